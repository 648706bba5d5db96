from datetime import date

import pytest

from graphsvc.errors import InvalidFileError, InvalidInputError, NotFoundError
from graphsvc.model import Language
from graphsvc.texts import blanks, date_text, error_text, has_text, list_text, number_text, text

DAY = date(2020, 10, 15)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("fi", ["0 hanketta", "1 hanke", "2 hanketta"]),
        ("sv", ["0 projekt", "1 projekt", "2 projekt"]),
        ("en", ["0 projects", "1 project", "2 projects"]),
    ],
)
def test_a_count_chooses_singular_or_plural(language: Language, shown: list[str]) -> None:
    assert [text(language, "kinds.actor_count.project", count=count) for count in (0, 1, 2)] == shown


@pytest.mark.parametrize(("language", "shown"), [("fi", "1\xa0234,5"), ("sv", "1\xa0234,5"), ("en", "1,234.5")])
def test_numbers_are_written_as_the_language_does(language: Language, shown: str) -> None:
    assert number_text(language, 1234.46) == shown


def test_a_whole_number_has_no_decimals() -> None:
    assert number_text("fi", 12.0) == "12"


@pytest.mark.parametrize(("language", "shown"), [("fi", "15.10.2020"), ("sv", "15.10.2020"), ("en", "15 Oct 2020")])
def test_days_are_written_as_the_language_does(language: Language, shown: str) -> None:
    assert date_text(language, DAY) == shown


@pytest.mark.parametrize(("language", "word"), [("fi", "ja"), ("sv", "och"), ("en", "and")])
def test_lists_end_with_the_word_of_the_language(language: Language, word: str) -> None:
    assert list_text(language, []) == ""
    assert list_text(language, ["a"]) == "a"
    assert list_text(language, ["a", "b"]) == f"a {word} b"
    assert list_text(language, ["a", "b", "c"]).replace(", and", " and") == f"a, b {word} c"


def test_blanks_are_found_by_name() -> None:
    assert blanks("{file}, rivi {row}: {{ei}} {message:>10}") == {"file", "row", "message"}


def test_a_key_that_nobody_wrote_is_an_error() -> None:
    assert not has_text("fi", "kinds.actor.person.one")
    with pytest.raises(KeyError):
        text("fi", "kinds.actor.person.one")


def test_an_error_is_told_in_the_language_of_the_reader() -> None:
    error = NotFoundError("actor", "x1")
    assert error_text("fi", error).startswith("Toimijaa ”x1” ei ole.")
    assert error_text("sv", error).startswith("Aktören ”x1” finns inte.")
    assert error_text("en", error).startswith("There is no actor “x1”.")


def test_an_error_in_a_file_tells_the_file_and_the_row() -> None:
    error = InvalidFileError("value_missing", file="koe/ties.csv", field="kind", row=12345)
    assert error_text("fi", error) == "koe/ties.csv, rivi 12345: Kohta ”kind” on tyhjä. Täytä se."
    error = InvalidFileError("statement_type", file="a.sql", field="header", line=2, found="array")
    assert error_text("en", error) == "a.sql, row 2: The type “array” is not known."
    error = InvalidFileError("value_missing", file="koe/dataset.toml", field="licence")
    assert error_text("sv", error) == "koe/dataset.toml: ”licence” är tom. Fyll i den."


def test_a_long_value_is_shortened_in_an_error() -> None:
    shown = error_text("en", InvalidInputError("number_form", field="level", value="9" * 10_000))
    assert len(shown) < 120
    assert "…" in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "Loppu 31.12.2018 on ennen alkua 1.1.2019."),
        ("en", "The end 31 Dec 2018 is before the start 1 Jan 2019."),
    ],
)
def test_days_in_an_error_are_written_as_the_language_does(language: Language, said: str) -> None:
    error = InvalidInputError("ends_before_start", field="end_date", value=date(2018, 12, 31), start=date(2019, 1, 1))
    assert error_text(language, error).startswith(said)


def test_what_a_reader_wrote_is_not_read_as_a_blank() -> None:
    shown = error_text("en", InvalidInputError("number_form", field="level", value="{field} {0} %s"))
    assert "{field} {0} %s" in shown


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -90.5])
def test_numbers_out_of_range_are_told_whatever_they_are(value: float) -> None:
    error = InvalidInputError("out_of_range", field="latitude", value=value, least=-90.0, most=90.0)
    assert "-90" in error_text("fi", error)

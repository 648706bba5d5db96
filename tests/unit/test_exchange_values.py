from datetime import date

import pytest

from graphsvc.errors import InvalidInputError
from graphsvc.exchange.reading.escaping import unguarded, unsealed
from graphsvc.exchange.understanding import catalogue
from graphsvc.exchange.understanding.dates import read_day, read_interval
from graphsvc.exchange.understanding.identifiers import READ_IDENTIFIER
from graphsvc.exchange.understanding.lists import joined, parted
from graphsvc.exchange.understanding.private import role_of, without_private
from graphsvc.exchange.writing.escaping import guarded, sealed
from graphsvc.model import ActorKind, TieKind


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026-02-01", date(2026, 2, 1), date(2026, 2, 1)),
        ("2026-02-01T12:00:00Z", date(2026, 2, 1), date(2026, 2, 1)),
        ("1.2.2026", date(2026, 2, 1), date(2026, 2, 1)),
        ("01.02.2026", date(2026, 2, 1), date(2026, 2, 1)),
        ("1/2/2026", date(2026, 2, 1), date(2026, 2, 1)),
        ("2/13/2026", date(2026, 2, 13), date(2026, 2, 13)),
        ("2/2026", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("Helmikuu 2026", date(2026, 2, 1), date(2026, 2, 28)),
        ("december 2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("1.2.26", date(2026, 2, 1), date(2026, 2, 1)),
        ("1. 2. -26", date(2026, 2, 1), date(2026, 2, 1)),
        ("1.2.74", date(1974, 2, 1), date(1974, 2, 1)),
        ("1. helmikuuta 2026", date(2026, 2, 1), date(2026, 2, 1)),
        ("1 februari 2026", date(2026, 2, 1), date(2026, 2, 1)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        (2026, date(2026, 1, 1), date(2026, 12, 31)),
        (2026.0, date(2026, 1, 1), date(2026, 12, 31)),
        (46054, date(2026, 2, 1), date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 2, 1), date(2026, 2, 1)),
    ],
)
def test_a_day_is_read_in_every_usual_shape(said: str | float | date, first: date, last: date) -> None:
    assert (read_day(said, is_end=False), read_day(said, is_end=True)) == (first, last)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "joskus",
        "31.2.2026",
        "31.2.26",
        "12/26",
        "5. ruusuta 2026",
        "13/2026",
        "0000",
        "1e9",
        "nan",
        "-5",
        True,
        None,
        1e300,
    ],
)
def test_what_says_no_day_is_none(said: str | float | None) -> None:
    assert read_day(said, is_end=False) is None


def test_an_interval_of_gephi_is_two_days() -> None:
    assert read_interval("<[2019.0, 2021.0]>") == (date(2019, 1, 1), date(2021, 12, 31))
    assert read_interval("[2019-05-01,2020-06-30)") == (date(2019, 5, 1), date(2020, 6, 30))
    assert read_interval("never") == (None, None)


@pytest.mark.parametrize("values", [["a", "b"], ["a|b", "c\\"], ["\\", "|", "", "\\e"], [""], ["a"]])
def test_values_of_a_cell_come_back(values: list[str]) -> None:
    assert parted(joined(values)) == values


@pytest.mark.parametrize(
    "text", [" a ", "\t", "\r\n", "_x0041_", "=1", "'=1", "''=", "\x01\x1f", "", "a\nb", "'", "'a"]
)
def test_texts_of_cells_come_back(text: str) -> None:
    assert unsealed(sealed(text)) == text
    assert unguarded(guarded(sealed(text))) == text


@pytest.mark.parametrize("email", ["toimisto@a.fi", "info@a.fi", "kansli@a.fi", "toimisto.kuopio@a.fi"])
def test_the_address_of_a_role_passes(email: str) -> None:
    assert role_of(email) == email.partition("@")[0]
    assert without_private(f"Kysy: {email}") == f"Kysy: {email}"


@pytest.mark.parametrize(
    "private",
    [
        "etu.suku@a.fi", "<etu.suku@a.fi>", "mailto:etu.suku@a.fi", "etu.suku(at)a.fi", "etu [ät] gmail.com",
        "040 123 4567", "+358 40 1234567", "00358 40 1234567", "(050) 123 4567", "040/1234567", "050.123.4567",
        "puh. 017 123 456", "131052-308T",
    ],
)  # fmt: skip
def test_what_may_be_a_persons_is_taken_out_of_a_text(private: str) -> None:
    assert without_private(f"Kysy {private} lisää") == "Kysy lisää"


@pytest.mark.parametrize(
    "text", [
        "Perustettu 1952", "123.456", "vuosina 2019-2021", "0201256-6", "Kerho 2000 ry", "24/7", "01.02.2026",
        "klo 09.00-15.00", "04/2026", "FI21 1234 5600 0007 85", "Neuvontapuhelin 0800 12345", "toimisto(at)a.fi",
        "Kriisipuhelin 09 2525 0111",
    ],
)  # fmt: skip
def test_other_numbers_stay(text: str) -> None:
    assert without_private(text) == text


def test_types_and_kinds_are_known_by_their_words_in_every_language() -> None:
    types, kinds = catalogue.actor_types(), catalogue.tie_kinds()
    for word in ("yhdistys", "Förening", "association", "NGO", "ry"):
        assert types[catalogue.key_of(word)] == (ActorKind.ORGANISATION, "association")
    assert types["aldrerad"] == types["vanhusneuvosto"] == (ActorKind.COUNCIL, "elderly_council")
    for word in ("rahoittaa", "finansierar", "funds", "rahoitus"):
        assert kinds[catalogue.key_of(word)] == (TieKind.FUNDS, False)
    assert kinds["rahoittajana"] == kinds["funded by"] == (TieKind.FUNDS, True)
    assert kinds["jasen"] == kinds["medlem"] == kinds["member"] == (TieKind.MEMBER_OF, False)


@pytest.mark.parametrize("said", ["0201256-6", "02012566", "FI02012566", "0201256–6", "2012566", "201256-6"])
def test_a_business_id_is_read_as_people_and_spreadsheets_write_it(said: str) -> None:
    assert READ_IDENTIFIER["business_id"](said) == "0201256-6"


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("business_id", "0000000-0"),
        ("business_id", "00000000"),
        ("register_number", "0"),
        ("register_number", "000.000"),
        ("ptv_id", "00000000-0000-0000-0000-000000000000"),
    ],
)
def test_zeros_alone_are_no_identifier(column: str, said: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        READ_IDENTIFIER[column](said)
    assert (caught.value.field, caught.value.code, caught.value.value) == (column, f"{column}_form", said)

import shutil
from pathlib import Path

import pytest

from graphsvc import resources
from graphsvc.errors import InvalidFileError
from graphsvc.exchange import CheckReport, check_shipped
from graphsvc.vocabulary import read_vocabulary


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    for name in ("places", "topics", "target_groups", "helplines"):
        shutil.copytree(resources.folder("seed") / name, tmp_path / name)
    return tmp_path


def change(path: Path, wrong: str, right: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert wrong in text
    path.write_text(text.replace(wrong, right, 1), encoding="utf-8")


def check(seed: Path) -> CheckReport:
    return check_shipped(seed, seed / "no queries")


@pytest.mark.parametrize(
    ("name", "wrong", "right", "row", "field", "code"),
    [
        ("places/municipalities.csv", "latitude", "lat", 1, "latitude", "column_missing"),
        ("places/municipalities.csv", "62.99956", "north", 2, "latitude", "number_form"),
        ("places/municipalities.csv", "62.99956", "99", 2, "latitude", "out_of_range"),
        ("places/municipalities.csv", ",9183,", ",9183.5,", 2, "population", "number_form"),
        ("places/municipalities.csv", "009,", "005,", 3, "id", "id_repeated"),
        ("places/areas.csv", "region,01", "county,01", 2, "level", "not_in_list"),
        ("places/villages.csv", "Lehtimäki,005,true", "Lehtimäki,005,true,x", 2, "row", "row_too_long"),
        ("topics/topics.csv", "group", "topic_group", 1, "group", "column_missing"),
        ("topics/words.csv", "fi,stop", "fi,stopped", 2, "role", "not_in_list"),
        ("target_groups/target_groups.csv", "nuoret,", "lapset,", 3, "id", "id_repeated"),
    ],
)
def test_a_bad_vocabulary_is_refused_with_file_row_and_column(
    seed: Path, name: str, wrong: str, right: str, *, row: int, field: str, code: str
) -> None:
    change(seed / name, wrong, right)
    with pytest.raises(InvalidFileError) as caught:
        read_vocabulary(seed)
    error = caught.value
    assert (error.details["file"], error.details["row"], error.field, error.code) == (name, row, field, code)
    assert [problem.code for problem in check(seed).problems] == [code]


@pytest.mark.parametrize(
    ("name", "wrong", "right", "field"),
    [
        ("places/areas.csv", "018|", "997|", "municipalities"),
        ("places/villages.csv", "Lehtimäki,005", "Lehtimäki,997", "municipality"),
        ("topics/topics.csv", "mielenterveyskuntoutus,mieli", "mielenterveyskuntoutus,moli", "group"),
    ],
)
def test_the_check_finds_what_refers_to_nothing(seed: Path, name: str, wrong: str, right: str, field: str) -> None:
    change(seed / name, wrong, right)
    problems = [
        (problem.details["file"], problem.details["row"], problem.field, problem.code)
        for problem in check(seed).problems
    ]
    assert problems == [(name, 2, field, "unknown_reference")]


def test_a_missing_file_is_told_by_its_name(seed: Path) -> None:
    (seed / "topics/groups.csv").unlink()
    assert [problem.details["file"] for problem in check(seed).problems] == ["topics/groups.csv"]


def test_a_vocabulary_without_its_licence_is_refused(seed: Path) -> None:
    change(seed / "topics/dataset.toml", 'licence = "EUPL-1.2"', "")
    assert [(problem.details["file"], problem.field) for problem in check(seed).problems] == [
        ("topics/dataset.toml", "licence")
    ]


def test_a_bad_statement_is_told_by_file_and_line(seed: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries"
    queries.mkdir()
    (queries / "one.sql").write_text("-- One.\n-- @access read\nSELECT :x AS y\n", encoding="utf-8")
    (queries / "two.cypher").write_text("// Two.\nRETURN 1 AS y\n", encoding="utf-8")
    problems = [(problem.details["file"], problem.details["line"]) for problem in check_shipped(seed, queries).problems]
    assert problems == [("two.cypher", 1), ("one.sql", 3)]


def test_the_fingerprint_changes_with_what_a_store_keeps_and_not_with_synonyms(seed: Path) -> None:
    before = read_vocabulary(seed).fingerprint
    assert read_vocabulary(resources.folder("seed")).fingerprint == before
    change(seed / "topics/topics.csv", "mielen hyvinvointi", "mielen hyvä vointi")
    assert read_vocabulary(seed).fingerprint == before
    change(seed / "topics/topics.csv", "mielenterveyden edistäminen", "mielen hyvinvoinnin edistäminen")
    assert read_vocabulary(seed).fingerprint != before

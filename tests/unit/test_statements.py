from pathlib import Path

import pytest

from graphsvc.errors import InvalidFileError
from graphsvc.statements import Dialect, Field, load_statement, load_statements

SQL = """\
-- Ties of some actors, by id.
-- @param ids list ids of actors
-- @return tie map a tie
-- @return level int its level
-- @access read
SELECT (SELECT json_object('id', t.id)) AS tie, t.level AS level -- :not_this_one
FROM tie AS t
WHERE t.source IN (SELECT value FROM json_each(:ids)) AND t.note <> ':nor_this'
ORDER BY t.id
"""
CYPHER = """\
// Ties of some actors, by id.
// @param ids list ids of actors
// @return tie map a tie
// @access read
UNWIND $ids AS id
MATCH (:Actor {id: id})-[t]-() // $not_this_one
WITH DISTINCT t
RETURN t {.id, .level} AS tie
ORDER BY t.id
"""


def load(folder: Path, text: str, dialect: Dialect = "sql") -> object:
    path = folder / f"ties_of.{dialect}"
    path.write_text(text, encoding="utf-8")
    return load_statement(path, dialect)


def test_a_statement_carries_what_its_header_says(tmp_path: Path) -> None:
    load(tmp_path, SQL)
    statement = load_statements(tmp_path, "sql")["ties_of"]
    assert statement.name == "ties_of"
    assert statement.purpose == "Ties of some actors, by id."
    assert statement.parameters == (Field("ids", "list", "ids of actors"),)
    assert statement.columns == (Field("tie", "map", "a tie"), Field("level", "int", "its level"))
    assert statement.access == "read"
    assert statement.text.splitlines() == SQL.splitlines()


def test_both_dialects_stand_side_by_side(tmp_path: Path) -> None:
    load(tmp_path, SQL)
    load(tmp_path, CYPHER, "cypher")
    assert list(load_statements(tmp_path, "sql")) == list(load_statements(tmp_path, "cypher")) == ["ties_of"]


def test_a_statement_that_names_the_keys_of_its_rows_is_run_once_for_each(tmp_path: Path) -> None:
    start = "-- Add ties.\n-- @param rows rows flat ties\n-- @access write\nINSERT INTO tie (id) "
    by_row, at_once, neither = "VALUES (:id);", "SELECT value ->> 'id' FROM json_each(:rows);", "VALUES ('one');"
    load(tmp_path, start + by_row)
    assert load_statements(tmp_path, "sql")["ties_of"].is_by_row
    load(tmp_path, start + at_once)
    assert not load_statements(tmp_path, "sql")["ties_of"].is_by_row
    with pytest.raises(InvalidFileError):
        load(tmp_path, start + neither)


def test_a_statement_that_writes_returns_nothing(tmp_path: Path) -> None:
    statement = "-- Remove ties.\n-- @param ids list ids\n-- @access write\nDELETE FROM tie WHERE id IN (:ids)\n"
    load(tmp_path, statement)
    assert load_statements(tmp_path, "sql")["ties_of"].columns == ()


@pytest.mark.parametrize(
    ("dialect", "wrong", "right", "code", "line", "found"),
    [
        ("sql", "-- @param ids list ids of actors\n", "", "statement_undeclared", 7, "ids"),
        ("sql", "-- @access", "-- @param day date a day\n-- @access", "statement_unused", 5, "day"),
        ("sql", "list ids", "array ids", "statement_type", 2, "array"),
        ("sql", "-- @access read\n", "", "statement_header", 1, "@access"),
        ("sql", "-- Ties of some actors, by id.\n", "", "statement_header", 1, "purpose"),
        ("sql", "@access read", "@access admin", "statement_tag", 5, "@access admin"),
        ("sql", "@param ids list ids of actors", "@param ids", "statement_tag", 2, "@param ids"),
        ("sql", "@return", "@returns", "statement_tag", 3, "@returns tie map a tie"),
        ("sql", "-- @return level int its level\n", "", "statement_columns", 3, "tie, level"),
        ("sql", "AS level", "AS height", "statement_columns", 3, "tie, height"),
        ("cypher", "// @param ids list ids of actors\n", "", "statement_undeclared", 4, "ids"),
        ("cypher", "$ids", "['a']", "statement_unused", 2, "ids"),
        ("cypher", "AS tie", "AS t", "statement_columns", 3, "t"),
    ],
)
def test_a_header_that_does_not_match_is_refused_with_file_and_line(
    tmp_path: Path, dialect: Dialect, wrong: str, right: str, *, code: str, line: int, found: str
) -> None:
    text = {"sql": SQL, "cypher": CYPHER}[dialect]
    assert wrong in text
    with pytest.raises(InvalidFileError) as caught:
        load(tmp_path, text.replace(wrong, right), dialect)
    assert caught.value.code == code
    assert caught.value.details["file"] == f"ties_of.{dialect}"
    assert caught.value.details["line"] == line
    assert caught.value.details["found"] == found

"""Statements: one a file under queries/, in each dialect, checked against its header on loading.

A header is the comment at the top of the file: one sentence of purpose, then
`@param name type meaning`, `@return name type meaning` and `@access read|write`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from graphsvc.errors import InvalidFileError

Dialect = Literal["sql", "cypher"]
TYPES: Final = ("str", "int", "float", "bool", "date", "list", "rows", "map")
"""`list` holds scalars, `rows` maps; `list`, `rows` and `map` travel as JSON text in the sql dialect.

A statement that names the keys of `rows` in their place is run once for each of them.
"""

_COMMENT: Final = {"sql": "--", "cypher": "//"}
_PARAMETER: Final = {"sql": re.compile(r"(?<![:\w]):([a-z_]+)\b"), "cypher": re.compile(r"\$([a-z_]+)\b")}
_STRING: Final = re.compile(r"'(?:[^'\\]|\\.|'')*'")
_TAG: Final = re.compile(r"@(param|return)\s+(\w+)\s+(\w+)\s+(\S.*)")
_ACCESS: Final = re.compile(r"@access\s+(read|write)")
_COLUMN: Final = re.compile(r"\bAS\s+(\w+)\s*\Z", re.IGNORECASE)
_AFTER_COLUMNS: Final = re.compile(r"\b(FROM|ORDER\s+BY|SKIP|LIMIT|UNION)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a column: its name, its type (one of `TYPES`) and what it means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of one dialect with what its header says of it."""

    name: str
    purpose: str
    parameters: tuple[Field, ...]
    columns: tuple[Field, ...]
    access: Literal["read", "write"]
    text: str
    is_by_row: bool = False
    """Whether it names the keys of its rows, and is run once for each of them."""


def load_statements(folder: Path, dialect: Dialect) -> Mapping[str, Statement]:
    """Every statement of a dialect in a folder, by name.

    Raises:
        InvalidFileError: a header does not match its statement; names the file and the line.
    """
    return {path.stem: load_statement(path, dialect) for path in sorted(folder.glob(f"*.{dialect}"))}


def load_statement(path: Path, dialect: Dialect) -> Statement:
    """One statement from its file.

    Raises:
        InvalidFileError: the header does not match the statement; names the file and the line.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    header_length = next(
        (number for number, line in enumerate(lines) if not line.startswith(_COMMENT[dialect])), len(lines)
    )
    header = [line.removeprefix(_COMMENT[dialect]).strip() for line in lines[:header_length]]
    statement = _parse(path, header, "\n".join(lines))
    body = _STRING.sub("''", _without_comments("\n".join(lines[header_length:]), dialect))
    used = set(_PARAMETER[dialect].findall(body))
    takes_rows = [field.type for field in statement.parameters] == ["rows"]
    is_by_row = dialect == "sql" and bool(used) and takes_rows and "rows" not in used
    if not is_by_row:
        _check_parameters(path, statement, used)
    _check_columns(path, statement, body, dialect)
    return replace(statement, is_by_row=is_by_row)


def _parse(path: Path, header: list[str], text: str) -> Statement:
    purpose: list[str] = []
    fields: dict[str, list[Field]] = {"param": [], "return": []}
    access: Literal["read", "write"] | None = None
    for number, line in enumerate(header, start=1):
        if tag := _TAG.fullmatch(line):
            if tag[3] not in TYPES:
                raise _refused(path, number, "statement_type", found=tag[3])
            fields[tag[1]].append(Field(tag[2], tag[3], tag[4]))
        elif said := _ACCESS.fullmatch(line):
            access = "read" if said[1] == "read" else "write"
        elif line.startswith("@"):
            raise _refused(path, number, "statement_tag", found=line)
        elif line:
            purpose.append(line)
    if not purpose or access is None:
        raise _refused(path, 1, "statement_header", found="@access" if purpose else "purpose")
    return Statement(path.stem, " ".join(purpose), tuple(fields["param"]), tuple(fields["return"]), access, text)


def _check_parameters(path: Path, statement: Statement, used: set[str]) -> None:
    said = {field.name for field in statement.parameters}
    for name in sorted(used ^ said):
        where = _line_with(statement.text, name)
        raise _refused(path, where, "statement_undeclared" if name in used else "statement_unused", found=name)


def _check_columns(path: Path, statement: Statement, body: str, dialect: Dialect) -> None:
    found = _columns(body, dialect)
    said = [field.name for field in statement.columns]
    if found != said:
        where = _line_with(statement.text, "@return")
        raise _refused(path, where, "statement_columns", found=", ".join(found), said=", ".join(said))


def _columns(body: str, dialect: Dialect) -> list[str]:
    """The names that the outermost SELECT (the first) or RETURN (the last) gives to its columns."""
    outer = _outermost(body)
    keyword = "SELECT" if dialect == "sql" else "RETURN"
    if dialect == "sql" and re.match(r"\s*(INSERT|DELETE|UPDATE)\b", outer, re.IGNORECASE):
        return []
    clauses = list(re.finditer(rf"\b{keyword}\b(\s+DISTINCT\b)?", outer, re.IGNORECASE))
    if not clauses:
        return []
    clause = clauses[0] if dialect == "sql" else clauses[-1]
    columns = _AFTER_COLUMNS.split(outer[clause.end() :].rstrip().rstrip(";"), maxsplit=1)[0]
    return [name[1] if (name := _COLUMN.search(column.strip())) else column.strip() for column in columns.split(",")]


def _outermost(body: str) -> str:
    """The body without what stands in brackets of any sort."""
    kept: list[str] = []
    depth = 0
    for letter in body:
        depth -= letter in ")]}"
        if depth == 0:
            kept.append(letter)
        depth += letter in "([{"
    return "".join(kept)


def _without_comments(body: str, dialect: Dialect) -> str:
    return "\n".join(line.partition(_COMMENT[dialect])[0] for line in body.splitlines())


def _line_with(text: str, word: str) -> int:
    return next((number for number, line in enumerate(text.splitlines(), start=1) if word in line), 1)


def _refused(path: Path, line: int, code: str, **details: object) -> InvalidFileError:
    return InvalidFileError(code, field="header", file=path.name, line=line, **details)

"""Write the pages that are generated from the code, or with --check tell which are out of date."""  # noqa: INP001

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from graphsvc import resources
from graphsvc.statements import Field, Statement, load_statements

INTRODUCTION = """\
# Statements

Generated from the headers of the files by `make docs`; do not edit it by hand.

One statement a file, named like the operation of the store that runs it: `.sql` for SQLite, `.cypher` for Neo4j.
In Neo4j Browser each `.cypher` file can be opened and run as it is. A `.sql` file that names the keys of its `rows`
is run once for each of them. The loader (`graphsvc.statements`) refuses a
header that does not match its statement.
"""
UPKEEP = """\
# Upkeep of a Neo4j store

What SQLite has as pragmas and locks.
"""


def queries_page(folder: Path) -> str:
    """The page of all statements, by name; the first dialect that has one speaks for it."""
    dialects = {dialect: load_statements(folder, dialect) for dialect in ("sql", "cypher")}
    names = sorted({name for statements in dialects.values() for name in statements})
    upkeep = load_statements(folder / "neo4j", "cypher")
    return "\n".join(
        [
            INTRODUCTION,
            *(_section(name, dialects) for name in names),
            UPKEEP,
            *(_section(name, {"cypher": upkeep}, "neo4j/") for name in sorted(upkeep)),
        ]
    )


def _section(name: str, dialects: Mapping[str, Mapping[str, Statement]], under: str = "") -> str:
    found = {dialect: statements[name] for dialect, statements in dialects.items() if name in statements}
    statement = next(iter(found.values()))
    files = ", ".join(f"[{name}.{dialect}]({under}{name}.{dialect})" for dialect in found)
    lines = [f"## {name}", "", statement.purpose, "", f"{files}: {statement.access}", ""]
    lines += _table("parameter", statement.parameters) + _table("column", statement.columns)
    return "\n".join(lines)


def _table(title: str, fields: tuple[Field, ...]) -> list[str]:
    return [f"| {title} | type | meaning |", "| --- | --- | --- |", *map(_row, fields), ""] if fields else []


def _row(field: Field) -> str:
    return f"| `{field.name}` | {field.type} | {field.meaning} |"


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page: where it stands and what it must say."""
    queries = resources.folder("queries")
    yield queries / "README.md", queries_page(queries)


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; 1 when one is out of date."""
    stale = [(path, text) for path, text in pages() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if arguments == ["--check"]:
        for path, _ in stale:
            sys.stderr.write(f"{path} is out of date: run make docs\n")
        return 1 if stale else 0
    for path, text in stale:
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Rows of one shape as columns: several times smaller in a page, for names of fields and common values come once."""

from collections.abc import Mapping, Sequence
from os.path import commonprefix
from typing import Any

Column = dict[str, Any]


def columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Column]:
    """For each field the column of its values in the order of the rows.

    The first is written as `values`, and tells how many rows there are; each other in the shortest form: `values`, or
    one that is the `same` in all rows, or a `table` of those that there are and where in it each row's is (`at`), or
    the column that has these places already (`as`), or of lists, where their items are (`lists`). Texts that begin
    alike are without it (`before`), or those of the first column with something `before` them.
    """
    if not rows:
        return {}
    first, *others = rows[0]
    firsts = [row[first] for row in rows]
    made: dict[str, Column] = {first: _short(firsts, firsts)}
    made |= {field: _column([row[field] for row in rows], firsts) for field in others}
    known: dict[tuple[int, ...], str] = {}
    for field, column in made.items():
        if "at" in column and known.setdefault(tuple(column["at"]), field) != field:
            column["as"] = known[tuple(column.pop("at"))]
    return made


def _column(values: list[Any], firsts: list[Any]) -> Column:
    if isinstance(values[0], list):
        items = {item: place for place, item in enumerate(dict.fromkeys(item for value in values for item in value))}
        return {"table": list(items), "lists": [[items[item] for item in value] for value in values]}
    places = {value: place for place, value in enumerate(dict.fromkeys(values))}
    if len(places) == 1:
        return {"same": values[0]}
    if 2 * len(places) > len(values):
        return _short(values, firsts)
    return {"table": list(places), "at": [places[value] for value in values]}


def _short(values: list[Any], firsts: list[Any]) -> Column:
    if not all(isinstance(value, str) for value in values):
        return {"values": values}
    start = values[0].removesuffix(str(firsts[0]))
    if start and [f"{start}{first}" for first in firsts] == values:
        return {"before": start}
    before = commonprefix(values)  # noqa: RUF071 - letters and not folders are what is alike
    return {"before": before, "values": [value[len(before) :] for value in values]} if before else {"values": values}

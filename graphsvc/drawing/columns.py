"""Rows of one shape as columns: several times smaller in a page, for names of fields and common values come once."""

from collections.abc import Mapping, Sequence

Column = dict[str, list[object]]


def columns(rows: Sequence[Mapping[str, object]]) -> dict[str, Column]:
    """For each field its `values` in the order of the rows, or a `table` of them and where in it each row's is (`at`)."""
    return {field: _column([row[field] for row in rows]) for field in rows[0]} if rows else {}


def _column(values: list[object]) -> Column:
    keys = [tuple(value) if isinstance(value, list) else value for value in values]
    places = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    if 2 * len(places) > len(values):
        return {"values": values}
    return {"table": list(places), "at": [places[key] for key in keys]}

"""Tables: which row holds the headings, and the rows below as cells under them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final, cast

from graphsvc.errors import InvalidFileError
from graphsvc.exchange.reading.layouts import (
    MATRIX,
    IsHeading,
    Numbered,
    is_card,
    is_matrix,
    records_on_card,
    ties_in_matrix,
)
from graphsvc.exchange.reading.sheets import Cell, Sheet, text_of
from graphsvc.settings import ImportLimits

_SEARCHED_ROWS: Final = 15
_PLAIN: Final = {1: ("Label",), 2: ("From", "To")}
"""The headings of lists that have none: names, or pairs of names."""


def sheet_of(file: str, name: str, rows: Iterable[Numbered], is_heading: IsHeading, limits: ImportLimits) -> Sheet:
    """A table as a sheet, whether its headings stand in its first row, below a title, or nowhere."""
    filled = _filled_rows(file, name, rows, limits)
    first = list(islice(filled, _SEARCHED_ROWS))
    table = first[_top(first) :]
    if is_matrix(table):
        return Sheet(file, name, ties_in_matrix(table[0][1], chain(table[1:], filled)), MATRIX)
    if len(first) < _SEARCHED_ROWS and is_card(first, is_heading):
        headings, records = records_on_card(first)
        return Sheet(file, name, iter(records), headings)
    place = _heading_row(first, is_heading)
    width = max((_width(cells) for _, cells in first), default=0)
    if place is None and width in _PLAIN:
        headings, rest, written = _PLAIN[width], first, None
    else:
        place = _top(first) if place is None else place
        written = first[place][1] if first else None
        headings = _told_apart(text_of(cell).strip() for cell in first[place][1]) if first else ()
        rest = first[place + 1 :]
    below = (row for row in chain(rest, filled) if row[1] != written)  # lists put together repeat their headings
    return Sheet(file, name, below, headings)


def _told_apart(headings: Iterable[str]) -> tuple[str, ...]:
    """Headings of which those that repeat another are numbered, so that nothing below them is lost unseen."""
    met: Counter[str] = Counter()
    told = []
    for heading in headings:
        met[heading] += 1
        told.append(f"{heading} ({met[heading]})" if heading and met[heading] > 1 else heading)
    return tuple(told)


def are_invented(headings: tuple[str, ...]) -> bool:
    """Whether these may be headings that we gave to a list or a matrix without any."""
    return headings in (*_PLAIN.values(), MATRIX)


def _heading_row(rows: Sequence[Numbered], is_heading: IsHeading) -> int | None:
    """The first row with two known headings or more; below headings of groups the next; or the very first, with one."""
    known = [sum(1 for cell in cells if isinstance(cell, str) and is_heading(cell)) for _, cells in rows]
    place = next((place for place, amount in enumerate(known) if amount > 1), None)
    if place is None:
        return _top(rows) if known and known[_top(rows)] else None
    below = place + 1
    are_groups = below < len(rows) and known[place] < known[below] == _filled(rows[below][1])
    return below if are_groups else place


def _top(rows: Sequence[Numbered]) -> int:
    """The first row that is no title, which stands alone in its row."""
    return next((place for place, (_, cells) in enumerate(rows) if _filled(cells) > 1), 0)


def _filled(cells: Sequence[Cell]) -> int:
    return sum(cell not in (None, "") for cell in cells)


def _width(cells: Sequence[Cell]) -> int:
    return max((place for place, cell in enumerate(cells, start=1) if cell not in (None, "")), default=0)


def _filled_rows(file: str, name: str, rows: Iterable[Numbered], limits: ImportLimits) -> Iterator[Numbered]:
    """The rows in which something stands."""
    most = limits.cell_characters
    for amount, (number, cells) in enumerate(rows, start=1):
        if amount > limits.rows:
            raise InvalidFileError("too_many_rows", file=file, sheet=name, row=number, most=limits.rows)
        if len(cells) > limits.columns:
            raise InvalidFileError("too_many_columns", file=file, sheet=name, row=number, most=limits.columns)
        length = _length(cells)
        if length is None or length > most:  # rows are many, and mostly short texts
            if long := next((cell for cell in cells if isinstance(cell, str) and len(cell) > most), None):
                raise InvalidFileError("cell_too_long", file=file, sheet=name, row=number, value=long[:100], most=most)
            length = _filled(cells)
        if length:
            yield number, cells


def _length(cells: Sequence[Cell]) -> int | None:
    """How many signs there are in the cells; None where one of them is no text."""
    try:
        return len("".join(cast("Sequence[str]", cells)))
    except TypeError:
        return None

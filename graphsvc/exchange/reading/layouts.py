"""Tables that do not hold one record a row: ties as a matrix, and cards whose headings stand one below the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from graphsvc.exchange.reading.sheets import Cell, Row, text_of

Numbered = tuple[int, Sequence[Cell]]
IsHeading = Callable[[str], bool]

MATRIX: Final = ("From", "To", "Strength")
"""The headings of the ties in a matrix."""
_FEWEST: Final = 2
_FEWEST_ON_CARD: Final = 3


def is_matrix(rows: Sequence[Numbered]) -> bool:
    """Whether the names above the columns stand before the rows as well."""
    if len(rows) <= _FEWEST:
        return False
    above = set(_texts(rows[0][1])[1:]) - {""}
    before = [_texts(cells)[0] for _, cells in rows[1:]]
    return len(above) >= _FEWEST and len(set(before)) >= _FEWEST and above.issuperset(before)


def ties_in_matrix(headings: Sequence[Cell], rows: Iterable[Numbered]) -> Iterator[Row]:
    """A tie for each cell that holds something but a nought; how close it is where the cell holds a number.

    Of two cells that say the same of the same two, one.
    """
    names = _texts(headings)
    told: set[tuple[str, str, str]] = set()
    for number, cells in rows:
        name, *marks = _texts(cells)
        for other, mark in zip(names[1:], marks, strict=False):
            if mark not in ("", "0", "-") and other not in ("", name) and (other, name, mark) not in told:
                told.add((name, other, mark))
                yield number, {"From": name, "To": other, "Strength": mark if mark.isdigit() else ""}


def is_card(rows: Sequence[Numbered], is_heading: IsHeading) -> bool:
    """Whether known headings stand in the first column, and none beside them."""
    known = [_known(cells, is_heading) for _, cells in rows]
    return sum(first for first, _ in known) >= max(_FEWEST_ON_CARD, len(rows) - 1) and not any(
        rest for _, rest in known
    )


def records_on_card(rows: Sequence[Numbered]) -> tuple[tuple[str, ...], list[Row]]:
    """The headings of a card and its records, one a column, numbered as that is."""
    lines = [_texts(cells) for _, cells in rows]
    headings = tuple(line[0] for line in lines)
    width = max(map(len, lines))
    columns = ([line[place] if place < len(line) else "" for line in lines] for place in range(1, width))
    return headings, [(place, dict(zip(headings, cells, strict=True))) for place, cells in enumerate(columns, start=2)]


def _known(cells: Sequence[Cell], is_heading: IsHeading) -> tuple[bool, bool]:
    first, *rest = _texts(cells)
    return bool(first) and is_heading(first), any(one and is_heading(one) for one in rest)


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [text_of(cell).strip() for cell in cells] or [""]

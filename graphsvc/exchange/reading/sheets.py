"""What every file becomes when it is read: sheets of rows, whose cells stand under headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

Cell = str | int | float | bool | date | None
Cells = dict[str, Any] | Sequence[Cell]
"""What a row holds: by heading, or in a table in the order of its headings, as rows are many."""
Row = tuple[int, Cells]


class Role(StrEnum):
    """What the rows of a sheet are."""

    ELEMENTS = "elements"
    CONNECTIONS = "connections"
    OFFERS = "offers"
    NEEDS = "needs"
    EVENTS = "events"
    DATASETS = "datasets"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one kind in a file, each with its number; `rows` can be read once.

    `name` is empty where a file holds one sheet only. `headings` are those of a table; where there are none and
    the file's format says what its rows are, `role` does. `complete` rows are whole records by the keys of
    `graphsvc.model.flat`.
    """

    file: str
    name: str
    rows: Iterator[Row]
    headings: tuple[str, ...] = ()
    role: Role | None = None
    complete: bool = False

    def by_heading(self, cells: Cells) -> dict[str, Any]:
        """The cells of a row by their headings."""
        return cells if isinstance(cells, dict) else dict(zip(self.headings, cells, strict=False))


def text_of(cell: Cell) -> str:
    """A cell as the text that a reader sees: whole numbers without a fraction, dates in their ISO form."""
    if type(cell) is str:  # cells are many, and mostly texts
        return cell
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case float() if cell.is_integer():
            return str(int(cell))
        case date():
            return cell.isoformat()
    return str(cell)

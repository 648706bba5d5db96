"""What a person is shown of a sheet, so as to see whether it was understood."""

from collections.abc import Iterator

from graphsvc.exchange.reading.sheets import Row, Sheet, text_of
from graphsvc.exchange.understanding.private import without_private

_MOST: int = 3
_ROWS: int = 50


class Samples:
    """The first values under each heading, gathered while the rows of a sheet are read."""

    def __init__(self, sheet: Sheet) -> None:
        """`sheet` is read through `rows` from here on."""
        self._sheet = sheet
        self.amount = 0
        """How many rows were read."""
        self.values: dict[str, list[str]] = {heading: [] for heading in sheet.headings if heading}

    def rows(self) -> Iterator[Row]:
        """The rows of the sheet."""
        for row in self._sheet.rows:
            if self.amount < _ROWS:
                self._keep(row)
            self.amount += 1
            yield row

    def skim(self) -> None:
        """Read the first rows of a sheet that nobody else reads."""
        for _ in zip(range(_ROWS), self.rows(), strict=False):
            pass

    def _keep(self, row: Row) -> None:
        for heading, cell in self._sheet.by_heading(row[1]).items():
            kept = self.values.setdefault(heading, []) if heading else []
            value = without_private(text_of(cell)[:200]).strip() if len(kept) < _MOST else ""
            if value and value not in kept:
                kept.append(value)

"""What an engine lends to those who read and write inside one of its transactions."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

Row = Mapping[str, Any]


class Run(Protocol):
    """Runs a statement by name inside a transaction; parameters by name, rows as maps by column."""

    def __call__(self, name: str, /, **parameters: object) -> list[Row]:
        """Run it and read all its rows."""

    def each(self, name: str, /, **parameters: object) -> Iterator[Row]:
        """Run it when the first row is asked for, and read row by row, all before another statement is run."""

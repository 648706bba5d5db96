"""What is to be said of files beside what was understood: rows refused, cells not understood, what was left out."""

from dataclasses import dataclass, field
from typing import Final

from graphsvc.errors import InvalidFileError, InvalidInputError
from graphsvc.exchange.reading.sheets import Role, Sheet

MOST: Final = 10_000
"""How many rows may be refused, and how many warnings are kept."""


@dataclass(frozen=True, slots=True)
class Where:
    """The row that something stands in."""

    sheet: Sheet
    row: int

    def problem(self, code: str, column: str = "", value: object = None, **details: object) -> InvalidFileError:
        """What is wrong in this row."""
        sheet = self.sheet
        return InvalidFileError(
            code, file=sheet.file, field=column, value=value, sheet=sheet.name, row=self.row, **details
        )

    def same(self, error: InvalidInputError) -> InvalidFileError:
        """The same breach of a rule, found in this row."""
        return InvalidFileError.in_file(error, self.sheet.file, sheet=self.sheet.name, row=self.row)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column, or cells of it, that were not kept, and in how many rows; `reason` names a text."""

    file: str
    sheet: str
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A heading of a sheet, and our column that it was read as, None where it was passed over; its first values.

    `is_remembered` says that it was so read because of what was said of another file.
    """

    heading: str
    column: str | None
    samples: tuple[str, ...]
    is_remembered: bool


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet, what its rows are, None where that is not known, and how many of them were read.

    `is_fixed` says that the file's format tells what its rows are; `is_left_out` that a person did not want it.
    """

    file: str
    name: str
    role: Role | None
    rows: int
    columns: tuple[ReadColumn, ...]
    is_read: bool
    is_fixed: bool
    is_left_out: bool


@dataclass(slots=True)
class Findings:
    """All of it, in the order of the files."""

    refused: list[InvalidFileError] = field(default_factory=list)
    warnings: list[InvalidFileError] = field(default_factory=list)
    left_out: dict[LeftOut, int] = field(default_factory=dict)
    more_warnings: int = 0
    _told: set[tuple[object, ...]] = field(default_factory=set)

    def refuse(self, problem: InvalidFileError) -> None:
        """A row cannot be used.

        Raises:
            InvalidFileError: so many rows cannot that the file is not what it was taken for.
        """
        self.refused.append(problem)
        if len(self.refused) > MOST:
            raise InvalidFileError("too_many_refused", file=str(problem.details["file"]), most=MOST)

    def warn(self, problem: InvalidFileError) -> None:
        """A cell was not understood; the rest of its row was."""
        if len(self.warnings) < MOST:
            self.warnings.append(problem)
        else:
            self.more_warnings += 1

    def warn_once(self, problem: InvalidFileError) -> None:
        """A value was understood in a way that may be wrong; told where it stands first in its column."""
        details = problem.details
        told = details["file"], details.get("sheet"), problem.field, problem.value
        if told not in self._told:
            self._told.add(told)
            self.warn(problem)

    def leave_out(self, where: Where, column: str, reason: str) -> None:
        """A cell was not kept."""
        left = LeftOut(where.sheet.file, where.sheet.name, column, reason)
        self.left_out[left] = self.left_out.get(left, 0) + 1

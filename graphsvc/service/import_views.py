"""What is told of an import, in the reader's language: the parts of its report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graphsvc.model import Said


@dataclass(frozen=True, slots=True)
class Problem:
    """What was refused or not understood, and where it stands; None where it concerns more than one place.

    `code` is the kind of reason that it is.
    """

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    reason: str
    code: str


@dataclass(frozen=True, slots=True)
class ChangedView:
    """A record that was known and changed, the row that says so, and the fields that differ, before and after.

    `actors` are the ids of the actor that it is, or that it is of.
    """

    kind: str
    id: str
    actors: tuple[str, ...]
    file: str
    sheet: str | None
    row: int
    fields: tuple[str, ...]
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor by id and name."""

    id: str
    name: str
    municipality: str | None


@dataclass(frozen=True, slots=True)
class AddedView:
    """An actor that is added, as an example: its type, seat and sector, and the ids of the topics that it offers."""

    id: str
    name: str
    subtype: str
    municipality: str | None
    sector: str | None
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TwinView:
    """An actor beside one that may be the same, with what tells them apart; `is_stored` where it is in the store."""

    id: str
    name: str
    municipality: str | None
    subtype: str
    business_id: str | None
    register_number: str | None
    url: str
    description: str
    is_stored: bool


@dataclass(frozen=True, slots=True)
class DuplicateView:
    """Two actors that may be one and the same; `can_join` says whether an import can take them for one.

    `lasting` is what the two go by however the columns of files are read; `remembered` what was said of them before.
    """

    actor: TwinView
    candidate: TwinView
    reason: str
    can_join: bool
    lasting: tuple[str, str]
    remembered: Said | None = None


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """Cells that were not kept, in how many rows, and why."""

    file: str
    sheet: str | None
    column: str
    rows: int
    reason: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A heading, what it was read as, None where it was passed over, and its first values.

    `is_remembered` says that it was so read because of what was said of another file.
    """

    heading: str
    column: str | None
    samples: tuple[str, ...]
    is_remembered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """A sheet, what its rows are, None where that is not known, and how many of them were read.

    `number` counts through all files from 0. `is_fixed` says that the format of the file tells what its rows are;
    `is_left_out` that a person did not want it; `is_plain` that its headings are ours, for it has none of its own.
    """

    number: int
    file: str
    sheet: str | None
    role: str | None
    rows: int
    columns: tuple[ColumnView, ...]
    is_read: bool
    is_fixed: bool
    is_left_out: bool
    is_plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do where `dry_run`; `import_id` is None where nothing was written.

    `added`, `changed` and `unchanged` count actors, ties, offers and needs; `proposed` are the actors that only ties
    name, `examples` the first of the others that are added; `more_warnings` is how many warnings are not listed;
    `joined` are the pairs that were taken for one because that was said of them; `missing` the actors that came from a
    file of this name before, the last time on the day `missing_since`, and are not in it now.
    """

    import_id: str | None
    dry_run: bool
    files: tuple[str, ...]
    added: Mapping[str, int]
    changed: Mapping[str, int]
    unchanged: Mapping[str, int]
    refused: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    more_warnings: int = 0
    changes: tuple[ChangedView, ...] = ()
    examples: tuple[AddedView, ...] = ()
    proposed: tuple[ActorName, ...] = ()
    duplicates: tuple[DuplicateView, ...] = ()
    joined: tuple[DuplicateView, ...] = ()
    left_out: tuple[LeftOutView, ...] = ()
    sheets: tuple[SheetView, ...] = ()
    missing: tuple[ActorName, ...] = ()
    missing_since: date | None = None

    @property
    def remembered(self) -> tuple[tuple[SheetView, ColumnView], ...]:
        """The columns that were read as was said of another file, with their sheets."""
        return tuple((sheet, one) for sheet in self.sheets for one in sheet.columns if one.is_remembered)

    @property
    def unread(self) -> tuple[tuple[SheetView, ColumnView], ...]:
        """The columns that were passed over, with their sheets, where something stands in them."""
        read = (sheet for sheet in self.sheets if sheet.is_read and not sheet.is_left_out)
        return tuple((sheet, one) for sheet in read for one in sheet.columns if one.column is None and one.samples)

    @property
    def warnings_by_kind(self) -> tuple[tuple[Problem, ...], ...]:
        """The warnings of a kind in a column together, the rare ones first, for many alike hide those that matter."""
        groups: dict[tuple[str | None, ...], list[Problem]] = {}
        for one in self.warnings:
            groups.setdefault((one.file, one.sheet, one.column, one.code), []).append(one)
        return tuple(map(tuple, sorted(groups.values(), key=len)))

    @property
    def is_refused(self) -> bool:
        """Whether nothing could be kept."""
        return bool(self.refused) and not any(
            sum(counts.values()) for counts in (self.added, self.changed, self.unchanged)
        )

"""What an import did or would do, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphsvc.errors import InvalidFileError
from graphsvc.exchange import COUNTED, ChangedRecord, Plan
from graphsvc.exchange.planning.duplicates import Duplicate
from graphsvc.exchange.understanding.findings import LeftOut
from graphsvc.model import Actor, Language
from graphsvc.texts import reason_text, shortened, text


@dataclass(frozen=True, slots=True)
class Problem:
    """What was refused or not understood, and where it stands; None where it concerns more than one place."""

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class ChangedView:
    """A record that was known and changed, the row that says so, and the fields that differ."""

    kind: str
    id: str
    file: str
    sheet: str | None
    row: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor by id and name."""

    id: str
    name: str
    municipality: str | None


@dataclass(frozen=True, slots=True)
class DuplicateView:
    """Two actors that may be one and the same."""

    actor: ActorName
    candidate: ActorName
    reason: str


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
    """A heading, and what it was read as; None where it was passed over."""

    file: str
    sheet: str | None
    heading: str
    column: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do where `dry_run`; `import_id` is None where nothing was written.

    `added`, `changed` and `unchanged` count actors, ties, offers and needs; `proposed` are the actors that only ties
    name; `more_warnings` is how many warnings are not listed.
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
    proposed: tuple[ActorName, ...] = ()
    duplicates: tuple[DuplicateView, ...] = ()
    left_out: tuple[LeftOutView, ...] = ()
    columns: tuple[ColumnView, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether nothing could be kept."""
        return bool(self.refused) and not any(
            sum(counts.values()) for counts in (self.added, self.changed, self.unchanged)
        )


def report_of(plan: Plan, import_id: str | None, language: Language, *, dry_run: bool) -> ImportReport:
    """The report on a plan."""
    collected = plan.collected
    findings = collected.findings
    return ImportReport(
        import_id=import_id,
        dry_run=dry_run,
        files=collected.files,
        added=_counted(plan.added),
        changed=_counted(plan.changed),
        unchanged=_counted(plan.unchanged),
        refused=tuple(problem_of(error, language) for error in findings.refused),
        warnings=tuple(problem_of(error, language) for error in findings.warnings),
        more_warnings=findings.more_warnings,
        changes=tuple(_changed(change) for change in plan.changes),
        proposed=tuple(_name(actor, language) for actor, _ in plan.proposals),
        duplicates=tuple(duplicate_view(pair, language) for pair in plan.duplicates),
        left_out=tuple(_left_out(left, rows, language) for left, rows in findings.left_out.items()),
        columns=tuple(ColumnView(one.file, one.sheet or None, one.heading, one.column) for one in collected.columns),
    )


def refusal(files: Iterable[str], error: InvalidFileError, language: Language, *, dry_run: bool) -> ImportReport:
    """The report on files of which one cannot be used at all."""
    none = dict.fromkeys(COUNTED, 0)
    return ImportReport(
        import_id=None,
        dry_run=dry_run,
        files=tuple(files),
        added=none,
        changed=none,
        unchanged=none,
        refused=(problem_of(error, language),),
    )


def problem_of(error: InvalidFileError, language: Language) -> Problem:
    """A problem with its place, worded."""
    details = error.details
    value = None if error.value in (None, "") else printable(shortened(error.value))
    column = None if error.field in ("", "file") else error.field
    row: Any = details.get("row")
    return Problem(
        file=str(details["file"]),
        sheet=str(details.get("sheet") or "") or None,
        row=row,
        column=column,
        value=value,
        reason=printable(reason_text(language, error)),
    )


def printable(words: str) -> str:
    """A text that any terminal and any file can take."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def _counted(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: counts.get(name, 0) for name in COUNTED}


def _changed(change: ChangedRecord) -> ChangedView:
    sheet = change.where.sheet
    return ChangedView(change.kind, change.id, sheet.file, sheet.name or None, change.where.row, change.fields)


def _name(actor: Actor, language: Language) -> ActorName:
    return ActorName(actor.id, actor.names.in_language(language), actor.municipality)


def duplicate_view(pair: Duplicate, language: Language) -> DuplicateView:
    """Two actors that may be one, and why."""
    reason = text(language, f"exchange.duplicate.{pair.reason}")
    return DuplicateView(_name(pair.new, language), _name(pair.other, language), reason)


def _left_out(left: LeftOut, rows: int, language: Language) -> LeftOutView:
    reason = text(language, f"exchange.left_out.{left.reason}")
    return LeftOutView(left.file, left.sheet or None, left.column, rows, reason)

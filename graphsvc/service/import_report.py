"""What an import did or would do, in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any, Final

from graphsvc.errors import InvalidFileError
from graphsvc.exchange import COUNTED, PERSONAL, ChangedRecord, Collected, Pair, Plan, are_invented
from graphsvc.exchange.planning.duplicates import Duplicate
from graphsvc.exchange.planning.identity import IDENTIFIERS
from graphsvc.exchange.understanding.findings import LeftOut, ReadColumn
from graphsvc.exchange.understanding.private import masked
from graphsvc.model import Actor, Language, Need, Offer, Tie
from graphsvc.service.import_columns import column_label
from graphsvc.service.import_views import (
    ActorName,
    AddedView,
    ChangedView,
    ColumnView,
    DuplicateView,
    ImportReport,
    LeftOutView,
    Problem,
    SheetView,
    TwinView,
)
from graphsvc.texts import reason_text, shortened, text

_EXAMPLES: Final = 10


def report_of(plan: Plan, language: Language, *, dry_run: bool) -> ImportReport:
    """The report on a plan, of which nothing is written yet."""
    collected = plan.collected
    findings = collected.findings
    return ImportReport(
        import_id=None,
        dry_run=dry_run,
        files=collected.files,
        added=_counted(plan.added),
        changed=_counted(plan.changed),
        unchanged=_counted(plan.unchanged),
        refused=tuple(problem_of(error, language) for error in findings.refused),
        warnings=tuple(problem_of(error, language) for error in findings.warnings),
        more_warnings=findings.more_warnings,
        changes=tuple(_changed(change) for change in plan.changes),
        examples=tuple(_examples(plan, language)),
        proposed=tuple(_name(actor, language) for actor, _ in plan.proposals),
        duplicates=tuple(
            duplicate_view(pair, language, plan.lasting(pair), can_join=pair.new.id not in plan.whole)
            for pair in plan.duplicates
        ),
        left_out=tuple(_left_out(left, rows, language) for left, rows in findings.left_out.items()),
        sheets=_sheets(collected),
    )


def refusal(
    files: Sequence[str], error: InvalidFileError, collected: Collected | None, language: Language, *, dry_run: bool
) -> ImportReport:
    """The report on files of which one cannot be used at all, or in which nothing was understood."""
    none = dict.fromkeys(COUNTED, 0)
    return ImportReport(
        import_id=None,
        dry_run=dry_run,
        files=tuple(files),
        added=none,
        changed=none,
        unchanged=none,
        refused=(problem_of(error, language),),
        sheets=_sheets(collected) if collected else (),
    )


def with_missing(report: ImportReport, day: date | None, actors: Sequence[Actor], language: Language) -> ImportReport:
    """The report, with the actors that came from a file of this name before."""
    return replace(report, missing=tuple(_name(actor, language) for actor in actors), missing_since=day)


def problem_of(error: InvalidFileError, language: Language) -> Problem:
    """A problem with its place, worded; what is a private person's in a cell is not shown."""
    error = _public(error)
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
        reason=printable(reason_text(language, error, field=column_label(language, error.field))),
        code=error.code,
    )


def _public(error: InvalidFileError) -> InvalidFileError:
    if not isinstance(error.value, str) or error.field in IDENTIFIERS:  # those look like phone numbers
        return error
    shown: dict[str, Any] = {**error.details, "value": masked(error.value)}
    return InvalidFileError(error.code, **shown)


def printable(words: str) -> str:
    """A text that any terminal and any file can take."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def _counted(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: counts.get(name, 0) for name in COUNTED}


def _examples(plan: Plan, language: Language) -> Iterator[AddedView]:
    others = {change.step.id for change in plan.changes if change.step.kind == "actor"}
    others |= {actor.id for actor, _ in plan.proposals}
    examples = list(islice((one for one in plan.data.actors if one.id not in others), _EXAMPLES))
    topics: dict[str, list[str]] = {actor.id: [] for actor in examples}
    for offer in plan.data.offers:
        if offer.actor in topics:
            topics[offer.actor].append(offer.topic)
    for actor in examples:
        name = actor.names.in_language(language)
        yield AddedView(actor.id, name, actor.subtype, actor.municipality, actor.sector, tuple(topics[actor.id]))


def _sheets(collected: Collected) -> tuple[SheetView, ...]:
    return tuple(
        SheetView(
            number=number,
            file=one.file,
            sheet=one.name or None,
            role=one.role,
            rows=one.rows,
            columns=tuple(map(_column, one.columns)),
            is_read=one.is_read,
            is_fixed=one.is_fixed,
            is_left_out=one.is_left_out,
            is_plain=are_invented(tuple(column.heading for column in one.columns)),
        )
        for number, one in collected.sheets.items()
    )


def _column(read: ReadColumn) -> ColumnView:
    samples = () if read.column in PERSONAL else tuple(printable(shortened(value)) for value in read.samples)
    return ColumnView(printable(read.heading), read.column, samples, read.is_remembered)


def _changed(change: ChangedRecord) -> ChangedView:
    sheet, step = change.where.sheet, change.step
    before, after = step.before or {}, step.after or {}
    place = sheet.file, sheet.name or None, change.where.row
    return ChangedView(step.kind, step.id, _actors(change.record), *place, tuple(after), before, after)


def _actors(record: Any) -> tuple[str, ...]:
    if isinstance(record, Tie):
        return record.source, record.target
    if isinstance(record, Offer | Need):
        return (record.actor,)
    return (record.id,) if isinstance(record, Actor) else ()


def _name(actor: Actor, language: Language) -> ActorName:
    return ActorName(actor.id, actor.names.in_language(language), actor.municipality)


def duplicate_view(pair: Duplicate, language: Language, lasting: Pair, *, can_join: bool) -> DuplicateView:
    """Two actors that may be one, what they go by however files are read, and why."""
    reason = text(language, f"exchange.duplicate.{pair.reason}")
    new, other = (_twin(actor, language, is_stored=pair.is_stored and actor is pair.other) for actor in pair[:2])
    return DuplicateView(new, other, reason, can_join, lasting)


def _twin(actor: Actor, language: Language, *, is_stored: bool) -> TwinView:
    return TwinView(
        actor.id,
        actor.names.in_language(language),
        actor.municipality,
        actor.subtype,
        actor.business_id,
        actor.register_number,
        actor.url,
        actor.descriptions.in_language(language),
        is_stored,
    )


def _left_out(left: LeftOut, rows: int, language: Language) -> LeftOutView:
    reason = text(language, f"exchange.left_out.{left.reason}")
    return LeftOutView(left.file, left.sheet or None, left.column, rows, reason)

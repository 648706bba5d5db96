"""People's own files into the store, and out of it again."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from graphsvc import exchange
from graphsvc.errors import InvalidFileError, NotFoundError, StoreChangedError
from graphsvc.exchange import COUNTED, Choices, Collected, Duplicate, KnownTerms, Plan
from graphsvc.garbage import without_collecting
from graphsvc.model import Correction, Language
from graphsvc.model.history import Change, Done, Import
from graphsvc.service.context import Context
from graphsvc.service.guesses import InterpreterGuesses
from graphsvc.service.hand_edits import changed_by_hand
from graphsvc.service.import_memory import memory_of
from graphsvc.service.import_missing import missing_from
from graphsvc.service.import_report import duplicate_view, refusal, report_of, with_missing
from graphsvc.service.import_views import ImportReport
from graphsvc.settings import ImportLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """Which files are to be imported, how large they may be, how they are to be read, and who asks for it.

    A dry run only tells. Where `version` is given, the import is written only to the graph as it was then, and
    `corrections` are remembered with it.
    """

    paths: tuple[Path, ...]
    limits: ImportLimits = ImportLimits()
    choices: Choices = Choices()
    who: str = ""
    dry_run: bool = False
    version: int | None = None
    corrections: tuple[Correction, ...] = ()


def import_files(context: Context, request: ImportRequest, language: Language) -> ImportReport:
    """Read files and write what they say in one transaction; nothing where a file cannot be used.

    Importing the same files again changes nothing.

    Raises:
        StoreChangedError: the graph is no longer at the version that the request names, or was written twice meanwhile.
    """
    with without_collecting():
        try:
            return _import_once(context, request, language)
        except StoreChangedError:
            if request.version is not None:
                raise
        return _import_once(context, request, language)


def _import_once(context: Context, request: ImportRequest, language: Language) -> ImportReport:
    version = context.store.version()
    if request.version not in (None, version):
        raise StoreChangedError("store_changed")
    memory = memory_of(context)
    choices = replace(request.choices, remembered=memory.headings, by_hand=changed_by_hand(context))
    reading = _Reading(context, request, language)
    joined: dict[str, Duplicate] = {}
    try:
        plan = reading.plan(choices)
        while more := {pair.new.id: pair for pair in memory.same(plan, choices) if pair.new.id not in joined}:
            joined |= more
            same = {new: pair.other.id for new, pair in joined.items()}
            plan = reading.plan(replace(choices, same={**choices.same, **same}))
    except InvalidFileError as error:
        names = [path.name for path in request.paths]
        return refusal(names, error, reading.collected, language, dry_run=request.dry_run)
    views = [duplicate_view(pair, language, plan.lasting(pair), can_join=True) for pair in joined.values()]
    report = memory.told(replace(report_of(plan, language, dry_run=request.dry_run), joined=tuple(views)))
    if request.dry_run:
        return with_missing(report, *missing_from(context, plan), language)
    if report.is_refused or not plan.steps:
        return report
    return replace(report, import_id=_write(context, plan, request, version))


class _Reading:
    """The files of a request, read as one says; `collected` is what was understood of them last."""

    def __init__(self, context: Context, request: ImportRequest, language: Language) -> None:
        self._context = context
        self._request = request
        self._terms = KnownTerms(context.vocabulary, InterpreterGuesses(context.interpreter, language))
        self.collected: Collected | None = None

    def plan(self, choices: Choices) -> Plan:
        """What importing the files would do.

        Raises:
            InvalidFileError: one of them cannot be used, or nothing was understood.
        """
        context = self._context
        self.collected = exchange.collect(self._request.paths, self._terms, self._request.limits, choices)
        self.collected.check_understood()
        return exchange.make_plan(self.collected, context.store, context.vocabulary, context.store.datasets(), choices)


def imports(context: Context) -> tuple[Import, ...]:
    """What was imported, the latest first."""
    return context.store.imports()


def find_import(context: Context, import_id: str) -> Import:
    """The import that bears an id.

    Raises:
        NotFoundError: none does.
    """
    entry = next((one for one in context.store.imports() if one.id == import_id), None)
    if entry is None:
        raise NotFoundError("import", import_id, field="import_id")
    return entry


def _write(context: Context, plan: Plan, request: ImportRequest, version: int) -> str:
    entry = history_entry(plan.collected.files, plan.added, plan.changed, who=request.who)
    done = (Done(entry, plan.steps),)
    context.store.apply(Change(data=plan.data, done=done, corrections=request.corrections, version=version))
    return entry.id


def history_entry(
    files: tuple[str, ...], added: Mapping[str, int], changed: Mapping[str, int] | None = None, *, who: str = ""
) -> Import:
    """An entry of the history for what is done now; of the records only those of the kinds in COUNTED are told."""
    now = now_in_utc()
    return Import(
        id=f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}",
        done_at=now.isoformat(timespec="microseconds"),
        who=who,
        files=files,
        added={kind: added.get(kind, 0) for kind in COUNTED},
        changed={kind: (changed or {}).get(kind, 0) for kind in COUNTED},
    )


def now_in_utc() -> datetime:
    """The moment, as the history counts it."""
    return datetime.now(UTC).replace(tzinfo=None)

"""An import step by step: what is understood, what a person says of it, what it would do, and then doing it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import IO

from graphsvc.errors import InvalidInputError, StoreChangedError
from graphsvc.exchange import Choices, Pair, SheetChoices, columns_of
from graphsvc.exchange.reading.sheets import Role
from graphsvc.model import Language, Said
from graphsvc.service.context import Context
from graphsvc.service.drafts import Draft
from graphsvc.service.import_memory import SAID, corrections_in
from graphsvc.service.import_views import DuplicateView, ImportReport, SheetView
from graphsvc.service.imports import ImportRequest, import_files


@dataclass(frozen=True, slots=True)
class PairView:
    """Two actors that may be one, and what was said of them; None where nothing was.

    `is_remembered` says that it was said of them before, and not now.
    """

    pair: DuplicateView
    said: Said | None
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class DraftView:
    """An import that waits: what it would do to the graph at `version`; while it is worked out, no report.

    Where `is_written`, the report tells what it did. `is_stale` says that the graph changed before it was written.
    """

    id: str
    files: tuple[str, ...]
    report: ImportReport | None
    version: int
    pairs: tuple[PairView, ...] = ()
    is_writing: bool = False
    is_stale: bool = False

    @property
    def has_remembered(self) -> bool:
        """Whether something was said of its pairs before."""
        return any(one.is_remembered for one in self.pairs)

    @property
    def import_id(self) -> str | None:
        """The import that it became."""
        return self.report.import_id if self.report else None


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says of a draft: roles of sheets by number, columns by the numbers of sheet and heading, pairs.

    An empty role or column leaves out; an empty answer to a pair takes back what was said.
    """

    roles: Mapping[int, str] = field(default_factory=dict)
    columns: Mapping[tuple[int, int], str] = field(default_factory=dict)
    pairs: Mapping[Pair, str] = field(default_factory=dict)


def add_draft(context: Context, files: Iterable[tuple[str, IO[bytes]]]) -> str:
    """Keep files that are to be imported, for a day; the id of the draft."""
    return context.drafts.add(files).id


def drop_draft(context: Context, draft_id: str) -> None:
    """Delete files that wait; an import that is being written goes on."""
    context.drafts.drop(draft_id)


def view_draft(context: Context, draft_id: str, language: Language) -> DraftView:
    """What an import that waits would do, or has done.

    Raises:
        NotFoundError: no draft bears the id.
    """
    draft = context.drafts.get(draft_id)
    version = context.store.version()
    is_stale, report = False, None
    try:
        report = _written(context, draft)
    except StoreChangedError:
        is_stale = True
    is_writing = draft.writing is not None and not is_stale and (report is None or report.import_id is not None)
    if not is_writing:
        request = ImportRequest(paths=draft.paths, limits=context.limits, choices=draft.choices, dry_run=True)
        key = (language, version, draft.choices, context.store.corrections())
        report = context.drafts.outcome(draft, key, partial(import_files, context, request, language))
    files = tuple(path.name for path in draft.paths)
    pairs = _pairs(draft, report) if report else ()
    return DraftView(draft_id, files, report, version, pairs, is_writing, is_stale)


def answer_draft(context: Context, draft_id: str, answers: Answers) -> bool:
    """Note what a person says of a draft; whether that is anything new.

    Raises:
        NotFoundError: no draft bears the id.
        InvalidInputError: an answer is none that can be chosen.
    """
    draft = context.drafts.get(draft_id)
    before = draft.choices
    sheets = {sheet.number: sheet for sheet in draft.last.sheets} if draft.last else {}
    said = {number: _sheet_choices(sheets[number], draft, answers) for number in answers.roles if number in sheets}
    sheet_choices = {number: one for number, one in {**before.sheets, **said}.items() if one != SheetChoices()}
    choices = Choices(sheet_choices, said=_pairs_said(draft, answers.pairs))
    context.drafts.choose(draft, choices)
    return choices != before


def write_draft(context: Context, draft_id: str, who: str, version: int, language: Language) -> None:
    """Begin to import a draft, if the graph is still at the version that the dry run was for.

    Raises:
        NotFoundError: no draft bears the id.
    """
    draft = context.drafts.get(draft_id)
    request = ImportRequest(
        paths=draft.paths,
        limits=context.limits,
        choices=draft.choices,
        who=who,
        version=version,
        corrections=corrections_in(draft),
    )
    context.drafts.write(draft, _Writing(request, language))
    draft = context.drafts.get(draft_id)
    context.drafts.do(draft, draft.writing, partial(_write, context, draft))


@dataclass(frozen=True, slots=True)
class _Writing:
    """What is to be written, so that each worker of a service can go on with it."""

    request: ImportRequest
    language: Language


def _written(context: Context, draft: Draft) -> ImportReport | None:
    """What came of writing a draft; None where it is still going on or nobody asked for it."""
    if draft.writing is None:
        return None
    return context.drafts.outcome(draft, draft.writing, partial(_write, context, draft))


def _write(context: Context, draft: Draft) -> ImportReport:
    writing: _Writing = draft.writing
    report = import_files(context, writing.request, writing.language)
    if not report.import_id:
        return report
    return replace(report, changes=(), warnings=(), sheets=(), duplicates=(), joined=())


def _sheet_choices(sheet: SheetView, draft: Draft, answers: Answers) -> SheetChoices:
    """What was said of a sheet before, with what is said now; of another role, its columns are read by themselves."""
    role = _listed(answers.roles[sheet.number], ("", Role.ELEMENTS, Role.CONNECTIONS))
    before = draft.choices.sheets.get(sheet.number, SheetChoices())
    shown = "" if sheet.is_left_out else sheet.role or ""
    if role != shown:
        if shown or sheet.is_left_out:
            return SheetChoices(Role(role)) if role else SheetChoices(is_left_out=True)
        before = SheetChoices(Role(role))
    columns = dict(before.columns)
    known = ("", *columns_of(Role(role or Role.ELEMENTS)))
    for number, one in enumerate(sheet.columns):
        said = answers.columns.get((sheet.number, number))
        if said is not None and _listed(said, known) != (one.column or ""):
            columns[one.heading] = said or None
    return replace(before, columns=columns)


def _listed(said: str, allowed: Iterable[str]) -> str:
    if said not in allowed:
        raise InvalidInputError("not_in_list", field="column", value=said, allowed=", ".join(filter(None, allowed)))
    return said


def _pairs_said(draft: Draft, said: Mapping[Pair, str]) -> Mapping[Pair, Said | None]:
    """What was said of pairs, with what is said now otherwise than it was shown; a pair not shown is passed over.

    An actor is one and the same as one other only: that of which it is said last.
    """
    known = dict(draft.choices.said)
    shown = {one.pair.lasting: one for one in _pairs(draft, draft.last)} if draft.last else {}
    for pair, answer in said.items():
        if pair not in shown or answer == (shown[pair].said or ""):
            continue
        meant = SAID.get(answer)
        if meant == "same" and not shown[pair].pair.can_join:
            meant = None
        if meant == "same":
            known |= {one: None for one in known if one[0] == pair[0] and known[one] == "same"}
        known[pair] = meant
    return known


def _pairs(draft: Draft, report: ImportReport) -> tuple[PairView, ...]:
    return tuple(_pair(view, draft.choices.said) for view in (*report.duplicates, *report.joined))


def _pair(view: DuplicateView, said: Mapping[Pair, Said | None]) -> PairView:
    if view.lasting in said:
        return PairView(view, said[view.lasting])
    return PairView(view, view.remembered, is_remembered=view.remembered is not None)

"""What was brought in: who, when, what it changed, and taking it back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import Final

from flask import redirect, request
from markupsafe import Markup
from pydantic import Field
from werkzeug.wrappers import Response

from graphsvc import drawing, service
from graphsvc.errors import StoreChangedError
from graphsvc.model import Language
from graphsvc.service import Context, Import, MapAddresses
from graphsvc.texts import date_text, list_text, text
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.shell import address
from graphsvc.web.params import Parameters, WholeNumber, read_form

LATEST: Final = 10
"""How many imports are listed where files are chosen."""
_MAP_WIDTH, _MAP_HEIGHT = 720, 480
_MOST_LINES: Final = 100


class UndoConfirmation(Parameters):
    """Which graph was looked at when it was decided to take an import back."""

    version: WholeNumber = Field(ge=0, le=1 << 62)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An import as a list shows it."""

    id: str
    when: str
    who: str
    files: str
    added: int
    changed: int
    undone: str


def history_rows(context: Context, language: Language) -> tuple[HistoryRow, ...]:
    """Every import, the latest first."""
    return tuple(_row(entry, language) for entry in service.imports(context))


def import_history(context: Context, language: Language) -> str:
    """All that was brought in."""
    return coordinator_page("import_history.html", context, language, rows=history_rows(context, language))


def import_entry(context: Context, language: Language, import_id: str) -> str:
    """What one import brought in, with a map of it."""
    detail = service.import_detail(context, import_id, language)
    addresses = MapAddresses(actor=lambda actor_id: address(language, "actor", actor_id=actor_id))
    title = text(language, "importing.entry.map")
    drawn = None if detail.entry.undone_at else service.import_map(context, import_id, language, addresses, title)
    return coordinator_page(
        "import_entry.html",
        context,
        language,
        row=_row(detail.entry, language),
        is_new="new" in request.args,
        detail=detail,
        most_listed=service.MOST_LISTED,
        column_label=partial(service.column_label, language),
        value=partial(service.shown_value, context, language),
        today=service.today(),
        picture=Markup(drawing.svg(drawn, width=_MAP_WIDTH, height=_MAP_HEIGHT)) if drawn else None,  # noqa: S704 – our own SVG, escaped
    )


def import_undo(context: Context, language: Language, import_id: str) -> str:
    """What taking an import back would do, before it is done."""
    version = context.store.version()
    report = service.undo(context, import_id, language, dry_run=True)
    detail = service.import_detail(context, import_id, language)
    left = report.left[:_MOST_LINES]
    ties = [one.id for one in left if one.kind == "tie"]
    return coordinator_page(
        "import_undo.html",
        context,
        language,
        row=_row(detail.entry, language),
        report=report,
        left=left,
        names=service.actor_names(context, {one.id for one in left if one.kind == "actor"}, language),
        ties={tie.id: tie for tie in service.named_ties(context, ties, language)},
        graph_version=version,
        is_stale="stale" in request.args,
    )


def undo_import(context: Context, language: Language, import_id: str) -> Response:
    """Take an import back, if the graph is still as it was when that was looked at."""
    confirmation = read_form(UndoConfirmation)
    to = partial(address, language, import_id=import_id)
    try:
        service.undo(context, import_id, language, version=confirmation.version)
    except StoreChangedError:
        return redirect(to("import_undo", stale="1"), HTTPStatus.SEE_OTHER)
    return redirect(to("import_entry"), HTTPStatus.SEE_OTHER)


def _row(entry: Import, language: Language) -> HistoryRow:
    return HistoryRow(
        id=entry.id,
        when=_moment(entry.done_at, language),
        who=entry.who,
        files=list_text(language, entry.files),
        added=sum(entry.added.values()),
        changed=sum(entry.changed.values()),
        undone=_moment(entry.undone_at, language) if entry.undone_at else "",
    )


def _moment(moment: str, language: Language) -> str:
    """A moment that the history counts in UTC, by this machine's own clock."""
    local = datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone()
    day = date_text(language, local.date())
    return text(language, "importing.moment", day=day, hour=f"{local:%H}", minute=f"{local:%M}")


ROUTES: Final = (
    Route("/import/history", import_history),
    Route("/import/history/<import_id>", import_entry),
    Route("/import/history/<import_id>/undo", import_undo),
    Route("/import/history/<import_id>/undo", undo_import, ("POST",)),
)

"""The work list: whom a coordinator could help to partners, and what came of it."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlencode

from flask import redirect
from pydantic import Field
from werkzeug.wrappers import Response

from graphsvc import service
from graphsvc.model import ActorKind, Language, Outcome, Sector
from graphsvc.service import Context, SetAside, today
from graphsvc.service.reports import NetworkOfDay, work_list
from graphsvc.web.coordinator.filters import PartFields, PartFilter
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.coordinators import is_for_coordinators
from graphsvc.web.pages import lists
from graphsvc.web.params import Day, Identifier, Paged, Parameters, Words, read_form, read_parameters

_PER_PAGE: Final = 20


class WorkListFields(PartFields, Paged):
    """Which part, which page, and who was just set aside."""

    marked: Identifier | None = Field(None)


class PairFields(Parameters):
    """Whom a mark is about: an actor, or a pair where a partner is named; and where to go back to."""

    actor: Identifier
    partner: Identifier | None = Field(None)
    next: Words = Field("")


class SetAsideFields(PairFields):
    """What came of it, and when; today unless said."""

    outcome: Outcome
    day: Day | None = Field(None)


def worklist(context: Context, language: Language) -> Response:
    """The actors with few or no ties, each with three first contacts; where the place is unknown, only the form."""
    fields = read_parameters(WorkListFields)
    chosen = PartFilter.of(fields, context, language)
    network = NetworkOfDay(context, fields.on, language)
    report = None if chosen.problem else work_list(network, fields.page, _PER_PAGE, part=chosen.part)
    html = coordinator_page(
        "worklist.html",
        context,
        language,
        on=network.on,
        report=report,
        found=lists.checked(report.actors) if report else None,
        chosen=chosen,
        marked=marked(report.set_aside, fields.marked) if report else None,
        kinds=ActorKind,
        sectors=Sector,
        outcomes=Outcome,
        today=today(),
    )
    return Response(html, 404 if chosen.problem else 200, mimetype="text/html")


def set_aside(context: Context, language: Language) -> Response:
    """Remember what came of an actor or a suggested pair."""
    fields = read_form(SetAsideFields)
    service.set_aside(context, fields.actor, fields.partner, fields.outcome, fields.day)
    return _back(fields, language, marked=fields.partner or fields.actor)


def take_back(context: Context, language: Language) -> Response:
    """Forget it again."""
    fields = read_form(PairFields)
    service.take_back(context, fields.actor, fields.partner)
    return _back(fields, language)


def marked(found: Iterable[SetAside], actor_id: str | None) -> SetAside | None:
    """What was just set aside, as the address says."""
    return next((one for one in found if actor_id in {actor.id for actor in one.actors}), None)


def _back(fields: PairFields, language: Language, **told: str) -> Response:
    """To the page that the form stood on."""
    page = fields.next if is_for_coordinators(fields.next) else f"/{language}/coordinator"
    mark = "&" if "?" in page else "?"
    return redirect(f"{page}{mark}{urlencode(told)}#told" if told else page, 303)


ROUTES: Final = (
    Route("/coordinator", worklist),
    Route("/coordinator/set-aside", set_aside, ("POST",)),
    Route("/coordinator/take-back", take_back, ("POST",)),
)

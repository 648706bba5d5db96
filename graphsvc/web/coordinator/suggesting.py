"""Possible partners for an actor, and pairs across two areas."""

from typing import Final

from flask import Response
from pydantic import Field

from graphsvc import service
from graphsvc.errors import NotFoundError
from graphsvc.model import Language, Outcome
from graphsvc.service import Context, Named, today
from graphsvc.service.reports import NetworkOfDay, PairsReport, SuggestionsReport, pairs_report, suggestions_report
from graphsvc.texts import error_text
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.coordinator.worklist import marked
from graphsvc.web.params import Identifier, OnDay, Words, read_parameters

_MOST: Final = 10
_MOST_PAIRS: Final = 20


class SuggestionsFields(OnDay):
    """For whom: an actor by its id or name, or two areas by theirs; and what was just set aside."""

    actor: Words = Field("")
    place: Words = Field("")
    other_place: Words = Field("")
    marked: Identifier | None = Field(None)


def suggestions(context: Context, language: Language) -> Response:
    """An actor's possible partners, or the best pairs across two areas, with why; the form where an area is unknown."""
    fields = read_parameters(SuggestionsFields)
    network = NetworkOfDay(context, fields.on, language)
    (meant,) = service.actors_named(context, [fields.actor], network.viewer) or (None,)
    report = _suggestions(network, fields.actor, meant)
    pairs, problem = None, ""
    try:
        pairs = _pairs(network, fields)
    except NotFoundError as error:
        problem = error_text(language, error)
    html = coordinator_page(
        "suggestions.html",
        context,
        language,
        on=network.on,
        fields=fields,
        meant=meant,
        report=report,
        pairs=pairs,
        problem=problem,
        marked=marked(report.set_aside, fields.marked) if report else None,
        outcomes=Outcome,
        today=today(),
    )
    return Response(html, 404 if problem else 200, mimetype="text/html")


def _suggestions(network: NetworkOfDay, written: str, meant: Named | None) -> SuggestionsReport | None:
    """For the one actor that is meant, or that bears the id and does not act on the day."""
    if meant is None or len(meant.actors) > 1:
        return None
    if meant.actors:
        return suggestions_report(network, meant.actors[0].id, limit=_MOST)
    known = network.context.store.actors_by_id([written])
    return suggestions_report(network, written, limit=_MOST) if known else None


def _pairs(network: NetworkOfDay, fields: SuggestionsFields) -> PairsReport | None:
    if not (fields.place.strip() and fields.other_place.strip()):
        return None
    one, other = (
        service.place_named(network.context, name.strip(), network.language)
        for name in (fields.place, fields.other_place)
    )
    return pairs_report(network, one, other, limit=_MOST_PAIRS)


ROUTES: Final = (Route("/coordinator/suggestions", suggestions),)

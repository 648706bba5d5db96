"""Changes between two days: what began, what ended, who came out of isolation."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Final

from flask import Response
from pydantic import Field

from graphsvc.errors import InvalidInputError
from graphsvc.model import Language
from graphsvc.service import Context
from graphsvc.service.reports import Basis, NetworkOfDay, bases, changes_report
from graphsvc.texts import error_text
from graphsvc.web.coordinator.choices import Choice, a_year_before, part_choices, part_labels
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.relations import period_text
from graphsvc.web.params import Day, read_parameters
from graphsvc.web.reports import ChangesParameters

_A_DAY: Final = timedelta(days=1)


class _PageParameters(ChangesParameters):
    """Since when; the year before, unless told otherwise, or the day before what is chosen began."""

    since: Day | None = Field(None)  # type: ignore[assignment]


def changes(context: Context, language: Language) -> Response:
    """What is otherwise than on an earlier day, in the network or in a part of it."""
    asked = read_parameters(_PageParameters)
    network = NetworkOfDay(context, asked.on, language)
    a_year_ago = a_year_before(network.on)
    offered = bases(network, asked.since or a_year_ago, part=asked.part, chosen=asked.basis)
    since = asked.since or _day_before(offered, asked.basis) or a_year_ago
    report, problem = None, ""
    try:
        report = changes_report(network, since, part=asked.part, basis=asked.basis)
    except InvalidInputError as error:
        problem = error_text(language, error)
    html = coordinator_page(
        "changes.html",
        context,
        language,
        on=network.on,
        asked=asked,
        since=since,
        query={**asked.model_dump(mode="json", exclude={"lang"}, exclude_none=True), "since": since.isoformat()},
        choices=part_choices(context.vocabulary, language),
        bases=offered,
        bases_to_choose=tuple(Choice(basis.id, basis.name) for basis in offered),
        labels=part_labels(context.vocabulary, asked.part, language),
        basis=next((basis.name for basis in offered if basis.id == asked.basis), ""),
        report=report,
        problem=problem,
        period=partial(period_text, language),
    )
    return Response(html, 400 if problem else 200, mimetype="text/html")


def _day_before(offered: Iterable[Basis], basis_id: str | None) -> date | None:
    """The day before a project or an event began."""
    starts = (basis.start_date for basis in offered if basis.id == basis_id)
    return next((start - _A_DAY for start in starts if start), None)


ROUTES: Final = (Route("/coordinator/changes", changes),)

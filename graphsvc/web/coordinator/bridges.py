"""Bridges: who and what holds the network together, in words and on a picture."""

from typing import Final

from markupsafe import Markup
from pydantic import Field

from graphsvc.model import Language
from graphsvc.service import Context
from graphsvc.service.reports import GROUPINGS, NetworkOfDay, bridges_report
from graphsvc.texts import text
from graphsvc.web.coordinator.choices import Choice, part_choices, part_labels
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.pictures import actor_picture
from graphsvc.web.params import MOST_PER_PAGE, Identifier, WholeNumber, read_parameters
from graphsvc.web.reports import BridgesParameters

_FIRST_LISTED: Final = 10


class _PageParameters(BridgesParameters):
    """Which part, and who is pictured; a page lists fewer."""

    limit: WholeNumber = Field(_FIRST_LISTED, ge=1, le=MOST_PER_PAGE)
    pictured: Identifier | None = Field(None)


def bridges(context: Context, language: Language) -> str:
    """The actors and ties without which the network falls apart, and those who stand between others."""
    asked = read_parameters(_PageParameters)
    network = NetworkOfDay(context, asked.on, language)
    report = bridges_report(network, part=asked.part, by=asked.by, limit=asked.limit)
    pictured = asked.pictured or (report.cut_off[0].actor.id if report.cut_off else None)
    return coordinator_page(
        "bridges.html",
        context,
        language,
        on=network.on,
        asked=asked,
        query=asked.model_dump(mode="json", exclude={"lang", "pictured", "limit"}, exclude_none=True),
        choices=part_choices(context.vocabulary, language),
        levels=tuple(Choice(by, text(language, f"reports.by.{by}")) for by in GROUPINGS),
        labels=part_labels(context.vocabulary, asked.part, language),
        report=report,
        pictured=network.viewer.actor(context.actor(pictured, "pictured")) if pictured else None,
        picture=_picture(network, pictured) if pictured else None,
    )


def _picture(network: NetworkOfDay, actor_id: str) -> Markup | None:
    number = network.day.number_of.get(actor_id)
    partners = 0 if number is None else int(network.graph.degrees[number])
    return actor_picture(network.context, actor_id, partners, network.on, network.language)


ROUTES: Final = (Route("/coordinator/bridges", bridges),)

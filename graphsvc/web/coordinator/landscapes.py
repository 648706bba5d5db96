"""A municipality's landscape, on the screen and on two sheets of paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from flask import redirect
from markupsafe import Markup
from werkzeug.wrappers import Response

from graphsvc import service
from graphsvc.model import ActorKind, Language, PlaceLevel, alphabetical
from graphsvc.service import ActorSummary, Context, Labelled, MapRequest
from graphsvc.service.reports import (
    MunicipalityReport,
    NetworkOfDay,
    TopicHere,
    known_municipalities,
    municipality_report,
)
from graphsvc.texts import text
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.pictures import picture
from graphsvc.web.pages.shell import address
from graphsvc.web.params import Identifier, OnDay, read_parameters

_MOST_PICTURED: Final = 150
_PICTURE_HEIGHT: Final = 400
_MOST_UNCUT: Final = 110
"""How many entries of lists two sheets of paper hold."""
_FEWEST_ACTORS: Final = 5
"""How many actors have to be known in a municipality before it says something of those that are like it."""
_FEWEST_KNOWN: Final = 3
"""How many such municipalities a comparison needs."""


class LandscapesParameters(OnDay):
    """The day, and the municipality that is chosen."""

    code: Identifier | None = None


@dataclass(frozen=True, slots=True)
class SectorHere:
    """The actors of a sector that are seated in a municipality, by name."""

    name: str
    actors: tuple[ActorSummary, ...]


@dataclass(frozen=True, slots=True)
class GroupHere:
    """The topics of a group that somebody near helps with, and whom."""

    group: Labelled
    topics: tuple[TopicHere, ...]
    target_groups: tuple[str, ...]


def landscapes(context: Context, language: Language) -> str | Response:
    """The municipalities that one may choose; leads on to the one that is chosen."""
    parameters = read_parameters(LandscapesParameters)
    if parameters.code:
        return redirect(address(language, "landscape", code=parameters.code, on=parameters.on), 303)
    network = NetworkOfDay(context, parameters.on, language)
    every = [one for one in service.places(context, language) if one.level is PlaceLevel.MUNICIPALITY]
    return coordinator_page(
        "landscapes.html",
        context,
        language,
        on=network.on,
        chosen_day=parameters.on,
        known=known_municipalities(network),
        municipalities=sorted(every, key=lambda one: alphabetical(one.label)),
    )


def landscape(context: Context, language: Language, code: str) -> str:
    """A municipality's landscape."""
    parameters = read_parameters(OnDay)
    network = NetworkOfDay(context, parameters.on, language)
    report = municipality_report(network, code)
    nearby = tuple(one for one in report.serving if one not in report.nationwide)
    return coordinator_page(
        "landscape.html",
        context,
        language,
        on=network.on,
        chosen_day=parameters.on,
        report=report,
        genitive=context.vocabulary.places[code].forms.genitive,
        sectors=tuple(_sectors(report, language)),
        nearby=nearby,
        is_short=_entries(report, nearby) <= _MOST_UNCUT,
        councils_nearby=tuple(one for one in nearby if one.kind is ActorKind.COUNCIL),
        little_known=_little_known(report, language),
        groups=tuple(_groups(report)),
        picture=_picture(context, report, language),
    )


def _entries(report: MunicipalityReport, nearby: Sequence[ActorSummary]) -> int:
    """How many entries the lists of a landscape have."""
    lists = (report.branches, report.topics, report.councils, report.pairs_to, report.missing, report.ending)
    return len(report.seated) + len(nearby) + sum(map(len, lists))


def _little_known(report: MunicipalityReport, language: Language) -> str:
    """That too little is known of the similar municipalities to say that nothing is missing; empty where enough is."""
    known = sum(one.actors >= _FEWEST_ACTORS for one in report.similar)
    if known >= _FEWEST_KNOWN:
        return ""
    return text(language, "landscape.little_known", actors=_FEWEST_ACTORS, known=known, needed=_FEWEST_KNOWN)


def _sectors(report: MunicipalityReport, language: Language) -> Iterator[SectorHere]:
    """Those seated here by sector, the largest first."""
    in_order = sorted(report.seated, key=lambda one: (one.sector or "", alphabetical(one.name)))
    found = [(sector, tuple(actors)) for sector, actors in groupby(in_order, key=lambda one: one.sector)]
    for sector, actors in sorted(found, key=lambda pair: (pair[0] is None, -len(pair[1]))):
        yield SectorHere(text(language, f"kinds.sector.{sector}" if sector else "landscape.no_sector"), actors)


def _groups(report: MunicipalityReport) -> Iterator[GroupHere]:
    near = (topic for topic in report.topics if topic.seated or topic.nearby)
    for group, found in groupby(near, key=lambda topic: topic.group):
        topics = tuple(found)
        labels = {one.label for topic in topics for one in topic.target_groups}
        yield GroupHere(group, topics, tuple(sorted(labels, key=alphabetical)))


def _picture(context: Context, report: MunicipalityReport, language: Language) -> Markup | None:
    """The network of the municipality; None without ties in it, or with more actors than a small picture holds."""
    if not report.pairs_inside or len(report.seated) > _MOST_PICTURED:
        return None
    drawn = service.network_map(context, MapRequest("network", report.on, place=report.place.id), language)
    return picture(drawn, _PICTURE_HEIGHT) if len(drawn.nodes) <= _MOST_PICTURED else None


ROUTES: Final[tuple[Route, ...]] = (
    Route("/coordinator/landscapes", landscapes),
    Route("/coordinator/landscapes/<code>", landscape),
)

"""A municipality's landscape: who acts there, on what, with whom, and what is missing."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc.analysis.flattening import flattened
from graphsvc.analysis.gaps import Helper
from graphsvc.analysis.positions import unlinked_councils
from graphsvc.asking.ranking import HALF_FRESH_DAYS
from graphsvc.errors import InvalidInputError
from graphsvc.model import Actor, ActorKind, Place, PlaceLevel
from graphsvc.service.reports.base import NetworkOfDay, Report
from graphsvc.service.reports.helpers import helpers_by_topic
from graphsvc.service.views import ActorSummary, Labelled, PlaceSummary

_SIMILAR: Final = 5


@dataclass(frozen=True, slots=True)
class TopicHere:
    """A topic that is offered in the municipality: by how many actors seated there, and from elsewhere."""

    topic: Labelled
    seated: int
    serving: int


@dataclass(frozen=True, slots=True)
class CouncilHere:
    """A council of the municipality, and whether it has a tie to the municipality or to an association."""

    actor: ActorSummary
    is_linked: bool


@dataclass(frozen=True, slots=True)
class TiesTo:
    """How many tied pairs lead from the municipality to another."""

    municipality: PlaceSummary
    pairs: int


@dataclass(frozen=True, slots=True)
class SimilarPlace:
    """A municipality of about the same population."""

    place: PlaceSummary
    population: int


@dataclass(frozen=True, slots=True)
class MissingTopic:
    """A topic that nobody helps with in the municipality, and in how many of the similar ones somebody does."""

    topic: Labelled
    similar: int


@dataclass(frozen=True, slots=True)
class Freshness:
    """How many of the actors seated there somebody has vouched for: within 18 months, longer ago, never."""

    fresh: int
    old: int
    never: int
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityReport(Report):
    """The landscape of a municipality on a day.

    `seated` are the actors with their seat there, `serving` those from elsewhere that offer something there;
    `pairs_inside` counts tied pairs among the seated, `pairs_to` those with actors seated elsewhere and
    `pairs_to_unknown` those with actors whose seat is not known. `missing` are topics that at least half of
    the `similar` municipalities have and this one lacks.
    """

    place: PlaceSummary
    population: int
    seated: tuple[ActorSummary, ...]
    serving: tuple[ActorSummary, ...]
    topics: tuple[TopicHere, ...]
    councils: tuple[CouncilHere, ...]
    isolated: tuple[ActorSummary, ...]
    pairs_inside: int
    pairs_to: tuple[TiesTo, ...]
    pairs_to_unknown: int
    similar: tuple[SimilarPlace, ...]
    missing: tuple[MissingTopic, ...]
    freshness: Freshness


def municipality_report(network: NetworkOfDay, code: str) -> MunicipalityReport:
    """The landscape of a municipality.

    Raises:
        NotFoundError: no place bears the id.
        InvalidInputError: the place is no municipality.
    """
    place = network.context.vocabulary.place(code, field="code")
    if place.level is not PlaceLevel.MUNICIPALITY:
        raise InvalidInputError("not_a_municipality", field="code", value=code)
    seated = [actor for actor in network.subgraph.actors if _is_seated(actor, place) and actor.is_active(network.on)]
    ids = frozenset(actor.id for actor in seated)
    unlinked = {council.id for council in unlinked_councils(network.subgraph)}
    inside, to, unknown = _pairs(network, place)
    similar = _similar(network, place)
    numbers = (network.graph.number_of[actor.id] for actor in seated)
    return MunicipalityReport(
        **network.stated("municipality", code=code),
        place=network.viewer.place(place),
        population=place.population,
        seated=tuple(network.viewer.actor(actor) for actor in seated),
        serving=_serving(network, place, ids),
        topics=tuple(_topics(network, place, ids)),
        councils=tuple(
            CouncilHere(network.viewer.actor(actor), actor.id not in unlinked)
            for actor in seated
            if actor.kind is ActorKind.COUNCIL
        ),
        isolated=network.actors((number for number in numbers if not network.graph.degrees[number]), network.graph),
        pairs_inside=inside,
        pairs_to=to,
        pairs_to_unknown=unknown,
        similar=tuple(SimilarPlace(network.viewer.place(one), one.population) for one in similar),
        missing=tuple(_missing(network, place, similar)),
        freshness=_freshness(seated, network.on),
    )


def _is_seated(actor: Actor, place: Place) -> bool:
    return actor.municipality == place.id


def _here(network: NetworkOfDay, place: Place) -> Mapping[str, list[Helper]]:
    """Those who help in a place, by topic."""
    meeting = network.context.vocabulary.places_meeting(place.id)
    found = {
        topic: [helper for helper in helpers if not helper.places.isdisjoint(meeting)]
        for topic, helpers in helpers_by_topic(network).items()
    }
    return {topic: helpers for topic, helpers in found.items() if helpers}


def _serving(network: NetworkOfDay, place: Place, seated: Collection[str]) -> tuple[ActorSummary, ...]:
    helping = {helper.actor for helpers in _here(network, place).values() for helper in helpers}
    actors = network.subgraph.actor_by_id
    return tuple(network.viewer.actor(actors[actor_id]) for actor_id in sorted(helping - frozenset(seated)))


def _topics(network: NetworkOfDay, place: Place, seated: Collection[str]) -> Iterator[TopicHere]:
    for topic, helpers in _here(network, place).items():
        helping = {helper.actor for helper in helpers}
        here = len(helping.intersection(seated))
        yield TopicHere(network.viewer.topic(topic), here, len(helping) - here)


def _pairs(network: NetworkOfDay, place: Place) -> tuple[int, tuple[TiesTo, ...], int]:
    """How many tied pairs of those seated here lie inside, lead to each other municipality, and where not known."""
    graph, vocabulary = network.graph, network.context.vocabulary
    seats = [actor.municipality for actor in graph.actors]
    inside = len(flattened(network.subgraph, among={a.id for a in graph.actors if _is_seated(a, place)}).pairs)
    here = [number for number, seat in enumerate(seats) if seat == place.id]
    others = Counter(seats[other] for number in here for other in graph.partners_of(number).tolist())
    del others[place.id]
    unknown = others.pop(None, 0)
    order = sorted(others.items(), key=lambda pair: (-pair[1], str(pair[0])))
    to = (TiesTo(network.viewer.place(vocabulary.places[str(seat)]), count) for seat, count in order)
    return inside, tuple(to), unknown


def _similar(network: NetworkOfDay, place: Place) -> Sequence[Place]:
    """The five other municipalities whose populations are nearest, as ratios."""
    others = (
        one
        for one in network.context.vocabulary.places.values()
        if one.level is PlaceLevel.MUNICIPALITY and one.id != place.id
    )
    return sorted(others, key=lambda one: (abs(math.log(one.population / place.population)), one.id))[:_SIMILAR]


def _missing(network: NetworkOfDay, place: Place, similar: Sequence[Place]) -> Iterator[MissingTopic]:
    here = _here(network, place)
    elsewhere = Counter(topic for other in similar for topic in _here(network, other))
    for topic, count in sorted(elsewhere.items(), key=lambda pair: (-pair[1], pair[0])):
        if topic not in here and count * 2 >= len(similar):
            yield MissingTopic(network.viewer.topic(topic), count)


def _freshness(actors: Sequence[Actor], on: date) -> Freshness:
    assured = [actor.assured_date for actor in actors if actor.assured_date]
    fresh = sum((on - day).days <= HALF_FRESH_DAYS for day in assured)
    return Freshness(fresh, len(assured) - fresh, len(actors) - len(assured), max(assured, default=None))

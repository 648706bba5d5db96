"""Which municipalities are alike, and what they have that one of them lacks."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.model import Actor, Place, PlaceLevel
from graphsvc.model.outlines import ActorOutline
from graphsvc.service.reports.base import NetworkOfDay
from graphsvc.service.reports.helpers import helpers_by_topic
from graphsvc.service.views import Labelled, PlaceSummary

_COMPARED: Final = 5
_FEWEST_COMPARED: Final = 2
_FEWEST_THAT_HAVE: Final = 2
_MOST_TIMES_LARGER: Final = 3.0
_COUNCIL_TOPICS: Final[Mapping[str, frozenset[str]]] = {
    "elderly_council": frozenset({"vanhusneuvosto"}),
    "disability_council": frozenset({"vammaisneuvosto"}),
    "elderly_and_disability_council": frozenset({"vanhusneuvosto", "vammaisneuvosto"}),
    "youth_council": frozenset({"nuorisovaltuusto"}),
}


@dataclass(frozen=True, slots=True)
class SimilarPlace:
    """A municipality of the same class and of about the same population, and how many actors are known there."""

    place: PlaceSummary
    population: int
    actors: int


@dataclass(frozen=True, slots=True)
class MissingTopic:
    """A topic that nobody helps with in the municipality, and in how many of the similar ones somebody does."""

    topic: Labelled
    similar: int


def similar_places(network: NetworkOfDay, place: Place) -> Sequence[Place]:
    """The five municipalities most like one: of its class, with actors that are known, nearest in population.

    None is more than three times larger or smaller; nearness is that of ratios. Empty where fewer than two are found.
    """
    known = {actor.municipality for actor in network.day.actors if actor.is_active(network.on)}
    found = [
        one
        for one in network.context.vocabulary.places.values()
        if one.level is PlaceLevel.MUNICIPALITY
        and one.id in known - {place.id}
        and one.urban_rural is place.urban_rural
        and _times_larger(one, place) <= _MOST_TIMES_LARGER
    ]
    nearest = sorted(found, key=lambda one: (_times_larger(one, place), one.id))[:_COMPARED]
    return nearest if len(nearest) >= _FEWEST_COMPARED else ()


def council_topics(actors: Iterable[Actor | ActorOutline]) -> frozenset[str]:
    """The topics that councils among the actors stand for, whether or not they are said to offer them."""
    return frozenset[str]().union(*(_COUNCIL_TOPICS.get(actor.subtype, frozenset()) for actor in actors))


def missing_topics(network: NetworkOfDay, here: Collection[str], similar: Sequence[Place]) -> Iterator[MissingTopic]:
    """The topics that at least half of the similar municipalities, and two of them, have and that are not among those `here`."""
    elsewhere = Counter(
        topic for other in similar for topic in {*_topics_in(network, other), *_councils_in(network, other)}
    )
    for topic, count in sorted(elsewhere.items(), key=lambda pair: (-pair[1], pair[0])):
        if topic not in here and count >= max(_FEWEST_THAT_HAVE, len(similar) / 2):
            yield MissingTopic(network.viewer.topic(topic), count)


def _times_larger(one: Place, other: Place) -> float:
    return math.exp(abs(math.log(one.population / other.population)))


def _councils_in(network: NetworkOfDay, place: Place) -> frozenset[str]:
    seated = (actor for actor in network.day.actors if actor.municipality == place.id)
    return council_topics(actor for actor in seated if actor.is_active(network.on))


def _topics_in(network: NetworkOfDay, place: Place) -> frozenset[str]:
    return helpers_by_topic(network).topics_in(network.context.vocabulary.places_meeting(place.id))

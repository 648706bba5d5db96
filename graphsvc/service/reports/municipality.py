"""A municipality's landscape: who acts there, on what, with whom, and what is missing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graphsvc.analysis.flattening import flattened
from graphsvc.analysis.positions import unlinked_councils
from graphsvc.asking.ranking import HALF_FRESH_DAYS
from graphsvc.errors import InvalidInputError
from graphsvc.model import Actor, ActorKind, Place, PlaceLevel, UrbanRural, alphabetical
from graphsvc.model.outlines import ActorOutline
from graphsvc.service.reports.base import NetworkOfDay, Report
from graphsvc.service.reports.ending import EndingActor, ending_actors
from graphsvc.service.reports.here import BranchHere, Here, TopicHere
from graphsvc.service.reports.keeping import kept
from graphsvc.service.reports.similar import MissingTopic, SimilarPlace, council_topics, missing_topics, similar_places
from graphsvc.service.views import ActorSummary, PlaceSummary


@dataclass(frozen=True, slots=True)
class KnownMunicipality:
    """A municipality, and how many actors are seated there."""

    place: PlaceSummary
    actors: int


@dataclass(frozen=True, slots=True)
class CouncilHere:
    """A council of the municipality, and whether it has a tie to the municipality or to an association."""

    actor: ActorSummary
    is_linked: bool


@dataclass(frozen=True, slots=True)
class TiesTo:
    """How many tied pairs lead from the municipality to another, and whether the two share a border."""

    municipality: PlaceSummary
    pairs: int
    is_neighbour: bool


@dataclass(frozen=True, slots=True)
class Freshness:
    """How many of the actors seated there somebody has vouched for: after the day or within 18 months before it, longer ago, never."""

    fresh: int
    old: int
    never: int
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityReport(Report):
    """The landscape of a municipality on a day.

    `seated` are the actors with their seat there, `serving` those from elsewhere that offer something there, of
    which the `nationwide` serve no smaller place than the country; `branches` are the seated that belong to an
    association elsewhere, `ending` the seated and serving, but for the nationwide, that end within a year.
    `pairs_inside` counts tied pairs among the seated, `pairs_to` those with actors seated elsewhere and
    `pairs_to_unknown` those with actors whose seat is not known; `untied_neighbours` share a border and no tie.
    `missing` are topics that at least half, and two, of the `similar` municipalities have and this one lacks.
    """

    place: PlaceSummary
    population: int
    urban_rural: UrbanRural | None
    seated: tuple[ActorSummary, ...]
    serving: tuple[ActorSummary, ...]
    nationwide: tuple[ActorSummary, ...]
    branches: tuple[BranchHere, ...]
    topics: tuple[TopicHere, ...]
    councils: tuple[CouncilHere, ...]
    isolated: tuple[ActorSummary, ...]
    ending: tuple[EndingActor, ...]
    pairs_inside: int
    pairs_to: tuple[TiesTo, ...]
    pairs_to_unknown: int
    untied_neighbours: tuple[PlaceSummary, ...]
    similar: tuple[SimilarPlace, ...]
    missing: tuple[MissingTopic, ...]
    freshness: Freshness


@kept()
def municipality_report(network: NetworkOfDay, code: str) -> MunicipalityReport:
    """The landscape of a municipality.

    Raises:
        NotFoundError: no place bears the id.
        InvalidInputError: the place is no municipality.
    """
    place = network.context.vocabulary.place(code, field="code")
    if place.level is not PlaceLevel.MUNICIPALITY:
        raise InvalidInputError("not_a_municipality", field="code", value=code)
    here, similar, seats = Here(network, place), similar_places(network, place), _seats(network)
    topics = tuple(here.topics())
    councils = council_topics((*here.seated, *here.serving))
    near = here.ids.union(actor.id for actor in here.serving).difference(actor.id for actor in here.nationwide)
    return MunicipalityReport(
        **network.stated("municipality", code=code),
        place=network.viewer.place(place),
        population=place.population,
        urban_rural=place.urban_rural,
        seated=_viewed(network, here.seated),
        serving=_viewed(network, here.serving),
        nationwide=_viewed(network, here.nationwide),
        branches=tuple(sorted(here.branches(), key=lambda one: alphabetical(one.actor.name))),
        topics=topics,
        councils=_councils(network, here.seated),
        isolated=_viewed(network, [actor for actor in here.seated if _is_alone(network, actor)]),
        ending=ending_actors(network, near),
        similar=tuple(SimilarPlace(network.viewer.place(one), one.population, seats[one.id]) for one in similar),
        missing=tuple(missing_topics(network, {one.topic.id for one in topics} | councils, similar)),
        freshness=_freshness(here.seated, network.on),
        **_pairs(network, place),
    )


def known_municipalities(network: NetworkOfDay) -> tuple[KnownMunicipality, ...]:
    """The municipalities where actors are seated that act on the day, by name."""
    places = network.context.vocabulary.places
    seats = _seats(network).items()
    found = (KnownMunicipality(network.viewer.place(places[seat]), count) for seat, count in seats if seat)
    return tuple(sorted(found, key=lambda one: alphabetical(one.place.name)))


def _seats(network: NetworkOfDay) -> Counter[str | None]:
    """How many actors that act on the day are seated in each municipality."""
    return Counter(actor.municipality for actor in network.day.actors if actor.is_active(network.on))


def _viewed(network: NetworkOfDay, actors: Sequence[Actor | ActorOutline]) -> tuple[ActorSummary, ...]:
    return tuple(sorted(map(network.viewer.actor, actors), key=lambda actor: alphabetical(actor.name)))


def _is_alone(network: NetworkOfDay, actor: ActorOutline) -> bool:
    return not network.graph.degrees[network.day.number_of[actor.id]]


def _councils(network: NetworkOfDay, seated: Sequence[Actor | ActorOutline]) -> tuple[CouncilHere, ...]:
    unlinked = {council.id for council in unlinked_councils(network.day)}
    councils = (actor for actor in seated if actor.kind is ActorKind.COUNCIL)
    return tuple(CouncilHere(network.viewer.actor(actor), actor.id not in unlinked) for actor in councils)


def _pairs(network: NetworkOfDay, place: Place) -> Mapping[str, Any]:
    """How many tied pairs of those seated here lie inside, lead to each other municipality, and where not known."""
    graph, places = network.graph, network.context.vocabulary.places
    seats = [actor.municipality for actor in graph.actors]
    here = [number for number, seat in enumerate(seats) if seat == place.id]
    others = Counter(seats[other] for number in here for other in graph.partners_of(number).tolist())
    del others[place.id]
    unknown = others.pop(None, 0)
    order = sorted(others.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return {
        "pairs_inside": len(flattened(network.day, among={graph.actors[number].id for number in here}).pairs),
        "pairs_to": tuple(
            TiesTo(network.viewer.place(places[str(seat)]), count, seat in place.neighbours) for seat, count in order
        ),
        "pairs_to_unknown": unknown,
        "untied_neighbours": tuple(network.viewer.place(places[one]) for one in place.neighbours if one not in others),
    }


def _freshness(actors: Sequence[Actor | ActorOutline], on: date) -> Freshness:
    assured = [actor.assured_date for actor in actors if actor.assured_date]
    fresh = sum((on - day).days <= HALF_FRESH_DAYS for day in assured)
    return Freshness(fresh, len(assured) - fresh, len(actors) - len(assured), max(assured, default=None))

"""What all reports share: the day, the definition, the parameters, and the part of the network that they are about."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final, TypeVar

from graphsvc.analysis.day import DayOutline, day_outline
from graphsvc.analysis.flattening import SimpleGraph, flattened
from graphsvc.analysis.health import Health, health
from graphsvc.model import (
    ActorKind,
    FollowUp,
    Language,
    OfferQuery,
    Outcome,
    PlaceLevel,
    Sector,
    Unanswered,
)
from graphsvc.model.outlines import ActorOutline, Outline
from graphsvc.service.context import Context
from graphsvc.service.reports.profiling import ProfilesOfDay
from graphsvc.service.views import ActorSummary, Viewer
from graphsvc.texts import text

Value = TypeVar("Value")
Parameter = str | int | float | bool | None
FLATTENING: Final[Mapping[str, Parameter]] = {
    "tie_kinds": "all",
    "directed": False,
    "parallel_ties": "once",
    "weighted": False,
}
"""How the ties of a pair become one; every report that measures states it."""
LIMITS: Final[Mapping[str, int]] = {
    "isolated": 200,
    "bridges": 20,
    "suggestions": 10,
    "pairs": 20,
    "project-end": 100,
    "gaps": 1000,
}
"""How many entries a report lists, unless told otherwise."""
GROUPINGS: Final = ("municipality", "subregion", "region", "wellbeing_county", "sector")
SMALL: Final = 20
"""Fewer actors than this are too few for numbers to mean much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What every report says of itself: the day it is true for, what it means and does not mean, and how it was made.

    `as_of` is the moment whose state of the store it tells, None where nothing was written since; where it is not
    None, a newer report is being made.
    """

    on: date
    definition: str
    parameters: Mapping[str, Parameter]
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the network: actors that sit in a place or serve it and no other, that offer under a topic, of a sector, of a kind; all by default."""

    place: str | None = None
    topic: str | None = None
    sector: Sector | None = None
    kind: ActorKind | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it leaves nobody out."""
        return (self.place, self.topic, self.sector, self.kind) == (None, None, None, None)

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """Its fields, as a report states them."""
        return {"place": self.place, "topic": self.topic, "sector": self.sector, "kind": self.kind}


WHOLE: Final = Part()


class NetworkOfDay:
    """The network on one day, as a report in one language looks at it."""

    def __init__(self, context: Context, on: date | None, language: Language, *, is_kept: bool = True) -> None:
        """`on` is the day asked for, None for the reference day; what is worked out of it is kept, unless told."""
        self.context = context
        self._is_kept = is_kept
        self.on = context.day(on)
        self.language = language
        self.viewer = Viewer(context.vocabulary, language, self.on)

    @cached_property
    def version(self) -> int:
        """The version of the graph when it was first asked, so that all that is worked out of it goes together."""
        return self.context.store.version()

    @cached_property
    def outline(self) -> Outline:
        """The whole graph in outline, on whatever day."""
        return self.context.memory.recall(self.version, "outline", self.context.store.outline)

    @cached_property
    def day(self) -> DayOutline:
        """The actors and ties of the day in outline."""
        return self.recall("day outline", lambda: day_outline(self.outline, self.on))

    def recall(self, name: str, work_out: Callable[[], Value]) -> Value:
        """What was worked out of the network of this day under a name; worked out anew after the graph has changed."""
        return self.context.memory.recall(self.version, (name, self.on), work_out) if self._is_kept else work_out()

    @cached_property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What coordinators have set aside, whatever the day."""
        return self.context.store.follow_ups()

    @cached_property
    def unanswered(self) -> tuple[Unanswered, ...]:
        """What people looked for in vain, whatever the day."""
        return self.context.store.unanswered()

    @property
    def declined(self) -> frozenset[str]:
        """The ids of the actors that have declined, whoever would be their partner."""
        declined = (one for one in self.follow_ups if one.outcome is Outcome.DECLINED and not one.is_pair)
        return frozenset[str]().union(*(one.actors for one in declined))

    @cached_property
    def graph(self) -> SimpleGraph:
        """The whole network as a simple graph."""
        return self.recall("simple graph", lambda: flattened(self.day))

    def profiles_of(self, day: DayOutline) -> ProfilesOfDay:
        """What is known of the actors of a part of the day beside their ties."""
        return ProfilesOfDay(self.context.vocabulary, self.outline, day)

    def graph_of(self, part: Part) -> SimpleGraph:
        """A part of the network as a simple graph: its actors and the ties among them."""
        return self.graph if part.is_whole else flattened(self.day, among=self.ids_in(part))

    def ids_in(self, part: Part) -> frozenset[str]:
        """The ids of the actors in a part.

        Raises:
            NotFoundError: the vocabulary lacks the place or the topic.
        """
        places = self.context.vocabulary.places_inside(part.place) if part.place else None
        offering = self._offering(part.topic) if part.topic else None
        return frozenset(
            actor.id
            for actor in self.day.actors
            if (places is None or _belongs(actor, places))
            and (offering is None or actor.id in offering)
            and part.sector in (None, actor.sector)
            and part.kind in (None, actor.kind)
        )

    def groups(self, by: str, actors: Iterable[ActorOutline]) -> Sequence[str | None]:
        """The group of each actor: its sector, or the place of a level that its municipality lies in; None if unknown."""
        if by == "sector":
            return [actor.sector for actor in actors]
        place_of = self._place_of[PlaceLevel(by)]
        return [place_of.get(actor.municipality) if actor.municipality else None for actor in actors]

    def health(self, graph: SimpleGraph) -> Health:
        """The measures of a part of the network."""
        return health(graph, {by: self.groups(by, graph.actors) for by in GROUPINGS})

    def actors(self, numbers: Iterable[int], graph: SimpleGraph) -> tuple[ActorSummary, ...]:
        """The actors that bear these numbers in a graph, as lists show them."""
        return tuple(self.viewer.actor(graph.actors[number]) for number in numbers)

    def words(self, key: str, **values: object) -> str:
        """A text of the reports in the reader's language."""
        return text(self.language, f"reports.{key}", **values)

    def stated(self, name: str, **parameters: Parameter) -> dict[str, Any]:
        """What the report of this name says of itself, as the fields of `Report`."""
        definition = f"{self.words(f'{name}.definition')} {self.words('flattening')}"
        return {"on": self.on, "definition": definition, "parameters": {**parameters, **FLATTENING}}

    def _offering(self, topic: str) -> frozenset[str]:
        topics = self.context.vocabulary.topics_under(topic)
        matches = self.context.store.who_offers(OfferQuery(on=self.on, topics=topics))
        return frozenset(match.actor.id for match in matches)

    @cached_property
    def _place_of(self) -> Mapping[PlaceLevel, Mapping[str, str]]:
        """By level, the place that each municipality lies in."""
        return {
            level: {
                member: place.id
                for place in self.context.vocabulary.places.values()
                if place.level is level
                for member in place.members
            }
            for level in PlaceLevel
        }


def _belongs(actor: ActorOutline, places: frozenset[str]) -> bool:
    """Whether an actor sits in one of the places, or serves some of them and no other."""
    return actor.municipality in places or (bool(actor.serves) and places.issuperset(actor.serves))

"""What there is to draw, and where a layout has put it."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import networkx as nx

from graphsvc.drawing.grouping import simple_graph
from graphsvc.drawing.labels import short_label
from graphsvc.drawing.offers import MapActor, MapGraph
from graphsvc.drawing.result import ActorDetails, LabelSide, MapBundle, MapGroup
from graphsvc.drawing.rings import Spot
from graphsvc.drawing.specification import MapSpecification
from graphsvc.model import Actor, Language, Tie

_SMALLEST: Final = 7.0
_LARGEST: Final = 22.0
_GROWTH_IN_ROWS: Final = 0.45
"""Of the growth of other marks, so that no two marks of a row's height of 30 meet."""


@dataclass(frozen=True, slots=True)
class OtherDays:
    """What is not on the map on its day but on others: actors that are not in its subgraph, and ties."""

    actors: tuple[Actor, ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Scene:
    """The actors and ties of a map, its specification and its language; actors go by their number in `actors`.

    `details` are by actor id; an actor that lacks them has no topics, municipality or page. `focus` is the
    actor that an ego map is about, and the one that any map opens with. `left_out` are so many that there was no room for;
    `words` are what its summary begins with; `depth` as in `MapDrawing`; `basis_names`
    are those of what ties rest on, by id. `elsewhere` are the ids of those whose ties all go to actors that are not here.
    """

    specification: MapSpecification
    subgraph: MapGraph
    details: Mapping[str, ActorDetails]
    language: Language
    focus: str | None = None
    left_out: int = 0
    words: str = ""
    other_days: OtherDays = OtherDays()
    depth: int = 1
    basis_names: Mapping[str, str] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()

    @cached_property
    def actors(self) -> tuple[MapActor, ...]:
        """Those of the day, then those of other days."""
        return (*self.subgraph.actors, *self.other_days.actors)

    @property
    def present(self) -> range:
        """The numbers of those that are on the map on its day."""
        return range(len(self.subgraph.actors))

    @property
    def absent(self) -> range:
        """The numbers of those that are there on other days only."""
        return range(len(self.subgraph.actors), len(self.actors))

    @cached_property
    def graph(self) -> "nx.Graph[int]":
        """One edge for each pair that is tied on the day."""
        return simple_graph(self.number, self.subgraph.ties)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The numbers of the actors by id."""
        return {actor.id: index for index, actor in enumerate(self.actors)}

    @property
    def tied_elsewhere(self) -> tuple[int, ...]:
        """The numbers of those whose ties all go to actors that are not on the map."""
        return tuple(index for index in self.present if self.actors[index].id in self.elsewhere)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The actors' whole names in the reader's language."""
        return tuple(actor.names.in_language(self.language) for actor in self.actors)

    def short_name(self, index: int) -> str:
        """A name that fits on the map."""
        return short_label(self.names[index])

    def detail(self, index: int) -> ActorDetails:
        """What the caller told of the actor beside its record."""
        return self.details.get(self.actors[index].id, ActorDetails())

    def ties(self, index: int) -> int:
        """How many ties the actor has on the day, parallel ones too."""
        return self._tie_counts[self.actors[index].id]

    @cached_property
    def _tie_counts(self) -> Counter[str]:
        return Counter(end for tie in self.subgraph.ties for end in (tie.source, tie.target))

    def size(self, index: int) -> float:
        """The radius of the actor's mark: its area grows with its ties, up to a limit; where marks stand in rows, less."""
        radius = min(_LARGEST, _SMALLEST + 2.6 * math.sqrt(self.ties(index)))
        in_row = self.specification.layout == "ego" and self.actors[index].id != self.focus
        return round(_SMALLEST + _GROWTH_IN_ROWS * (radius - _SMALLEST) if in_row else radius, 1)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where everything stands: `spots`, `sides` and `group_of` for every actor's number.

    `bends` are those of tied pairs, seen from the smaller number; a pair that it lacks is drawn straight.
    """

    spots: Mapping[int, Spot]
    sides: Mapping[int, LabelSide]
    group_of: Mapping[int, str]
    groups: tuple[MapGroup, ...]
    bundles: tuple[MapBundle, ...] = ()
    bends: Mapping[tuple[int, int], float] = field(default_factory=dict)

"""From the typed multigraph to a simple graph, which most measures ask for.

The rule: every kind of tie counts, in neither direction, and once a pair however many ties the pair
has; no tie weighs more than another.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt
import rustworkx as rx

from graphsvc.analysis.components import first_of_component
from graphsvc.analysis.day import DayOutline, Numbered
from graphsvc.model.outlines import ActorOutline

Numbers = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
_PAIRS_AT_ONCE: Final = 20_000


@dataclass(frozen=True, eq=False)
class SimpleGraph(Numbered):
    """Actors, numbered in the order of their ids, and the tied pairs among them.

    `pairs` has a row of two numbers, smaller first, for each tied pair, in order; `ties` is how many ties
    they were made from.
    """

    pairs: Numbers
    ties: int

    @cached_property
    def degrees(self) -> Numbers:
        """How many others each actor is tied to."""
        return np.bincount(self.pairs.ravel(), minlength=len(self))

    @cached_property
    def starts(self) -> Numbers:
        """Where the partners of each actor begin in `partners`; one more at the end."""
        return np.concatenate(([0], np.cumsum(self.degrees)))

    @cached_property
    def partners(self) -> Numbers:
        """The partners of every actor, one actor after the other, each in order."""
        ends = np.concatenate((self.pairs, self.pairs[:, ::-1]))
        partners: Numbers = ends[np.lexsort((ends[:, 1], ends[:, 0])), 1]
        return partners

    def partners_of(self, number: int) -> Numbers:
        """The numbers of those that an actor is tied to, in order."""
        return self.partners[self.starts[number] : self.starts[number + 1]]

    def ties_from(self, actors: Numbers) -> tuple[Numbers, Numbers]:
        """Every tie of these actors, as the number of the actor and that of its partner."""
        degrees = self.degrees[actors]
        offsets = np.arange(degrees.sum()) - np.repeat(np.cumsum(degrees) - degrees, degrees)
        return np.repeat(actors, degrees), self.partners[np.repeat(self.starts[actors], degrees) + offsets]

    def compiled(self) -> "rx.PyGraph[int, None]":
        """The same for rustworkx, made anew as it takes much memory; its nodes bear the actors' numbers."""
        graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(len(self)))
        for start in range(0, len(self.pairs), _PAIRS_AT_ONCE):  # as pairs of Python take much more memory
            pairs = self.pairs[start : start + _PAIRS_AT_ONCE].tolist()
            graph.add_edges_from_no_data([(one, other) for one, other in pairs])
        return graph

    @cached_property
    def component_of(self) -> Numbers:
        """For each actor, the number of its component: the largest first, then by first actor."""
        firsts, of, sizes = np.unique(
            first_of_component(len(self), self.pairs), return_inverse=True, return_counts=True
        )
        places = np.empty(len(firsts), dtype=np.int64)
        places[np.argsort(-sizes, kind="stable")] = np.arange(len(firsts))
        component_of: Numbers = places[of]
        return component_of

    @property
    def component_sizes(self) -> list[int]:
        """How many actors are in each component."""
        sizes: list[int] = np.bincount(self.component_of).tolist()
        return sizes

    def components(self) -> list[Numbers]:
        """The numbers of the actors in each component, in order."""
        order = np.argsort(self.component_of, kind="stable")
        return np.split(order, np.cumsum(self.component_sizes))[:-1]


NOBODY: Final = SimpleGraph((), np.zeros((0, 2), dtype=np.int64), 0)


def flattened(day: DayOutline, *, among: Collection[str] | None = None) -> SimpleGraph:
    """The simple graph of a day, or of that part of it which lies among the actors with these ids."""
    part = day if among is None else day.among(day.marked(among))
    return _simple(part.actors, part.ties.pairs)


def flattened_apart(day: DayOutline, group_of: Sequence[str | None]) -> Mapping[str, SimpleGraph]:
    """The simple graph of each group of actors, where the group of each is given; None for those in none."""
    names = sorted({group for group in group_of if group is not None})
    place_of = {name: place for place, name in enumerate(names)}
    groups = np.array([len(names) if group is None else place_of[group] for group in group_of], dtype=np.int64)
    order = np.argsort(groups, kind="stable")
    starts = np.searchsorted(groups[order], np.arange(len(names) + 1))
    numbers = np.empty(len(day), dtype=np.int64)
    numbers[order] = np.arange(len(day)) - np.append(starts, 0)[groups[order]]
    ends = day.ties.pairs
    ends = ends[groups[ends[:, 0]] == groups[ends[:, 1]]]
    ends = ends[np.argsort(groups[ends[:, 0]], kind="stable")]
    first = np.searchsorted(groups[ends[:, 0]], np.arange(len(names) + 1))
    return {
        name: _simple(
            tuple(day.actors[number] for number in order[starts[place] : starts[place + 1]].tolist()),
            numbers[ends[first[place] : first[place + 1]]],
        )
        for place, name in enumerate(names)
    }


def _simple(actors: tuple[ActorOutline, ...], ends: Numbers) -> SimpleGraph:
    """The simple graph of actors and of ties, each a row of the numbers of its two ends."""
    return SimpleGraph(actors, _once(ends, len(actors)), len(ends))


def with_pairs(graph: SimpleGraph, pairs: Numbers) -> SimpleGraph:
    """The same actors, tied by these pairs."""
    return SimpleGraph(graph.actors, _once(pairs, len(graph)), len(pairs))


def _once(ends: Numbers, actors: int) -> Numbers:
    """Each pair once, smaller number first, in order."""
    keys = np.sort(ends.min(axis=1) * actors + ends.max(axis=1)) if len(ends) else ends[:, 0]
    once = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    return np.column_stack(np.divmod(once, max(1, actors)))

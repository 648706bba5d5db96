"""Who could work with whom: named parts, each 0..1, with published weights.

Parts of which nothing is known of the actor that asks are left out, and the rest scaled up to 1. The score says
where to begin, not what will work: similarity did not predict which partnerships work, trust and communication
did (Atouba & Shumate 2015).
"""

import copy
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import rustworkx as rx

from graphsvc.analysis.closure import local_paths, resource_allocation
from graphsvc.analysis.components import first_of_component
from graphsvc.analysis.day import DayOutline
from graphsvc.analysis.flattening import Numbers, Reals, SimpleGraph
from graphsvc.analysis.profiles import Profile, Profiles
from graphsvc.analysis.standing import Standing
from graphsvc.model import COUNTRY_ID, Sector, TieKind

WEIGHTS: Final[Mapping[str, float]] = {
    "need_offer": 0.25,
    "target_group": 0.10,
    "nearness": 0.20,
    "resource_allocation": 0.20,
    "local_paths": 0.15,
    "bridging": 0.05,
    "periphery": 0.05,
}
"""The weight of each part."""
_OTHER_SECTOR: Final = 0.5
_SECTORS: Final = (None, *Sector)
_UNKNOWN: Final = 0
_EXACT: Final = 10**9


@dataclass(frozen=True, slots=True)
class Partner:
    """A possible partner, by number, with its score and parts, 0..1."""

    actor: int
    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, by number, that could meet, and how well they suit, 0..1."""

    one: int
    other: int
    score: float


class Partners:
    """The possible partners of every actor of a network on a day."""

    def __init__(self, day: DayOutline, graph: SimpleGraph, profiles: Sequence[Profile]) -> None:
        """`graph` is the day flattened; `profiles` are those of its actors, in order."""
        self._graph = graph
        self._profiles = Profiles(profiles)
        self.standing = Standing(day, self._profiles.serving(COUNTRY_ID))
        self._resting = ~day.acting
        self._sectors = np.array([_SECTORS.index(actor.sector) for actor in day.actors], dtype=np.int8)
        self._house_of = _houses(day)
        self._edge = 1 / (1 + graph.degrees)
        self._apart: Mapping[int, Collection[int]] = {}

    def without(self, pairs: Iterable[tuple[int, int]]) -> "Partners":
        """The same, but that these pairs are never proposed."""
        apart: dict[int, set[int]] = defaultdict(set)
        for one, other in pairs:
            apart[one].add(other)
            apart[other].add(one)
        made = copy.copy(self)
        made._apart = apart
        return made

    def best(self, actor: int, limit: int, refused: Collection[int] = ()) -> tuple[Partner, ...]:
        """The best partners for an actor, best first, then in order.

        None that does not act, that it is tied to, that is of its own house or among those `refused`.
        """
        parts = self._parts(actor)
        return self._first(parts, self._open_to(actor, parts, refused), limit)

    def first(self, actor: int, limit: int, refused: Collection[int] = ()) -> tuple[Partner, ...]:
        """Those with whom an actor could begin: of those that `best` chooses from, the most at hand, then the best.

        At hand are those near it that have something in common with it or open doors there, then all others,
        and last funders and those that serve the whole country, unless it does so too (`Standing.at_hand`).
        """
        parts = self._parts(actor)
        scores = self._open_to(actor, parts, refused)
        hand = self.standing.at_hand(actor, parts)
        return self._first(parts, np.where(scores >= 0, scores + 2 * hand, -1.0), limit)

    def best_in(self, actor: int, groups: Sequence[Numbers]) -> tuple[tuple[int, float], ...]:
        """The best partner for an actor in each of the groups that has one, with its score."""
        scores = self._open_scores(actor)
        best = (int(group[np.argmax(scores[group])]) for group in groups)
        return tuple((number, float(scores[number])) for number in best if scores[number] >= 0)

    def pairs(self, some: Sequence[int], others: Sequence[int]) -> Iterator[Pair]:
        """Every pair of one of `some` and one of `others` that may meet, best first; each pair once.

        The score of a pair is the mean of what is scored from either end.
        """
        suiting = (self._scores(some, others) + self._scores(others, some).T) / 2
        rows, columns = np.nonzero(suiting >= 0)
        ends = np.sort(np.stack([np.array(some)[rows], np.array(others)[columns]], axis=1), axis=1)
        ends, kept = np.unique(ends, axis=0, return_index=True)
        scores = suiting[rows, columns][kept]
        for place in np.argsort(-scores, kind="stable").tolist():
            yield Pair(int(ends[place, 0]), int(ends[place, 1]), float(scores[place]))

    def evening(self, participants: Sequence[int]) -> tuple[Pair, ...]:
        """The participants two by two, each once: as many pairs as can be, with the largest sum of scores.

        Maximum-weight matching (Edmonds 1965) among pairs that may meet; scores count to nine decimals.
        """
        pairs = tuple(self.pairs(participants, participants))
        place_of = {number: place for place, number in enumerate(participants)}
        graph: rx.PyGraph[int, float] = rx.PyGraph()
        graph.add_nodes_from(participants)
        graph.add_edges_from([(place_of[pair.one], place_of[pair.other], pair.score) for pair in pairs])
        chosen = rx.max_weight_matching(graph, max_cardinality=True, weight_fn=lambda score: round(score * _EXACT))
        met = {frozenset(participants[place] for place in ends) for ends in chosen}
        return tuple(pair for pair in pairs if {pair.one, pair.other} in met)

    def _scores(self, some: Sequence[int], others: Sequence[int]) -> Reals:
        """What each of `others` scores for each of `some`; −1 where they may not meet."""
        found = np.empty((len(some), len(others)))
        for row, actor in enumerate(some):
            found[row] = self._open_scores(actor)[list(others)]
        return found

    def _open_scores(self, actor: int) -> Reals:
        """What everybody scores for an actor; −1 where they may not meet."""
        if self._resting[actor]:
            return np.full(len(self._graph), -1.0)
        return self._open_to(actor, self._parts(actor))

    def _open_to(self, actor: int, parts: Mapping[str, Reals], refused: Collection[int] = ()) -> Reals:
        """The scores that the parts give; −1 for those that are never proposed to the actor."""
        scores = _weighted(parts)
        scores[self._resting | (self._house_of == self._house_of[actor])] = -1.0
        for barred in (self._graph.partners_of(actor), list(self._apart.get(actor, ())), list(refused)):
            scores[barred] = -1.0
        return scores

    def _first(self, parts: Mapping[str, Reals], order: Reals, limit: int) -> tuple[Partner, ...]:
        """Those of the largest values of `order`, largest first, then in order; none below 0."""
        few = min(limit, len(order))
        least = max(0.0, float(np.partition(order, -few)[-few]))
        found = np.flatnonzero(order >= least)
        chosen = found[np.argsort(-order[found], kind="stable")][:limit]
        scores = _weighted({name: part[chosen] for name, part in parts.items()})
        return tuple(
            Partner(number, float(score), {name: float(part[number]) for name, part in parts.items()})
            for number, score in zip(chosen.tolist(), scores, strict=True)
        )

    def _parts(self, actor: int) -> dict[str, Reals]:
        parts = self._profiles.parts(actor)
        if self._graph.degrees[actor]:
            parts["resource_allocation"] = resource_allocation(self._graph, actor)
            parts["local_paths"] = local_paths(self._graph, actor)
        parts["bridging"] = self._bridging(actor)
        parts["periphery"] = (self._edge + self._edge[actor]) / 2
        return parts

    def _bridging(self, actor: int) -> Reals:
        """1 where no way leads between the two, ½ where they are of different sectors, else 0."""
        sectors, apart = self._sectors, self._graph.component_of != self._graph.component_of[actor]
        other_sector = (sectors != sectors[actor]) & (sectors != _UNKNOWN) & (sectors[actor] != _UNKNOWN)
        return np.where(apart, 1.0, np.where(other_sector, _OTHER_SECTOR, 0.0))


def _weighted(parts: Mapping[str, Reals]) -> Reals:
    total = sum(WEIGHTS[name] for name in parts)
    scores: Reals = np.sum([WEIGHTS[name] / total * part for name, part in parts.items()], axis=0)
    return scores


def _houses(day: DayOutline) -> Numbers:
    """For each actor its house, by the first in it: those that are part of one whole, over any number of steps."""
    return first_of_component(len(day), day.ties.of_kind(TieKind.PART_OF).pairs)

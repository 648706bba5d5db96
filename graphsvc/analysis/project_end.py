"""What goes when an actor leaves, whom it leaves alone, and what would make it good."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np

from graphsvc.analysis.day import DayOutline
from graphsvc.analysis.flattening import Numbers, SimpleGraph, flattened, with_pairs
from graphsvc.analysis.health import Measure, fragmentation
from graphsvc.analysis.partners import Pair, Partners
from graphsvc.analysis.profiles import Profile
from graphsvc.analysis.reach import global_efficiency
from graphsvc.model import ActorKind
from graphsvc.model.outlines import NONE, ActorOutline

SUCCESSOR_WEIGHTS: Final[Mapping[str, float]] = {"ties": 0.6, "topics": 0.4}
"""The weight of each part of a successor's score."""
_CONVENERS: Final = (ActorKind.ORGANISATION, ActorKind.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Cohesion:
    """How a network holds together."""

    actors: int
    pairs: int
    components: int
    isolates: int
    fragmentation: Measure
    global_efficiency: float


@dataclass(frozen=True, slots=True)
class Successor:
    """Who could convene those affected, tied to `tied` of them; `parts` 0..1 as in `SUCCESSOR_WEIGHTS`."""

    actor: ActorOutline
    tied: int
    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on an actor or an event: ties, the actors at their ends, and those of them that have no other tie."""

    ties: int
    actors: int
    alone: int


class ProjectEnd:
    """A network with and without an actor, and the ties that rest on it or are its own."""

    def __init__(self, day: DayOutline, graph: SimpleGraph, actor_id: str) -> None:
        """`graph` is the day flattened; `lost_ties` will mark those of its ties that go."""
        self.before = graph
        self.lost_ties = day.hanging_on(actor_id)
        self.left = day.without(actor_id)
        self.after = flattened(self.left)
        self.affected = sorted(set(day.ids(day.ends(self.lost_ties))) - {actor_id})
        self._kept_pairs = day.ties.where(~self.lost_ties).pairs
        self._actor_id = actor_id

    def left_alone(self) -> tuple[ActorOutline, ...]:
        """The actors that lose their last tie, in order."""
        numbers = (self.after.number_of[actor_id] for actor_id in self.affected)
        return tuple(self.after.actors[number] for number in numbers if not self.after.degrees[number])

    def lost_introductions(self) -> Numbers:
        """The pairs that were not tied and lose their last common partner, in order, numbered as in `before`."""
        number_of = self.before.number_of
        after = with_pairs(self.before, self._kept_pairs)
        keys = [np.zeros(0, dtype=np.int64)]
        for actor_id in self.affected:
            one = number_of[actor_id]
            near = np.concatenate((self.before.partners_of(one), _two_ties_away(after, one)))
            others = np.setdiff1d(_two_ties_away(self.before, one), [*near, one, number_of.get(self._actor_id, one)])
            keys.append(np.minimum(one, others) * len(self.before) + np.maximum(one, others))
        lost = np.unique(np.concatenate(keys))
        return np.column_stack(np.divmod(lost, max(1, len(self.before))))

    def repairs(self, profiles: Sequence[Profile], declined: Iterable[frozenset[str]] = ()) -> tuple[Pair, ...]:
        """The fewest new ties that join what the actor held together, those that suit best of all that would do.

        `profiles` are those of the actors that are left, in order; pairs are numbered as in `after`. k-edge
        augmentation with k = 1 (Eswaran & Tarjan 1976), each tie costing 1 − score. `declined` are the ids of those
        who want no partner, each alone, and of pairs that do not want each other. Fewer, where nobody who acts, is
        willing and does not end with it is left in a part.
        """
        known = [[self.after.number_of[one] for one in ids] for ids in declined if ids <= self.after.number_of.keys()]
        unwilling = [numbers[0] for numbers in known if len(numbers) == 1]
        barred = [*unwilling, *self._ending_with_it()]
        torn = [staying for parts in self._torn() if len(staying := _without(parts, barred)) > 1]
        if not torn:
            return ()
        pairs = ((numbers[0], numbers[1]) for numbers in known if len(numbers) > 1)
        partners = Partners(self.left, self.after, profiles).without(pairs)
        found = (pair for parts in torn for pair in _joining(partners, parts))
        return tuple(sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other)))

    def successors(self, topics: Collection[str], profiles: Sequence[Profile], limit: int) -> tuple[Successor, ...]:
        """Who could convene those affected, best first: tied to most of them, offering the `topics`, with no known end.

        Organisations and municipalities that act on the day and are tied to at least one of those affected.
        """
        affected = {self.after.number_of[actor_id] for actor_id in self.affected}
        candidates = {number for one in affected for number in (one, *self.after.partners_of(one).tolist())}
        found = (
            self._successor(number, affected, frozenset(topics), profiles[number])
            for number in sorted(candidates)
            if self._can_convene(self.after.actors[number])
        )
        tied = (successor for successor in found if successor.parts["ties"])
        return tuple(sorted(tied, key=lambda successor: (-successor.score, successor.actor.id))[:limit])

    def _ending_with_it(self) -> Iterator[int]:
        """Those left who end no later than the actor itself is known to."""
        number = self.before.number_of.get(self._actor_id)
        end = self.before.actors[number].end_date if number is not None else None
        for other, actor in enumerate(self.after.actors):
            if end and actor.end_date and actor.end_date <= end:
                yield other

    def _torn(self) -> Iterator[list[Numbers]]:
        """For each component that falls apart, its parts, largest first."""
        ends = {self.before.number_of[end] for end in (self._actor_id, *self.affected) if end in self.before.number_of}
        for component in sorted({int(self.before.component_of[end]) for end in ends}):
            members = np.flatnonzero(self.before.component_of == component).tolist()
            held = {self.before.actors[number].id for number in members}
            parts = [part for part in self.after.components() if self.after.actors[int(part[0])].id in held]
            if len(parts) > 1:
                yield parts

    def _successor(self, number: int, affected: Collection[int], topics: frozenset[str], profile: Profile) -> Successor:
        others = set(affected) - {number}
        tied = len(others.intersection(self.after.partners_of(number).tolist()))
        parts = {
            "ties": tied / len(others) if others else 0.0,
            "topics": len(topics & profile.offers.keys()) / len(topics) if topics else 0.0,
        }
        score = sum(SUCCESSOR_WEIGHTS[name] * part for name, part in parts.items())
        return Successor(self.after.actors[number], tied, score, parts)

    def _can_convene(self, actor: ActorOutline) -> bool:
        return actor.kind in _CONVENERS and actor.end_date is None and actor.is_active(self.left.on)


def cohesion(graph: SimpleGraph) -> Cohesion:
    """Measure how a network holds together."""
    return Cohesion(
        actors=len(graph),
        pairs=len(graph.pairs),
        components=len(graph.component_sizes),
        isolates=int(np.count_nonzero(graph.degrees == 0)),
        fragmentation=fragmentation(graph.component_sizes),
        global_efficiency=global_efficiency(graph).value,
    )


def hanging_on(day: DayOutline, ids: Collection[str]) -> Mapping[str, Hanging]:
    """What hangs on each of some actors and events by id: their own ties, and those that rest on them."""
    lost: dict[str, list[tuple[int, int]]] = {one: [] for one in ids}
    ties = day.ties.where(day.ties.of_any(day.marked(ids)) | day.resting_on(ids))
    for source, target, base in zip(ties.sources.tolist(), ties.targets.tolist(), ties.bases.tolist(), strict=True):
        hung = {day.actors[source].id, day.actors[target].id, day.basis_ids[base] if base != NONE else None}
        for one in lost.keys() & hung:
            lost[one].append((source, target))
    return {one: _hanging(day, day.number_of.get(one), ties_lost) for one, ties_lost in lost.items()}


def _hanging(day: DayOutline, number: int | None, lost: Sequence[tuple[int, int]]) -> Hanging:
    ends = Counter(end for ends in lost for end in ends if end != number)
    return Hanging(len(lost), len(ends), sum(count == day.tie_counts[end] for end, count in ends.items()))


def _two_ties_away(graph: SimpleGraph, number: int) -> Numbers:
    """Those who have a partner in common with an actor."""
    return np.unique(graph.ties_from(graph.partners_of(number))[1])


def _without(parts: Iterable[Numbers], unwilling: Sequence[int]) -> list[Numbers]:
    """The parts without some actors; none that would be empty."""
    willing = (np.setdiff1d(part, unwilling) for part in parts)
    return [part for part in willing if len(part)]


def _joining(partners: Partners, parts: Sequence[Numbers]) -> Iterator[Pair]:
    """The fewest pairs that join the parts, those that suit best."""
    best = _best_between(partners, parts)
    costs = {ends: 1 - pair.score for ends, pair in best.items()}
    for ends in nx.k_edge_augmentation(nx.empty_graph(len(parts)), 1, avail=costs, partial=True):
        yield best[min(ends), max(ends)]


def _best_between(partners: Partners, parts: Sequence[Numbers]) -> Mapping[tuple[int, int], Pair]:
    """For every two parts, the pair of actors that suits best, as seen from the smaller part."""
    part_of = {number: place for place, part in enumerate(parts) for number in part.tolist()}
    best: dict[tuple[int, int], Pair] = {}
    for place, part in enumerate(parts[1:], start=1):
        for number in part.tolist():
            for other, score in partners.best_in(number, parts[:place]):
                ends = (part_of[other], place)
                if ends not in best or score > best[ends].score:
                    best[ends] = Pair(min(number, other), max(number, other), score)
    return best

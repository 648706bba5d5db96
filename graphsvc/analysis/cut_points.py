"""The actors and the tied pairs without whom the network falls apart, and whom they would leave cut off."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import rustworkx as rx

from graphsvc.analysis.flattening import SimpleGraph


@dataclass(frozen=True, slots=True)
class CutPoint:
    """An actor, by number, and those who would be cut off if it left: its component but for the largest part."""

    actor: int
    cut_off: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """Two actors, by number, whose tie nothing replaces.

    Without it `far` and those behind it would be cut off from `near`: `amount` in all, at most half of the component.
    """

    near: int
    far: int
    amount: int


def articulation_points(tree: "BlockTree") -> tuple[CutPoint, ...]:
    """The actors without whom a component falls apart; those first who would cut off most.

    Of parts that are equally large, the one with the first actor is taken to stay.
    """
    found = [CutPoint(point, _but_largest(list(tree.parts_without(point)))) for point in tree.blocks_of]
    return tuple(sorted(found, key=lambda point: (-len(point.cut_off), point.actor)))


def bridges(tree: "BlockTree") -> tuple[Bridge, ...]:
    """The tied pairs without whom a component falls apart; those first that would cut off most."""
    return tuple(sorted(tree.bridges(), key=lambda bridge: (-bridge.amount, bridge.near, bridge.far)))


def _but_largest(parts: list[list[int]]) -> tuple[int, ...]:
    largest = max(map(len, parts))
    as_large = [part for part in parts if len(part) == largest]
    stays = as_large[0] if len(as_large) == 1 else min(as_large, key=min)
    return tuple(sorted(actor for part in parts if part is not stays for actor in part))


class BlockTree:
    """The trees of blocks, which no single actor can cut, and of the cut points between them (Hopcroft & Tarjan 1973).

    Actors stand in `_order` so that all below a node of a tree follow one another, from where it starts to where
    it ends. It is found once for all that is asked of it, as that takes long. A node is a cut point by its number, or a
    block as ~number.
    """

    def __init__(self, graph: SimpleGraph) -> None:
        """Find the blocks of a graph."""
        self._members: dict[int, set[int]] = defaultdict(set)
        compiled = graph.compiled()
        for ends, block in rx.biconnected_components(compiled).items():
            self._members[block].update(ends)
        self.blocks_of: dict[int, list[int]] = {point: [] for point in sorted(rx.articulation_points(compiled))}
        for block in sorted(self._members):
            for point in self._members[block] & self.blocks_of.keys():
                self.blocks_of[point].append(~block)
        self._order: list[int] = []
        self._span: dict[int, tuple[int, int]] = {}
        self._parent: dict[int, int | None] = {}
        self._root: dict[int, int] = {}
        for block in sorted(self._members):
            if ~block not in self._parent:
                self._walk(~block)

    def parts_without(self, point: int) -> Iterator[list[int]]:
        """The actors of each part that the point's component falls into without it."""
        for block in self.blocks_of[point]:
            if block != self._parent[point]:
                yield self._order[slice(*self._span[block])]
        first, last = self._span[self._root[point]]
        start, end = self._span[point]
        yield self._order[first:start] + self._order[end:last]

    def bridges(self) -> Iterator[Bridge]:
        """The blocks of two actors; of sides that are equally large, that of the first actor is taken to stay."""
        for block, members in self._members.items():
            if len(members) == 2:
                one, other = sorted(members)
                behind = self._below(~block, other)
                first, last = self._span[self._root[~block]]
                before = last - first - behind
                yield Bridge(one, other, behind) if behind <= before else Bridge(other, one, before)

    def _below(self, block: int, member: int) -> int:
        """How many of its component are on the side of a member of a block of two."""
        first, last = self._span[self._root[block]]
        start, end = self._span[block]
        parent = self._parent[block]
        if parent is None:
            start, end = self._span.get(member, (0, 1))
            return end - start
        return last - first - (end - start) if member == parent else end - start

    def _walk(self, root: int) -> None:
        waiting: list[tuple[int, bool]] = [(root, False)]
        self._parent[root] = None
        while waiting:
            node, is_done = waiting.pop()
            if is_done:
                self._span[node] = self._span[node][0], len(self._order)
                continue
            self._root[node] = root
            self._span[node] = len(self._order), 0
            self._order.extend(self._own(node))
            waiting.append((node, True))
            for below in self._beside(node):
                if below != self._parent[node]:
                    self._parent[below] = node
                    waiting.append((below, False))

    def _own(self, node: int) -> list[int]:
        return [node] if node >= 0 else sorted(self._members[~node] - self.blocks_of.keys())

    def _beside(self, node: int) -> list[int]:
        return self.blocks_of[node] if node >= 0 else sorted(self._members[~node] & self.blocks_of.keys())

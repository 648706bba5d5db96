"""Who can introduce one actor to another: the warmest ways through the network."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import networkx as nx

from graphsvc.model import Tie

_DAYS_A_YEAR: Final = 365.25
_COOLING_YEARS: Final = 5.0
MOST_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class Way:
    """The ids of the actors from the one who asks to the one who is sought, and the ties between them."""

    actors: tuple[str, ...]
    ties: tuple[Tie, ...]


def tie_cost(tie: Tie, on: date) -> float:
    """How cold a tie is, 0.25..2: strong, recent ties cost less.

    The sum of 1/(1 + level), where level 0 (not known) counts as 1, and of how much the tie has cooled:
    the years since it was last known to begin or to be recorded, over five, at most 1; 0.5 when unknown.
    """
    known = max((day for day in (tie.start_date, tie.recorded_at) if day and day <= on), default=None)
    cooled = min(1.0, (on - known).days / _DAYS_A_YEAR / _COOLING_YEARS) if known else 0.5
    return 1 / (1 + max(1, tie.level)) + cooled


def warmest_ties(ties: Iterable[Tie], on: date) -> "nx.Graph[str]":
    """Actors with one undirected edge a pair: the warmest tie, its `cost` and the `tie` itself."""
    graph: nx.Graph[str] = nx.Graph()
    for tie in ties:
        cost = tie_cost(tie, on)
        if not graph.has_edge(tie.source, tie.target) or cost < graph.edges[tie.source, tie.target]["cost"]:
            graph.add_edge(tie.source, tie.target, cost=cost, tie=tie)
    return graph


def introductions(graph: "nx.Graph[str]", asker: str, sought: str) -> tuple[Way, ...]:
    """The warmest way from the asker to the sought, and the next that shares no middleman with it.

    A way has at most four ties; empty when there is none, when they are one or when one is not in the graph. Where the
    warmest way takes all partners of an end but two separate ways exist, those two are given (node-disjoint paths by
    maximum flow, Menger 1927).
    """
    if asker == sought or asker not in graph or sought not in graph:
        return ()
    first = _warmest(graph, asker, sought, ())
    if first is None:
        return ()
    known = (asker, sought) if len(first) == 2 else None
    second = _warmest(graph, asker, sought, first[1:-1], known)
    paths = [first] if second is None else [first, second]
    if second is None and len(first) > 2:
        paths = _separate(graph, first) or paths
    return tuple(_way(graph, path) for path in paths)


def _separate(graph: "nx.Graph[str]", first: tuple[str, ...]) -> list[tuple[str, ...]] | None:
    """Two ways without a middleman in common where the first takes all partners of an end; None without such."""
    ends = (first[0], first[-1])
    partners = [set(graph.adj[end]) for end in ends]
    if min(map(len, partners)) < 2 or not any(mine.issubset(first) for mine in partners):
        return None
    between: nx.Graph[str] = nx.Graph(graph.subgraph(_between(graph, ends, partners)))
    found = [tuple(path) for path in nx.node_disjoint_paths(between, first[0], first[-1], cutoff=2)]
    if len(found) < 2 or max(map(len, found)) > MOST_STEPS + 1:
        return None
    return sorted(found, key=lambda path: (_cost(graph, path), path))


def _between(graph: "nx.Graph[str]", ends: Collection[str], partners: Sequence[set[str]]) -> set[str]:
    """The ends and all that may stand on a way of at most four ties between them, whose partners these are."""
    around = [mine.union(*(graph.adj[one] for one in mine)) for mine in partners]
    return set[str]().union(ends, *partners, set.intersection(*around))


def _warmest(
    graph: "nx.Graph[str]",
    asker: str,
    sought: str,
    without: Collection[str],
    without_tie: tuple[str, str] | None = None,
) -> tuple[str, ...] | None:
    """The warmest way of at most four ties, through none of `without`: two from either end, where they meet."""
    out, back = (_halfway(graph, end, without, without_tie) for end in (asker, sought))
    met = (
        (out[node][0] + back[node][0], len(out[node][1]) + len(back[node][1]), out[node][1] + back[node][1][-2::-1])
        for node in out.keys() & back.keys()
    )
    return min(met, default=(0.0, 0, None))[2]


def _halfway(
    graph: "nx.Graph[str]", end: str, without: Collection[str], without_tie: tuple[str, str] | None
) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Whom an end reaches with at most half the steps, and the cost and the actors of the warmest way."""
    reached: dict[str, tuple[float, tuple[str, ...]]] = {end: (0.0, (end,))}
    for _ in range(MOST_STEPS // 2):
        for one, (cost, path) in list(reached.items()):
            for other, tie in graph.adj[one].items():
                if other not in without and without_tie not in ((one, other), (other, one)):
                    way = (cost + tie["cost"], (*path, other))
                    reached[other] = min(way, reached.get(other, way))
    return reached


def _cost(graph: "nx.Graph[str]", path: Sequence[str]) -> float:
    return sum(float(graph.edges[edge]["cost"]) for edge in nx.utils.pairwise(path))


def _way(graph: "nx.Graph[str]", path: tuple[str, ...]) -> Way:
    return Way(path, tuple(graph.edges[edge]["tie"] for edge in nx.utils.pairwise(path)))

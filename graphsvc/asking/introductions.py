"""Who can introduce one actor to another: the warmest ways through the network."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import networkx as nx

from graphsvc.model import Subgraph, Tie

_DAYS_A_YEAR: Final = 365.25
_COOLING_YEARS: Final = 5.0
_MOST_STEPS: Final = 4


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


def simple_graph(subgraph: Subgraph) -> "nx.Graph[str]":
    """The subgraph with one undirected edge a pair: the warmest tie, its `cost` and the `tie` itself.

    A node knows whether its actor `acts` on the day; the graph knows those that do not as `resting`.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((actor.id, {"acts": actor.is_active(subgraph.on)}) for actor in subgraph.actors)
    graph.graph["resting"] = frozenset(node for node, acts in graph.nodes(data="acts") if not acts)
    for tie in subgraph.ties:
        cost = tie_cost(tie, subgraph.on)
        if not graph.has_edge(tie.source, tie.target) or cost < graph.edges[tie.source, tie.target]["cost"]:
            graph.add_edge(tie.source, tie.target, cost=cost, tie=tie)
    return graph


def introductions(graph: "nx.Graph[str]", asker: str, sought: str) -> tuple[Way, ...]:
    """The warmest way from the asker to the sought, and the next that shares no middleman with it.

    Middlemen act on the day. A way has at most four ties: where the warmest has more, the one with the fewest
    is taken; empty when even that has more, when they are one or when one is not in the graph. Where the
    warmest way leaves no second but two separate ways exist, those two are given (node-disjoint paths by
    maximum flow, Menger 1927).
    """
    if asker == sought or asker not in graph or sought not in graph:
        return ()
    resting: frozenset[str] = graph.graph["resting"] - {asker, sought}
    first = _warmest(graph, asker, sought, resting)
    if first is None:
        return ()
    known = (asker, sought) if len(first) == 2 else None
    second = _warmest(graph, asker, sought, resting.union(first[1:-1]), known)
    paths = [first] if second is None else [first, second]
    if second is None and len(first) > 2 and min(graph.degree[asker], graph.degree[sought]) > 1:
        acting: nx.Graph[str] = nx.Graph(nx.restricted_view(graph, resting, ()))
        separate = sorted(nx.node_disjoint_paths(acting, asker, sought, cutoff=2), key=lambda path: _cost(graph, path))
        paths = separate if len(separate) == 2 else paths
    return tuple(_way(graph, path) for path in paths if len(path) <= _MOST_STEPS + 1)


def _warmest(
    graph: "nx.Graph[str]",
    asker: str,
    sought: str,
    without: Collection[str],
    without_tie: tuple[str, str] | None = None,
) -> list[str] | None:
    """The warmest way, or, where that is too long, one of the fewest ties; through none of `without`."""

    def cost(one: str, other: str, tie: Mapping[str, Any]) -> float | None:
        hidden = one in without or other in without or without_tie in ((one, other), (other, one))
        return None if hidden else tie["cost"]

    def step(one: str, other: str, tie: Mapping[str, Any]) -> float | None:
        return None if cost(one, other, tie) is None else 1.0

    try:
        path = list(nx.bidirectional_dijkstra(graph, asker, sought, weight=cost)[1])
    except nx.NetworkXNoPath:
        return None
    if len(path) <= _MOST_STEPS + 1:
        return path
    return list(nx.bidirectional_dijkstra(graph, asker, sought, weight=step)[1])


def _cost(graph: "nx.Graph[str]", path: list[str]) -> float:
    return sum(float(graph.edges[edge]["cost"]) for edge in nx.utils.pairwise(path))


def _way(graph: "nx.Graph[str]", path: list[str]) -> Way:
    return Way(tuple(path), tuple(graph.edges[edge]["tie"] for edge in nx.utils.pairwise(path)))

"""Which actors belong together: communities, those in pairs and threes, those with ties elsewhere only, and those without."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import networkx as nx

from graphsvc.drawing.communities import communities
from graphsvc.drawing.offers import MapTie
from graphsvc.drawing.result import GroupKind

_MOST_SMALL_COMPONENTS: Final = 3
"""More components than this below the smallest size share one disc."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Actors that are drawn together, by their numbers in the graph; the best-connected one first."""

    kind: GroupKind
    members: tuple[int, ...]


def ordered(one: int, other: int) -> tuple[int, int]:
    """Two numbers, the smaller first."""
    return (one, other) if one < other else (other, one)


def simple_graph(number: Mapping[str, int], ties: Iterable[MapTie]) -> "nx.Graph[int]":
    """One node for each actor by its number, one edge for each tied pair; `weight` counts ties.

    Numbers and not ids: the order of a set of strings changes from run to run, and communities with it.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(number.values())
    weights = Counter(ordered(number[tie.source], number[tie.target]) for tie in ties)
    graph.add_weighted_edges_from((first, second, count) for (first, second), count in sorted(weights.items()))
    return graph


def clusters(
    graph: "nx.Graph[int]",
    seats: Mapping[int, str],
    *,
    smallest: int,
    elsewhere: Collection[int] = (),
    aside: Collection[int] = (),
) -> list[Cluster]:
    """Every node in exactly one cluster; communities by size, then the scattered, those tied `elsewhere`, the isolated, those `aside`.

    Communities begin with those who share a seat; one below `smallest` joins the neighbour it has most ties with.
    """
    alone = set(nx.isolates(graph))
    tied = graph.copy()
    tied.remove_nodes_from(alone)
    isolated = sorted(alone.difference(aside, elsewhere))
    merged = _merged(tied, communities(tied, {node: seats.get(node) or node for node in tied}), smallest)
    scattered = [part for part in merged if len(part) < smallest]
    if len(scattered) <= _MOST_SMALL_COMPONENTS:
        scattered = []
    larger = sorted((part for part in merged if part not in scattered), key=lambda part: (-len(part), min(part)))
    return [
        *(Cluster("community", _by_ties(tied, part)) for part in larger),
        *([Cluster("scattered", _component_by_component(scattered))] if scattered else []),
        *([Cluster("elsewhere", tuple(elsewhere))] if elsewhere else []),
        *([Cluster("isolated", tuple(isolated))] if isolated else []),
        *([Cluster("other_days", tuple(aside))] if aside else []),
    ]


def _merged(graph: "nx.Graph[int]", parts: list[set[int]], smallest: int) -> list[set[int]]:
    done: list[set[int]] = []
    open_parts = sorted(parts, key=lambda part: (len(part), min(part)))
    while open_parts:
        part = open_parts.pop(0)
        home = _best_neighbour(graph, part, open_parts + done) if len(part) < smallest else None
        if home is None:
            done.append(part)
        else:
            home |= part
    return done


def _best_neighbour(graph: "nx.Graph[int]", part: set[int], others: list[set[int]]) -> set[int] | None:
    outside = Counter[int]()
    home_of = {node: index for index, other in enumerate(others) for node in other}
    for node, other in graph.edges(part):
        if other not in part:
            outside[home_of[other]] += graph[node][other]["weight"]
    return others[max(outside, key=lambda index: (outside[index], -index))] if outside else None


def _by_ties(graph: "nx.Graph[int]", part: Iterable[int]) -> tuple[int, ...]:
    inside = graph.subgraph(part)
    return tuple(sorted(part, key=lambda node: (-inside.degree(node), -graph.degree(node), node)))


def _component_by_component(parts: list[set[int]]) -> tuple[int, ...]:
    return tuple(node for part in sorted(parts, key=min) for node in sorted(part))

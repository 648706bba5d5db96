"""Betweenness: on how many of the shortest ways between others an actor lies."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import rustworkx as rx

from graphsvc.analysis.flattening import Numbers, Reals, SimpleGraph

MOST_STEPS_EXACT: Final = 50_000_000
"""Up to this many actors times tied pairs, betweenness is worked out from every actor."""
SOURCES_SAMPLED: Final = 256
_NEVER_IN_PARALLEL: Final = 2**31
"""Sums in one order, so that the same network gives the same numbers."""


@dataclass(frozen=True, slots=True)
class Betweenness:
    """The betweenness of each actor, 0..1, worked out from `sources` of them.

    `standard_error` is the largest of the actors' standard errors; 0 when every actor was a source.
    """

    values: Reals
    sources: int
    standard_error: float


def betweenness_centrality(graph: SimpleGraph, *, seed: int = 0) -> Betweenness:
    """Betweenness centrality (Freeman 1977) of each actor, normalised as in networkx.

    Sampled from 256 actors (Brandes & Pich 2007) where actors times tied pairs are more than 50 million.
    """
    if len(graph) * len(graph.pairs) <= MOST_STEPS_EXACT:
        found = rx.betweenness_centrality(graph.compiled(), parallel_threshold=_NEVER_IN_PARALLEL)
        return Betweenness(np.array([found[number] for number in range(len(graph))]), len(graph), 0.0)
    sources = np.random.default_rng(seed).choice(len(graph), SOURCES_SAMPLED, replace=False)
    total, squares = np.zeros(len(graph)), np.zeros(len(graph))
    for source in sources:
        shares = _dependencies(graph, int(source)) / (len(graph) - 2)
        total += shares
        squares += shares**2
    scale = len(graph) / (len(graph) - 1)
    mean = total / SOURCES_SAMPLED
    variance = np.maximum(0.0, squares / SOURCES_SAMPLED - mean**2) / (SOURCES_SAMPLED - 1)
    return Betweenness(mean * scale, SOURCES_SAMPLED, float(variance.max() ** 0.5 * scale))


def _dependencies(graph: SimpleGraph, source: int) -> Reals:
    """For each actor, the share of shortest ways from the source to others on which it lies, summed (Brandes 2001)."""
    levels, ways = _shortest_ways(graph, source)
    shares = np.zeros(len(graph))
    for near, far in reversed(levels):
        shares += np.bincount(near, ways[near] / ways[far] * (1 + shares[far]), minlength=len(graph))
    shares[source] = 0.0
    return shares


def _shortest_ways(graph: SimpleGraph, source: int) -> tuple[list[tuple[Numbers, Numbers]], Reals]:
    """Level by level, the ties that lead away from the source, as near and far ends; and the number of ways to each."""
    seen = np.zeros(len(graph), dtype=np.bool_)
    ways = np.zeros(len(graph))
    seen[source], ways[source] = True, 1.0
    frontier = np.array([source])
    levels = []
    while len(frontier):
        near, far = graph.ties_from(frontier)
        near, far = near[~seen[far]], far[~seen[far]]
        ways += np.bincount(far, ways[near], minlength=len(graph))
        levels.append((near, far))
        seen[far] = True
        frontier = np.unique(far)
    return levels, ways

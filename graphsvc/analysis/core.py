"""Whether a network has a core that holds together and a periphery that hangs on to it."""

from dataclasses import dataclass

import numpy as np

from graphsvc.analysis.flattening import Numbers, SimpleGraph
from graphsvc.analysis.health import Measure


@dataclass(frozen=True, slots=True)
class CorePeriphery:
    """The actors of the core, by number, and how well the network fits the pattern.

    `correlation`, −1..1, is that of ties with the ideal pattern, every pair of the core tied and no pair of
    the periphery, over those pairs; None where it is undefined.
    """

    core: tuple[int, ...]
    correlation: Measure


def core_periphery(graph: SimpleGraph) -> CorePeriphery:
    """The discrete core and periphery of Borgatti & Everett 2000, ties between the two left out of account.

    The core is that with the fewest pairs against the pattern, which is always one of those with the most
    ties (Lip 2011); of several that are as good, the smallest.
    """
    order = np.lexsort((np.arange(len(graph)), -graph.degrees))
    inside = _inside(graph, order)
    sizes = np.arange(len(graph) + 1)
    outside = len(graph.pairs) - np.concatenate(([0], np.cumsum(graph.degrees[order]))) + inside
    size = int(np.argmin(_pairs(sizes) - inside + outside))
    core = tuple(sorted(int(number) for number in order[:size]))
    return CorePeriphery(core, _correlation(graph, size, int(inside[size]), int(outside[size])))


def _inside(graph: SimpleGraph, order: Numbers) -> Numbers:
    """How many tied pairs lie inside the first 0, 1, 2, … actors of an order."""
    rank = np.empty(len(graph), dtype=np.int64)
    rank[order] = np.arange(len(graph))
    later = np.bincount(rank[graph.pairs].max(axis=1) + 1, minlength=len(graph) + 1)
    return np.cumsum(later)


def _pairs(sizes: Numbers) -> Numbers:
    return sizes * (sizes - 1) // 2


def _correlation(graph: SimpleGraph, size: int, inside: int, outside: int) -> Measure:
    core, periphery = (int(pairs) for pairs in _pairs(np.array([size, len(graph) - size])))
    tied, untied = inside + outside, core + periphery - inside - outside
    spread = core * periphery * tied * untied
    return (inside * (periphery - outside) - outside * (core - inside)) / spread**0.5 if spread else None

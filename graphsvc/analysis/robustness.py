"""How much the numbers would differ if some of the ties were not known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from graphsvc.analysis.flattening import SimpleGraph, with_pairs
from graphsvc.analysis.health import Measure, degree_centralization, fragmentation
from graphsvc.analysis.reach import global_efficiency
from graphsvc.analysis.triangles import transitivity

ONE_IN: Final = 10
"""A tenth is left out."""
DRAWS: Final = 20
SEED: Final = 20201015
MOST_PAIRS: Final = 50_000
"""Beyond, twenty draws take too long to wait for, and a tenth missing changes little."""
MOST_PAIRS_FOR_EFFICIENCY: Final = 5_000
"""Beyond, the efficiency of twenty draws takes too long to wait for."""

MEASURES: Final[Mapping[str, Callable[[SimpleGraph], Measure]]] = {
    "degree_centralization": degree_centralization,
    "transitivity": transitivity,
    "fragmentation": lambda graph: fragmentation(graph.component_sizes),
    "components": lambda graph: len(graph.component_sizes),
    "largest_component": lambda graph: max(graph.component_sizes, default=0),
    "global_efficiency": lambda graph: (
        global_efficiency(graph).value if len(graph.pairs) <= MOST_PAIRS_FOR_EFFICIENCY else None
    ),
}


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a measure was."""

    least: float
    most: float


def robustness(graph: SimpleGraph) -> Mapping[str, Range]:
    """The range of each measure over 20 draws in each of which a tenth of the tied pairs is left out.

    Empty for a network with fewer than ten or more than 50,000 tied pairs; without efficiency above 5,000.
    """
    left_out = len(graph.pairs) // ONE_IN
    if not left_out or len(graph.pairs) > MOST_PAIRS:
        return {}
    random = np.random.default_rng(SEED)
    drawn = [with_pairs(graph, graph.pairs[random.permutation(len(graph.pairs))[left_out:]]) for _ in range(DRAWS)]
    found = {name: [measure(draw) for draw in drawn] for name, measure in MEASURES.items()}
    known = {name: [value for value in values if value is not None] for name, values in found.items()}
    return {name: Range(min(values), max(values)) for name, values in known.items() if values}

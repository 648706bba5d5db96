"""The state of a network, or of a part of it, in numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from graphsvc.analysis.flattening import SimpleGraph
from graphsvc.analysis.reach import global_efficiency
from graphsvc.analysis.triangles import transitivity

Measure = float | None
"""A number, or None where it is undefined."""


@dataclass(frozen=True, slots=True)
class EIIndex:
    """How far ties lead out of groups (1) or stay inside them (−1), and what chance would give.

    `value` is (E − I)/(E + I) over tied pairs, E between groups and I inside (Krackhardt & Stern 1988);
    `expected` the same over all possible pairs, which is what random mixing of groups of these sizes
    gives (Everett & Borgatti 2012). Actors without a group, `ungrouped`, are left out with their ties.
    """

    value: Measure
    expected: Measure
    groups: int
    ungrouped: int


@dataclass(frozen=True, kw_only=True)
class Health:
    """The measures of a network; a measure that is undefined is None.

    `global_efficiency` is exact when its standard error is 0, else sampled from so many sources.
    """

    actors: int
    ties: int
    pairs: int
    components: int
    isolates: int
    largest_component: int
    density: float
    degree_centralization: Measure
    transitivity: float
    fragmentation: Measure
    global_efficiency: float
    global_efficiency_sources: int
    global_efficiency_standard_error: float
    ei_index: Mapping[str, EIIndex]


_ABOUT_A_MEASURE: Final = ("global_efficiency_sources", "global_efficiency_standard_error", "ei_index")
MEASURES: Final = tuple(field.name for field in fields(Health) if field.name not in _ABOUT_A_MEASURE)
"""The names of those measures that are one number."""


def health(graph: SimpleGraph, groups: Mapping[str, Sequence[str | None]]) -> Health:
    """Measure a network; `groups` are, by name, ways to group its actors: the group of each, None where unknown."""
    efficiency = global_efficiency(graph)
    return Health(
        actors=len(graph),
        ties=graph.ties,
        pairs=len(graph.pairs),
        components=len(graph.component_sizes),
        isolates=int(np.count_nonzero(graph.degrees == 0)),
        largest_component=max(graph.component_sizes, default=0),
        density=density(graph),
        degree_centralization=degree_centralization(graph),
        transitivity=transitivity(graph),
        fragmentation=fragmentation(graph.component_sizes),
        global_efficiency=efficiency.value,
        global_efficiency_sources=efficiency.sources,
        global_efficiency_standard_error=efficiency.standard_error,
        ei_index={name: ei_index(graph, group_of) for name, group_of in groups.items()},
    )


def density(graph: SimpleGraph) -> float:
    """The share of possible pairs that are tied, 0..1; 0 for fewer than two actors, as in networkx."""
    possible = len(graph) * (len(graph) - 1) / 2
    return len(graph.pairs) / possible if possible else 0.0


def degree_centralization(graph: SimpleGraph) -> Measure:
    """How far ties gather round one actor, 0..1: Σ(max − dᵢ)/((n−1)(n−2)) (Freeman 1978); None for fewer than three."""
    actors = len(graph)
    if actors < 3:
        return None
    degrees = graph.degrees
    return float((degrees.max() * actors - degrees.sum()) / ((actors - 1) * (actors - 2)))


def fragmentation(sizes: Sequence[int]) -> Measure:
    """The share of pairs with no way between them, 0..1: 1 − Σsₖ(sₖ−1)/(n(n−1)) over sizes of components.

    F of Borgatti 2006; None for fewer than two actors.
    """
    actors = sum(sizes)
    if actors < 2:
        return None
    return 1 - sum(size * (size - 1) for size in sizes) / (actors * (actors - 1))


def ei_index(graph: SimpleGraph, group_of: Sequence[str | None]) -> EIIndex:
    """The E–I index for the group of each actor, None where it has none."""
    names = sorted({group for group in group_of if group is not None})
    number_of = {name: number for number, name in enumerate(names)}
    groups = np.array([-1 if group is None else number_of[group] for group in group_of], dtype=np.int64)
    ends = groups[graph.pairs]
    ends = ends[(ends >= 0).all(axis=1)]
    inside = int(np.count_nonzero(ends[:, 0] == ends[:, 1]))
    sizes = np.bincount(groups[groups >= 0], minlength=len(names)).tolist()
    grouped = sum(sizes)
    return EIIndex(
        value=_balance(inside, len(ends)),
        expected=_balance(sum(size * (size - 1) for size in sizes), grouped * (grouped - 1)),
        groups=len(names),
        ungrouped=len(graph) - grouped,
    )


def _balance(inside: int, of: int) -> Measure:
    """Those between groups less those inside, over all; None of none."""
    return (of - 2 * inside) / of if of else None

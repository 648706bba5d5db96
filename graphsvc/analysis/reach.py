"""How far the actors are from one another, counted in ties."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from graphsvc.analysis.flattening import Numbers, SimpleGraph

MOST_ACTORS_EXACT: Final = 10_000
SOURCES_SAMPLED: Final = 512
_BATCHES: Final = 8
_AT_ONCE: Final = 64
"""One bit of a machine word for each actor from which distances are counted."""


@dataclass(frozen=True, slots=True)
class Efficiency:
    """The mean of 1/distance over all pairs, 0..1, where no way counts as 0.

    Sampled from `sources` actors, with its standard error, in networks of more than 10,000 actors; else
    exact, with error 0 and every actor a source.
    """

    value: float
    sources: int
    standard_error: float


def global_efficiency(graph: SimpleGraph, *, seed: int = 0) -> Efficiency:
    """Global efficiency (Latora & Marchiori 2001); 0 for fewer than two actors, as in networkx."""
    tied = np.flatnonzero(graph.degrees)
    if len(graph) < 2 or not len(tied):
        return Efficiency(0.0, len(graph), 0.0)
    if len(graph) <= MOST_ACTORS_EXACT:
        return Efficiency(_mean_closeness(graph, tied) * len(tied) / len(graph), len(graph), 0.0)
    sources = np.random.default_rng(seed).choice(tied, SOURCES_SAMPLED)
    share = len(tied) / len(graph)
    means = [_mean_closeness(graph, batch) * share for batch in np.split(sources, _BATCHES)]
    return Efficiency(float(np.mean(means)), SOURCES_SAMPLED, float(np.std(means, ddof=1) / len(means) ** 0.5))


def _mean_closeness(graph: SimpleGraph, sources: Numbers) -> float:
    """The mean of 1/distance from the sources, which have ties, to all other actors."""
    found: Counter[int] = Counter()
    for start in range(0, len(sources), _AT_ONCE):
        found.update(_distances(graph, sources[start : start + _AT_ONCE]))
    total = sum(count / distance for distance, count in sorted(found.items()))
    return total / (len(sources) * (len(graph) - 1))


def _distances(graph: SimpleGraph, sources: Numbers) -> dict[int, int]:
    """How many pairs of a source and another actor are how many ties apart, for at most 64 sources at once.

    Breadth-first from all of them together, each a bit of a word (Then et al. 2014, "The more the merrier").
    """
    tied = np.flatnonzero(graph.degrees)
    seen: npt.NDArray[np.uint64] = np.zeros(len(graph), dtype=np.uint64)
    np.bitwise_or.at(seen, sources, np.uint64(1) << np.arange(len(sources), dtype=np.uint64))
    frontier = seen.copy()
    found: dict[int, int] = {}
    while True:
        reached = np.zeros_like(seen)
        reached[tied] = np.bitwise_or.reduceat(frontier[graph.partners], graph.starts[tied])
        frontier = reached & ~seen
        if not (count := int(np.bitwise_count(frontier).sum())):
            return found
        found[len(found) + 1] = count
        seen |= frontier

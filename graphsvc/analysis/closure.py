"""How near two actors are to being partners already, by the partners that they have."""

import numpy as np

from graphsvc.analysis.flattening import Reals, SimpleGraph


def resource_allocation(graph: SimpleGraph, actor: int) -> Reals:
    """For each actor r/(1 + r), 0..1, of the resource allocation index r with this one (Zhou, Lü & Zhang 2009).

    r sums 1/degree over the partners in common, so that a partner of few counts for more.
    """
    found = _spread(graph, _spread(graph, _only(graph, actor)) / np.maximum(1, graph.degrees))
    return found / (1 + found)


def local_paths(graph: SimpleGraph, actor: int) -> Reals:
    """For each actor that is not a partner s/(1 + s), 0..1, where s weighs the ways of three ties from this one.

    s sums 1/√(degree · degree) over the two actors between (L3 of Kovács et al. 2019): those suit each other who
    are like each other's partners.
    """
    root = np.sqrt(np.maximum(1, graph.degrees))
    first = _spread(graph, _only(graph, actor)) / root
    second = _spread(graph, first)
    second[actor] = 0.0
    found = _spread(graph, second / root)
    return found / (1 + found)


def _only(graph: SimpleGraph, actor: int) -> Reals:
    values = np.zeros(len(graph))
    values[actor] = 1.0
    return values


def _spread(graph: SimpleGraph, values: Reals) -> Reals:
    """For each actor the sum of its partners' values; only those with a value are looked at."""
    having = np.flatnonzero(values)
    near, far = graph.ties_from(having)
    return np.bincount(far, values[near], minlength=len(graph)).astype(np.float64)

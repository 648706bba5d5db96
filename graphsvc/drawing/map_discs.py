"""Discs on a map, as near to their true places as they go (Dorling 1996), the periphery drawn nearer."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from graphsvc.drawing.packing import ASPECT, Disc, beside
from graphsvc.drawing.projection import Projection
from graphsvc.drawing.pushing import pushed_apart
from graphsvc.drawing.rings import Spot
from graphsvc.model import Point

_GAP_OF_PAGE: Final = 0.013
"""Half of the room between two discs, beside the height of the page; their names stand in it."""
_PERIPHERY: Final = 0.72
"""The power of the distance from the middle by which remote places are drawn nearer."""
_MOST_STRETCH: Final = 1.5
"""How much wider a high map is made at most, or how much higher a wide one."""
_FILLED: Final = 0.3
"""How much of the smallest box around all places the discs fill."""


def discs_at(points: Sequence[Point | None], weights: Sequence[int], radii: Sequence[float]) -> list[Disc]:
    """A disc for each radius about its point, none over another; those without a point stand beside the map.

    The `weights` decide where the middle is.
    """
    spots = _scaled(_true_spots(points, weights), radii)
    gap = _GAP_OF_PAGE * max(_span(spots, 0) / ASPECT, _span(spots, 1))
    placed = {number: Disc(*spot, radii[number] + gap) for number, spot in spots.items()}
    pushed = dict(zip(placed, pushed_apart(tuple(placed.values())), strict=True))
    return [
        Disc(pushed[number].x, pushed[number].y, radius) if number in pushed else beside(pushed.values(), radius)
        for number, radius in enumerate(radii)
    ]


def _true_spots(points: Sequence[Point | None], weights: Sequence[int]) -> dict[int, Spot]:
    """Where the points lie, in km from the middle of all, the periphery drawn nearer."""
    known = {number: point for number, point in enumerate(points) if point}
    if not known:
        return {}
    middle = Projection(_weighted_middle(known, weights))
    return {number: _drawn_nearer(middle.spot(point)) for number, point in known.items()}


def _weighted_middle(points: Mapping[int, Point], weights: Sequence[int]) -> Point:
    total = sum(weights[number] for number in points)
    return Point(
        sum(point.latitude * weights[number] for number, point in points.items()) / total,
        sum(point.longitude * weights[number] for number, point in points.items()) / total,
    )


def _drawn_nearer(spot: Spot) -> Spot:
    away = math.hypot(*spot)
    nearer = away ** (_PERIPHERY - 1) if away else 0.0
    return (spot[0] * nearer, spot[1] * nearer)


def _scaled(spots: Mapping[int, Spot], radii: Sequence[float]) -> dict[int, Spot]:
    """So large that the discs fill their share of the box around all; the box becomes more like a page."""
    wide, high = _span(spots, 0), _span(spots, 1)
    if not wide or not high:
        return dict(spots)
    wanted = math.sqrt(ASPECT * high / wide)
    wider, higher = (min(max(1.0, stretch), _MOST_STRETCH) for stretch in (wanted, 1 / wanted))
    scale = math.sqrt(sum(math.pi * radii[number] ** 2 for number in spots) / (_FILLED * wider * higher * wide * high))
    return {number: (x * scale * wider, y * scale * higher) for number, (x, y) in spots.items()}


def _span(spots: Mapping[int, Spot], axis: int) -> float:
    along = [spot[axis] for spot in spots.values()]
    return max(along, default=0.0) - min(along, default=0.0)

"""The view by municipality: discs as large as their actors need, as near to their true places as they go (Dorling 1996)."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from graphsvc.drawing.disc_layout import disc_radii, in_discs
from graphsvc.drawing.grouping import Cluster
from graphsvc.drawing.packing import ASPECT, Disc
from graphsvc.drawing.projection import Projection
from graphsvc.drawing.pushing import pushed_apart
from graphsvc.drawing.rings import Spot
from graphsvc.drawing.scene import Arrangement, Scene
from graphsvc.model import ActorKind, Point
from graphsvc.texts import text

_GAP_OF_PAGE: Final = 0.013
"""Half of the room between two discs, beside the height of the page; their names stand in it."""
_PERIPHERY: Final = 0.72
"""The power of the distance from the middle by which remote places are drawn nearer."""
_FILLED: Final = 0.3
"""How much of the smallest box around all places the discs fill."""


def municipality_layout(scene: Scene) -> Arrangement:
    """A disc for each municipality, itself in the middle; those who sit in none stand beside the map."""
    seats: defaultdict[str, list[int]] = defaultdict(list)
    for index in range(len(scene.subgraph.actors)):
        seats[scene.detail(index).municipality].append(index)
    names = sorted(name for name in seats if name) + [name for name in seats if not name]
    parts = [Cluster("municipality" if name else "placeless", _in_order(scene, seats[name])) for name in names]
    labels = [name or text(scene.language, "map.group.placeless") for name in names]
    return in_discs(scene, parts, _discs(scene, parts), labels)


def _in_order(scene: Scene, members: Sequence[int]) -> tuple[int, ...]:
    """The municipality first, then who has most ties."""
    actors = scene.subgraph.actors
    is_other = {index: actors[index].kind is not ActorKind.MUNICIPALITY for index in members}
    return tuple(sorted(members, key=lambda index: (is_other[index], -scene.ties(index), index)))


def _discs(scene: Scene, parts: Sequence[Cluster]) -> list[Disc]:
    radii = disc_radii(parts, scene.specification.spacing)
    spots = _scaled(_true_spots(scene, parts), radii)
    gap = _GAP_OF_PAGE * max(_span(spots, 0) / ASPECT, _span(spots, 1))
    placed = {number: Disc(*spot, radii[number] + gap) for number, spot in spots.items()}
    pushed = dict(zip(placed, pushed_apart(tuple(placed.values())), strict=True))
    return [
        Disc(pushed[number].x, pushed[number].y, radius) if number in pushed else _beside(pushed, radius)
        for number, radius in enumerate(radii)
    ]


def _beside(discs: Mapping[int, Disc], radius: float) -> Disc:
    """A disc at the lower left of all others, where on a map of Finland there is only sea."""
    left = min((disc.x - disc.radius for disc in discs.values()), default=0.0)
    bottom = max((disc.y + disc.radius for disc in discs.values()), default=0.0)
    return Disc(left - radius, bottom - radius, radius)


def _true_spots(scene: Scene, parts: Sequence[Cluster]) -> dict[int, Spot]:
    """Where the parts that have a place lie, in km from the middle of all actors, the periphery drawn nearer."""
    points = {
        number: point
        for number, part in enumerate(parts)
        if (point := scene.detail(part.members[0]).municipality_point) is not None
    }
    if not points:
        return {}
    middle = _weighted_middle(points, parts)
    spots = {number: Projection(middle).spot(point) for number, point in points.items()}
    return {number: _drawn_nearer(spot) for number, spot in spots.items()}


def _weighted_middle(points: Mapping[int, Point], parts: Sequence[Cluster]) -> Point:
    weights = {number: len(parts[number].members) for number in points}
    total = sum(weights.values())
    return Point(
        sum(points[number].latitude * weight for number, weight in weights.items()) / total,
        sum(points[number].longitude * weight for number, weight in weights.items()) / total,
    )


def _drawn_nearer(spot: Spot) -> Spot:
    away = math.hypot(*spot)
    nearer = away ** (_PERIPHERY - 1) if away else 0.0
    return (spot[0] * nearer, spot[1] * nearer)


def _scaled(spots: Mapping[int, Spot], radii: Sequence[float]) -> dict[int, Spot]:
    """So large that the discs fill their share of the box around all."""
    box = _span(spots, 0) * _span(spots, 1)
    scale = math.sqrt(sum(math.pi * radii[number] ** 2 for number in spots) / (_FILLED * box)) if box else 1.0
    return {number: (x * scale, y * scale) for number, (x, y) in spots.items()}


def _span(spots: Mapping[int, Spot], axis: int) -> float:
    along = [spot[axis] for spot in spots.values()]
    return max(along, default=0.0) - min(along, default=0.0)

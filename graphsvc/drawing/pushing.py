"""Discs pushed apart from where they belong until none overlaps another (Dorling 1996)."""

import math
from collections.abc import Collection, Sequence
from typing import Final

from graphsvc.drawing.packing import Disc
from graphsvc.drawing.placing import Box
from graphsvc.drawing.rings import Spot

_ROUNDS: Final = 400
_NEIGHBOUR_ROUNDS: Final = 10
"""For how many rounds it is known which discs are near each other, nearer than `_NEAR` times the sum of their radii."""
_NEAR: Final = 1.5
_HOMING_ROUNDS: Final = 300
_HOMING: Final = 0.03
"""By how much of its way home a disc goes in a round, but not in the last rounds."""
_FORGIVEN: Final = 1e-6
_GOLDEN_ANGLE: Final = math.pi * (3 - math.sqrt(5))
_Pair = tuple[int, int, float]
"""Two discs by their numbers, the smaller first, and the sum of their radii."""


def pushed_apart(discs: Sequence[Disc], *, fixed: Collection[int] = (), page: Box | None = None) -> list[Disc]:
    """The discs as near to their places as they go without overlap; those in `fixed` stay.

    With a `page` they keep within it, even where there is no room for all.
    """
    spots = [(disc.x, disc.y) for disc in discs]
    for number in range(_ROUNDS):
        if number % _NEIGHBOUR_ROUNDS == 0:
            pairs = _neighbours(spots, discs, fixed)
        moved = _push(spots, pairs, fixed)
        for index in range(len(discs)):
            if index not in fixed:
                spots[index] = _kept(spots[index], discs[index], page, _HOMING if number < _HOMING_ROUNDS else 0.0)
        if not moved and number % _NEIGHBOUR_ROUNDS == 0:
            break
    return [Disc(x, y, disc.radius) for (x, y), disc in zip(spots, discs, strict=True)]


def _neighbours(spots: Sequence[Spot], discs: Sequence[Disc], fixed: Collection[int]) -> list[_Pair]:
    """The pairs that may come to overlap in the next rounds: most discs never meet."""
    order = sorted(range(len(discs)), key=lambda index: spots[index][0])
    largest = max((disc.radius for disc in discs), default=0.0)
    pairs = []
    for place, one in enumerate(order):
        (x, y), radius = spots[one], discs[one].radius
        for other in order[place + 1 :]:
            reach = radius + discs[other].radius
            if spots[other][0] - x >= (radius + largest) * _NEAR:
                break
            if abs(spots[other][1] - y) < reach * _NEAR and not (one in fixed and other in fixed):
                pairs.append((min(one, other), max(one, other), reach))
    return sorted(pairs)


def _push(spots: list[Spot], pairs: Sequence[_Pair], fixed: Collection[int]) -> bool:
    """Move every pair that overlaps apart, each disc by half; whether there was one."""
    moved = False
    for one, other, reach in pairs:
        across, along = spots[other][0] - spots[one][0], spots[other][1] - spots[one][1]
        if not (-reach < across < reach and -reach < along < reach):
            continue
        x, y = _overlap(across, along, reach, other)
        if x or y:
            share = 1.0 if one in fixed else 0.0 if other in fixed else 0.5
            spots[one] = (spots[one][0] - x * (1 - share), spots[one][1] - y * (1 - share))
            spots[other] = (spots[other][0] + x * share, spots[other][1] + y * share)
            moved = True
    return moved


def _overlap(x: float, y: float, reach: float, turn: int) -> Spot:
    """The way that a disc at (x, y) from another must go until they are `reach` apart; `turn` tells which way if they are in one spot."""
    apart = math.hypot(x, y)
    if not apart:
        return (reach * math.cos(turn * _GOLDEN_ANGLE), reach * math.sin(turn * _GOLDEN_ANGLE))
    lack = reach - apart
    return (x / apart * lack, y / apart * lack) if lack > _FORGIVEN else (0.0, 0.0)


def _kept(spot: Spot, home: Disc, page: Box | None, homing: float) -> Spot:
    x, y = spot[0] + (home.x - spot[0]) * homing, spot[1] + (home.y - spot[1]) * homing
    if page:
        x = min(max(x, page[0] + home.radius), page[2] - home.radius)
        y = min(max(y, page[1] + home.radius), page[3] - home.radius)
    return (x, y)

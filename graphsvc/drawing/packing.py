"""Discs on a landscape page: none over another, tied ones close together, the page well filled."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from graphsvc.drawing.rings import Spot

ASPECT: Final = 1.55
"""How much wider than high the page is."""
_PULL: Final = 0.45
_BENDS: Final = (0.0, 0.12, -0.12, 0.22, -0.22, 0.34, -0.34, 0.48, -0.48)
_STEPS: Final = 14


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle on the page."""

    x: float
    y: float
    radius: float

    def clear_of(self, other: "Disc") -> bool:
        """Whether the two circles do not overlap; a hair's breadth is forgiven."""
        return math.hypot(self.x - other.x, self.y - other.y) >= self.radius + other.radius - 1e-6


def packed(radii: Sequence[float], ties: Mapping[tuple[int, int], int], *, last: int) -> list[Disc]:
    """A disc for each radius, centred on (0, 0); `ties` count those between two discs, first number smaller.

    Discs are placed one by one, the large first and the last `last` of them at the end, where they touch
    two that are placed already and widen the page least.
    """
    first, end = range(len(radii) - last), range(len(radii) - last, len(radii))
    placed: dict[int, Disc] = {}
    for index in [*sorted(first, key=lambda index: (-radii[index], index)), *end]:
        drawn = {other: ties.get((min(index, other), max(index, other)), 0) for other in placed}
        placed[index] = _best(radii[index], placed, drawn)
    return _centred([placed[index] for index in range(len(radii))])


def bend_around(start: Spot, end: Spot, obstacles: Sequence[Disc]) -> float:
    """The least bend with which a line from `start` to `end` passes `obstacles` by, or meets them least."""
    return min(_BENDS, key=lambda bend: (round(_hidden(start, end, bend, obstacles), 3), abs(bend)))


def curve_control(start: Spot, end: Spot, bend: float) -> Spot:
    """The control point of the quadratic curve whose middle lies `bend` / 2 of its length off the straight line."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    return (x + bend * (end[1] - start[1]), y - bend * (end[0] - start[0]))


def _best(radius: float, placed: Mapping[int, Disc], drawn: Mapping[int, int]) -> Disc:
    discs = list(placed.values())
    if not discs:
        return Disc(0.0, 0.0, radius)
    free = [spot for spot in _touching(radius, discs) if all(spot.clear_of(disc) for disc in discs)]
    return min(free, key=lambda spot: _cost(spot, placed, drawn))


def _touching(radius: float, discs: Sequence[Disc]) -> Iterator[Disc]:
    for disc in discs:
        reach = disc.radius + radius
        yield from (
            Disc(disc.x + dx * reach, disc.y + dy * reach, radius) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
        )
    for one, other in combinations(discs, 2):
        yield from _touching_both(radius, one, other)


def _touching_both(radius: float, one: Disc, other: Disc) -> Iterator[Disc]:
    apart = math.hypot(other.x - one.x, other.y - one.y)
    first, second = one.radius + radius, other.radius + radius
    if apart > first + second:
        return
    along = (apart**2 + first**2 - second**2) / (2 * apart)
    across = math.sqrt(max(0.0, first**2 - along**2))
    unit_x, unit_y = (other.x - one.x) / apart, (other.y - one.y) / apart
    for side in (across, -across):
        yield Disc(one.x + unit_x * along - unit_y * side, one.y + unit_y * along + unit_x * side, radius)


def _cost(spot: Disc, placed: Mapping[int, Disc], drawn: Mapping[int, int]) -> float:
    left, top, right, bottom = _bounds([*placed.values(), spot])
    page = math.hypot((right - left) / ASPECT, bottom - top)
    total = sum(drawn.values())
    far = sum(count * math.hypot(spot.x - placed[index].x, spot.y - placed[index].y) for index, count in drawn.items())
    return page + (_PULL * far / total if total else 0.0)


def _bounds(discs: Sequence[Disc]) -> tuple[float, float, float, float]:
    return (
        min(disc.x - disc.radius for disc in discs),
        min(disc.y - disc.radius for disc in discs),
        max(disc.x + disc.radius for disc in discs),
        max(disc.y + disc.radius for disc in discs),
    )


def _centred(discs: list[Disc]) -> list[Disc]:
    if not discs:
        return []
    left, top, right, bottom = _bounds(discs)
    x, y = (left + right) / 2, (top + bottom) / 2
    return [Disc(disc.x - x, disc.y - y, disc.radius) for disc in discs]


def _hidden(start: Spot, end: Spot, bend: float, obstacles: Sequence[Disc]) -> float:
    """How deep the curve runs into the obstacles, summed over points along it, in units of the drawing."""
    control = curve_control(start, end, bend)
    points = [_on_curve(start, control, end, step / _STEPS) for step in range(1, _STEPS)]
    return sum(max(0.0, disc.radius - math.dist(point, (disc.x, disc.y))) for point in points for disc in obstacles)


def _on_curve(start: Spot, control: Spot, end: Spot, part: float) -> Spot:
    rest = 1 - part
    x = rest * rest * start[0] + 2 * rest * part * control[0] + part * part * end[0]
    y = rest * rest * start[1] + 2 * rest * part * control[1] + part * part * end[1]
    return (x, y)

"""Discs on a landscape page: none over another, tied ones close together, the page well filled."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from graphsvc.drawing.rings import Spot

Ties = Mapping[tuple[int, int], int]

ASPECT: Final = 1.65
"""How much wider than high the page is."""
_PULL: Final = 0.3
"""How much short ties count beside a small page."""
_OUTSIDE: Final = 2.0
"""How much more it counts when a line leaves the page than when it runs through a disc."""
_SIZE_STEP: Final = 1.08
"""By how much one size that discs are packed by is larger than the one before."""
_COUNT_STEP: Final = 1.2
"""The same for counts of ties."""
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
        return _apart(self, other) >= self.radius + other.radius - 1e-6


def packed(radii: Sequence[float], ties: Ties) -> list[Disc]:
    """A disc for each radius, centred on (0, 0); `ties` count those between two discs, first number smaller.

    Discs are placed one by one, the large first, where they touch two that are placed already, widen the page
    least and are near those they are tied to. Radii and counts go in steps, so that hardly anything moves for one actor more.
    """
    sizes = [_step(radius, _SIZE_STEP) for radius in radii]
    counts = {pair: _step(count, _COUNT_STEP) for pair, count in ties.items()}
    placed: dict[int, Disc] = {}
    for index in sorted(range(len(sizes)), key=lambda index: (-sizes[index], index)):
        drawn = {other: counts.get((min(index, other), max(index, other)), 0.0) for other in placed}
        total = sum(drawn.values()) or 1
        placed[index] = _best(sizes[index], placed, {other: _PULL * count / total for other, count in drawn.items()})
    return _centred([placed[index] for index in range(len(sizes))]) if sizes else []


def beside(discs: Collection[Disc], radius: float) -> Disc:
    """A disc at the lower left of all others, where on a map of Finland there is only sea."""
    left = min((disc.x - disc.radius for disc in discs), default=0.0)
    bottom = max((disc.y + disc.radius for disc in discs), default=0.0)
    return Disc(left - radius, bottom - radius, radius)


def bends_around(discs: Sequence[Disc], pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """For each pair of discs the least bend with which a line between them passes the other discs by, on the page."""
    page = _bounds(discs) if discs else (0.0, 0.0, 0.0, 0.0)
    bends = {}
    for one, other in pairs:
        obstacles = [disc for index, disc in enumerate(discs) if index not in (one, other)]
        faults = [
            (_fault(_points(discs[one], discs[other], bend), obstacles, page), abs(bend), bend) for bend in _BENDS
        ]
        bends[one, other] = min(faults)[-1]
    return bends


def curve_control(start: Spot, end: Spot, bend: float) -> Spot:
    """The control point of the quadratic curve whose middle lies `bend` / 2 of its length off the straight line."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    return (x + bend * (end[1] - start[1]), y - bend * (end[0] - start[0]))


def _step(value: float, step: float) -> float:
    """The next larger power of `step`."""
    return float(step ** math.ceil(math.log(value, step)))


def _apart(one: Disc, other: Disc) -> float:
    return math.hypot(one.x - other.x, one.y - other.y)


def _best(radius: float, placed: Mapping[int, Disc], drawn: Mapping[int, float]) -> Disc:
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
    apart = _apart(one, other)
    first, second = one.radius + radius, other.radius + radius
    if apart > first + second:
        return
    along = (apart**2 + first**2 - second**2) / (2 * apart)
    across = math.sqrt(max(0.0, first**2 - along**2))
    unit_x, unit_y = (other.x - one.x) / apart, (other.y - one.y) / apart
    for side in (across, -across):
        yield Disc(one.x + unit_x * along - unit_y * side, one.y + unit_y * along + unit_x * side, radius)


def _cost(spot: Disc, placed: Mapping[int, Disc], drawn: Mapping[int, float]) -> float:
    left, top, right, bottom = _bounds([*placed.values(), spot])
    wide, high = (right - left) / ASPECT, bottom - top
    far = sum(
        weight * math.hypot(spot.x - placed[index].x, spot.y - placed[index].y) for index, weight in drawn.items()
    )
    return max(wide, high) + 0.2 * min(wide, high) + far


def _bounds(discs: Sequence[Disc]) -> tuple[float, float, float, float]:
    return (
        min(disc.x - disc.radius for disc in discs),
        min(disc.y - disc.radius for disc in discs),
        max(disc.x + disc.radius for disc in discs),
        max(disc.y + disc.radius for disc in discs),
    )


def _centred(discs: list[Disc]) -> list[Disc]:
    left, top, right, bottom = _bounds(discs)
    x, y = (left + right) / 2, (top + bottom) / 2
    return [Disc(disc.x - x, disc.y - y, disc.radius) for disc in discs]


def _points(one: Disc, other: Disc, bend: float) -> list[Spot]:
    start, end = (one.x, one.y), (other.x, other.y)
    control = curve_control(start, end, bend)
    return [_on_curve(start, control, end, step / _STEPS) for step in range(1, _STEPS)]


def _fault(points: Sequence[Spot], obstacles: Sequence[Disc], page: tuple[float, float, float, float]) -> float:
    """How deep a line runs into obstacles or out of the page, summed over its points, in units of the drawing."""
    hidden = sum(max(0.0, disc.radius - math.dist(point, (disc.x, disc.y))) for point in points for disc in obstacles)
    left, top, right, bottom = page
    outside = sum(max(0.0, left - x, x - right, top - y, y - bottom) for x, y in points)
    return round(hidden + _OUTSIDE * outside, 3)


def _on_curve(start: Spot, control: Spot, end: Spot, part: float) -> Spot:
    rest = 1 - part
    x = rest * rest * start[0] + 2 * rest * part * control[0] + part * part * end[0]
    y = rest * rest * start[1] + 2 * rest * part * control[1] + part * part * end[1]
    return (x, y)

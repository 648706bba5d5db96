"""A number for each place, in a disc where the place is: SVG with presentation attributes, shaded by the page's style."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.drawing.packing import Disc
from graphsvc.drawing.placing import LINE, TEXT_SIZE, around, placed
from graphsvc.drawing.projection import Projection
from graphsvc.drawing.pushing import pushed_apart
from graphsvc.drawing.rings import Spot
from graphsvc.drawing.templating import environment
from graphsvc.model import Point

_LEAST_RADIUS: Final = 12.0
_MOST_RADIUS: Final = 26.0
_MARGIN: Final = 40.0
_LEAST_KM: Final = 10.0
"""Places are taken to be at least so far apart, so that a single one has a map too."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A place and its number; `shade` names the class `shade-…` of its disc, `words` say what the number means."""

    name: str
    words: str
    url: str
    point: Point
    population: int
    number: int
    shade: int


def tally_svg(tallies: Sequence[Tally], *, title: str, width: int) -> str:
    """The places as discs that are the larger the more people live there, as near to where they are as they go.

    As high as the land that they lie in is to `width` pixels. No two discs or names overlap; names go without where
    there is no room.
    """
    spots, height = _spots([tally.point for tally in tallies], width)
    most = max(tally.population for tally in tallies)
    radii = [_LEAST_RADIUS + (_MOST_RADIUS - _LEAST_RADIUS) * math.sqrt(one.population / most) for one in tallies]
    page = (0.0, 0.0, float(width), height)
    discs = pushed_apart([Disc(x, y, r) for (x, y), r in zip(spots, radii, strict=True)], page=page)
    order = sorted(zip(tallies, discs, strict=True), key=lambda one: (-one[0].population, one[0].name))
    names = (around((disc.x, disc.y), disc.radius, (tally.name,), is_strong=False) for tally, disc in order)
    taken = [(disc.x - disc.radius, disc.y - disc.radius, disc.x + disc.radius, disc.y + disc.radius) for disc in discs]
    made = environment()
    made.globals.update(
        title=title,
        width=width,
        height=round(height),
        marks=tuple(zip(tallies, discs, strict=True)),
        labels=placed(names, taken, page),
        text_size=TEXT_SIZE,
    )
    return made.get_template("tally_map.svg").render()


def _spots(points: Sequence[Point], width: int) -> tuple[list[Spot], float]:
    """Where the points are on a page of a width, in pixels, and how high the page is."""
    middle = Point(
        *(math.fsum(getattr(one, name) for one in points) / len(points) for name in ("latitude", "longitude"))
    )
    spots = [Projection(middle).spot(point) for point in points]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    scale = (width - 2 * _MARGIN) / max(right - left, (bottom - top) / 2, _LEAST_KM)
    across = (width - (right - left) * scale) / 2
    height = (bottom - top) * scale + 2 * _MARGIN + LINE
    return [(across + (x - left) * scale, _MARGIN + (y - top) * scale) for x, y in spots], height

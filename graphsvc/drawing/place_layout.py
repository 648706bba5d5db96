"""The view of places: actors where they sit, at true distances; many in one spot stand around it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.drawing.labels import text_width
from graphsvc.drawing.packing import Disc
from graphsvc.drawing.place_scene import Gathering, NumberedActor, PlacedActor, PlaceMap, PlaceScene, Row
from graphsvc.drawing.placing import LINE, TEXT_SIZE
from graphsvc.drawing.projection import Projection
from graphsvc.drawing.pushing import pushed_apart
from graphsvc.drawing.rings import Spot, ring_spots
from graphsvc.model import Point
from graphsvc.texts import text

_PADDING: Final = 32.0
_BOX_PADDING: Final = 48.0
_EDGE: Final = 4.0
_LOWEST, _HIGHEST = 0.7, 1.4
"""How high a map may be beside its width."""
_LEAST_KM: Final = 20.0
_STEPS_KM: Final = tuple(step * 10**tens for tens in range(4) for step in (5, 10, 20))
_ONE_SPOT: Final = 0.6
"""Actors nearer to each other than this, in spacings, sit in one spot."""
_SCALE_SHARE: Final = 0.25
_RIM: Final = 3.0


@dataclass(frozen=True, slots=True)
class _View:
    """From points on the Earth to pixels."""

    projection: Projection
    width: float
    height: float
    scale: float
    rings_km: tuple[int, ...] = ()

    def spot(self, point: Point) -> Spot:
        x, y = self.projection.spot(point)
        return (round(self.width / 2 + x * self.scale, 1), round(self.height / 2 + y * self.scale, 1))

    def shows(self, spot: Spot) -> bool:
        return 0 <= spot[0] <= self.width and 0 <= spot[1] <= self.height


def place_layout(scene: PlaceScene, width: float) -> PlaceMap:
    """Rings around the one place that is asked, or else a map of all that are; the same scene gives the same map."""
    near = [(actor, actor.point) for actor in scene.actors if actor.point and not actor.is_far]
    points = [point for _, point in near]
    view = _ring_view(scene, points, width) if _is_around_one(scene) else _box_view(scene, points, width)
    rows, height = _rows(scene, view)
    towns = ((town, view.spot(town.point)) for town in scene.towns)
    return PlaceMap(
        width=width,
        map_height=view.height,
        height=height,
        pixels_per_km=view.scale,
        rings_km=view.rings_km,
        scale_km=max((step for step in _STEPS_KM if step * view.scale <= _SCALE_SHARE * width), default=_STEPS_KM[0]),
        towns=tuple((town, spot) for town, spot in towns if view.shows(spot)),
        gatherings=_gatherings(scene, view, [(actor, view.spot(point)) for actor, point in near]),
        rows=rows,
    )


def _is_around_one(scene: PlaceScene) -> bool:
    return len(scene.middles) == 1 and not any(town.is_asked for town in scene.towns)


def rings_km(reach_km: float) -> tuple[int, ...]:
    """Two or three rings at round kilometres, equally far apart, the last one hardly beyond `reach_km`."""
    last, step = min((step * count, step) for step in _STEPS_KM for count in (2, 3) if step * count >= reach_km)
    return tuple(range(step, last + 1, step))


def _ring_view(scene: PlaceScene, points: Sequence[Point], width: float) -> _View:
    middle = scene.middles[0].point
    rings = rings_km(max((middle.km_to(point) for point in points), default=scene.reach_km))
    return _View(Projection(middle), width, width, (width / 2 - _PADDING) / rings[-1], rings)


def _box_view(scene: PlaceScene, points: Sequence[Point], width: float) -> _View:
    held = [*(town.point for town in (*scene.middles, *scene.towns) if town.is_asked), *points]
    projection = Projection(_middle(held))
    spots = [projection.spot(point) for point in held]
    wide = max(_LEAST_KM, 2 * max(abs(x) for x, _ in spots))
    high = max(_LEAST_KM, 2 * max(abs(y) for _, y in spots))
    scale = min((width - 2 * _BOX_PADDING) / wide, (_HIGHEST * width - 2 * _BOX_PADDING) / high)
    return _View(projection, width, round(max(_LOWEST * width, high * scale + 2 * _BOX_PADDING)), scale)


def _middle(points: Sequence[Point]) -> Point:
    """Half-way between the outermost points."""
    latitudes, longitudes = [point.latitude for point in points], [point.longitude for point in points]
    return Point((min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2)


def _gatherings(scene: PlaceScene, view: _View, near: Iterable[tuple[NumberedActor, Spot]]) -> tuple[Gathering, ...]:
    spacing, middles = scene.specification.spacing, range(len(scene.middles))
    parts = _parts(scene, view, near)
    seats = [_seats(len(part), spacing, around_middle=index in middles) for index, (_, part) in enumerate(parts)]
    radii = [max((math.hypot(*seat) for seat in taken), default=0.0) + spacing / 2 for taken in seats]
    names = [town.name for town in scene.middles]
    rooms = [
        Disc(*home, _room_with_name(radii[index], names[index]) if index in middles else radii[index] + _RIM)
        for index, (home, _) in enumerate(parts)
    ]
    page = (_EDGE, _EDGE, view.width - _EDGE, view.height - _EDGE)
    pushed = pushed_apart(rooms, fixed=middles, page=page)
    return tuple(
        Gathering(
            label=names[index] if index in middles else _towns(actors),
            home=home,
            disc=Disc(round(pushed[index].x, 1), round(pushed[index].y, 1), round(radii[index], 1)),
            actors=_seated(actors, seats[index], pushed[index]),
            is_middle=index in middles,
        )
        for index, (home, actors) in enumerate(parts)
    )


def _parts(
    scene: PlaceScene, view: _View, near: Iterable[tuple[NumberedActor, Spot]]
) -> list[tuple[Spot, list[NumberedActor]]]:
    """The actors by the spots where they sit; those of the asked places first, even without actors."""
    parts: list[tuple[Spot, list[NumberedActor]]] = [(view.spot(town.point), []) for town in scene.middles]
    for actor, spot in near:
        close = [part for part in parts if math.dist(part[0], spot) <= _ONE_SPOT * scene.specification.spacing]
        if close:
            min(close, key=lambda part: math.dist(part[0], spot))[1].append(actor)
        else:
            parts.append((spot, [actor]))
    return parts


def _seats(count: int, spacing: float, *, around_middle: bool) -> list[Spot]:
    """Where `count` marks stand in their disc; around the mark of an asked place its middle is left free."""
    return ring_spots(max(count + 1, 3), spacing)[1 : count + 1] if around_middle else ring_spots(count, spacing)


def _room_with_name(radius: float, name: str) -> float:
    """How far others must keep from the middle of a disc so that its name stands free below or above it."""
    return math.hypot(text_width(name, TEXT_SIZE) / 2, radius + LINE + _RIM)


def _seated(actors: Sequence[NumberedActor], seats: Sequence[Spot], disc: Disc) -> tuple[PlacedActor, ...]:
    return tuple(
        PlacedActor(actor, round(disc.x + x, 1), round(disc.y + y, 1))
        for actor, (x, y) in zip(actors, seats, strict=True)
    )


def _towns(actors: Iterable[NumberedActor]) -> str:
    return ", ".join(dict.fromkeys(actor.town for actor in actors))


def _rows(scene: PlaceScene, view: _View) -> tuple[tuple[Row, ...], float]:
    """The actors that the map lacks, and how high the whole picture is with them."""
    spacing, y = scene.specification.spacing, view.height
    in_row = int((view.width - 2 * _EDGE) // spacing)
    rows = []
    for key, actors in (
        ("far", [actor for actor in scene.actors if actor.point and actor.is_far]),
        ("nowhere", [actor for actor in scene.actors if not actor.point]),
    ):
        if actors:
            y += 1.5 * LINE
            seats = [
                PlacedActor(actor, _EDGE + (index % in_row + 0.5) * spacing, y + (index // in_row + 0.75) * spacing)
                for index, actor in enumerate(actors)
            ]
            rows.append(Row(text(scene.language, f"map.place.{key}"), y, tuple(seats)))
            y = seats[-1].y + spacing / 2
    return tuple(rows), y + (_EDGE if rows else 0.0)

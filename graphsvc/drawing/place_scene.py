"""What there is to draw on a map of places, and the map when it is laid out."""

from dataclasses import dataclass

from graphsvc.drawing.packing import Disc
from graphsvc.drawing.rings import Spot
from graphsvc.drawing.specification import MapSpecification
from graphsvc.model import Language, Point


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality for orientation; `is_asked` when it lies in what the map is about."""

    name: str
    point: Point
    population: int
    is_asked: bool


@dataclass(frozen=True, slots=True)
class NumberedActor:
    """An actor as the list beside the map numbers it; `words` say who and where.

    `is_far` when it is to stand beside the map and not to stretch it, as one without a point does.
    """

    id: str
    number: int
    words: str
    town: str
    point: Point | None
    is_far: bool


@dataclass(frozen=True, slots=True)
class PlaceScene:
    """Actors around the municipalities in `middles`, or else in the towns that are asked.

    Around a single middle rings are drawn, at least one at `reach_km` when there is nobody.
    """

    specification: MapSpecification
    language: Language
    title: str
    middles: tuple[Town, ...]
    towns: tuple[Town, ...]
    actors: tuple[NumberedActor, ...]
    reach_km: float


@dataclass(frozen=True, slots=True)
class PlacedActor:
    """The middle of an actor's mark in pixels."""

    actor: NumberedActor
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Gathering:
    """Actors who sit in one spot, in a disc that may have been pushed away from it; `is_middle` around an asked one."""

    label: str
    home: Spot
    disc: Disc
    actors: tuple[PlacedActor, ...]
    is_middle: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Actors who stand below the map, under a heading."""

    words: str
    y: float
    actors: tuple[PlacedActor, ...]


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A map of places in pixels: the map itself is `map_height` high, the rows stand below it.

    `rings` are around (`width` / 2, `map_height` / 2), by their km; `scale` is a length in km.
    """

    width: float
    map_height: float
    height: float
    pixels_per_km: float
    rings_km: tuple[int, ...]
    scale_km: int
    towns: tuple[tuple[Town, Spot], ...]
    gatherings: tuple[Gathering, ...]
    rows: tuple[Row, ...]

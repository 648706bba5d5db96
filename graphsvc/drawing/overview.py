"""A map of more actors than a page can hold: municipalities by size, and the strongest ties between them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc.drawing.legend import legend
from graphsvc.drawing.map_discs import discs_at
from graphsvc.drawing.offers import MarkKind
from graphsvc.drawing.packing import Disc
from graphsvc.drawing.result import MapBundle, MapDrawing, MapGroup
from graphsvc.drawing.specification import MapSpecification
from graphsvc.drawing.summary import counts_in_words
from graphsvc.model import Language, Point
from graphsvc.texts import list_text, number_text, text

_MOST_BUNDLES: Final = 100
_MOST_NAMED: Final = 3
_RADIUS: Final = 0.6
"""The radius of a disc of one actor, in spacings."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A municipality with how many actors sit in it, and the address of its map; those who sit nowhere have no point."""

    name: str
    point: Point | None
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class OverviewScene:
    """What an overview shows; `pairs` count the ties between two seats by their numbers, the smaller first."""

    specification: MapSpecification
    language: Language
    on: date
    seats: tuple[Seat, ...]
    pairs: Mapping[tuple[int, int], int]
    kinds: Mapping[MarkKind, int]
    ties: int


def overview(scene: OverviewScene, *, title: str, sources: tuple[str, ...]) -> MapDrawing:
    """The map of a scene: no actors, each municipality a disc whose area grows with its actors."""
    radii = [_RADIUS * scene.specification.spacing * math.sqrt(seat.count) for seat in scene.seats]
    discs = discs_at([seat.point for seat in scene.seats], [seat.count for seat in scene.seats], radii)
    strongest = sorted(scene.pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_BUNDLES]
    return MapDrawing(
        name=scene.specification.name,
        layout="overview",
        title=title,
        language=scene.language,
        on=scene.on,
        summary=_summary(scene),
        focus=None,
        is_bundled=True,
        nodes=(),
        edges=(),
        groups=tuple(
            _group(number, seat, disc) for number, (seat, disc) in enumerate(zip(scene.seats, discs, strict=True))
        ),
        bundles=tuple(
            MapBundle(source=f"seat-{one}", target=f"seat-{other}", count=count, bend=0.0)
            for (one, other), count in sorted(strongest)
        ),
        legend=legend(scene.specification.theme, scene.language, scene.kinds),
        sources=sources,
    )


def _group(number: int, seat: Seat, disc: Disc) -> MapGroup:
    return MapGroup(
        id=f"seat-{number}",
        label=seat.name,
        kind="municipality" if seat.point else "placeless",
        x=round(disc.x, 1),
        y=round(disc.y, 1),
        radius=round(disc.radius, 1),
        members=(),
        count=seat.count,
        url=seat.url,
    )


def _summary(scene: OverviewScene) -> str:
    largest = sorted(scene.seats, key=lambda seat: (-seat.count, seat.name))[:_MOST_NAMED]
    named = [f"{seat.name} ({number_text(scene.language, seat.count)})" for seat in largest]
    words = text(scene.language, "map.overview.largest", names=list_text(scene.language, named))
    return f"{counts_in_words(scene.language, scene.kinds, scene.ties)} {words}"

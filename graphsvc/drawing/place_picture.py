"""A map of places as a still picture: SVG with presentation attributes only, its marks links to the list beside it."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

from graphsvc.drawing.labels import broken
from graphsvc.drawing.packing import Disc
from graphsvc.drawing.place_layout import place_layout
from graphsvc.drawing.place_scene import Gathering, PlacedActor, PlaceMap, PlaceScene, Town
from graphsvc.drawing.placing import LINE, TEXT_SIZE, Box, Label, around, meet, placed
from graphsvc.drawing.rings import Spot
from graphsvc.drawing.templating import environment
from graphsvc.model import ActorKind
from graphsvc.texts import list_text, text

_MARK: Final = 12.0
_MIDDLE: Final = 9.0
_MOST_LABEL: Final = 150.0
_MOST_TOWNS_NAMED: Final = 14
_CORNER: Final = 10.0
_SCALE_BELOW: Final = 6.0
"""The line of the scale below its kilometres."""
_RING_LABEL_TURNS: Final = (0.25, 0.75, 0.125, 0.375, 0.625, 0.875)
"""Where on a ring its kilometres may stand, in turns from the right, downwards."""


def place_svg(scene: PlaceScene, *, width: int) -> str:
    """The scene as an SVG `width` pixels wide and as high as it needs; `#result-ID` is where the mark of an actor leads.

    Every actor has its mark, no two marks or words overlap; names go without where there is no room.
    """
    drawn = place_layout(scene, width)
    page = (0.0, 0.0, drawn.width, drawn.map_height)
    marks = [box for gathering in drawn.gatherings for box in _disc_boxes(gathering.disc)]
    scale = _scale_label(scene, drawn, marks)
    names = placed((_gathering_name(gathering) for gathering in drawn.gatherings), [*marks, *_boxes(scale)], page)
    taken = [*marks, *_boxes(scale), *_boxes(names)]
    rings = placed((_ring_label(scene, drawn, km) for km in drawn.rings_km), taken, page)
    unnamed = (_town_name(town, spot) for town, spot in _unnamed(drawn))
    towns = placed(unnamed, [*taken, *_boxes(rings)], page, _MOST_TOWNS_NAMED)
    theme = scene.specification.theme
    made = environment()
    made.globals.update(
        name=scene.specification.name,
        title=scene.title,
        summary=_summary(scene, drawn),
        drawn=drawn,
        colours=theme.light,
        mark_colour=theme.marks[ActorKind.ORGANISATION].colour,
        mark_radius=_MARK,
        middle_radius=_MIDDLE,
        scale_below=_SCALE_BELOW,
        marks=_marks(drawn),
        names=names,
        quiet_names=[*scale, *rings, *towns],
        named={name for label in towns for name in label.lines},
        scale=scale,
        strays=[gathering for gathering in drawn.gatherings if _is_stray(gathering)],
        line=LINE,
        text_size=TEXT_SIZE,
    )
    return made.get_template("place_map.svg").render()


def _marks(drawn: PlaceMap) -> list[PlacedActor]:
    parts = [gathering.actors for gathering in drawn.gatherings] + [row.actors for row in drawn.rows]
    return sorted((mark for part in parts for mark in part), key=lambda mark: mark.actor.number)


def _disc_boxes(disc: Disc) -> list[Box]:
    """Three boxes that together fill a disc nearly."""
    reaches = [(disc.radius * wide, disc.radius * high) for wide, high in ((0.93, 0.38), (0.72, 0.72), (0.38, 0.93))]
    return [(disc.x - wide, disc.y - high, disc.x + wide, disc.y + high) for wide, high in reaches]


def _boxes(labels: Iterable[Label]) -> list[Box]:
    return [label.box for label in labels]


def _is_stray(gathering: Gathering) -> bool:
    """Whether a gathering was pushed so far that a line must lead home."""
    return math.dist(gathering.home, (gathering.disc.x, gathering.disc.y)) > gathering.disc.radius


def _gathering_name(gathering: Gathering) -> list[Label]:
    lines = broken(gathering.label, TEXT_SIZE, _MOST_LABEL, 2)
    disc = gathering.disc
    return around((disc.x, disc.y), disc.radius, lines, is_strong=gathering.is_middle)


def _scale_label(scene: PlaceScene, drawn: PlaceMap, marks: Sequence[Box]) -> list[Label]:
    """The kilometres of the scale in the first corner that is free, its line right below; none where rings tell."""
    long = drawn.scale_km * drawn.pixels_per_km
    words = (text(scene.language, "map.place.km", km=drawn.scale_km),)
    right, bottom = drawn.width - long - _CORNER, drawn.map_height - _CORNER - _SCALE_BELOW
    spots = [(_CORNER, bottom), (right, bottom), (_CORNER, 2 * LINE), (right, 2 * LINE)]
    free = [
        Label(x, y, "start", words, is_strong=False)
        for x, y in spots
        if not any(meet((x, y - LINE, x + long, y + LINE), box) for box in marks)
    ]
    return [] if drawn.rings_km else free[:1]


def _ring_label(scene: PlaceScene, drawn: PlaceMap, km: int) -> list[Label]:
    words, radius = text(scene.language, "map.place.km", km=km), km * drawn.pixels_per_km
    middle_x, middle_y = drawn.width / 2, drawn.map_height / 2 + TEXT_SIZE / 3
    return [
        Label(
            middle_x + radius * math.cos(2 * math.pi * turn),
            middle_y + radius * math.sin(2 * math.pi * turn),
            "middle",
            (words,),
            is_strong=False,
        )
        for turn in _RING_LABEL_TURNS
    ]


def _unnamed(drawn: PlaceMap) -> list[tuple[Town, Spot]]:
    """The towns that bear no name yet, those that are asked and the larger ones first."""
    named = {gathering.label for gathering in drawn.gatherings}
    rest = [(town, spot) for town, spot in drawn.towns if town.name not in named]
    return sorted(rest, key=lambda one: (not one[0].is_asked, -one[0].population, one[0].name))


def _town_name(town: Town, spot: Spot) -> list[Label]:
    return around(spot, 4.0, (town.name,), is_strong=False)


def _summary(scene: PlaceScene, drawn: PlaceMap) -> str:
    """What the map shows, in words."""
    language = scene.language
    count = sum(len(gathering.actors) for gathering in drawn.gatherings)
    parts = [text(language, "map.place.actors", count=count)]
    if drawn.rings_km:
        parts.append(text(language, "map.place.rings", km=list_text(language, [str(km) for km in drawn.rings_km])))
    parts += [_numbered(scene, gathering.label, gathering.actors) for gathering in drawn.gatherings if gathering.actors]
    parts += [_numbered(scene, row.words, row.actors) for row in drawn.rows]
    return " ".join(parts)


def _numbered(scene: PlaceScene, words: str, actors: Sequence[PlacedActor]) -> str:
    return f"{words}: {list_text(scene.language, [str(one.actor.number) for one in actors])}."

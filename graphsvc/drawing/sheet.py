"""A map on a sheet to print: the picture with its title, day, legend and sources; high maps on an upright sheet."""

from collections.abc import Mapping
from functools import partial
from typing import Final, Literal

from graphsvc.drawing.labels import broken
from graphsvc.drawing.picture import extent, picture
from graphsvc.drawing.raster import has_typeface, png
from graphsvc.drawing.result import MapDrawing
from graphsvc.drawing.specification import load_map
from graphsvc.drawing.templating import environment
from graphsvc.errors import NotFoundError
from graphsvc.texts import number_text, text

SheetSize = Literal["A4", "A3"]
_SIZES: Final[Mapping[SheetSize, tuple[int, int]]] = {"A4": (1122, 794), "A3": (1587, 1122)}
"""297 × 210 and 420 × 297 mm at 96 pixels to the inch."""
_MM_PER_PIXEL: Final = 25.4 / 96
_MARGIN: Final = 56
_TITLE: Final = 34
_HEAD: Final = 84
_FOOT: Final = 92
_FINER: Final = 1.25
"""How much smaller than on a screen the picture and its words are, so that more names find a place."""
_SMALL: Final = 15.0
_SOURCE_LINES: Final = 2
_LEGEND_STEP: Final = 230


def sheet_png(drawing: MapDrawing, size: SheetSize = "A3") -> bytes:
    """The sheet as a PNG of 192 pixels to the inch.

    Raises:
        NotFoundError: this machine has no typeface to write with.
    """
    if not has_typeface():
        raise NotFoundError("map", f"{drawing.name}.png", field="name")
    return png(sheet(drawing, size), 2 * _sides(drawing, size)[0])


def is_upright(drawing: MapDrawing) -> bool:
    """Whether the sheet stands upright, for the map is higher than wide."""
    wide, high = extent(drawing)
    return drawing.layout != "ego" and high > wide


def sheet(drawing: MapDrawing, size: SheetSize = "A3") -> str:
    """The sheet as an SVG that needs no style, no font of its own and no network."""
    width, height = _sides(drawing, size)
    room = (width - 2 * _MARGIN, height - 2 * _MARGIN - _HEAD - _FOOT)
    drawn = picture(drawing, *(round(_FINER * side) for side in room))
    scale = min(room[0] / drawn.width, room[1] / drawn.height)
    sources = (
        text(drawing.language, "map.sheet.sources", sources=" · ".join(drawing.sources)) if drawing.sources else ""
    )
    made = environment()
    made.globals.update(
        drawing=drawing,
        drawn=drawn,
        colours=load_map(drawing.name).theme.light,
        width=width,
        height=height,
        mm_wide=round(width * _MM_PER_PIXEL),
        mm_high=round(height * _MM_PER_PIXEL),
        margin=_MARGIN,
        head=_HEAD,
        foot=_FOOT,
        scale=round(scale, 4),
        left=round((width - drawn.width * scale) / 2, 1),
        title=broken(drawing.title, _TITLE, room[0], 1),
        title_size=_TITLE,
        small=_SMALL,
        day=text(drawing.language, "map.true_on", day=drawing.on),
        sources=broken(sources, _SMALL, room[0], _SOURCE_LINES),
        legend_step=min(_LEGEND_STEP, room[0] // max(1, sum(entry.count > 0 for entry in drawing.legend))),
        number=partial(number_text, drawing.language),
    )
    return made.get_template("sheet.svg").render()


def _sides(drawing: MapDrawing, size: SheetSize) -> tuple[int, int]:
    """How wide and how high the sheet is, in pixels."""
    longer, shorter = _SIZES[size]
    return (shorter, longer) if is_upright(drawing) else (longer, shorter)

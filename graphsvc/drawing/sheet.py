"""A map on a sheet to print: the picture with its title, day, legend and sources, A3 on its side."""

from functools import partial
from typing import Final

from graphsvc.drawing.labels import broken
from graphsvc.drawing.picture import picture
from graphsvc.drawing.raster import has_typeface, png
from graphsvc.drawing.result import MapDrawing
from graphsvc.drawing.specification import load_map
from graphsvc.drawing.templating import environment
from graphsvc.errors import NotFoundError
from graphsvc.texts import number_text, text

_WIDTH, _HEIGHT = 1587, 1122
"""A3, 420 × 297 mm, at 96 pixels to the inch; printed on A4 everything is 0.7 times as large and still readable."""
_MARGIN: Final = 56
_TITLE: Final = 34
_HEAD: Final = 84
_FOOT: Final = 92
_FINER: Final = 1.25
"""How much smaller than on a screen the picture and its words are, so that more names find a place."""
_SMALL: Final = 15.0
_SOURCE_LINES: Final = 2
_LEGEND_STEP: Final = 230


def sheet_png(drawing: MapDrawing) -> bytes:
    """The sheet as a PNG of 192 pixels to the inch.

    Raises:
        NotFoundError: this machine has no typeface to write with.
    """
    if not has_typeface():
        raise NotFoundError("map", f"{drawing.name}.png", field="name")
    return png(sheet(drawing), 2 * _WIDTH)


def sheet(drawing: MapDrawing) -> str:
    """The sheet as an SVG that needs no style, no font of its own and no network."""
    room = (_WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN - _HEAD - _FOOT)
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
        width=_WIDTH,
        height=_HEIGHT,
        margin=_MARGIN,
        head=_HEAD,
        foot=_FOOT,
        scale=round(scale, 4),
        left=round((_WIDTH - drawn.width * scale) / 2, 1),
        title=broken(drawing.title, _TITLE, room[0], 1),
        title_size=_TITLE,
        small=_SMALL,
        day=text(drawing.language, "map.true_on", day=drawing.on),
        sources=broken(sources, _SMALL, room[0], _SOURCE_LINES),
        legend_step=_LEGEND_STEP,
        number=partial(number_text, drawing.language),
    )
    return made.get_template("sheet.svg").render()

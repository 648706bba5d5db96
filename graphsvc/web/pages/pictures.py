"""Small maps inside pages."""

from typing import Final

from markupsafe import Markup

from graphsvc import drawing
from graphsvc.drawing import MapDrawing

_WIDTH: Final = 720


def picture(drawn: MapDrawing, height: int) -> Markup:
    """A map as an SVG that stands in a page, `height` units high and 720 wide."""
    return Markup(drawing.svg(drawn, width=_WIDTH, height=height))  # noqa: S704 – our own SVG, escaped

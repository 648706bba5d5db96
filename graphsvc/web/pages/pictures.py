"""Still pictures of the network on pages, small enough to be read where they stand."""

from datetime import date
from typing import Final

from markupsafe import Markup

from graphsvc import drawing, service
from graphsvc.drawing import MapDrawing
from graphsvc.model import Language
from graphsvc.service import Context, MapRequest

MOST_PARTNERS_PICTURED: Final = 40
_WIDTH: Final = 720
_HEIGHT: Final = 320
_PLACE_HEIGHT: Final = 460
_FEWEST_ON_MAP, _MOST_ON_MAP = 3, 400


def actor_picture(context: Context, actor_id: str, partners: int, on: date, language: Language) -> Markup | None:
    """The actor among its partners; None without partners, or with more than a small picture holds."""
    if not 1 <= partners <= MOST_PARTNERS_PICTURED:
        return None
    return picture(service.network_map(context, MapRequest("ego", on, actor_id), language), _HEIGHT)


def place_picture(context: Context, seated: int, request: MapRequest, language: Language) -> Markup | None:
    """The actors of a place; None with fewer than there is anything to see of, or with more than a picture holds."""
    if seated > _MOST_ON_MAP:
        return None
    drawn = service.network_map(context, request, language)
    return picture(drawn, _PLACE_HEIGHT) if _FEWEST_ON_MAP <= len(drawn.nodes) <= _MOST_ON_MAP else None


def picture(drawn: MapDrawing, height: int) -> Markup:
    """A map as an SVG that stands in a page, `height` units high and 720 wide."""
    return Markup(drawing.svg(drawn, width=_WIDTH, height=height))  # noqa: S704 – our own SVG, escaped

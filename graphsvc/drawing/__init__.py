"""Maps of the network: a specification and a subgraph in, a page that works offline or a picture out."""

from graphsvc.drawing.composition import draw
from graphsvc.drawing.frames import EmbedFrame, PageFrame, PageLink, PrintFrame
from graphsvc.drawing.offers import MarkKind, OfferGraph, Offering, Topic
from graphsvc.drawing.overview import OverviewScene, Seat, overview
from graphsvc.drawing.pages import asset, asset_names, page
from graphsvc.drawing.picture import svg
from graphsvc.drawing.place_picture import place_svg
from graphsvc.drawing.place_scene import NumberedActor, PlaceScene, Town
from graphsvc.drawing.print_page import print_page
from graphsvc.drawing.raster import has_typeface
from graphsvc.drawing.result import ActorDetails, LegendEntry, MapBundle, MapDrawing, MapEdge, MapGroup, MapNode
from graphsvc.drawing.scene import OtherDays, Scene
from graphsvc.drawing.sheet import SheetSize, sheet, sheet_png
from graphsvc.drawing.specification import OF_ALL, MapSpecification, load_map, map_names
from graphsvc.drawing.tally_picture import Tally, tally_svg

__all__ = [
    "OF_ALL",
    "ActorDetails",
    "EmbedFrame",
    "LegendEntry",
    "MapBundle",
    "MapDrawing",
    "MapEdge",
    "MapGroup",
    "MapNode",
    "MapSpecification",
    "MarkKind",
    "NumberedActor",
    "OfferGraph",
    "Offering",
    "OtherDays",
    "OverviewScene",
    "PageFrame",
    "PageLink",
    "PlaceScene",
    "PrintFrame",
    "Scene",
    "Seat",
    "SheetSize",
    "Tally",
    "Topic",
    "Town",
    "asset",
    "asset_names",
    "draw",
    "has_typeface",
    "load_map",
    "map_names",
    "overview",
    "page",
    "place_svg",
    "print_page",
    "sheet",
    "sheet_png",
    "svg",
    "tally_svg",
]  # fmt: skip

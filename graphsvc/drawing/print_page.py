"""A map on a page to print, A4 or A3, as the sheet lays it out."""

from markupsafe import Markup

from graphsvc.drawing.frames import PrintFrame
from graphsvc.drawing.result import MapDrawing
from graphsvc.drawing.sheet import SheetSize, is_upright, sheet
from graphsvc.drawing.templating import environment
from graphsvc.texts import text


def print_page(drawing: MapDrawing, frame: PrintFrame, size: SheetSize) -> str:
    """The page of the service from which a map is printed; its styles tell the printer the size of the paper."""
    made = environment()
    made.globals.update(
        drawing=drawing,
        frame=frame,
        size=size,
        way="upright" if is_upright(drawing) else "lying",
        sheet=Markup(sheet(drawing, size)),  # noqa: S704 - made from our own template, every value escaped
        t=lambda key, **values: text(drawing.language, f"map.{key}", **values),
    )
    return made.get_template("print.html").render()

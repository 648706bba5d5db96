"""A map as a still picture: SVG with presentation attributes only, so that the strictest policy lets it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphsvc.drawing.labels import broken, text_width
from graphsvc.drawing.packing import curve_control
from graphsvc.drawing.placing import LINE, TEXT_SIZE, Anchor, Box, Label, around, placed
from graphsvc.drawing.result import MapDrawing, MapEdge, MapGroup, MapNode
from graphsvc.drawing.rings import Spot
from graphsvc.drawing.specification import load_map
from graphsvc.drawing.templating import environment

_PADDING: Final = 14.0
_LEAST_ROW: Final = 20.0
"""Names in an ego map never stand closer than this, in pixels."""
_MOST_ROW: Final = 38.0
_MOST_NAMED: Final = 80
_MOST_LABEL: Final = 130.0
_EGO_LABEL_SHARE: Final = 0.34


@dataclass(frozen=True, slots=True)
class _Frame:
    """From units of the drawing to pixels, and how much of the picture's width one label may take."""

    width: int
    height: int
    scale_x: float
    scale_y: float
    middle: Spot
    label_room: float
    label_lines: int

    def spot(self, x: float, y: float) -> Spot:
        return (
            round(self.width / 2 + (x - self.middle[0]) * self.scale_x, 1),
            round(self.height / 2 + (y - self.middle[1]) * self.scale_y, 1),
        )


def svg(drawing: MapDrawing, *, width: int, height: int) -> str:
    """The drawing as an SVG of `width` by `height` pixels, named and described for screen readers.

    No two labels overlap; in a network the less connected go without where there is no room. An ego map
    names every partner and takes the height that this needs: less than `height` for few, more for many.
    """
    frame = _ego_frame(drawing, width, height) if drawing.layout == "ego" else _network_frame(drawing, width, height)
    theme = load_map(drawing.name).theme
    made = environment()
    made.globals.update(
        drawing=drawing,
        frame=frame,
        colours=theme.light,
        marks=theme.marks,
        groups=[(group, *frame.spot(group.x, group.y)) for group in drawing.groups if group.radius],
        ties=[_path(frame, drawing, edge, nodes) for nodes in (_by_id(drawing),) for edge in drawing.edges],
        nodes=[(node, *frame.spot(node.x, node.y), _radius(frame, node)) for node in drawing.nodes],
        labels=_labels(drawing, frame),
        line=LINE,
        text_size=TEXT_SIZE,
    )
    return made.get_template("map.svg").render()


def _by_id(drawing: MapDrawing) -> Mapping[str, MapNode]:
    return {node.id: node for node in drawing.nodes}


def _radius(frame: _Frame, node: MapNode) -> float:
    return round(max(4.0, node.size * min(1.0, frame.scale_x, frame.scale_y)), 1)


def _ego_frame(drawing: MapDrawing, width: int, height: int) -> _Frame:
    """The picture is stretched each way for itself, so that there is room for the names beside the bows."""
    spacing = load_map(drawing.name).spacing
    heights = [0.0, *(node.y for node in drawing.nodes), *(group.y for group in drawing.groups)]
    span, reach = max(heights) - min(heights), max(abs(node.x) for node in drawing.nodes) or 1.0
    room = _EGO_LABEL_SHARE * width
    is_long = any(text_width(node.label, TEXT_SIZE) > room for node in drawing.nodes if node.label_side != "below")
    margin = 2 * (_PADDING + 2 * LINE)
    least = 2 * LINE + 4 if is_long else _LEAST_ROW
    row = min(max((height - margin) * spacing / max(span, spacing), least), _MOST_ROW)
    scale_x = (width / 2 - room - _PADDING - 12) / reach
    middle = (0.0, (max(heights) + min(heights)) / 2)
    needed = round(max(span, 3 * spacing) * row / spacing + margin)
    return _Frame(width, needed, scale_x, row / spacing, middle, room, 2 if is_long else 1)


def _network_frame(drawing: MapDrawing, width: int, height: int) -> _Frame:
    discs = [(group.x, group.y, group.radius) for group in drawing.groups] or [(0.0, 0.0, 1.0)]
    left, right = min(x - radius for x, _, radius in discs), max(x + radius for x, _, radius in discs)
    top, bottom = min(y - radius for _, y, radius in discs), max(y + radius for _, y, radius in discs)
    room = 2 * (_PADDING + LINE)
    scale = min((width - room) / (right - left), (height - room) / (bottom - top), 1.2)
    return _Frame(width, height, scale, scale, ((left + right) / 2, (top + bottom) / 2), _MOST_LABEL, 2)


def _path(frame: _Frame, drawing: MapDrawing, edge: MapEdge, nodes: Mapping[str, MapNode]) -> tuple[str, bool]:
    """The path of a tie, and whether it is one of the focus."""
    source, target = nodes[edge.source], nodes[edge.target]
    start, end = frame.spot(source.x, source.y), frame.spot(target.x, target.y)
    control = curve_control(start, end, edge.bend)
    path = f"M{start[0]} {start[1]}Q{control[0]:.1f} {control[1]:.1f} {end[0]} {end[1]}"
    return path, drawing.focus in (edge.source, edge.target)


def _labels(drawing: MapDrawing, frame: _Frame) -> list[Label]:
    """The labels that are shown: none over another, and no actor's name over a mark."""
    order = sorted(drawing.nodes, key=lambda node: (node.id != drawing.focus, -node.ties, node.label))
    beside = [node for node in order if node.label_side != "below"]
    under = [node for node in order if node.label_side == "below"]
    free = [_beside(frame, node) for node in beside] + [_group_labels(frame, group) for group in drawing.groups]
    page = (0.0, 0.0, frame.width, frame.height)
    first = placed(free, [], page)
    marks = [] if beside else [_mark_box(frame, node) for node in drawing.nodes]
    rest = [_around(frame, node, is_strong=node.id == drawing.focus) for node in under[:_MOST_NAMED]]
    return first + placed(rest, marks + [label.box for label in first], page)


def _mark_box(frame: _Frame, node: MapNode) -> Box:
    (x, y), radius = frame.spot(node.x, node.y), _radius(frame, node)
    return (x - radius, y - radius, x + radius, y + radius)


def _beside(frame: _Frame, node: MapNode) -> list[Label]:
    x, y = frame.spot(node.x, node.y)
    away = _radius(frame, node) + 6
    anchor: Anchor = "start" if node.label_side == "right" else "end"
    lines = broken(node.label, TEXT_SIZE, frame.label_room, frame.label_lines)
    first = y + TEXT_SIZE / 3 - LINE * (len(lines) - 1) / 2
    return [Label(x + (away if anchor == "start" else -away), first, anchor, lines, is_strong=False)]


def _around(frame: _Frame, node: MapNode, *, is_strong: bool) -> list[Label]:
    lines = broken(node.short_label, TEXT_SIZE, _MOST_LABEL, 2)
    return around(frame.spot(node.x, node.y), _radius(frame, node) + 4, lines, is_strong=is_strong)


def _group_labels(frame: _Frame, group: MapGroup) -> list[Label]:
    x, y = frame.spot(group.x, group.y - group.radius)
    if group.radius:
        return [Label(x, y - 5, "middle", broken(group.label, TEXT_SIZE, 2 * _MOST_LABEL, 1), is_strong=True)]
    anchor: Anchor = "start" if group.x > 0 else "end"
    return [Label(x, y + TEXT_SIZE / 3, anchor, broken(group.label, TEXT_SIZE, frame.label_room, 1), is_strong=True)]

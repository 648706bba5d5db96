"""A map as a still picture: SVG with presentation attributes only, so that the strictest policy lets it in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from graphsvc.drawing.labels import broken, text_width
from graphsvc.drawing.packing import curve_control
from graphsvc.drawing.result import MapDrawing, MapEdge, MapGroup, MapNode
from graphsvc.drawing.rings import Spot
from graphsvc.drawing.specification import load_map
from graphsvc.drawing.templating import environment

_TEXT: Final = 13.0
_LINE: Final = 16.0
_PADDING: Final = 14.0
_LEAST_ROW: Final = 20.0
"""Names in an ego map never stand closer than this, in pixels."""
_MOST_LABEL: Final = 150.0
_Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class _Label:
    """Lines of text, the first one's baseline at `y`."""

    x: float
    y: float
    anchor: _Anchor
    lines: tuple[str, ...]
    is_strong: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in pixels."""
        width = max(text_width(line, _TEXT) for line in self.lines)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return (left, self.y - _TEXT, left + width, self.y + _LINE * len(self.lines) - _TEXT + 2)


@dataclass(frozen=True, slots=True)
class _Frame:
    """From units of the drawing to pixels, and how much of the picture's width one label may take."""

    width: int
    height: int
    scale_x: float
    scale_y: float
    middle: Spot
    label_room: float

    def spot(self, x: float, y: float) -> Spot:
        return (
            round(self.width / 2 + (x - self.middle[0]) * self.scale_x, 1),
            round(self.height / 2 + (y - self.middle[1]) * self.scale_y, 1),
        )


def svg(drawing: MapDrawing, *, width: int, height: int) -> str:
    """The drawing as an SVG of `width` by `height` pixels, named and described for screen readers.

    No two labels overlap; in a network the less connected go without where there is no room. In an ego
    map every partner is named, and the picture grows higher than `height` where the names need it.
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
        line=_LINE,
        text_size=_TEXT,
    )
    return made.get_template("map.svg").render()


def _by_id(drawing: MapDrawing) -> Mapping[str, MapNode]:
    return {node.id: node for node in drawing.nodes}


def _radius(frame: _Frame, node: MapNode) -> float:
    return round(max(4.0, node.size * min(1.0, frame.scale_x, frame.scale_y)), 1)


def _ego_frame(drawing: MapDrawing, width: int, height: int) -> _Frame:
    """The picture is stretched each way for itself, so that there is room for names beside the bows."""
    reach = max((abs(node.x) for node in drawing.nodes), default=0.0) or 1.0
    rows = sorted({round(node.y, 1) for node in drawing.nodes} | {group.y for group in drawing.groups})
    gap = min((after - before for before, after in pairwise(rows) if after - before > 15), default=1.0)
    span = max((rows[-1] - rows[0] if rows else 0.0), gap)
    scale_y = max((height - 2 * _PADDING - 2 * _LINE) / span, _LEAST_ROW / gap)
    scale_y = min(scale_y, 1.6 * _LEAST_ROW / gap)
    room = 0.3 * width
    scale_x = (width / 2 - room - _PADDING) / reach
    needed = round(span * scale_y + 2 * _PADDING + 2 * _LINE)
    middle = (0.0, (rows[0] + rows[-1]) / 2 if rows else 0.0)
    return _Frame(width, max(height, needed), scale_x, scale_y, middle, room - 2 * _PADDING)


def _network_frame(drawing: MapDrawing, width: int, height: int) -> _Frame:
    discs = [(group.x, group.y, group.radius) for group in drawing.groups] or [(0.0, 0.0, 1.0)]
    left, right = min(x - radius for x, _, radius in discs), max(x + radius for x, _, radius in discs)
    top, bottom = min(y - radius for _, y, radius in discs), max(y + radius for _, y, radius in discs)
    room = 2 * (_PADDING + _LINE)
    scale = min((width - room) / (right - left), (height - room) / (bottom - top), 1.2)
    return _Frame(width, height, scale, scale, ((left + right) / 2, (top + bottom) / 2), _MOST_LABEL)


def _path(frame: _Frame, drawing: MapDrawing, edge: MapEdge, nodes: Mapping[str, MapNode]) -> tuple[str, bool]:
    """The path of a tie, and whether it is one of the focus."""
    source, target = nodes[edge.source], nodes[edge.target]
    start, end = frame.spot(source.x, source.y), frame.spot(target.x, target.y)
    control = curve_control(start, end, edge.bend)
    path = f"M{start[0]} {start[1]}Q{control[0]:.1f} {control[1]:.1f} {end[0]} {end[1]}"
    return path, drawing.focus in (edge.source, edge.target)


def _labels(drawing: MapDrawing, frame: _Frame) -> list[_Label]:
    placed: list[_Label] = []
    for choices in _candidates(drawing, frame):
        fitting = (label for label in choices if label.lines and not any(_meet(label, other) for other in placed))
        if label := next(fitting, None):
            placed.append(label)
    return placed


def _candidates(drawing: MapDrawing, frame: _Frame) -> Iterable[list[_Label]]:
    """The places that each label may take, best first; the most important label first."""
    order = sorted(drawing.nodes, key=lambda node: (node.id != drawing.focus, -node.ties, node.label))
    partners, rest = [], order
    if drawing.layout == "ego":
        partners, rest = order, []
    yield from (_beside(frame, node, node.id == drawing.focus) for node in partners)
    yield from (_group_labels(frame, group) for group in drawing.groups)
    yield from (_around(frame, node, node.id == drawing.focus) for node in rest)


def _beside(frame: _Frame, node: MapNode, is_focus: bool) -> list[_Label]:  # noqa: FBT001
    if node.label_side == "below":
        return _around(frame, node, is_focus)
    x, y = frame.spot(node.x, node.y)
    away = _radius(frame, node) + 6
    anchor: _Anchor = "start" if node.label_side == "right" else "end"
    name = broken(node.short_label, _TEXT, frame.label_room, 1)
    return [_Label(x + (away if anchor == "start" else -away), y + _TEXT / 3, anchor, name, is_focus)]


def _around(frame: _Frame, node: MapNode, is_focus: bool) -> list[_Label]:  # noqa: FBT001
    x, y = frame.spot(node.x, node.y)
    away = _radius(frame, node) + 4
    lines = broken(node.short_label, _TEXT, min(_MOST_LABEL, frame.width / 3), 2)
    above = y - away - _LINE * (len(lines) - 1) - 2
    return [
        _Label(x, y + away + _TEXT, "middle", lines, is_focus),
        _Label(x, above, "middle", lines, is_focus),
        _Label(x + away + 2, y + _TEXT / 3, "start", lines, is_focus),
        _Label(x - away - 2, y + _TEXT / 3, "end", lines, is_focus),
    ]


def _group_labels(frame: _Frame, group: MapGroup) -> list[_Label]:
    x, y = frame.spot(group.x, group.y - group.radius)
    if group.radius:
        return [_Label(x, y - 5, "middle", broken(group.label, _TEXT, 2 * _MOST_LABEL, 1), is_strong=True)]
    anchor: _Anchor = "start" if group.x > 0 else "end"
    return [_Label(x, y + _TEXT / 3, anchor, broken(group.label, _TEXT, frame.label_room, 1), is_strong=True)]


def _meet(one: _Label, other: _Label) -> bool:
    left, top, right, bottom = one.box
    other_left, other_top, other_right, other_bottom = other.box
    return left < other_right and other_left < right and top < other_bottom and other_top < bottom

"""A map as a still picture: SVG with presentation attributes only, so that the strictest policy lets it in."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from graphsvc.drawing.ego_layout import BOW_STEP
from graphsvc.drawing.labels import bare, broken, text_width
from graphsvc.drawing.packing import curve_control
from graphsvc.drawing.placing import LINE, TEXT_SIZE, Anchor, Box, Label, around, meets_disc, placed
from graphsvc.drawing.result import MapDrawing, MapEdge, MapGroup, MapNode
from graphsvc.drawing.rings import Spot
from graphsvc.drawing.specification import load_map
from graphsvc.drawing.templating import environment
from graphsvc.texts import text

_PADDING: Final = 14.0
_LEAST_ROW: Final = 20.0
"""Names in an ego map never stand closer than this, in pixels."""
_MOST_ROW: Final = 38.0
_MOST_NAMED: Final = 200
_LEAST_MARK: Final = 0.15
"""The least radius of a mark in a network, in spacings; up to 4 pixels."""
_STRONG: Final = 60
"""So many ties make the strongest line; where bundles hold more, the others are the weaker beside it."""
_FAINT: Final = 0.2
_FEW: Final = 80
"""Where there are more bundles, the weak ones are fainter."""
_BETWEEN_NAMES: Final = 20.0
_MOST_LABEL: Final = 130.0
_EGO_LABEL_SHARE: Final = 0.34


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG and its size in pixels."""

    markup: Markup
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A path, its width in pixels and how dense it is, 0..1."""

    path: str
    width: float
    opacity: float


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
    least_mark: float = 4.0

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
    return picture(drawing, width, height).markup


def picture(drawing: MapDrawing, width: int, height: int) -> Picture:
    """The drawing as `svg` gives it, with the size that it takes."""
    frame = _ego_frame(drawing, width, height) if drawing.layout == "ego" else _network_frame(drawing, width, height)
    theme = load_map(drawing.name).theme
    nodes = {node.id: node for node in drawing.nodes}
    edges = [edge for edge in drawing.edges if not (drawing.is_bundled and edge.between_groups)]
    made = environment()
    made.globals.update(
        drawing=drawing,
        frame=frame,
        colours=theme.light,
        marks=theme.marks,
        groups=[(group, *frame.spot(group.x, group.y)) for group in drawing.groups if group.radius and group.count],
        bundles=_bundles(frame, drawing) if drawing.is_bundled else [],
        ties=[_path(frame, drawing, edge, nodes) for edge in edges],
        nodes=[(node, *frame.spot(node.x, node.y), _radius(frame, node)) for node in drawing.nodes],
        labels=_labels(drawing, frame),
        outline=min(1.2, 2.5 * min(frame.scale_x, frame.scale_y)),
        line_height=LINE,
        text_size=TEXT_SIZE,
    )
    return Picture(Markup(made.get_template("map.svg").render()), frame.width, frame.height)  # noqa: S704 - escaped


def _radius(frame: _Frame, node: MapNode) -> float:
    return round(max(frame.least_mark, node.size * min(1.0, frame.scale_x, frame.scale_y)), 1)


def _ego_frame(drawing: MapDrawing, width: int, height: int) -> _Frame:
    """The picture is stretched each way for itself, so that there is room for the names beside the bows."""
    spacing = load_map(drawing.name).spacing
    heights = [0.0, *(node.y for node in drawing.nodes), *(group.y for group in drawing.groups if group.count)]
    span, reach = max(heights) - min(heights), max(abs(node.x) for node in drawing.nodes) or 1.0
    half, columns = width / 2 - _PADDING - 12, reach / BOW_STEP
    between = (half - _BETWEEN_NAMES * columns) / (1 + columns) if columns > 1 else half
    room = min(_EGO_LABEL_SHARE * width, between)
    is_long = any(text_width(node.label, TEXT_SIZE) > room for node in drawing.nodes if node.label_side != "below")
    margin = 2 * (_PADDING + 2 * LINE)
    least = 2 * LINE + 4 if is_long else _LEAST_ROW
    row = min(max((height - margin) * spacing / max(span, spacing), least), _MOST_ROW)
    scale_x = (half - room) / reach
    middle = (0.0, (max(heights) + min(heights)) / 2)
    needed = round(max(span, 3 * spacing) * row / spacing + margin)
    return _Frame(width, needed, scale_x, row / spacing, middle, room, 2 if is_long else 1)


def _network_frame(drawing: MapDrawing, width: int, height: int) -> _Frame:
    left, top, right, bottom = _bounds(drawing)
    room = 2 * (_PADDING + LINE)
    scale = min((width - room) / (right - left), (height - room) / (bottom - top), 1.2)
    least = min(4.0, _LEAST_MARK * scale * load_map(drawing.name).spacing)
    return _Frame(width, height, scale, scale, ((left + right) / 2, (top + bottom) / 2), _MOST_LABEL, 2, least)


def extent(drawing: MapDrawing) -> Spot:
    """How wide and how high the drawing is, in its units."""
    left, top, right, bottom = _bounds(drawing)
    return (right - left, bottom - top)


def _bounds(drawing: MapDrawing) -> Box:
    discs = [(group.x, group.y, group.radius) for group in drawing.groups if group.count]
    discs = discs or [(node.x, node.y, 2 * node.size) for node in drawing.nodes] or [(0.0, 0.0, 1.0)]
    return (
        min(x - radius for x, _, radius in discs),
        min(y - radius for _, y, radius in discs),
        max(x + radius for x, _, radius in discs),
        max(y + radius for _, y, radius in discs),
    )


def _path(frame: _Frame, drawing: MapDrawing, edge: MapEdge, nodes: Mapping[str, MapNode]) -> _Line:
    """A tie, strong when it is one of the focus, weak when it is none or leads from one group to another."""
    source, target = nodes[edge.source], nodes[edge.target]
    path = _curve(frame.spot(source.x, source.y), frame.spot(target.x, target.y), edge.bend)
    if drawing.focus:
        is_own = drawing.focus in (edge.source, edge.target)
        return _Line(path, 1.6 if is_own else 1.0, 1.0 if is_own else 0.55)
    return _Line(path, 1.0, 0.5 if edge.between_groups else 1.0)


def _bundles(frame: _Frame, drawing: MapDrawing) -> list[_Line]:
    """A line for each bundle, the wider and stronger the more ties it holds."""
    groups = {group.id: group for group in drawing.groups}
    share = _STRONG / max([_STRONG, *(bundle.count for bundle in drawing.bundles)])
    faint, bundles = _FAINT * min(1.0, _FEW / max(1, len(drawing.bundles))), []
    for bundle in drawing.bundles:
        start, end = (frame.spot(group.x, group.y) for group in (groups[bundle.source], groups[bundle.target]))
        count = bundle.count * share
        width, opacity = min(1 + 0.9 * math.sqrt(count), 12.0), min(faint + 0.06 * count, 0.6)
        bundles.append(_Line(_curve(start, end, bundle.bend), round(width, 1), round(opacity, 2)))
    return bundles


def _curve(start: Spot, end: Spot, bend: float) -> str:
    control = curve_control(start, end, bend)
    return f"M{start[0]} {start[1]}Q{control[0]:.1f} {control[1]:.1f} {end[0]} {end[1]}"


def _labels(drawing: MapDrawing, frame: _Frame) -> list[Label]:
    """The labels that are shown: none over another, and no actor's but a hub's over a mark."""
    order = sorted(drawing.nodes, key=lambda node: (node.id != drawing.focus, -node.ties, node.label))
    beside = [node for node in order if node.label_side != "below"]
    under = [node for node in order if node.label_side == "below"]
    free = [_beside(drawing, frame, node) for node in beside]
    groups = sorted((group for group in drawing.groups if group.count), key=lambda group: -group.count)
    clear = _ClearOfDiscs(frame, groups)
    free += [clear.of_others(_group_labels(frame, group), group.id) for group in groups]
    page = (0.0, 0.0, frame.width, frame.height)
    first = placed(free, [], page)
    marks = [] if beside else [_mark_box(frame, node) for node in drawing.nodes]
    hubs = {group.members[0]: group.label for group in drawing.groups if group.kind == "community"}
    middle = [node for node in under if _is_further_name(node, hubs) and node.id != drawing.focus]
    first += placed(
        [clear.of_others(_named(drawing, frame, node), node.group) for node in middle],
        [label.box for label in first],
        page,
    )
    rest = [
        clear.of_others(_named(drawing, frame, node), node.group) for node in under[:_MOST_NAMED] if node not in middle
    ]
    return first + placed(rest, marks + [label.box for label in first], page)


def _is_further_name(node: MapNode, hubs: Mapping[str, str]) -> bool:
    """Whether it is in the middle of a group that does not bear its name anyway."""
    if node.id not in hubs:
        return False
    start, cut, _ = hubs[node.id].partition("…")
    return not (node.label.startswith(start) if cut else start.startswith((bare(node.label), node.short_label)))


def _mark_box(frame: _Frame, node: MapNode) -> Box:
    (x, y), radius = frame.spot(node.x, node.y), _radius(frame, node)
    return (x - radius, y - radius, x + radius, y + radius)


def _beside(drawing: MapDrawing, frame: _Frame, node: MapNode) -> list[Label]:
    x, y = frame.spot(node.x, node.y)
    away = _radius(frame, node) + 6
    anchor: Anchor = "start" if node.label_side == "right" else "end"
    lines = broken(_name(drawing, node.label, node), TEXT_SIZE, frame.label_room, frame.label_lines)
    first = y + TEXT_SIZE / 3 - LINE * (len(lines) - 1) / 2
    return [Label(x + (away if anchor == "start" else -away), first, anchor, lines, is_strong=False)]


def _name(drawing: MapDrawing, name: str, node: MapNode) -> str:
    return name if node.is_active else f"{name} ({text(drawing.language, 'map.script.not_active_short')})"


def _named(drawing: MapDrawing, frame: _Frame, node: MapNode) -> list[Label]:
    lines = broken(_name(drawing, node.short_label, node), TEXT_SIZE, _MOST_LABEL, 2)
    away = _radius(frame, node) + 4
    return around(frame.spot(node.x, node.y), away, lines, is_strong=node.id == drawing.focus)


def _group_labels(frame: _Frame, group: MapGroup) -> list[Label]:
    x, y = frame.spot(group.x, group.y)
    if group.radius:
        return _over_disc(x, y, group.radius * frame.scale_y, group.label)
    anchor: Anchor = "start" if group.x > 0 else "end"
    return [Label(x, y + TEXT_SIZE / 3, anchor, broken(group.label, TEXT_SIZE, frame.label_room, 1), is_strong=True)]


def _over_disc(x: float, y: float, radius: float, name: str) -> list[Label]:
    """Where the name of a disc may stand: over it, under it, beside it, in two lines, and if there is no room in it."""
    whole, narrow = (
        broken(name, TEXT_SIZE, room, lines) for room, lines in ((2 * _MOST_LABEL, 1), (_MOST_LABEL / 2, 2))
    )
    shifted: tuple[tuple[float, Anchor], ...] = ((0.0, "middle"), (-radius, "start"), (radius, "end"))
    over = [Label(x + shift, y - radius - 5, anchor, whole, is_strong=True) for shift, anchor in shifted]
    lines = [whole] if any(line.endswith("…") for line in narrow) else [whole, narrow]
    beside = [label for one in lines for label in around((x, y), radius + 3, one, is_strong=True)]
    return [*over, *beside, Label(x, y - radius / 2, "middle", whole, is_strong=True)]


class _ClearOfDiscs:
    """Keeps names off the discs of others."""

    def __init__(self, frame: _Frame, groups: Sequence[MapGroup]) -> None:
        self._discs = [
            (group.id, frame.spot(group.x, group.y), group.radius * frame.scale_y) for group in groups if group.radius
        ]

    def of_others(self, places: Sequence[Label], home: str) -> list[Label]:
        """Those of the places that reach into no disc but that of `home`."""
        return [label for label in places if label.lines and not self._covers_other(label, home)]

    def _covers_other(self, label: Label, home: str) -> bool:
        box = label.box
        return any(meets_disc(box, spot, radius) for group, spot, radius in self._discs if group != home)

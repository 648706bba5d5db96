"""Words on a still picture: the more important first, none over another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from graphsvc.drawing.labels import text_width

TEXT_SIZE: Final = 13.0
LINE: Final = 16.0
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text, the first one's baseline at `y`."""

    x: float
    y: float
    anchor: Anchor
    lines: tuple[str, ...]
    is_strong: bool

    @property
    def box(self) -> Box:
        """The room that it takes."""
        width = max(text_width(line, TEXT_SIZE) for line in self.lines)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return (left, self.y - TEXT_SIZE, left + width, self.y + LINE * len(self.lines) - TEXT_SIZE + 2)


def around(spot: tuple[float, float], away: float, lines: tuple[str, ...], *, is_strong: bool) -> list[Label]:
    """Where the name of a mark may stand, the best place first; `away` is the way from its middle."""
    x, y = spot
    above = y - away - LINE * (len(lines) - 1) - 2
    return [
        Label(x, y + away + TEXT_SIZE, "middle", lines, is_strong),
        Label(x, above, "middle", lines, is_strong),
        Label(x + away + 2, y + TEXT_SIZE / 3, "start", lines, is_strong),
        Label(x - away - 2, y + TEXT_SIZE / 3, "end", lines, is_strong),
    ]


def placed(
    candidates: Iterable[Sequence[Label]], taken: Iterable[Box], page: Box, most: int | None = None
) -> list[Label]:
    """For each list of places the first that is free and on the page, until there are `most`; the important lists first."""
    full = list(taken)
    found = (_first_free([label for label in places if label.lines], full, page) for places in candidates)
    return list(islice((label for label in found if label), most))


def _first_free(places: Sequence[Label], full: list[Box], page: Box) -> Label | None:
    """The first place that is free, which then is no longer."""
    for label in places:
        box = label.box
        if _is_inside(box, page) and not any(meet(box, other) for other in full):
            full.append(box)
            return label
    return None


def meets_disc(box: Box, spot: tuple[float, float], radius: float) -> bool:
    """Whether a box reaches into a disc."""
    x = min(max(spot[0], box[0]), box[2]) - spot[0]
    y = min(max(spot[1], box[1]), box[3]) - spot[1]
    return x * x + y * y < radius * radius


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_inside(box: Box, page: Box) -> bool:
    return box[0] >= page[0] and box[1] >= page[1] and box[2] <= page[2] and box[3] <= page[3]

"""The ego view: one actor in the middle, its partners in two bows beside it, every name at the outer side."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from typing import Final, Literal

import networkx as nx

from graphsvc.drawing.offers import MarkKind
from graphsvc.drawing.result import LabelSide, MapGroup
from graphsvc.drawing.rings import Spot
from graphsvc.drawing.scene import Arrangement, Scene
from graphsvc.model import ActorKind
from graphsvc.texts import text

_NEAREST: Final = 150.0
_BOW: Final = 80.0
"""How much further out the middle of a bow stands than its ends."""
BOW_STEP: Final = 330.0
"""From one bow to the next one outside it."""
_MOST_ROWS: Final = 40
_INWARD: Final = 0.3
_Over = MarkKind | Literal["further"]
"""What stands over actors in a bow: their kind, or that they are a step further."""
_ORDER: Final[tuple[MarkKind, ...]] = tuple(ActorKind)


@dataclass(frozen=True, slots=True)
class _Bow:
    """Actors one below the other on one side, a heading over each kind, or one over all that are a step further."""

    id: str
    is_further: bool
    side: LabelSide
    distance: float
    members: Sequence[int]


def ego_layout(scene: Scene) -> Arrangement:
    """The focus at (0, 0); actors further than one step away in bows outside those of the partners.

    Raises:
        KeyError: the focus is not in the subgraph.
    """
    focus = scene.number[scene.focus or ""]
    spots: dict[int, Spot] = {focus: (0.0, 0.0)}
    sides: dict[int, LabelSide] = {focus: "below"}
    headings: list[MapGroup] = []
    for bow in _bows(scene, focus):
        stood, over = _stand(scene, bow)
        spots |= stood
        sides |= dict.fromkeys(stood, bow.side)
        headings += over
    group_of = {scene.number[member]: heading.id for heading in headings for member in heading.members}
    return Arrangement(spots, sides, {focus: "", **group_of}, tuple(headings), bends=_inward_bends(scene, spots, sides))


def _inward_bends(
    scene: Scene, spots: Mapping[int, Spot], sides: Mapping[int, LabelSide]
) -> dict[tuple[int, int], float]:
    """Ties between two partners on one side are bent towards the middle, so that they pass those between them by."""
    bends = {}
    for pair in scene.graph.edges:
        first, second = sorted(pair)
        if sides[first] == sides[second]:
            downwards = spots[second][1] > spots[first][1]
            bends[first, second] = _INWARD if downwards == (sides[first] == "left") else -_INWARD
    return bends


def _bows(scene: Scene, focus: int) -> list[_Bow]:
    columns = [
        (column, scene.depth > 1 and number > 0 and step[0] in scene.present)
        for number, step in enumerate(_steps(scene, focus))
        for column in _columns(scene, step)
    ]
    return [
        _Bow(f"bow-{index}", is_further, "left" if index % 2 else "right", _NEAREST + index // 2 * BOW_STEP, column)
        for index, (column, is_further) in enumerate(columns)
    ]


def _steps(scene: Scene, focus: int) -> list[list[int]]:
    """The actors one step from the focus, two steps, and so on; last those that no way leads to."""
    distances: dict[int, int] = nx.single_source_shortest_path_length(scene.graph, focus)
    beyond = max(distances.values()) + 1
    steps: list[list[int]] = [[] for _ in range(beyond)]
    for index in range(len(scene.names)):
        if index != focus:
            steps[distances.get(index, beyond) - 1].append(index)
    return [step for step in steps if step]


def _in_order(scene: Scene, step: Sequence[int]) -> list[int]:
    def order(index: int) -> tuple[int, str, str]:
        kind = _ORDER.index(scene.actors[index].kind)
        return (kind, scene.detail(index).municipality, scene.names[index])

    return sorted(step, key=order)


def _columns(scene: Scene, step: Sequence[int]) -> Iterator[Sequence[int]]:
    """Columns for the two sides in turns, from the middle outwards; where one on each side is not enough, those with most ties stand outermost, where there is room for their names."""
    by_ties = sorted(step, key=lambda index: (scene.ties(index), -index))
    for part in _parts(by_ties, math.ceil(len(step) / (2 * _MOST_ROWS))):
        yield from _parts(_in_order(scene, part), 2)


def _parts(members: Sequence[int], count: int) -> list[Sequence[int]]:
    """So many parts of nearly equal length."""
    ends = [math.ceil(len(members) * part / count) for part in range(count + 1)]
    return [members[start:end] for start, end in pairwise(ends)]


def _stand(scene: Scene, bow: _Bow) -> tuple[dict[int, Spot], list[MapGroup]]:
    blocks = [(over, list(block)) for over, block in groupby(bow.members, partial(_over, scene, bow))]
    rows = len(bow.members) + len(blocks)
    spots: dict[int, Spot] = {}
    headings: list[MapGroup] = []
    for over, block in blocks:
        place = _row_place(bow, len(spots) + len(headings), rows, scene.specification.spacing)
        headings.append(_heading(scene, over, block, place, bow.id))
        for index in block:
            spots[index] = _row_place(bow, len(spots) + len(headings), rows, scene.specification.spacing)
    return spots, headings


def _over(scene: Scene, bow: _Bow, index: int) -> _Over:
    return "further" if bow.is_further else scene.actors[index].kind


def _row_place(bow: _Bow, row: int, rows: int, spacing: float) -> Spot:
    y = (row - (rows - 1) / 2) * spacing
    out = bow.distance + _BOW * math.sqrt(1 - (2 * y / ((rows + 1) * spacing)) ** 2)
    return (round(-out if bow.side == "left" else out, 1), round(y, 1))


def _heading(scene: Scene, over: _Over, block: Sequence[int], place: Spot, bow_id: str) -> MapGroup:
    return MapGroup(
        id=f"{bow_id}-{over}",
        label=text(scene.language, "map.group.further" if over == "further" else f"map.kinds.{over}"),
        kind="heading",
        x=place[0],
        y=place[1],
        radius=0.0,
        members=tuple(scene.actors[index].id for index in block),
        count=sum(index in scene.present for index in block),
    )

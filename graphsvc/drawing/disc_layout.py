"""Parts of a network as discs: who sits where in each, and the ties between them."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from graphsvc.drawing.grouping import Cluster, ordered
from graphsvc.drawing.packing import Disc, Ties, bends_around
from graphsvc.drawing.result import MapBundle, MapGroup
from graphsvc.drawing.rings import Pull, Spot, ring_spots, seated
from graphsvc.drawing.scene import Arrangement, Scene

_MARGIN: Final = 0.55
"""From the outermost actors to the rim, in spacings."""
_OUTWARD_PULL: Final = 0.3
"""How much a tie to another part counts beside one within, when places in a disc are given."""
_MOST_PASSED: Final = 40
"""With more discs than this, lines between two run straight below the others."""


def disc_radii(parts: Sequence[Cluster], spacing: float) -> list[float]:
    """The radius of the disc that each part needs."""
    spots = [ring_spots(len(part.members), spacing) for part in parts]
    return [max(math.hypot(*spot) for spot in part_spots) + _MARGIN * spacing for part_spots in spots]


def ties_between(scene: Scene, parts: Sequence[Cluster]) -> Ties:
    """How many ties there are between two parts, by their numbers, the smaller first."""
    part_of = _part_of(parts)
    counts = Counter[tuple[int, int]]()
    for one, other in scene.graph.edges:
        first, second = part_of[one], part_of[other]
        if first != second:
            counts[ordered(first, second)] += scene.graph[one][other]["weight"]
    return counts


def in_discs(scene: Scene, parts: Sequence[Cluster], discs: Sequence[Disc], labels: Sequence[str]) -> Arrangement:
    """Every actor in its part's disc, near those it has ties with; the ties between two discs also as bundles."""
    between = ties_between(scene, parts)
    around = bends_around(discs, between) if len(discs) <= _MOST_PASSED else dict.fromkeys(between, 0.0)
    ids = [f"{part.kind}-{index}" for index, part in enumerate(parts)]
    return Arrangement(
        spots=_places(scene, parts, discs),
        sides={index: "below" for part in parts for index in part.members},
        group_of={index: ids[number] for number, part in enumerate(parts) for index in part.members},
        groups=tuple(_group(scene, *one) for one in zip(ids, labels, parts, discs, strict=True)),
        bundles=_bundles(between, around, ids),
        bends=_tie_bends(scene, parts, around),
    )


def _part_of(parts: Sequence[Cluster]) -> dict[int, int]:
    return {index: number for number, part in enumerate(parts) for index in part.members}


def _places(scene: Scene, parts: Sequence[Cluster], discs: Sequence[Disc]) -> dict[int, Spot]:
    home = {index: discs[number] for number, part in enumerate(parts) for index in part.members}
    places: dict[int, Spot] = {}
    for part, disc in zip(parts, discs, strict=True):
        inside = set(part.members)
        ties = {index: [other for other in scene.graph[index] if other in inside] for index in part.members}
        pulls = {index: _pulls(scene, index, home) for index in part.members}
        spots = ring_spots(len(part.members), scene.specification.spacing)
        for index, spot in seated(part.members, spots, ties, pulls).items():
            places[index] = (round(disc.x + spot[0], 1), round(disc.y + spot[1], 1))
    return places


def _pulls(scene: Scene, index: int, home: Mapping[int, Disc]) -> list[Pull]:
    """Where an actor's ties out of its part draw it, from the middle of its disc."""
    own = home[index]
    others = (home[other] for other in scene.graph[index])
    return [((disc.x - own.x, disc.y - own.y), _OUTWARD_PULL) for disc in others if disc is not own]


def _group(scene: Scene, group_id: str, label: str, part: Cluster, disc: Disc) -> MapGroup:
    return MapGroup(
        id=group_id,
        label=label,
        kind=part.kind,
        x=round(disc.x, 1),
        y=round(disc.y, 1),
        radius=round(disc.radius, 1),
        members=tuple(scene.actors[index].id for index in part.members),
        count=sum(index in scene.present for index in part.members),
    )


def _bundles(between: Ties, around: Mapping[tuple[int, int], float], ids: Sequence[str]) -> tuple[MapBundle, ...]:
    return tuple(
        MapBundle(source=ids[first], target=ids[second], count=count, bend=around[first, second])
        for (first, second), count in sorted(between.items())
    )


def _tie_bends(
    scene: Scene, parts: Sequence[Cluster], around: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """Single ties between parts run the way of their bundle."""
    part_of = _part_of(parts)
    bends = {}
    for one, other in scene.graph.edges:
        pair, ends = (min(one, other), max(one, other)), (part_of[min(one, other)], part_of[max(one, other)])
        bends[pair] = around.get(ends, -around.get((ends[1], ends[0]), 0.0))
    return bends

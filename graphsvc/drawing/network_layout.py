"""The network view: communities as discs, the best-connected actor in the middle of each."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from graphsvc.drawing.grouping import Cluster, clusters
from graphsvc.drawing.packing import Disc, Ties, bends_around, packed
from graphsvc.drawing.result import MapBundle, MapGroup
from graphsvc.drawing.rings import Pull, Spot, ring_spots, seated
from graphsvc.drawing.scene import Arrangement, Scene
from graphsvc.drawing.specification import MapSpecification
from graphsvc.texts import text

_MARGIN: Final = 0.55
"""From the outermost actors to the rim, in spacings."""
_GAP: Final = 0.3
"""Half of the room between two discs, in spacings; their names stand in it."""
_GAP_OF_PAGE: Final = 0.02
"""The least that it is on large maps, beside the root of the discs' summed squared radii, for names keep their size."""
_OUTWARD_PULL: Final = 0.3
"""How much a tie to another group counts beside one within, when places in a disc are given."""
_SHARE_THAT_NAMES: Final = 0.6
"""A municipality names a group when this share of all its actors sits in it."""


def network_layout(scene: Scene) -> Arrangement:
    """Discs packed on a landscape page, the ties between two groups also as bundles."""
    specification = scene.specification
    parts = clusters(scene.graph, smallest=specification.smallest_group, seed=specification.seed)
    spots = [ring_spots(len(part.members), specification.spacing) for part in parts]
    between = _ties_between(scene, parts)
    discs = _discs(spots, between, specification)
    ids = [f"{part.kind}-{index}" for index, part in enumerate(parts)]
    around = bends_around(discs, between)
    return Arrangement(
        spots=_places(scene, parts, spots, discs),
        sides={index: "below" for part in parts for index in part.members},
        group_of={index: ids[number] for number, part in enumerate(parts) for index in part.members},
        groups=_groups(scene, parts, discs, ids),
        bundles=_bundles(between, around, ids),
        bends=_tie_bends(scene, parts, around),
    )


def _ties_between(scene: Scene, parts: Sequence[Cluster]) -> dict[tuple[int, int], int]:
    """How many ties there are between two parts, by their numbers, the smaller first."""
    part_of = {index: number for number, part in enumerate(parts) for index in part.members}
    counts = Counter[tuple[int, int]]()
    for one, other in scene.graph.edges:
        first, second = sorted((part_of[one], part_of[other]))
        if first != second:
            counts[first, second] += scene.graph[one][other]["weight"]
    return counts


def _discs(spots: Sequence[Sequence[Spot]], between: Ties, specification: MapSpecification) -> list[Disc]:
    """The discs as they are seen; the packing gives each a rim of empty room."""
    spacing = specification.spacing
    radii = [max(math.hypot(*spot) for spot in part_spots) + _MARGIN * spacing for part_spots in spots]
    gap = max(_GAP * spacing, _GAP_OF_PAGE * math.hypot(*radii))
    room = packed([radius + gap for radius in radii], between, specification.seed)
    return [Disc(disc.x, disc.y, radius) for disc, radius in zip(room, radii, strict=True)]


def _places(
    scene: Scene, parts: Sequence[Cluster], spots: Sequence[Sequence[Spot]], discs: Sequence[Disc]
) -> dict[int, Spot]:
    home = {index: discs[number] for number, part in enumerate(parts) for index in part.members}
    places: dict[int, Spot] = {}
    for part, part_spots, disc in zip(parts, spots, discs, strict=True):
        inside = set(part.members)
        ties = {index: [other for other in scene.graph[index] if other in inside] for index in part.members}
        pulls = {index: _pulls(scene, index, home) for index in part.members}
        for index, spot in seated(part.members, part_spots, ties, pulls).items():
            places[index] = (round(disc.x + spot[0], 1), round(disc.y + spot[1], 1))
    return places


def _pulls(scene: Scene, index: int, home: Mapping[int, Disc]) -> list[Pull]:
    """Where an actor's ties out of its group draw it, from the middle of its disc."""
    own = home[index]
    others = (home[other] for other in scene.graph[index])
    return [((disc.x - own.x, disc.y - own.y), _OUTWARD_PULL) for disc in others if disc is not own]


def _groups(scene: Scene, parts: Sequence[Cluster], discs: Sequence[Disc], ids: Sequence[str]) -> tuple[MapGroup, ...]:
    actors, taken = scene.subgraph.actors, set[str]()
    groups = []
    for part, disc, group_id in zip(parts, discs, ids, strict=True):
        label = _label(scene, part, taken)
        taken.add(label)
        members = tuple(actors[index].id for index in part.members)
        groups.append(
            MapGroup(
                id=group_id, label=label, kind=part.kind, members=members,
                x=round(disc.x, 1), y=round(disc.y, 1), radius=round(disc.radius, 1),
            )
        )  # fmt: skip
    return tuple(groups)


def _label(scene: Scene, part: Cluster, taken: set[str]) -> str:
    """A group's name: the municipality that most sit in, unless another group bears it, else the best-connected actor."""
    if part.kind != "community":
        return text(scene.language, f"map.group.{part.kind}")
    seats = Counter(scene.detail(index).municipality for index in part.members)
    seat, count = max(seats.items(), key=lambda item: (item[1], item[0]))
    if seat and seat not in taken and count >= _SHARE_THAT_NAMES * len(part.members):
        return seat
    return scene.short_name(part.members[0])


def _bundles(between: Ties, around: Mapping[tuple[int, int], float], ids: Sequence[str]) -> tuple[MapBundle, ...]:
    return tuple(
        MapBundle(source=ids[first], target=ids[second], count=count, bend=around[first, second])
        for (first, second), count in sorted(between.items())
    )


def _tie_bends(
    scene: Scene, parts: Sequence[Cluster], around: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """Single ties between groups run the way of their bundle."""
    part_of = {index: number for number, part in enumerate(parts) for index in part.members}
    bends = {}
    for one, other in scene.graph.edges:
        pair, ends = (min(one, other), max(one, other)), (part_of[min(one, other)], part_of[max(one, other)])
        bends[pair] = around.get(ends, -around.get((ends[1], ends[0]), 0.0))
    return bends

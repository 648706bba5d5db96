"""The network view: communities as discs, the best-connected actor in the middle of each."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

from graphsvc.drawing.disc_layout import disc_radii, in_discs, ties_between
from graphsvc.drawing.grouping import Cluster, clusters
from graphsvc.drawing.labels import short_label
from graphsvc.drawing.packing import Disc, beside, packed
from graphsvc.drawing.scene import Arrangement, Scene
from graphsvc.texts import text

_GAP: Final = 0.3
"""Half of the room between two discs, in spacings; their names stand in it."""
_GAP_OF_PAGE: Final = 0.03
"""The least that it is on large maps, beside the root of the discs' summed squared radii, for names keep their size."""
_LETTERS_BESIDE_OTHERS: Final = 27
"""So short is an actor's name that names a group that what tells of the others is not cut."""
_SHARE_THAT_NAMES: Final = 0.6
"""A municipality names a group when this share of all its actors sits in it."""


def network_layout(scene: Scene) -> Arrangement:
    """Discs packed on a landscape page, the ties between two groups also as bundles."""
    specification = scene.specification
    seats = {index: scene.detail(index).municipality for index in scene.present}
    smallest, elsewhere = specification.smallest_group, scene.tied_elsewhere
    parts = clusters(scene.graph, seats, smallest=smallest, elsewhere=elsewhere, aside=scene.absent)
    return in_discs(scene, parts, _discs(scene, parts), _labels(scene, parts))


def _discs(scene: Scene, parts: Sequence[Cluster]) -> list[Disc]:
    """The discs as they are seen, those of other days beside the rest; the packing gives each a rim of empty room."""
    radii = disc_radii(parts, scene.specification.spacing)
    seen = [radius for radius, part in zip(radii, parts, strict=True) if part.kind != "other_days"]
    gap = max(_GAP * scene.specification.spacing, _GAP_OF_PAGE * math.hypot(*seen))
    room = packed([radius + gap for radius in seen], ties_between(scene, parts))
    discs = [Disc(disc.x, disc.y, radius) for disc, radius in zip(room, seen, strict=True)]
    return discs + [beside(room, radius) for radius in radii[len(seen) :]]


def _labels(scene: Scene, parts: Sequence[Cluster]) -> list[str]:
    labels: list[str] = []
    for part in parts:
        labels.append(_label(scene, part, labels))
    return labels


def _label(scene: Scene, part: Cluster, taken: Sequence[str]) -> str:
    """A group's name: its commonest topic where it has topics, the municipality that most sit in, unless another group bears it, else the best-connected actor and others."""
    if part.kind != "community":
        return text(scene.language, f"map.group.{part.kind}", day=scene.subgraph.on)
    if topics := [index for index in part.members if scene.actors[index].kind == "topic"]:
        return scene.names[topics[0]]
    seats = Counter(scene.detail(index).municipality for index in part.members)
    seat, count = max(seats.items(), key=lambda item: (item[1], item[0]))
    if seat and seat not in taken and count >= _SHARE_THAT_NAMES * len(part.members):
        return seat
    return text(
        scene.language, "map.group.around", name=short_label(scene.names[part.members[0]], _LETTERS_BESIDE_OTHERS)
    )

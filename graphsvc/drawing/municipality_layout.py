"""The view by municipality: discs as large as their actors need, as near to their true places as they go (Dorling 1996)."""

from collections import defaultdict
from collections.abc import Sequence

from graphsvc.drawing.disc_layout import disc_radii, in_discs
from graphsvc.drawing.grouping import Cluster
from graphsvc.drawing.map_discs import discs_at
from graphsvc.drawing.scene import Arrangement, Scene
from graphsvc.model import ActorKind
from graphsvc.texts import text


def municipality_layout(scene: Scene) -> Arrangement:
    """A disc for each municipality, itself in the middle; those who sit in none stand beside the map."""
    seats: defaultdict[str, list[int]] = defaultdict(list)
    for index in range(len(scene.actors)):
        seats[scene.detail(index).municipality].append(index)
    names = sorted(name for name in seats if name) + [name for name in seats if not name]
    parts = [Cluster("municipality" if name else "placeless", _in_order(scene, seats[name])) for name in names]
    labels = [name or text(scene.language, "map.group.placeless") for name in names]
    points = [scene.detail(part.members[0]).municipality_point for part in parts]
    weights = [len(part.members) for part in parts]
    return in_discs(scene, parts, discs_at(points, weights, disc_radii(parts, scene.specification.spacing)), labels)


def _in_order(scene: Scene, members: Sequence[int]) -> tuple[int, ...]:
    """The municipality first, then who has most ties; those of other days last."""
    is_other = {index: scene.actors[index].kind is not ActorKind.MUNICIPALITY for index in members}
    return tuple(sorted(members, key=lambda index: (index in scene.absent, is_other[index], -scene.ties(index), index)))

"""Arrangements that were made already, by what was arranged, so that a map that nobody changed is not laid out anew."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from graphsvc.drawing.scene import Arrangement, Scene

_MOST_SPOTS: Final = 200_000
_kept: OrderedDict[bytes, Arrangement] = OrderedDict()
_lock: Final = threading.Lock()


def arranged(scene: Scene, layout: Callable[[Scene], Arrangement]) -> Arrangement:
    """The arrangement of a scene, from memory where the same content was arranged before.

    The process remembers the latest ones with at most 200,000 actors in all; a larger one is not kept.
    """
    key = _fingerprint(scene)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    arrangement = layout(scene)
    with _lock:
        _kept[key] = arrangement
        while sum(len(kept.spots) for kept in _kept.values()) > _MOST_SPOTS:
            _kept.popitem(last=False)
    return arrangement


def _fingerprint(scene: Scene) -> bytes:
    """A hash of all that layouts read."""
    read = (
        scene.specification.name,
        scene.language,
        scene.focus,
        scene.depth,
        scene.subgraph.on,
        len(scene.present),
        [(actor.id, actor.kind, name) for actor, name in zip(scene.actors, scene.names, strict=True)],
        [scene.detail(index).municipality for index in range(len(scene.actors))],
        scene.tied_elsewhere,
        [(tie.source, tie.target) for tie in scene.subgraph.ties],
    )
    return hashlib.sha256(repr(read).encode("utf-8", "surrogatepass")).digest()

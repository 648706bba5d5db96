"""Actors with what they offer, kept as they were read until a write touches them."""

from collections import OrderedDict
from collections.abc import Collection
from threading import Lock
from typing import Final

from graphsvc.model import Offering
from graphsvc.store import GraphStore

MOST_KNOWN: Final = 5_000
"""Some fifteen megabytes."""


class KnownActors:
    """The actors that were looked at last, shared by all threads."""

    def __init__(self, store: GraphStore, topics: Collection[str]) -> None:
        """`topics` are all that there are."""
        self._store = store
        self._topics = topics
        self._known: OrderedDict[str, Offering] = OrderedDict()
        self._version = -1
        self._lock = Lock()

    def offering(self, actor_ids: Collection[str]) -> tuple[Offering, ...]:
        """The actors that bear these ids, active or not, by id, each with all that it offers, by id."""
        version = self._store.version()
        with self._lock:
            self._forget_touched(version)
            found = {actor_id: self._known[actor_id] for actor_id in actor_ids if actor_id in self._known}
        if missing := set(actor_ids) - found.keys():
            read = {one.actor.id: one for one in self._store.offering(missing, self._topics)}
            found.update(read)
            self._keep(version, read)
        return tuple(found[actor_id] for actor_id in sorted(found))

    def _forget_touched(self, version: int) -> None:
        if version <= self._version:
            return
        touched = self._store.touched_since(self._version)
        for actor_id in tuple(self._known) if touched is None else touched:
            self._known.pop(actor_id, None)
        self._version = version

    def _keep(self, version: int, read: dict[str, Offering]) -> None:
        """Keep what was read, unless it may have been written since."""
        with self._lock:
            if version == self._version:
                self._known.update(read)
            while len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)

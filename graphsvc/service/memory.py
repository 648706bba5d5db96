"""What was worked out of the graph, kept until the graph changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, TypeVar, cast

Value = TypeVar("Value")

MOST_KEPT: Final = 24


class Memory:
    """The values used last, of one version of the graph, of a bounded weight together; shared by all threads."""

    def __init__(self, most: int = MOST_KEPT, weigh: Callable[[Any], int] = lambda _: 1) -> None:
        """`most` is what the values may weigh together, by `weigh`; one that weighs more is kept alone."""
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._most = most
        self._weigh = weigh
        self._weight = 0
        self._version = -1
        self._lock = Lock()

    def recall(self, version: int, key: Hashable, work_out: Callable[[], Value]) -> Value:
        """The value under `key` of a version of the graph, worked out where it is not kept.

        A newer version lets go of all that was kept. Two threads may both work a value out.
        """
        with self._lock:
            if version > self._version:
                self._kept.clear()
                self._weight = 0
                self._version = version
            if version == self._version and key in self._kept:
                self._kept.move_to_end(key)
                return cast(Value, self._kept[key])
        value = work_out()
        with self._lock:
            if version == self._version and key not in self._kept:
                self._keep(key, value)
        return value

    def _keep(self, key: Hashable, value: object) -> None:
        self._kept[key] = value
        self._weight += self._weigh(value)
        while self._weight > self._most and len(self._kept) > 1:
            self._weight -= self._weigh(self._kept.popitem(last=False)[1])

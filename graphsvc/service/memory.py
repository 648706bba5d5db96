"""What was worked out of the graph, kept until the graph changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, TypeVar, cast

Value = TypeVar("Value")

MOST_KEPT: Final = 24


class Memory:
    """The values used last, at most `MOST_KEPT`, all of one version of the graph; shared by all threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._version = -1
        self._lock = Lock()

    def recall(self, version: int, key: Hashable, work_out: Callable[[], Value]) -> Value:
        """The value under `key` of a version of the graph, worked out where it is not kept.

        A newer version lets go of all that was kept. Two threads may both work a value out.
        """
        with self._lock:
            if version > self._version:
                self._kept.clear()
                self._version = version
            if version == self._version and key in self._kept:
                self._kept.move_to_end(key)
                return cast(Value, self._kept[key])
        value = work_out()
        with self._lock:
            if version == self._version:
                self._kept[key] = value
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return value

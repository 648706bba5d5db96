"""What was worked out of the graph, kept until the graph changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, TypeVar, cast

Value = TypeVar("Value")

MOST_KEPT: Final = 64


class Memory:
    """The values used last, at most `MOST_KEPT`, shared by all threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: Hashable, work_out: Callable[[], Value]) -> Value:
        """The value under `key`, worked out where it is not kept; two threads may both work it out."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Value, self._kept[key])
        value = work_out()
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return value

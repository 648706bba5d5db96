"""What was worked out of the graph, kept until the graph changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

Value = TypeVar("Value")


class Memory:
    """The values used last, of one version of the graph, of a bounded weight together; shared by all threads."""

    def __init__(self, most: int, weigh: Callable[[Any], int]) -> None:
        """`most` is what the values may weigh together, by `weigh`; one that weighs more is kept alone."""
        self._kept: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._weights: dict[Hashable, int] = {}
        self._most = most
        self._weigh = weigh
        self._weight = 0
        self._version = -1
        self._lock = Lock()

    def recall(self, version: int, key: Hashable, work_out: Callable[[], Value]) -> Value:
        """The value under `key` of a version of the graph, worked out where it is not kept.

        A newer version lets go of all that was kept; of an older one nothing is kept. While one thread works a
        value out, others wait for it.
        """
        with self._lock:
            before = self._kept
            if version > self._version:
                self._kept, self._weights, self._weight = OrderedDict(), {}, 0
                self._version = version
            kept = self._kept if version == self._version else OrderedDict[Hashable, Future[Any]]()
            is_known = key in kept
            found: Future[Value] = kept.setdefault(key, Future())
            kept.move_to_end(key)
        del before  # here, as letting go of much takes long and nobody should wait for it
        if not is_known:
            self._fulfil(key, found, work_out)
        return found.result()

    def _fulfil(self, key: Hashable, promised: Future[Value], work_out: Callable[[], Value]) -> None:
        """Work a promised value out; what fails is not kept."""
        try:
            value = work_out()
            self._settle(key, promised, value)
            promised.set_result(value)
        except BaseException as error:  # noqa: BLE001 - told to all who wait
            with self._lock:
                if self._kept.get(key) is promised:
                    del self._kept[key]
            promised.set_exception(error)

    def _settle(self, key: Hashable, promised: Future[Value], value: Value) -> None:
        """Count the weight of a value that was worked out, and let go of those used longest ago."""
        with self._lock:
            if self._kept.get(key) is not promised:
                return
            self._weights[key] = self._weigh(value)
            self._weight += self._weights[key]
            while self._weight > self._most and len(self._kept) > 1:
                self._weight -= self._weights.pop(self._kept.popitem(last=False)[0], 0)

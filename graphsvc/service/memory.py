"""What was worked out of the graph, kept until the graph changes, or brought up to date when it has."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

Value = TypeVar("Value")


class _Bounded:
    """Values that were used last, of a bounded weight together; shared by all threads."""

    def __init__(self, most: int, weigh: Callable[[Any], int]) -> None:
        """`most` is what the values may weigh together, by `weigh`; one that weighs more is kept alone."""
        self._kept: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._weights: dict[Hashable, int] = {}
        self._most = most
        self._weigh = weigh
        self._weight = 0
        self._lock = Lock()

    def _fulfil(self, key: Hashable, promised: Future[Value], work_out: Callable[[], Value]) -> None:
        """Work a promised value out; what fails is not kept."""
        try:
            value = work_out()
            self._settle(key, promised, value)
            promised.set_result(value)
        except BaseException as error:  # noqa: BLE001 - told to all who wait
            with self._lock:
                if self._kept.get(key) is promised:
                    self._let_go(key)
            promised.set_exception(error)

    def _settle(self, key: Hashable, promised: Future[Value], value: Value) -> None:
        """Count the weight of a value that was worked out, and let go of those used longest ago."""
        with self._lock:
            if self._kept.get(key) is not promised:
                return
            self._weight -= self._weights.pop(key, 0)
            self._weights[key] = self._weigh(value)
            self._weight += self._weights[key]
            while self._weight > self._most and len(self._kept) > 1:
                self._let_go(next(iter(self._kept)))

    def _let_go(self, key: Hashable) -> None:
        del self._kept[key]
        self._weight -= self._weights.pop(key, 0)


class Memory(_Bounded):
    """Values of one version of the graph."""

    def __init__(self, most: int, weigh: Callable[[Any], int]) -> None:
        """As all that is bounded."""
        super().__init__(most, weigh)
        self._version = -1

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


class LastingMemory(_Bounded):
    """Values that are brought up to date when they are asked for of a newer version of the graph."""

    def __init__(self, most: int, weigh: Callable[[Any], int]) -> None:
        """As all that is bounded."""
        super().__init__(most, weigh)
        self._versions: dict[Hashable, int] = {}

    def recall(
        self, version: int, key: Hashable, work_out: Callable[[], Value], renew: Callable[[Value, int], Value]
    ) -> Value:
        """The value under `key` of a version of the graph or a newer one, worked out where none is kept.

        `renew` makes it of the last one, which was of an earlier version. While one thread does, others wait for it.
        """
        with self._lock:
            last, since = self._kept.get(key), self._versions.get(key, -1)
            is_known = last is not None and since >= version
            found: Future[Value] = last if last is not None and is_known else Future()
            self._kept[key] = found
            self._kept.move_to_end(key)
            self._versions[key] = max(since, version)
        if not is_known:
            has_last = last is not None and last.done() and last.exception() is None
            self._fulfil(key, found, lambda: renew(last.result(), since) if last and has_last else work_out())
        return found.result()

    def _let_go(self, key: Hashable) -> None:
        super()._let_go(key)
        del self._versions[key]

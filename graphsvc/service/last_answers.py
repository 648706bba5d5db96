"""Answers that take long: the last is kept, and given while a newer one is worked out."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from mmap import mmap
from threading import Lock
from time import monotonic
from typing import Any, Final, Generic, TypeVar

Value = TypeVar("Value")

MOST_KEPT: Final = 24
_BYTES_OF_A_VERSION: Final = 8
PATIENCE_SECONDS: Final = 2.0
"""For so long a newer answer is waited for before the last one is given."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[Value]):
    """What was worked out of a version of the graph, when that began, and from when on a newer one is (s, monotonic)."""

    value: Value
    version: int
    begun: datetime
    due: float


@dataclass(frozen=True, slots=True)
class _Coming:
    """An answer that is being worked out of a version of the graph, or waits for its turn."""

    version: int
    made: Future[Kept[Any]]


class LastAnswers:
    """The answers given last, shared by all threads; one thread works them out, one by one."""

    def __init__(
        self,
        patience_seconds: float | None = None,
        *,
        most: int = MOST_KEPT,
        weigh: Callable[[Any], int] = lambda _: 1,
        rest: float = 0.0,
    ) -> None:
        """`patience_seconds` is how long a newer answer is waited for, `PATIENCE_SECONDS` unless told.

        `most` is what those that are kept may weigh together, by `weigh`. After one that took longer than the
        patience, no newer one is begun for `rest` times as long.
        """
        self._patience = PATIENCE_SECONDS if patience_seconds is None else patience_seconds
        self._most = most
        self._weigh = weigh
        self._rest = rest
        self._written = memoryview(mmap(-1, _BYTES_OF_A_VERSION)).cast("q")  # one for all workers that are forked
        self._kept: OrderedDict[Hashable, Kept[Any]] = OrderedDict()
        self._coming: dict[Hashable, _Coming] = {}
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(1, "last-answers")

    def answer(
        self, version: int, key: Hashable, work_out: Callable[[], Value], *, writes: bool = False
    ) -> Kept[Value]:
        """The answer under `key` of a version of the graph, or the last one where that takes long.

        Whoever `writes` is given none from before the last write that was `noted`. `work_out` may not ask for another
        answer, for it would wait for itself.
        """
        with self._lock:
            last = self._kept.get(key)
            if last and writes and last.version < self._written[0]:
                last = None
            if last and (last.version >= version or monotonic() < last.due):
                self._kept.move_to_end(key)
                return last
            coming = self._coming.get(key)
            if coming is None or (coming.version < version and (coming.made.running() or not last)):
                coming = self._begin(version, key, work_out)
        if last and not wait((coming.made,), self._patience).done:
            return last
        return coming.made.result()

    def noted(self, version: int) -> None:
        """Remember that somebody who asks here, or another worker of this service, has written the graph.

        It is of that version now.
        """
        with self._lock:
            self._written[0] = max(self._written[0], version)

    def _begin(self, version: int, key: Hashable, work_out: Callable[[], Value]) -> _Coming:
        def work() -> Kept[Value]:
            begun, before = datetime.now(UTC), monotonic()
            try:
                made = Kept(work_out(), version, begun, self._due(monotonic() - before))
                self._keep(key, made)
            finally:
                with self._lock:
                    if self._coming.get(key) is coming:
                        del self._coming[key]
            return made

        coming = self._coming[key] = _Coming(version, self._worker.submit(work))
        return coming

    def _due(self, took: float) -> float:
        return monotonic() + self._rest * took if took > self._patience else 0.0

    def _keep(self, key: Hashable, made: Kept[Value]) -> None:
        with self._lock:
            self._kept[key] = made
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and sum(self._weigh(kept.value) for kept in self._kept.values()) > self._most:
                self._kept.popitem(last=False)

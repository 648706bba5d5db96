"""Several processes that answer at one address, so that more than one core is used."""

import gc
import logging
import mmap
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.process import BaseProcess
from typing import Final

from flask import Flask

from graphsvc.errors import GraphsvcError, UsageError
from graphsvc.store import GraphStore
from graphsvc.web.server import Bound, Share, listening

MOST_WORKERS: Final = 64
MOST_EARLY_DEATHS: Final = 5
"""So many workers in a row may end as soon as they began; then something is wrong that no new one mends."""
_EARLY_SECONDS: Final = 5.0
_REST_SECONDS: Final = 0.1
"""A new one begins so much later each time that one ended as soon as it began."""
_BYTES_OF_A_NUMBER: Final = 8

_log = logging.getLogger(__name__)


class Workers:
    """The workers of one service: children of this process, which begins a new one when one ends unasked.

    `pids` are those of the workers that live, or 0; the workers see them too.
    """

    def __init__(self, count: int) -> None:
        """Nothing begins yet.

        Raises:
            UsageError: this system cannot make copies of a process.
        """
        if "fork" not in multiprocessing.get_all_start_methods():
            raise UsageError("workers_need_fork", field="--workers", value=str(count))
        self.pids, self._connections = _shared_numbers(count), _shared_numbers(count)
        self._processes: dict[int, BaseProcess] = {}
        self._begun = [0.0] * count
        self._early_deaths = 0
        self._is_ending = False

    def run(self, work: Callable[[Share], None]) -> None:
        """Have `work` done by each worker until this process is interrupted or asked to end, as then the workers are.

        What is there now is shared by all as long as nobody changes it; no thread and no connection may be there.

        Raises:
            GraphsvcError: the workers end as soon as they begin, again and again.
        """
        gc.collect()
        gc.freeze()
        awaited = {signal.SIGTERM, signal.SIGCHLD}
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # a shell lets its background jobs ignore it
            awaited.add(signal.SIGINT)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # what is ignored is not waited for everywhere
        before = signal.pthread_sigmask(signal.SIG_BLOCK, awaited)
        for number in range(len(self.pids)):
            self._begin(number, work)
        while self._processes:
            if signal.sigwait(awaited) == signal.SIGCHLD:
                self._replace(work)
            else:
                self._end()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if self._early_deaths >= MOST_EARLY_DEATHS:
            raise GraphsvcError("workers_end")

    def _begin(self, number: int, work: Callable[[Share], None]) -> None:
        share = Share(number, self._connections)
        process = multiprocessing.get_context("fork").Process(target=_work, args=(work, share))
        process.start()
        self._processes[number] = process
        self.pids[number] = process.pid or 0
        self._begun[number] = time.monotonic()

    def _replace(self, work: Callable[[Share], None]) -> None:
        """Begin a new worker for each that has ended, unless all are to end."""
        for number, process in tuple(self._processes.items()):
            if process.is_alive():
                continue
            del self._processes[number]
            self.pids[number] = 0
            if not self._is_ending:
                _log.warning("worker %s has ended with status %s", process.pid, process.exitcode)
                is_early = time.monotonic() - self._begun[number] < _EARLY_SECONDS
                self._early_deaths = self._early_deaths + 1 if is_early else 0
                self._begin_again(number, work)

    def _begin_again(self, number: int, work: Callable[[Share], None]) -> None:
        if self._early_deaths >= MOST_EARLY_DEATHS:
            self._end()
        else:
            time.sleep(_REST_SECONDS * self._early_deaths)
            self._begin(number, work)

    def _end(self) -> None:
        """Ask all workers to end when what runs is answered."""
        self._is_ending = True
        for process in self._processes.values():
            process.terminate()


def serve(app: Flask, store: GraphStore, bound: Bound, warm: Callable[[], None], workers: Workers | None) -> None:
    """Answer at a port until the process is interrupted or asked to end, with several workers where there are any.

    `warm` makes ready what no answer changes.
    """

    def answer(share: Share | None = None) -> None:
        with listening(app, store, bound, share) as served:
            served.run()

    if workers:
        warm()
        store.close()  # each worker opens it anew
        workers.run(answer)
    else:
        threading.Thread(target=warm, daemon=True).start()
        answer()


def _work(work: Callable[[Share], None], share: Share) -> None:
    """Do the work of a worker, in its process."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all: the parent asks each to end
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(KeyboardInterrupt):
        work(share)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # some are asked twice: by whoever asks all, and by the parent


def _end_with_parent() -> None:
    """Ask this process to end when its parent is there no more, however that came."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _shared_numbers(count: int) -> memoryview:
    """So many whole numbers, 0 at first, that this process and all that it forks see and change."""
    return memoryview(mmap.mmap(-1, count * _BYTES_OF_A_NUMBER)).cast("q")

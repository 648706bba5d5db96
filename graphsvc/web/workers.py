"""Several processes that answer at one address, so that more than one core is used."""

import gc
import logging
import mmap
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Final

from flask import Flask

from graphsvc.errors import GraphsvcError, UsageError
from graphsvc.store import GraphStore
from graphsvc.web.server import Bound, Place, listening

MOST_WORKERS: Final = 64
MOST_EARLY_DEATHS: Final = 5
"""So many workers in a row may end as soon as they began; then something is wrong that no new one mends."""
_EARLY_SECONDS: Final = 5.0
_REST_SECONDS: Final = 0.2
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
        if not hasattr(os, "fork"):
            raise UsageError("workers_need_fork", field="--workers", value=str(count))
        self.pids, self._connections = _shared_numbers(count), _shared_numbers(count)
        self._begun = [0.0] * count
        self._early_deaths = 0
        self._is_ending = False
        self._here, self._there = socket.socketpair()

    def run(self, work: Callable[[Place], None]) -> None:
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
        with ExitStack() as stack:
            stack.callback(
                signal.pthread_sigmask, signal.SIG_SETMASK, signal.pthread_sigmask(signal.SIG_BLOCK, awaited)
            )
            for slot in range(len(self.pids)):
                self._begin(slot, work)
            while any(self.pids):
                if signal.sigwait(awaited) == signal.SIGCHLD:
                    self._replace(work)
                else:
                    self._end()
        if self._early_deaths >= MOST_EARLY_DEATHS:
            raise GraphsvcError("workers_end")

    def _begin(self, slot: int, work: Callable[[Place], None]) -> None:
        pid = os.fork()
        if pid == 0:
            self._here.close()
            self.pids[slot] = os.getpid()  # as soon as the parent does it: whoever comes first
            _work(partial(work, Place(slot, self._connections)), self._there)
        self.pids[slot] = pid
        self._begun[slot] = time.monotonic()

    def _replace(self, work: Callable[[Place], None]) -> None:
        """Begin a new worker for each that has ended, unless all are to end."""
        for slot, pid in enumerate(self.pids):
            if pid == 0 or os.waitpid(pid, os.WNOHANG) == (0, 0):
                continue
            self.pids[slot] = 0
            if self._is_ending:
                continue
            is_early = time.monotonic() - self._begun[slot] < _EARLY_SECONDS
            self._early_deaths = self._early_deaths + 1 if is_early else 0
            _log.warning("worker %s has ended", pid)
            if self._early_deaths >= MOST_EARLY_DEATHS:
                self._end()
            else:
                time.sleep(_REST_SECONDS * self._early_deaths)
                self._begin(slot, work)

    def _end(self) -> None:
        """Ask all workers to end when what runs is answered."""
        self._is_ending = True
        for pid in filter(None, self.pids):
            os.kill(pid, signal.SIGTERM)


def _shared_numbers(count: int) -> memoryview:
    """So many whole numbers, 0 at first, that this process and all that it forks see and change."""
    return memoryview(mmap.mmap(-1, count * _BYTES_OF_A_NUMBER)).cast("q")


def serve(app: Flask, store: GraphStore, bound: Bound, warm: Callable[[], None], workers: Workers | None) -> None:
    """Answer at a port until the process is interrupted or asked to end, with several workers where there are any.

    `warm` makes ready what no answer changes.
    """

    def answer(place: Place | None = None) -> None:
        with listening(app, store, bound, place) as served:
            served.run()

    if workers:
        warm()
        store.close()  # each worker opens it anew
        workers.run(answer)
    else:
        threading.Thread(target=warm, daemon=True).start()
        answer()


def _work(work: Callable[[], None], parent: socket.socket) -> None:
    """Do the work of a worker and end this process, now that it has been made."""
    status = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all: the parent asks each to end
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
        work()
        status = 0
    except Exception:  # noqa: BLE001 - told here, as nobody else would
        _log.exception("a worker failed")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)  # what is done at the end of a process is the parent's to do


def _end_with(parent: socket.socket) -> None:
    """Ask this process to end when its parent is there no more, however that came."""
    parent.recv(1)
    os.kill(os.getpid(), signal.SIGTERM)

"""What the service tells of its own working: an id and a log line for each request, and measurements.

Neither the question nor the address of the one who asks is told, nor which actor or place was looked at.
"""

import atexit
import json
import logging
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from flask import Flask, Response, g, has_request_context, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Histogram,
    Metric,
    ProcessCollector,
    generate_latest,
    values,
)
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

METRICS_PATH: Final = "/metrics"
_ID_BYTES: Final = 8
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_ROOM: Final = 2 << 20
"""Bytes for what one worker measures."""

_log = logging.getLogger(__name__)


def register(app: Flask, workers: Sequence[int] = ()) -> None:
    """Give every request an id, measure it, log it at level INFO, and tell the measurements at `METRICS_PATH`.

    `workers` are the processes that serve together, where there are several: each tells what all of them measured.
    """
    registry = CollectorRegistry()
    if workers:
        _measure_together(registry, workers)
    else:
        ProcessCollector(registry=registry)
    answered = Histogram(
        "graphsvc_request_seconds",
        "How long the answers took, by endpoint and status.",
        ["endpoint", "status"],
        registry=None if workers else registry,
        buckets=_SECONDS,
    )

    def measure(response: Response) -> Response:
        seconds = perf_counter() - g.started
        endpoint = request.endpoint or "none"
        answered.labels(endpoint, response.status_code).observe(seconds)
        response.headers["X-Request-Id"] = g.request_id
        told = {"endpoint": endpoint, "status": response.status_code, "milliseconds": round(seconds * 1000, 1)}
        _log.info("answered", extra={"told": told})
        return response

    app.before_request(_begin)
    app.after_request(measure)
    app.add_url_rule(
        METRICS_PATH, "metrics", lambda: Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
    )


def _measure_together(registry: CollectorRegistry, workers: Sequence[int]) -> None:
    """Let what is measured from now on lie in files of a private folder, of which the registry tells the sums."""
    folder = TemporaryDirectory(prefix="graphsvc-metrics-")
    atexit.register(folder.cleanup)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder.name
    for number in range(len(workers)):
        # all of it is there beforehand: where the disk is full, a file that grows in memory ends the process
        Path(folder.name, f"histogram_{number}.db").write_bytes(bytes(_ROOM))
    # prometheus_client chooses this by that variable itself, but only while it is imported
    values.ValueClass = values.MultiProcessValue(partial(_own_number, workers))  # type: ignore[no-untyped-call]
    MultiProcessCollector(registry, folder.name)  # type: ignore[no-untyped-call]
    registry.register(_Processes(workers))


def _own_number(workers: Sequence[int]) -> int:
    """Which of the workers this process is; -1 for their parent, which measures nothing."""
    return next((number for number, pid in enumerate(workers) if pid == os.getpid()), -1)


class _Processes(Collector):
    """Memory, time and open files of each worker, by its number."""

    def __init__(self, pids: Sequence[int]) -> None:
        self._pids = pids

    def collect(self) -> Iterator[Metric]:
        families: dict[str, Metric] = {}
        for number, pid in enumerate(self._pids):
            for family in ProcessCollector(pid=partial(str, pid), registry=None).collect():
                told = families.setdefault(family.name, Metric(family.name, family.documentation, family.type))
                for sample in family.samples:
                    told.add_sample(sample.name, {"worker": str(number)}, sample.value)
        yield from families.values()


def _begin() -> None:
    g.request_id = token_hex(_ID_BYTES)
    g.started = perf_counter()


class JsonLines(logging.Formatter):
    """One JSON object a line: time (UTC), process, level, logger, message, the request's id, and what else is told."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "process": record.process,
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": g.get("request_id") if has_request_context() else None,
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)

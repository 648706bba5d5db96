"""What the service tells of its own working: an id and a log line for each request, and measurements.

Neither the question nor the address of the one who asks is told, nor which actor or place was looked at.
"""

import json
import logging
from datetime import UTC, datetime
from secrets import token_hex
from time import perf_counter
from typing import Final

from flask import Flask, Response, g, has_request_context, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Histogram, ProcessCollector, generate_latest

METRICS_PATH: Final = "/metrics"
_ID_BYTES: Final = 8
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

_log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Give every request an id, measure it, log it at level INFO, and tell the measurements at `METRICS_PATH`."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    answered = Histogram(
        "graphsvc_request_seconds",
        "How long the answers took, by endpoint and status.",
        ["endpoint", "status"],
        registry=registry,
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

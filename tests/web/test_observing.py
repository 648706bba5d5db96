"""What the service tells of its own working, and what it does not."""

import io
import json
import logging
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest
from flask.testing import FlaskClient

from graphsvc.store import GraphStore, open_store
from graphsvc.web import create_app
from graphsvc.web.observing import JsonLines
from graphsvc.web.server import bind, listening

HALF_OPEN = 150


@pytest.fixture
def client(sqlite_sample: GraphStore) -> Iterator[FlaskClient]:
    """The application over the shipped sample."""
    with create_app(sqlite_sample).test_client() as made:
        yield made


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is logged of requests."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("graphsvc.web")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield written
    logger.removeHandler(handler)
    logger.setLevel(before)


def test_every_answer_bears_an_id_of_its_own(client: FlaskClient) -> None:
    ids = {client.get(path).headers["X-Request-Id"] for path in ("/healthz", "/fi/", "/nowhere")}
    assert len(ids) == 3


def test_a_request_is_logged_with_its_id_and_without_what_was_asked_or_by_whom(
    client: FlaskClient, lines: io.StringIO
) -> None:
    answer = client.get("/api/v1/ask?q=velkaneuvontaa+Kuopiossa", environ_overrides={"REMOTE_ADDR": "192.0.2.77"})
    line = json.loads(lines.getvalue())
    assert line["request_id"] == answer.headers["X-Request-Id"]
    assert (line["endpoint"], line["status"]) == ("api.ask", 200)
    assert "velka" not in lines.getvalue()
    assert "192.0.2.77" not in lines.getvalue()


def test_an_unexpected_error_gives_a_reference_that_is_in_the_log(client: FlaskClient, lines: io.StringIO) -> None:
    client.application.add_url_rule("/fi/broken", "broken", lambda: 1 / 0)
    answer = client.get("/fi/broken")
    assert answer.status_code == 500
    assert answer.headers["X-Request-Id"] in answer.text
    logged = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert {line["request_id"] for line in logged} == {answer.headers["X-Request-Id"]}
    assert "ZeroDivisionError" in logged[0]["traceback"]


def test_measurements_tell_endpoints_and_statuses(client: FlaskClient) -> None:
    client.get("/fi/actors/nobody-bears-this")
    told = client.get("/metrics").text
    assert 'graphsvc_request_seconds_count{endpoint="pages.actor",status="404"} 1.0' in told
    assert "process_resident_memory_bytes" in told
    assert "nobody-bears-this" not in told


def test_measurements_are_for_coordinators(client: FlaskClient) -> None:
    assert client.get("/metrics", environ_overrides={"REMOTE_ADDR": "192.0.2.7"}).status_code == 403


def test_connections_that_say_nothing_do_not_stop_others(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    with listening(create_app(store), store, bind("127.0.0.1", 0)) as served:
        port = int(served.address.rstrip("/").rpartition(":")[2])
        thread = Thread(target=served._server.run, daemon=True)
        thread.start()
        silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(HALF_OPEN)]
        for connection in silent:
            connection.sendall(b"GET /fi/ HTTP/1.1\r\nHost: ")
        with urlopen(f"{served.address}healthz", timeout=10) as answer:
            assert answer.status == 200
        for connection in silent:
            connection.close()

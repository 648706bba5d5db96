import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient

from graphsvc.store import open_store
from graphsvc.web import create_app

KEEP_ALIVE_SECONDS = 5  # of the server of the tests, which has two of them to say that it lives
PATHS = ("/api/v1/ask?q=vertaistukea", "/api/v1/actors/veke", "/fi/", "/sv/actors/veke", "/readyz")


@pytest.fixture
def client(neo4j_contents: Any, neo4j_url: str) -> Iterator[FlaskClient]:
    """The application over the sample in a store as impatient as it ships."""
    neo4j_contents.sample()
    store = open_store(neo4j_url)
    yield create_app(store).test_client()
    store.close()


@pytest.mark.neo4j
def test_a_stopped_server_is_told_at_once_and_a_started_one_serves_again(
    neo4j_server: Any, client: FlaskClient
) -> None:
    if not hasattr(neo4j_server, "stop"):
        pytest.skip("the server that GRAPHSVC_TEST_NEO4J_URL names is not ours to stop")
    neo4j_server.stop()
    try:
        for path in PATHS:
            started = time.monotonic()
            response = client.get(path)
            assert time.monotonic() - started < 5, path
            assert response.status_code == 503, path
            assert int(response.headers["Retry-After"]) > 0
        assert client.get("/healthz").status_code == 200
        assert client.get("/api/v1/ask?q=vertaistukea&lang=sv").mimetype == "application/problem+json"
    finally:
        neo4j_server.start()
    for path in PATHS:
        assert client.get(path).status_code == 200, path


@pytest.mark.neo4j
def test_a_request_that_runs_while_the_server_freezes_is_told_in_time(
    neo4j_server: Any, neo4j_contents: Any, client: FlaskClient
) -> None:
    if not hasattr(neo4j_server, "freeze"):
        pytest.skip("the server that GRAPHSVC_TEST_NEO4J_URL names is not ours to freeze")
    form = {"actor": "veke", "outcome": "knows"}
    with (
        neo4j_contents.driver.session() as another,
        another.begin_transaction() as writing,
        ThreadPoolExecutor() as pool,
    ):
        writing.run(
            "MATCH (store:GraphsvcStore) SET store.written_at = datetime()"
        ).consume()  # keeps other writers waiting
        asked = pool.submit(client.post, "/fi/coordinator/set-aside", data=form)
        while (
            neo4j_contents.driver.execute_query(
                "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status"
            ).records
            == []
        ):
            pass
        neo4j_server.freeze()
        started = time.monotonic()
        try:
            response = asked.result(60)
            assert time.monotonic() - started < 3 * KEEP_ALIVE_SECONDS
        finally:
            neo4j_server.thaw()
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert client.get("/readyz").status_code == 200

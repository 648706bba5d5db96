"""What all tests share: stores of both engines, and a real Neo4j server."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import pytest

from graphsvc import resources
from graphsvc.exchange import read_dataset
from graphsvc.model import GraphData
from graphsvc.store import Credentials, GraphStore, open_store
from graphsvc.store import neo4j as neo4j_engine
from tests.neo4j import fetch
from tests.neo4j.server import Neo4jServer, RunningServer, java

ENGINES: Final = ("sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j))
SAMPLE: Final = "partnerships"
STALL_SECONDS: Final = 30.0
EMPTY: Final = (
    "MATCH (n:Actor|Offer|Need|Event|Dataset|Unanswered|FollowUp|Correction|Import|ImportPart) DETACH DELETE n"
)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer | RunningServer]:
    """A Neo4j server: the one that GRAPHSVC_TEST_NEO4J_URL names, else one of our own."""
    if url := os.environ.get("GRAPHSVC_TEST_NEO4J_URL"):
        user = os.environ.get("GRAPHSVC_NEO4J_USER", "neo4j")
        yield RunningServer(url, user, os.environ.get("GRAPHSVC_NEO4J_PASSWORD", ""))
        return
    jars = fetch.jars()
    if not java():
        _lacking("Java is missing: install a JDK, 17 or newer")
    if not jars:
        _lacking("the jars of Neo4j are missing: run python tests/neo4j/fetch.py")
    server = Neo4jServer(jars, tmp_path_factory.mktemp("neo4j"))
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _lacking(what: str) -> None:
    if os.environ.get("GRAPHSVC_REQUIRE_ALL") == "1":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def neo4j_url(neo4j_server: Neo4jServer) -> str:
    """The address of the server with user and password, as `open_store` takes it."""
    scheme, _, rest = neo4j_server.url.partition("://")
    return f"{scheme}://{quote(neo4j_server.user)}:{quote(neo4j_server.password)}@{rest}"


class Neo4jContents:
    """The one database that all tests on Neo4j share, and what it holds."""

    def __init__(self, server: Neo4jServer | RunningServer) -> None:
        """Open the store and empty it."""
        self.driver = server.driver()
        with pytest.MonkeyPatch.context() as patient:  # a machine that all tests share may stall for seconds
            patient.setattr(neo4j_engine, "_CONNECT_SECONDS", STALL_SECONDS)
            patient.setattr(neo4j_engine, "_ACQUIRE_SECONDS", STALL_SECONDS)
            self.store = open_store(server.url, Credentials(server.user, server.password))
        self.holds: str | None = ""

    def empty(self) -> GraphStore:
        """The store without actors, ties, events and data sets."""
        self.holds = None
        self.driver.execute_query(EMPTY)
        self.store.merge(GraphData())  # another version, for what the store did not take away itself
        return self.store

    def sample(self) -> GraphStore:
        """The store with the shipped sample."""
        if self.holds != SAMPLE:
            self.empty().merge(read_dataset(resources.folder("seed") / SAMPLE))
            self.holds = SAMPLE
        return self.store


@pytest.fixture(scope="session")
def neo4j_contents(neo4j_server: Neo4jServer | RunningServer) -> Iterator[Neo4jContents]:
    """The store on the Neo4j server."""
    contents = Neo4jContents(neo4j_server)
    yield contents
    contents.store.close()
    contents.driver.close()


@pytest.fixture(params=ENGINES)
def store(request: Any, tmp_path: Path) -> Iterator[GraphStore]:
    """An empty store of each engine."""
    if request.param == "neo4j":
        yield request.getfixturevalue("neo4j_contents").empty()
        return
    opened = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sqlite_sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The shipped sample in SQLite, to be read only."""
    opened = open_store(f"sqlite:///{tmp_path_factory.mktemp('sample') / 'graph.db'}")
    opened.merge(read_dataset(resources.folder("seed") / SAMPLE))
    yield opened
    opened.close()


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[GraphStore]:
    """The shipped sample in SQLite, to be written."""
    opened = open_store(f"sqlite:///{tmp_path / 'own.db'}")
    opened.merge(read_dataset(resources.folder("seed") / SAMPLE))
    yield opened
    opened.close()


@pytest.fixture(params=ENGINES)
def sample_store(request: Any) -> GraphStore:
    """The shipped sample on each engine, to be read only."""
    if request.param == "neo4j":
        held: GraphStore = request.getfixturevalue("neo4j_contents").sample()
        return held
    opened: GraphStore = request.getfixturevalue("sqlite_sample")
    return opened

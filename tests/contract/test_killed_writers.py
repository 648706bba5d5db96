"""A small `make torture`: writers that are killed at random moments lose nothing and leave nothing half-written."""

from pathlib import Path

import pytest

from graphsvc.model import GraphData
from graphsvc.store import Credentials, GraphStore, open_store
from tests.conftest import Neo4jContents
from tests.contract.records import actor
from tests.neo4j.server import Neo4jServer, RunningServer
from tests.torture import Target, faults, torture, written

SEED = 7


def test_killed_writers_on_sqlite(tmp_path: Path) -> None:
    assert torture(Target(f"sqlite:///{tmp_path / 'graph.db'}"), 15, SEED) == []


@pytest.mark.neo4j
def test_killed_writers_and_a_killed_server_on_neo4j(
    neo4j_contents: Neo4jContents, neo4j_server: Neo4jServer | RunningServer
) -> None:
    neo4j_contents.empty()
    target = Target(neo4j_server.url, Credentials(neo4j_server.user, neo4j_server.password))
    assert torture(target, 5, SEED) == []
    if isinstance(neo4j_server, Neo4jServer):
        neo4j_contents.empty()
        assert torture(target, 1, SEED, neo4j_server) == []


@pytest.fixture
def store(tmp_path: Path) -> GraphStore:
    """A store with fifty whole writes."""
    opened = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    for number in range(50):
        opened.merge(written(number))
    return opened


def test_what_is_whole_is_found_whole(store: GraphStore) -> None:
    assert faults(store, 49) == []


def test_a_lost_write_would_be_found(store: GraphStore) -> None:
    assert faults(store, 50) != []


def test_a_half_write_would_be_found(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("right", "50"),)))
    assert faults(store, 49) != []

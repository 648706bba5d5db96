from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graphsvc.store import GraphStore, open_store
from graphsvc.web import create_app
from tests.web.importing import Coordinator


@pytest.fixture
def client(sample_store: GraphStore) -> Iterator[FlaskClient]:
    """The application over the shipped sample, on each engine."""
    with create_app(sample_store).test_client() as made:
        yield made


@pytest.fixture
def store_web(store: GraphStore) -> Iterator[FlaskClient]:
    """The application over what a test has in `store`, on each engine."""
    with create_app(store).test_client() as made:
        yield made


@pytest.fixture
def coordinator(sqlite_sample: GraphStore) -> Iterator[FlaskClient]:
    """A coordinator's browser on the sample; what it sets aside is taken back at the end."""
    with create_app(sqlite_sample).test_client() as made:
        yield made
    for follow_up in sqlite_sample.follow_ups():
        sqlite_sample.take_back(follow_up.actors)


@pytest.fixture
def web(sqlite_sample: GraphStore) -> Iterator[FlaskClient]:
    """The application over the shipped sample in SQLite, to be read only, where the engine makes no difference."""
    with create_app(sqlite_sample).test_client() as made:
        yield made


@pytest.fixture
def own_web(own_store: GraphStore) -> Iterator[FlaskClient]:
    """The application over `own_store`."""
    with create_app(own_store).test_client() as made:
        yield made


@pytest.fixture
def empty_store(tmp_path: Path) -> Iterator[GraphStore]:
    """An empty store in SQLite, to be written."""
    opened = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    yield opened
    opened.close()


@pytest.fixture
def importer(empty_store: GraphStore) -> Iterator[Coordinator]:
    """Somebody who brings files into it, in English."""
    with create_app(empty_store).test_client() as made:
        yield Coordinator(made)

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from graphsvc.store import GraphStore
from graphsvc.web import create_app


@pytest.fixture
def client(sample_store: GraphStore) -> Iterator[FlaskClient]:
    """The application over the shipped sample, on each engine."""
    with create_app(sample_store).test_client() as made:
        yield made


@pytest.fixture
def coordinator(sqlite_sample: GraphStore) -> Iterator[FlaskClient]:
    """A coordinator's browser on the sample; what it sets aside is taken back at the end."""
    with create_app(sqlite_sample).test_client() as made:
        yield made
    for follow_up in sqlite_sample.follow_ups():
        sqlite_sample.take_back(follow_up.actors)

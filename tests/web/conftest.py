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

"""Asking end to end over HTTP, beside the bare retrieval statement that it runs."""

import threading
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from waitress.server import create_server

from graphsvc.model import Area, BoundingBox, OfferQuery
from graphsvc.store import GraphStore
from graphsvc.vocabulary import shipped_vocabulary
from graphsvc.web import create_app

QUESTION = "vertaistukea Kuopiossa"
ON = date(2020, 10, 15)


@pytest.fixture
def address(sample_store: GraphStore) -> Iterator[str]:
    server = create_server(create_app(sample_store), host="127.0.0.1", port=0)
    serving = threading.Thread(target=server.run, daemon=True)
    serving.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def test_asking_over_http_against_the_bare_retrieval_statement(
    ratio: Callable[..., float], address: str, sample_store: GraphStore, request: pytest.FixtureRequest
) -> None:
    vocabulary = shipped_vocabulary()
    kuopio = vocabulary.place("297")
    area = Area(vocabulary.places_meeting("297"), BoundingBox.around(kuopio.point, 200))
    query = OfferQuery(on=ON, topics=("vertaistuki",), area=area)
    url = f"{address}/api/v1/ask?{urllib.parse.urlencode({'q': QUESTION})}"

    def ask() -> bytes:
        with urllib.request.urlopen(url) as answer:
            return bytes(answer.read())

    assert b"ps_syopayhdistys" in ask()
    engine = type(sample_store).__name__
    ratio(f"ask over HTTP / who_offers, sample, {engine}", ask, lambda: sample_store.who_offers(query))

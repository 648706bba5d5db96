"""Asking end to end, over HTTP and in the process, beside the bare retrieval statement that it runs."""

import os
import threading
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from waitress.server import create_server

from graphsvc import service
from graphsvc.model import Area, BoundingBox, OfferQuery, Window
from graphsvc.service import AskRequest, Context
from graphsvc.store import GraphStore, open_store
from graphsvc.vocabulary import shipped_vocabulary
from graphsvc.web import create_app

QUESTION, TOPIC, PLACE = "vertaistukea Kuopiossa", "vertaistuki", "297"
ORGANISATIONS = int(os.environ.get("GRAPHSVC_BENCHMARK_ACTORS", "3000"))  # 110000 is Finland


@pytest.fixture
def address(sample_store: GraphStore) -> Iterator[str]:
    server = create_server(create_app(sample_store), host="127.0.0.1", port=0)

    def run() -> None:
        with suppress(OSError):  # closed while it waits
            server.run()

    threading.Thread(target=run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """A generated region in SQLite."""
    folder = tmp_path_factory.mktemp("region")
    service.generate(folder / "files", ORGANISATIONS, 1)
    store = open_store(f"sqlite:///{folder / 'graph.db'}")
    context = Context.over(store, counts_unanswered=False)
    service.load(context, str(folder / "files"))
    yield context
    store.close()


def retrieved(store: GraphStore) -> Callable[[], object]:
    """The statement that the question runs."""
    vocabulary = shipped_vocabulary()
    on = store.reference_day()
    assert on is not None
    area = Area(vocabulary.places_meeting(PLACE), BoundingBox.around(vocabulary.place(PLACE).point, 200))
    return lambda: store.who_offers(OfferQuery(on=on, topics=(TOPIC,), area=area))


def asked(context: Context, asker: str | None = None) -> Callable[[], object]:
    """The first page of the answer."""
    return lambda: service.answer_page(service.ask(context, AskRequest(QUESTION, asker=asker), "fi"), 1, 20)


def test_asking_over_http_against_the_bare_retrieval_statement(
    ratio: Callable[..., float], address: str, sample_store: GraphStore
) -> None:
    url = f"{address}/api/v1/ask?{urllib.parse.urlencode({'q': QUESTION})}"

    def ask() -> bytes:
        with urllib.request.urlopen(url) as answer:
            return bytes(answer.read())

    assert b"ps_syopayhdistys" in ask()
    engine = type(sample_store).__name__
    ratio(f"ask over HTTP / who_offers, sample, {engine}", ask, retrieved(sample_store))
    ratio(f"ask / who_offers, sample, {engine}", asked(Context.over(sample_store)), retrieved(sample_store))


def test_asking_in_a_region_against_the_bare_retrieval_statement(ratio: Callable[..., float], region: Context) -> None:
    retrieve = retrieved(region.store)
    asker = region.store.ties(region.day(), None, Window(0, 1)).items[0].source
    ratio(f"ask / who_offers, {ORGANISATIONS} organisations", asked(region), retrieve, rounds=10)
    ratio(f"ask from an actor / who_offers, {ORGANISATIONS} organisations", asked(region, asker), retrieve, rounds=10)

"""Asking in the process, for anybody and for an actor, beside the bare retrieval statement that it runs."""

from collections.abc import Callable, Iterator

import pytest

from graphsvc import service
from graphsvc.model import Area, BoundingBox, OfferQuery, Window
from graphsvc.service import AskRequest, Context
from graphsvc.store import GraphStore, open_store
from graphsvc.vocabulary import shipped_vocabulary
from tests.benchmarks.conftest import ORGANISATIONS

QUESTION, TOPIC, PLACE = "vertaistukea Kuopiossa", "vertaistuki", "297"


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


def test_asking_in_a_region_against_the_bare_retrieval_statement(ratio: Callable[..., float], region: Context) -> None:
    retrieve = retrieved(region.store)
    asker = region.store.ties(region.day(), None, Window(0, 1)).items[0].source
    ratio(f"ask / who_offers, {ORGANISATIONS} organisations", asked(region), retrieve, rounds=10)
    ratio(f"ask from an actor / who_offers, {ORGANISATIONS} organisations", asked(region, asker), retrieve, rounds=10)

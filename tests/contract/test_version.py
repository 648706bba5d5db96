"""version."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.model import GraphData
from graphsvc.store import GraphStore, open_store
from graphsvc.vocabulary import shipped_vocabulary
from tests.conftest import ENGINES
from tests.contract.records import DAY, actor, tie

PAIR = GraphData(actors=(actor("a"), actor("b")), ties=(tie("t", "a", "b"),))
WRITES: dict[str, Callable[[GraphStore], None]] = {
    "merge": lambda store: store.merge(GraphData(actors=(actor("c"),))),
    "merge of the same": lambda store: store.merge(PAIR),
    "delete_tie": lambda store: store.delete_tie("t"),
    "delete_actor": lambda store: store.delete_actor("a"),
}


@pytest.fixture(params=ENGINES)
def two_stores(request: Any, tmp_path: Path) -> Iterator[tuple[GraphStore, GraphStore]]:
    """The same store twice, as two processes have it."""
    if request.param == "neo4j":
        request.getfixturevalue("neo4j_contents").empty()
        url = request.getfixturevalue("neo4j_url")
    else:
        url = f"sqlite:///{tmp_path / 'graph.db'}"
    one, other = open_store(url), open_store(url)
    yield one, other
    one.close()
    other.close()


@pytest.mark.parametrize("write", WRITES)
def test_every_write_of_the_graph_gives_a_greater_number(store: GraphStore, write: str) -> None:
    store.merge(PAIR)
    before = store.version()
    WRITES[write](store)
    assert store.version() > before


def test_reading_leaves_the_number(store: GraphStore) -> None:
    store.merge(PAIR)
    before = store.version()
    store.subgraph(DAY)
    store.export()
    assert store.version() == before


def test_a_write_that_is_refused_leaves_the_number(store: GraphStore) -> None:
    store.merge(PAIR)
    before = store.version()
    with pytest.raises(InvalidInputError):
        store.merge(GraphData(actors=(actor("c"),), ties=(tie("u", "c", "nobody"),)))
    for delete in (store.delete_actor, store.delete_tie):
        with pytest.raises(NotFoundError):
            delete("nobody")
    assert store.version() == before


def test_counting_questions_leaves_the_number(store: GraphStore) -> None:
    before = store.version()
    store.count_unanswered((), (), DAY)
    assert store.version() == before


def test_what_one_process_wrote_changes_the_number_in_the_other(two_stores: tuple[GraphStore, GraphStore]) -> None:
    one, other = two_stores
    before = one.version()
    assert other.version() == before
    other.merge(PAIR)
    assert one.version() == other.version() > before


def test_writers_at_once_each_raise_the_number(two_stores: tuple[GraphStore, GraphStore]) -> None:
    before = two_stores[0].version()
    with ThreadPoolExecutor(4) as threads:
        for written in [
            threads.submit(two_stores[number % 2].merge, GraphData(actors=(actor(f"a{number}"),)))
            for number in range(12)
        ]:
            written.result()
    assert two_stores[1].version() == before + 12


def test_writing_the_vocabulary_anew_raises_the_number(store: GraphStore) -> None:
    before = store.version()
    store._write(lambda run: run("delete_vocabulary_fingerprint"))  # type: ignore[attr-defined]
    store.migrate()
    assert store._stored_fingerprint() == shipped_vocabulary().fingerprint  # type: ignore[attr-defined]
    assert store.version() > before

"""touched_since."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from graphsvc.model import GraphData
from graphsvc.model.history import Change, Removal
from graphsvc.store import GraphStore, open_store
from tests.conftest import Neo4jContents
from tests.contract.records import actor, need, offer, tie

KNOWN = GraphData(
    actors=tuple(actor(name) for name in "abcde"),
    ties=(tie("t", "a", "b"), tie("u", "c", "d")),
    offers=(offer("o", "c"),),
    needs=(need("n", "d"),),
)
WRITES: dict[str, tuple[Callable[[GraphStore], None], str]] = {
    "an actor": (lambda store: store.merge(GraphData(actors=(actor("a"),))), "a"),
    "a new tie": (lambda store: store.merge(GraphData(ties=(tie("v", "a", "e"),))), "ae"),
    "a tie that has other ends now": (lambda store: store.merge(GraphData(ties=(tie("t", "c", "d"),))), "abcd"),
    "an offer that is another's now": (lambda store: store.merge(GraphData(offers=(offer("o", "e"),))), "ce"),
    "a need": (lambda store: store.merge(GraphData(needs=(need("n", "a"),))), "ad"),
    "a tie that is removed": (lambda store: store.delete_tie("t"), "ab"),
    "an actor that is removed": (lambda store: store.delete_actor("d"), "cd"),
    "an actor that an import removes": (lambda store: store.apply(Change(removal=Removal(actors=("a",)))), "ab"),
    "entries that an import removes": (
        lambda store: store.apply(Change(removal=Removal(offers=("o",), needs=("n",)))),
        "cd",
    ),
    "nothing": (lambda store: store.merge(GraphData()), ""),
}


@pytest.mark.parametrize("written", WRITES)
def test_a_write_touches_owners_and_ends_as_they_were_and_as_they_are(store: GraphStore, written: str) -> None:
    write, touched = WRITES[written]
    store.merge(KNOWN)
    before = store.version()
    write(store)
    assert store.touched_since(before) == frozenset(touched)


def test_the_actors_of_several_writes_are_told_together(store: GraphStore) -> None:
    store.merge(KNOWN)
    first = store.version()
    store.apply(Change(data=GraphData(actors=(actor("a"),)), version=first))
    second = store.version()
    store.delete_tie("u")
    assert store.touched_since(first) == frozenset("acd")
    assert store.touched_since(second) == frozenset("cd")
    assert store.touched_since(store.version()) == frozenset()


def test_a_large_write_may_have_touched_anybody(store: GraphStore) -> None:
    store.merge(KNOWN)
    before = store.version()
    store.merge(GraphData(actors=tuple(replace(actor("a"), id=f"x{number}") for number in range(600))))
    large = store.version()
    store.merge(GraphData(actors=(actor("b"),)))
    assert store.touched_since(before) is None
    assert store.touched_since(large) == {"b"}


def test_what_writes_long_ago_touched_is_forgotten(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphsvc.store.touched._MOST_WRITES", 2)
    store.merge(KNOWN)
    versions = []
    for name in "abc":
        versions.append(store.version())
        store.merge(GraphData(actors=(actor(name),)))
    assert store.touched_since(versions[0]) is None
    assert store.touched_since(versions[2]) == {"c"}


def test_what_was_told_of_versions_before_they_were_counted_anew_is_forgotten(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    with closing(sqlite3.connect(tmp_path / "graph.db")) as connection:
        connection.execute("INSERT INTO touched VALUES (1000, NULL)")
        connection.commit()
    assert _touched_by_next_write(store) == {"a"}
    store.close()


@pytest.mark.neo4j
def test_neo4j_forgets_what_was_told_of_versions_before_they_were_counted_anew(neo4j_contents: Neo4jContents) -> None:
    store = neo4j_contents.empty()
    neo4j_contents.driver.execute_query("MATCH (s:GraphsvcStore) CREATE (:Touched {version: s.graph_version + 1000})")
    assert _touched_by_next_write(store) == {"a"}


def _touched_by_next_write(store: GraphStore) -> frozenset[str] | None:
    store.merge(KNOWN)
    before = store.version()
    store.merge(GraphData(actors=(actor("a"),)))
    return store.touched_since(before)

"""open_store and migrate: new, current, older and newer stores, and what stands in the way."""

import dataclasses
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphsvc import resources
from graphsvc.errors import InvalidInputError, StoreSchemaError, StoreUnavailableError
from graphsvc.model import LANGUAGES, ActorFilter, GraphData, LocalText, Vocabulary, Window, fold
from graphsvc.model.flat import flatten
from graphsvc.store import Credentials, GraphStore, open_store
from graphsvc.store.migrations import Migration, load_migrations
from graphsvc.store.neo4j import Neo4jStore
from graphsvc.store.sqlite import SQLiteStore
from graphsvc.vocabulary import shipped_vocabulary
from tests.conftest import ENGINES, Neo4jContents
from tests.contract.records import DAY, actor, tie

NEWER_WORDS = dataclasses.replace(shipped_vocabulary(), fingerprint="another")
NUMBER = 99
QUERIES = resources.folder("queries")
LATEST = 6


OLD = (actor("a", names=LocalText("Kerho ry", "Klubb rf")), actor("b", "Seura ry"))


class SQLiteHouse:
    """A file in which stores are opened."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self, vocabulary: Vocabulary, *, migrate: bool) -> GraphStore:
        return SQLiteStore(self.path, vocabulary, migrate=migrate)

    def set_version(self, version: int) -> None:
        connection = sqlite3.connect(self.path)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.close()

    def hold_old_at_first_version(self) -> None:
        self.path.unlink()
        connection = sqlite3.connect(self.path)
        connection.executescript(load_migrations(QUERIES / "migrations" / "sqlite")[0].text)
        connection.execute("INSERT INTO vocabulary VALUES (?)", (shipped_vocabulary().fingerprint,))
        for one in OLD:
            row = {**flatten(one), "contacts": "[]", "sort_name": "", "search_text": fold(one.names.fi)}
            names = [name for name in row if name != "serves"]
            holes = ", ".join(f":{name}" for name in names)
            connection.execute(f"INSERT INTO actor ({', '.join(names)}) VALUES ({holes})", row)  # noqa: S608
        connection.commit()
        connection.close()
        self.set_version(1)


class Neo4jHouse:
    """The shared database, in which stores are opened."""

    def __init__(self, contents: Neo4jContents) -> None:
        self.contents = contents

    def open(self, vocabulary: Vocabulary, *, migrate: bool) -> GraphStore:
        store = self.contents.store
        assert isinstance(store, Neo4jStore)
        user, password = store._login or ("", "")
        return Neo4jStore(store.url, Credentials(user, password), vocabulary, migrate=migrate)

    def set_version(self, version: int) -> None:
        self.contents.driver.execute_query("MATCH (s:GraphsvcStore) SET s.schema_version = $version", version=version)

    def hold_old_at_first_version(self) -> None:
        self.contents.store.merge(GraphData(actors=OLD))
        run = self.contents.driver.execute_query
        for language in LANGUAGES:
            run(f"DROP INDEX actor_key_{language}")
        run("DROP CONSTRAINT unanswered_question")
        run("DROP CONSTRAINT import_id")
        run("DROP CONSTRAINT follow_up")
        for name in ("import_part", "actor_business_id", "actor_register_number", "actor_ptv_id"):
            run(f"DROP INDEX {name}")
        run("MATCH (a:Actor) REMOVE a.key_fi, a.key_sv, a.key_en")
        run("MATCH (s:GraphsvcStore) REMOVE s.graph_version")
        self.set_version(1)


@pytest.fixture(params=ENGINES)
def house(request: Any, tmp_path: Path) -> Iterator[SQLiteHouse | Neo4jHouse]:
    """Where stores of an engine are opened; holds an empty current one at the start and at the end."""
    if request.param == "sqlite":
        made = SQLiteHouse(tmp_path / "graph.db")
        made.open(shipped_vocabulary(), migrate=False).close()
        yield made
        return
    contents: Neo4jContents = request.getfixturevalue("neo4j_contents")
    contents.empty()
    kept = Neo4jHouse(contents)
    yield kept
    kept.set_version(LATEST)
    kept.open(shipped_vocabulary(), migrate=True).close()


def open_current(house: SQLiteHouse | Neo4jHouse) -> GraphStore:
    """Open it as the service does."""
    return house.open(shipped_vocabulary(), migrate=False)


def test_a_current_store_is_opened_and_left_as_it_is(house: SQLiteHouse | Neo4jHouse) -> None:
    store = open_current(house)
    store.merge(GraphData(actors=(actor("a"),)))
    assert store.migrate() == ()
    assert store.actor("a") == actor("a")
    store.close()


def test_a_store_of_a_newer_program_is_refused_even_with_migrate(house: SQLiteHouse | Neo4jHouse) -> None:
    house.set_version(NUMBER)
    for migrate in (False, True):
        with pytest.raises(StoreSchemaError) as caught:
            house.open(shipped_vocabulary(), migrate=migrate)
        assert caught.value.code == "store_too_new"
        assert caught.value.details == {"version": NUMBER, "latest": LATEST}


def test_a_store_that_was_opened_before_a_newer_program_came_refuses_to_migrate(
    house: SQLiteHouse | Neo4jHouse,
) -> None:
    store = open_current(house)
    house.set_version(NUMBER)
    with pytest.raises(StoreSchemaError):
        store.migrate()
    store.close()


def test_a_store_with_an_older_vocabulary_asks_for_migrate_and_keeps_its_records(
    house: SQLiteHouse | Neo4jHouse,
) -> None:
    store = open_current(house)
    store.merge(GraphData(actors=(actor("a", municipality="297"),)))
    store.close()
    with pytest.raises(StoreSchemaError) as caught:
        house.open(NEWER_WORDS, migrate=False)
    assert caught.value.code == "store_outdated"
    newer = house.open(NEWER_WORDS, migrate=True)
    assert newer.actor("a").municipality == "297"
    newer.close()
    house.open(NEWER_WORDS, migrate=False).close()


def test_a_store_that_lacks_a_migration_asks_for_migrate_and_says_which_were_run(
    house: SQLiteHouse | Neo4jHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_current(house)
    later = Migration(LATEST + 1, "0007_more", "")
    store._migrations += (later,)  # type: ignore[attr-defined]
    with pytest.raises(StoreSchemaError) as caught:
        store._open(migrate=False)  # type: ignore[attr-defined]
    assert (caught.value.code, caught.value.details) == ("store_outdated", {"version": LATEST, "latest": LATEST + 1})
    reopened = open_current(house)
    reopened._migrations += (later,)  # type: ignore[attr-defined]
    assert reopened.migrate() == ("0007_more",)
    assert reopened.migrate() == ()
    reopened.close()


def test_a_store_of_the_first_version_asks_for_migrate_and_then_knows_its_actors_by_name(
    house: SQLiteHouse | Neo4jHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphsvc.store.engine_store.ROWS_AT_ONCE", 1)
    house.hold_old_at_first_version()
    with pytest.raises(StoreSchemaError) as caught:
        open_current(house)
    assert (caught.value.code, caught.value.details) == ("store_outdated", {"version": 1, "latest": LATEST})
    migrated = house.open(shipped_vocabulary(), migrate=True)
    assert migrated.actors_named(["kerho", "seura"]) == OLD
    assert migrated.actors_named(["klubb"]) == OLD[:1]
    assert migrated.actors(ActorFilter(words=("klub",)), Window()).items == OLD[:1]
    migrated.count_unanswered((), (), DAY)
    assert migrated.follow_ups() == migrated.corrections() == ()
    assert migrated.version() > 0
    migrated.close()
    open_current(house).close()


def test_a_migration_that_is_cut_off_before_actors_are_written_anew_is_finished_on_opening(
    house: SQLiteHouse | Neo4jHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    house.hold_old_at_first_version()
    monkeypatch.setattr("graphsvc.store.engine_store.merge_records", power_cut)
    with pytest.raises(KeyboardInterrupt):
        house.open(shipped_vocabulary(), migrate=True)
    monkeypatch.undo()
    finished = open_current(house)
    assert finished.actors_named(["kerho", "seura"]) == OLD
    finished.close()


def test_a_store_whose_making_was_cut_off_is_finished_on_opening(house: SQLiteHouse | Neo4jHouse) -> None:
    store = open_current(house)
    store._write(lambda run: run("delete_vocabulary_fingerprint"))  # type: ignore[attr-defined]
    store.close()
    finished = open_current(house)
    assert finished._stored_fingerprint() == shipped_vocabulary().fingerprint  # type: ignore[attr-defined]
    finished.close()


@pytest.mark.parametrize(
    "url", ["", "graph.db", "sqlite://", "sqlite:///", "sqlite://graph.db", "mysql://host/db", "neo4j://", "bolt:///x"]
)
def test_an_address_that_names_no_store_is_refused(url: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        open_store(url)
    assert caught.value.code == "store_url"


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Not a store, but long enough to be read as one. " * 40)
    with pytest.raises(StoreUnavailableError) as caught:
        open_store(f"sqlite:///{tmp_path / 'note.txt'}")
    assert caught.value.code == "store_not_a_store"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailableError) as caught:
        open_store(f"sqlite:///{tmp_path / 'file' / 'graph.db'}")
    assert caught.value.code == "store_not_writable"


def test_a_new_file_is_made_with_its_folder(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'new' / 'folder' / 'my graph.db'}")
    store.merge(GraphData(actors=(actor("a"),)))
    store.close()
    assert (tmp_path / "new" / "folder" / "my graph.db").is_file()


@pytest.mark.neo4j
def test_other_data_in_the_database_is_neither_read_nor_changed(neo4j_contents: Neo4jContents) -> None:
    neo4j_contents.empty()
    run = neo4j_contents.driver.execute_query
    run("""
        CREATE (hanks:Actor:Foreign {name: 'Tom Hanks'})-[:MEMBER_OF]->(:Actor:Foreign {name: 'SAG'}),
            (hanks)-[:OFFERS]->(:Offer:Foreign)-[:UNDER]->(:Topic:Foreign), (hanks)-[:LOCATED_IN]->(:Place:Foreign),
            (:Place:Foreign {name: 'x'})-[:WITHIN]->(:Place:Foreign {name: 'x'}),
            (:Event:Foreign {name: 'x'}), (:Dataset:Foreign {title: 'x'}), (:Need:Foreign), (:TargetGroup:Foreign)
    """)
    count = "MATCH (n:Foreign) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS ties"
    before = run(count).records
    try:
        store = neo4j_contents.store
        store.merge(GraphData(actors=(actor("a"), actor("b")), ties=(tie("t", "a", "b"),)))
        house = Neo4jHouse(neo4j_contents)
        house.open(NEWER_WORDS, migrate=True).close()
        house.open(shipped_vocabulary(), migrate=True).close()
        assert store.export() == GraphData(actors=(actor("a"), actor("b")), ties=(tie("t", "a", "b"),))
        counts = store.counts(DAY)
        assert (counts.actors, counts.ties, counts.offers, counts.needs) == (2, 1, 0, 0)
        assert store.subgraph(DAY).actors == (actor("a"), actor("b"))
        store.delete_actor("a")
        assert run(count).records == before
    finally:
        run("MATCH (n:Foreign) DETACH DELETE n")


@pytest.mark.neo4j
def test_other_data_that_stands_in_the_way_is_told_and_left_alone(neo4j_contents: Neo4jContents) -> None:
    neo4j_contents.empty()
    run = neo4j_contents.driver.execute_query
    house = Neo4jHouse(neo4j_contents)
    run("DROP CONSTRAINT event_id")
    run("MATCH (s:GraphsvcStore) REMOVE s.schema_version")
    run("CREATE (:Event:Foreign {id: 'x'}), (:Event:Foreign {id: 'x'})")
    try:
        with pytest.raises(StoreSchemaError) as caught:
            house.open(shipped_vocabulary(), migrate=True)
        assert caught.value.code == "store_shared"
        assert run("MATCH (n:Foreign) RETURN count(n) AS amount").records[0]["amount"] == 2
    finally:
        run("MATCH (n:Foreign) DELETE n")
        house.open(shipped_vocabulary(), migrate=True).close()

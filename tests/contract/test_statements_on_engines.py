"""Every statement means on its engine what its header says."""

import re
import sqlite3
from collections import defaultdict
from pathlib import Path

import pytest
from neo4j import Driver

from graphsvc import resources
from graphsvc.model import ActorKind, TieKind
from graphsvc.statements import Statement, load_statements
from graphsvc.store import open_store
from graphsvc.store.migrations import load_migrations
from tests.conftest import Neo4jContents

QUERIES = resources.folder("queries")
SQL = load_statements(QUERIES, "sql")
CYPHER = load_statements(QUERIES, "cypher")
NEO4J_ONLY = load_statements(QUERIES / "neo4j", "cypher")
ALL_CYPHER = {**CYPHER, **NEO4J_ONLY}
SAMPLE_VALUES = {"str": "x", "int": 0, "list": "[]", "rows": "[]", "date": "2024-05-01"}
READS = {"r": "read", "w": "write", "rw": "write"}
SCANS = {"AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "NodeIndexScan"}
SCANS |= {f"{way}{kind}Scan" for way in ("Directed", "Undirected") for kind in ("RelationshipType", "AllRelationships")}
SCANS |= {f"{way}UnionRelationshipTypesScan" for way in ("Directed", "Undirected")}
WHOLE_GRAPH = {
    "active_actors", "active_ties", "all_ties", "count_active_actors", "count_active_ties", "count_needs",
    "count_seated_actors", "count_seated_ties",
    "corrections", "count_offers", "datasets", "delete_corrections", "delete_follow_ups", "delete_imports", "follow_ups", "imports", "list_ties", "parts",
    "outline_actors", "outline_needs", "outline_offers", "outline_ties", "ties_begun", "ties_hanging_on", "unanswered",
}  # fmt: skip
SCANS_WHEN_ASKED_FOR_ALL = {"actors_by_id", "count_actors", "events", "list_actors", "needs_of", "offers_of"}
ONE_NODE = {
    "begin_filling", "begin_writing", "delete_touched", "delete_vocabulary_fingerprint", "end_filling", "insert_touched",
    "raise_version", "schema_version", "unfinished", "version", "vocabulary_fingerprint",
}  # fmt: skip
WHOLE_VOCABULARY = {"delete_place_within"}
LOOKUPS = sorted(ALL_CYPHER.keys() - WHOLE_GRAPH - SCANS_WHEN_ASKED_FOR_ALL - ONE_NODE - WHOLE_VOCABULARY)


@pytest.fixture(scope="module")
def driver(neo4j_contents: Neo4jContents) -> Driver:
    """A driver onto the shipped sample, which the planner knows as it is now and not as it was before it was loaded."""
    neo4j_contents.sample()
    neo4j_contents.driver.execute_query("CALL db.prepareForReplanning(60)")
    return neo4j_contents.driver


def test_every_statement_stands_in_both_dialects() -> None:
    assert SQL.keys() == CYPHER.keys()


@pytest.mark.parametrize("name", SQL)
def test_the_headers_of_both_dialects_agree(name: str) -> None:
    def header(statement: Statement) -> object:
        return statement.purpose, statement.parameters, statement.columns, statement.access

    assert header(SQL[name]) == header(CYPHER[name])


@pytest.mark.parametrize("name", SQL)
def test_sqlite_gives_the_columns_that_the_header_names(name: str, tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path / 'graph.db'}").close()
    connection = sqlite3.connect(tmp_path / "graph.db")
    values = defaultdict(int, {field.name: SAMPLE_VALUES.get(field.type) for field in SQL[name].parameters})
    described = connection.execute(SQL[name].text, values)
    assert [column[0] for column in described.description or ()] == [field.name for field in SQL[name].columns]
    assert ("write" if connection.in_transaction else "read") == SQL[name].access
    connection.close()


@pytest.mark.parametrize(
    ("name", "indexes"),
    [
        ("actors_behind", {"tie_source", "tie_target"}),
        ("actors_among", {"tie_source"}),
        ("actors_at", {"actor_municipality", "offer_actor"}),
        ("actors_identified", {"actor_business_id", "actor_register_number", "actor_ptv_id"}),
        ("actors_named", {"actor_key_fi", "actor_key_sv", "actor_key_en"}),
        ("actors_seated", {"actor_municipality"}),
        ("actors_tied", {"tie_source", "tie_target"}),
        ("actors_with_words", set()),
        ("offerers_serving", {"offer_actor"}),
        ("offerers_under", {"offer_topic"}),
        ("offers_by_id", set()),
        ("offers_in_brief", {"offer_actor"}),
        ("count_actors_seated", {"actor_municipality"}),
        ("count_seated_ties_among", {"tie_source"}),
        ("offer_outlines", {"offer_topic"}),
        ("offering", {"offer_actor"}),
        ("ties_among", {"tie_source"}),
        ("ties_of", {"tie_source", "tie_target"}),
    ],
)
def test_sqlite_looks_actors_and_ties_up_in_indexes(name: str, indexes: set[str], tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path / 'graph.db'}").close()
    connection = sqlite3.connect(tmp_path / "graph.db")
    values = {field.name: SAMPLE_VALUES.get(field.type) for field in SQL[name].parameters}
    plan = "\n".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {SQL[name].text}", values))
    connection.close()
    assert set(re.findall(r"SEARCH [anots] USING (?:COVERING )?INDEX ((?:actor|offer|tie)_\w+)", plan)) == indexes
    assert not re.search(r"SCAN [anost]\b(?! VIRTUAL)", plan)


@pytest.mark.neo4j
@pytest.mark.parametrize("name", ALL_CYPHER)
def test_neo4j_gives_the_columns_and_asks_for_the_access_that_the_header_names(name: str, driver: Driver) -> None:
    statement = ALL_CYPHER[name]
    with driver.session() as session:
        result = session.run(f"EXPLAIN {statement.text}")
        assert list(result.keys()) == [field.name for field in statement.columns]
        assert READS[str(result.consume().query_type)] == statement.access


@pytest.mark.neo4j
@pytest.mark.parametrize("name", LOOKUPS)
def test_a_lookup_by_id_uses_an_index(name: str, driver: Driver) -> None:
    assert not scans(driver, ALL_CYPHER[name])


@pytest.mark.neo4j
@pytest.mark.parametrize("name", sorted(SCANS_WHEN_ASKED_FOR_ALL - {"count_actors", "list_actors"}))
def test_a_lookup_that_may_ask_for_all_scans_nothing_where_ids_are_given(name: str, driver: Driver) -> None:
    with driver.session() as session:
        plan = session.run(f"PROFILE {ALL_CYPHER[name].text}", ids=["nobody"]).consume().profile
    assert plan is not None
    assert not [one for one in operators(plan) if one["operatorType"].split("@")[0] in SCANS and one["rows"]]


@pytest.mark.neo4j
def test_the_test_of_indexes_sees_a_scan(driver: Driver) -> None:
    assert scans(driver, CYPHER["active_actors"])
    assert scans(driver, CYPHER["active_ties"])


def test_the_schema_names_every_kind_of_tie() -> None:
    text = "".join(step.text for step in load_migrations(QUERIES / "migrations" / "neo4j"))
    assert [kind for kind in TieKind if f"[t:{kind.upper()}]" not in text] == []


@pytest.mark.parametrize("name", [name for name in CYPHER if "tie" in name and name != "insert_ties"])
def test_statements_on_ties_name_every_kind(name: str) -> None:
    assert "|".join(kind.upper() for kind in TieKind) in CYPHER[name].text


def test_the_statement_that_labels_actors_takes_off_the_label_of_every_kind() -> None:
    labels = "".join(f":{kind.capitalize()}" for kind in ActorKind)
    assert f"REMOVE a{labels}\n" in CYPHER["merge_actors"].text


def scans(driver: Driver, statement: Statement) -> list[str]:
    """The steps of a statement's plan that go through all nodes or ties of a sort; places are few."""
    with driver.session() as session:
        plan = session.run(f"EXPLAIN {statement.text}").consume().plan
    assert plan is not None
    steps = [one for one in operators(plan) if one["operatorType"].split("@")[0] in SCANS]
    return [one["operatorType"] for one in steps if one["args"].get("Details") != "place:Place"]


def operators(plan: dict) -> list[dict]:
    """All steps of a plan."""
    return [plan, *(step for child in plan.get("children", ()) for step in operators(child))]

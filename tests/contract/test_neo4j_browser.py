"""A person who opens Neo4j Browser finds the graph the way the documentation tells it."""

from datetime import date
from typing import Any

import pytest
from neo4j.spatial import WGS84Point
from neo4j.time import Date

from graphsvc.model import ActorKind, Event, GraphData, LocalText, Point, TieKind
from tests.conftest import Neo4jContents
from tests.contract.records import IISALMI, KUOPIO, actor, need, offer, tie

pytestmark = pytest.mark.neo4j
SUBTYPES = {
    ActorKind.ORGANISATION: "association",
    ActorKind.MUNICIPALITY: "municipality",
    ActorKind.COUNCIL: "youth_council",
    ActorKind.PROJECT: "project",
}


@pytest.fixture
def contents(neo4j_contents: Neo4jContents) -> Neo4jContents:
    """The database, empty."""
    neo4j_contents.empty()
    return neo4j_contents


def rows(contents: Neo4jContents, cypher: str) -> list[list[Any]]:
    """What Neo4j Browser would show."""
    return [record.values() for record in contents.driver.execute_query(cypher).records]


@pytest.mark.parametrize("kind", ActorKind)
def test_an_actor_bears_the_label_of_its_kind(contents: Neo4jContents, kind: ActorKind) -> None:
    contents.store.merge(GraphData(actors=(actor("a", kind=kind, subtype=SUBTYPES[kind]),)))
    assert rows(contents, "MATCH (a:Actor) RETURN labels(a)") == [[["Actor", kind.value.capitalize()]]]


def test_an_actor_that_changes_its_kind_loses_the_old_label(contents: Neo4jContents) -> None:
    contents.store.merge(GraphData(actors=(actor("a"),)))
    contents.store.merge(GraphData(actors=(actor("a", kind=ActorKind.PROJECT, subtype="project"),)))
    assert rows(contents, "MATCH (a:Actor {id: 'a'}) RETURN labels(a)") == [[["Actor", "Project"]]]


def test_a_label_that_a_person_gave_stays(contents: Neo4jContents) -> None:
    contents.store.merge(GraphData(actors=(actor("a"),)))
    contents.driver.execute_query("MATCH (a:Actor {id: 'a'}) SET a:Favourite")
    contents.store.merge(GraphData(actors=(actor("a", "Uusi"),)))
    assert rows(contents, "MATCH (a:Favourite:Organisation) RETURN a.name") == [["Uusi"]]


def test_names_for_captions_are_finnish_first(contents: Neo4jContents) -> None:
    contents.store.merge(
        GraphData(actors=(actor("a", names=LocalText("Kerho", "Klubb")), actor("b", names=LocalText(sv="Klubb"))))
    )
    assert rows(contents, "MATCH (a:Actor) RETURN a.name ORDER BY a.id") == [["Kerho"], ["Klubb"]]
    assert rows(contents, f"MATCH (p:Place {{id: '{KUOPIO}'}}) RETURN p.name") == [["Kuopio"]]
    assert rows(contents, "MATCH (t:Topic {id: 'koulutus'}) RETURN t.name IS NOT NULL") == [[True]]
    assert rows(contents, "MATCH (g:TargetGroup {id: 'nuoret'}) RETURN g.name") == [["nuoret"]]


@pytest.mark.parametrize("kind", TieKind)
def test_a_tie_is_a_relationship_of_its_kind_with_native_days(contents: Neo4jContents, kind: TieKind) -> None:
    kept = tie("t", "a", "b", kind=kind, start_date=date(2024, 2, 29), level=3, planned=True)
    contents.store.merge(GraphData(actors=(actor("a"), actor("b")), ties=(kept,)))
    found = rows(contents, "MATCH (a:Actor)-[t]->(b:Actor) RETURN a.id, type(t), b.id, properties(t)")
    assert [row[:3] for row in found] == [["a", kind.upper(), "b"]]
    assert found[0][3]["start_date"] == Date(2024, 2, 29)
    assert (found[0][3]["id"], found[0][3]["level"], found[0][3]["planned"]) == ("t", 3, True)


def test_a_tie_that_changes_its_kind_leaves_no_relationship_behind(contents: Neo4jContents) -> None:
    contents.store.merge(GraphData(actors=(actor("a"), actor("b")), ties=(tie("t", "a", "b"),)))
    contents.store.merge(GraphData(ties=(tie("t", "b", "a", kind=TieKind.HOSTS),)))
    found = rows(contents, "MATCH (a:Actor)-[t]->(b:Actor) RETURN a.id, type(t), b.id")
    assert found == [["b", "HOSTS", "a"]]


def test_where_an_actor_sits_and_serves_can_be_walked(contents: Neo4jContents) -> None:
    contents.store.merge(GraphData(actors=(actor("a", municipality=KUOPIO, serves=("region:11", IISALMI)),)))
    contents.store.merge(GraphData(actors=(actor("a", municipality=IISALMI, serves=(KUOPIO, "region:11")),)))
    assert rows(contents, "MATCH (:Actor {id: 'a'})-[:LOCATED_IN]->(p:Place) RETURN p.id") == [[IISALMI]]
    served = "MATCH (:Actor {id: 'a'})-[s:SERVES]->(p:Place) RETURN p.id, s.position ORDER BY s.position"
    assert rows(contents, served) == [[KUOPIO, 0], ["region:11", 1]]
    assert ["region:11"] in rows(contents, f"MATCH (:Place {{id: '{KUOPIO}'}})-[:WITHIN]->(p:Place) RETURN p.id")


def test_what_an_actor_offers_and_needs_can_be_walked(contents: Neo4jContents) -> None:
    links = {"target_groups": ("nuoret", "lapset"), "places": (KUOPIO,)}
    contents.store.merge(
        GraphData(
            actors=(actor("a"),), offers=(offer("o", "a", **links),), needs=(need("n", "a", "viestinta", **links),)
        )
    )
    for path, topic in (("-[:OFFERS]->(x:Offer)", "koulutus"), ("-[:NEEDS]->(x:Need)", "viestinta")):
        walk = f"MATCH (:Actor){path}-[:UNDER]->(t:Topic), (x)-[f:FOR]->(g:TargetGroup), (x)-[:IN]->(p:Place)"
        found = rows(contents, f"{walk} RETURN t.id, g.id, p.id ORDER BY f.position")
        assert found == [[topic, "nuoret", KUOPIO], [topic, "lapset", KUOPIO]]


def test_points_are_native_so_that_distances_can_be_asked(contents: Neo4jContents) -> None:
    contents.store.merge(GraphData(actors=(actor("a", point=Point(62.5, 27.5)), actor("b"))))
    assert rows(contents, "MATCH (a:Actor) RETURN a.location ORDER BY a.id") == [[WGS84Point((27.5, 62.5))], [None]]
    near = "MATCH (a:Actor), (p:Place {id: '297'}) WHERE point.distance(a.location, p.location) < 100000 RETURN a.id"
    assert rows(contents, near) == [["a"]]


def test_an_event_is_a_node_where_it_takes_place(contents: Neo4jContents) -> None:
    contents.store.merge(GraphData(events=(Event(id="e", names=LocalText("Ilta"), municipality=KUOPIO),)))
    assert rows(contents, "MATCH (e:Event)-[:LOCATED_IN]->(p:Place) RETURN e.name, p.name") == [["Ilta", "Kuopio"]]


def test_an_id_is_borne_once(contents: Neo4jContents) -> None:
    contents.store.merge(GraphData(actors=(actor("a"), actor("b")), ties=(tie("t", "a", "b"),)))
    found = rows(
        contents, "SHOW CONSTRAINTS YIELD entityType, type RETURN entityType, type, count(*) ORDER BY entityType"
    )
    assert found == [["NODE", "UNIQUENESS", 14], ["RELATIONSHIP", "RELATIONSHIP_UNIQUENESS", len(TieKind)]]


def test_a_deleted_actor_leaves_no_offers_and_needs_behind(contents: Neo4jContents) -> None:
    contents.store.merge(GraphData(actors=(actor("a"),), offers=(offer("o", "a"),), needs=(need("n", "a"),)))
    contents.store.delete_actor("a")
    assert rows(contents, "MATCH (x:Actor|Offer|Need) RETURN labels(x)") == []

from datetime import date

import networkx as nx
import pytest
from flask.testing import FlaskClient

from graphsvc.analysis.project_end import SUCCESSOR_WEIGHTS
from graphsvc.model import Event, GraphData, LocalText
from graphsvc.store import GraphStore
from graphsvc.web import create_app
from tests.contract.records import actor, tie

ON = date(2020, 10, 15)


def report(client: FlaskClient, **asked: object) -> dict:
    response = client.get("/api/v1/reports/project-end", query_string=asked)
    assert response.status_code == 200, response.text
    return response.json


def ids(actors: list[dict]) -> set[str]:
    return {actor["id"] for actor in actors}


def networks(store: GraphStore, leaving: str) -> tuple["nx.Graph[str]", "nx.Graph[str]"]:
    subgraph = store.subgraph(ON)
    before: nx.Graph[str] = nx.Graph()
    before.add_nodes_from(actor.id for actor in subgraph.actors)
    after = before.copy()
    before.add_edges_from((tie.source, tie.target) for tie in subgraph.ties)
    after.add_edges_from((tie.source, tie.target) for tie in subgraph.ties if tie.basis != leaving)
    after.remove_node(leaving)
    return before, after


@pytest.mark.parametrize("leaving", ["veke", "luonnollisesti", "stea", "annalan_huvila"])
def test_what_goes_is_what_networkx_sees_gone(client: FlaskClient, sample_store: GraphStore, leaving: str) -> None:
    told, (before, after) = report(client, actor=leaving, limit=1000), networks(sample_store, leaving)
    gone = [tie for tie in sample_store.subgraph(ON).ties if leaving in (tie.source, tie.target, tie.basis)]
    assert [tie["id"] for tie in told["lost_ties"]] == sorted(tie.id for tie in gone)
    assert ids(told["alone"]) == {node for node in after if before.degree[node] and not after.degree[node]}
    for name, graph in (("before", before), ("after", after)):
        assert told[name]["components"] == nx.number_connected_components(graph)
        assert told[name]["global_efficiency"] == pytest.approx(nx.global_efficiency(graph), abs=1e-9)
    lost = {
        frozenset((one, other))
        for one, other in nx.non_edges(before)
        if leaving not in (one, other)
        and any(nx.common_neighbors(before, one, other))
        and not any(nx.common_neighbors(after, one, other))
    }
    assert {frozenset(pair) for pair in told["lost_introductions"]} == lost
    assert told["lost_introductions_total"] == len(lost)
    assert told["names"].keys() == {end for pair in lost for end in pair}


def test_the_repairs_join_what_veke_held_together_and_say_why(client: FlaskClient, sample_store: GraphStore) -> None:
    told, (before, after) = report(client, actor="veke"), networks(sample_store, "veke")
    parts = nx.number_connected_components(after)
    after.add_edges_from(tuple(actor["id"] for actor in repair["actors"]) for repair in told["repairs"])
    end = sample_store.actor("veke").end_date
    ending = {one.id for one in sample_store.subgraph(ON).actors if one.end_date and end and one.end_date <= end}
    held = nx.node_connected_component(before, "veke") - ending
    assert nx.is_connected(after.subgraph(held))
    assert nx.number_connected_components(after) == parts - len(told["repairs"])
    assert all(repair["reasons"] for repair in told["repairs"])


def test_whoever_could_go_on_is_tied_to_those_affected_and_has_no_known_end(client: FlaskClient) -> None:
    told = report(client, actor="veke", lang="en")
    assert told["weights"] == dict(SUCCESSOR_WEIGHTS)
    assert 1 <= len(told["successors"]) <= 3
    assert all(one["actor"]["kind"] in ("organisation", "municipality") for one in told["successors"])
    assert all(0 < one["parts"]["ties"] <= 1 for one in told["successors"])
    assert "actors whom the end affects" in told["successors"][0]["text"]


def test_help_that_nobody_else_gives_there_is_lost(client: FlaskClient) -> None:
    lost = report(client, actor="varkauden_omaishoitajat")["lost_help"]
    assert "omaishoito" in {help_["topic"]["id"] for help_ in lost}
    assert {help_["topic"]["id"] for help_ in report(client, actor="veke")["lost_help"]} <= {
        offer["topic"]["id"] for offer in client.get("/api/v1/actors/veke").json["offers"]
    }


def test_whoever_no_longer_acts_takes_no_help_away(client: FlaskClient) -> None:
    assert report(client, actor="kumppanuudella", on="2019-06-01")["lost_help"]
    assert report(client, actor="kumppanuudella")["lost_help"] == []


def test_the_summary_says_in_words_what_goes(client: FlaskClient) -> None:
    told = report(client, actor="veke", lang="en")
    assert told["summary"][0] == f"{len(told['lost_ties'])} ties would end."
    assert len(told["summary"]) == 5


def test_asking_changes_nothing(client: FlaskClient, sample_store: GraphStore) -> None:
    before = sample_store.export()
    report(client, actor="veke")
    assert sample_store.export() == before


def test_what_ends_within_a_year_is_listed_the_next_first(client: FlaskClient) -> None:
    told = client.get("/api/v1/reports/ending").json["actors"]
    first = told[0]
    assert (first["actor"]["id"], first["ties"], first["actors"], first["alone"]) == ("hyvtilat_hanke", 10, 6, 0)
    days = [one["end_date"] for one in told]
    assert days == sorted(days)
    assert all("2020-10-15" <= day <= "2021-10-15" for day in days)
    only = client.get("/api/v1/reports/ending?kind=organisation").json["actors"]
    assert {one["actor"]["kind"] for one in only} == {"organisation"}


def test_what_ends_within_a_year_of_the_last_day_there_is_can_be_asked(client: FlaskClient) -> None:
    told = client.get("/api/v1/reports/ending?on=9999-12-31")
    assert (told.status_code, told.json["actors"], told.json["events"]) == (200, [], [])


def test_an_event_that_ties_rest_on_is_listed_when_it_ends(store: GraphStore) -> None:
    event = Event(id="workshops", names=LocalText(fi="Työpajat"), end_date=date(2026, 5, 1))
    ends = (tie("t1", "a", "b", basis="workshops"), tie("t2", "a", "b", basis="gone"))
    gone = Event(id="gone", names=LocalText(fi="Ohi"), end_date=date(2026, 2, 1))
    store.merge(GraphData(actors=(actor("a"), actor("b")), ties=ends, events=(event, gone)))
    with create_app(store).test_client() as client:
        told = client.get("/api/v1/reports/ending?on=2026-03-01").json
    assert told["events"] == [{"id": "workshops", "name": "Työpajat", "end_date": "2026-05-01", "ties": 1}]

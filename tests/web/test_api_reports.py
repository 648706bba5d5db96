"""The reports over HTTP, on each engine."""

from collections.abc import Mapping
from datetime import date

import networkx as nx
import pytest
from flask.testing import FlaskClient

from graphsvc.analysis.partners import WEIGHTS
from graphsvc.asking.introductions import introductions, warmest_ties
from graphsvc.store import GraphStore

ON = date(2020, 10, 15)


def report(client: FlaskClient, name: str, **asked: object) -> dict:
    response = client.get(f"/api/v1/reports/{name}", query_string=asked)
    assert response.status_code == 200, response.text
    return response.json


def network(store: GraphStore, on: date = ON) -> "nx.Graph[str]":
    subgraph = store.subgraph(on)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(actor.id for actor in subgraph.actors)
    graph.add_edges_from((tie.source, tie.target) for tie in subgraph.ties)
    return graph


def near(value: float) -> object:
    return pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize(
    "asked",
    ["isolated", "bridges", "health", "suggestions?actor=veke", "evening?actor=veke&actor=soppi"],
)
def test_every_report_says_its_day_its_definition_and_how_it_flattened(client: FlaskClient, asked: str) -> None:
    told = client.get(f"/api/v1/reports/{asked}").json
    assert told["on"] == "2020-10-15"
    assert told["definition"].endswith(".")
    flattening = {"tie_kinds": "all", "directed": False, "parallel_ties": "once", "weighted": False}
    assert flattening.items() <= told["parameters"].items()
    moved = client.get(f"/api/v1/reports/{asked}{'&' if '?' in asked else '?'}on=2020-06-01&lang=en").json
    assert (moved["on"], moved["definition"][0].isascii()) == ("2020-06-01", True)


def test_health_is_as_networkx_measures_it(client: FlaskClient, sample_store: GraphStore) -> None:
    told, graph = report(client, "health"), network(sample_store)
    sizes = [len(part) for part in nx.connected_components(graph)]
    actors = len(graph)
    assert (told["actors"], told["ties"], told["pairs"]) == (115, 123, graph.number_of_edges())
    assert (told["components"], told["largest_component"]) == (len(sizes), max(sizes))
    assert told["isolates"] == nx.number_of_isolates(graph)
    assert told["density"] == near(nx.density(graph))
    assert told["transitivity"] == near(nx.transitivity(graph))
    assert told["global_efficiency"] == near(nx.global_efficiency(graph))
    assert told["fragmentation"] == near(1 - sum(size * (size - 1) for size in sizes) / (actors * (actors - 1)))
    degrees = [degree for _, degree in graph.degree]
    centralization = sum(max(degrees) - degree for degree in degrees) / ((actors - 1) * (actors - 2))
    assert told["degree_centralization"] == near(centralization)


def test_health_says_how_open_the_groups_are_beside_what_chance_would_give(client: FlaskClient) -> None:
    by = report(client, "health")["ei_index"]
    assert set(by) == {"municipality", "subregion", "region", "wellbeing_county", "sector"}
    assert all(-1 <= index[name] <= 1 for index in by.values() for name in ("value", "expected"))


def test_health_of_a_part_counts_those_who_sit_there_or_serve_no_other_place(client: FlaskClient) -> None:
    told = report(client, "health", place="region:11", lang="en")
    seated = client.get("/api/v1/actors?region=region:11&per_page=500").json["contents"]
    assert told["actors"] > sum(actor["is_active"] for actor in seated)
    assert told["ties"] > 20
    assert report(client, "bridges", place="region:11")["cut_off"][0]["actor"]["id"] == "veke"
    only = report(client, "health", sector="third", topic="vertaistuki")
    assert only["actors"] < report(client, "health", sector="third")["actors"]


def test_health_of_nobody_is_undefined_and_says_why(client: FlaskClient) -> None:
    told = report(client, "health", place="047", lang="en")
    assert (told["actors"], told["degree_centralization"], told["fragmentation"]) == (0, None, None)
    assert told["ei_index"]["sector"]["value"] is None
    assert {"degree_centralization", "fragmentation", "ei_index.sector", "core_periphery"} <= set(told["undefined"])


def test_health_is_compared_with_another_day(client: FlaskClient) -> None:
    told = report(client, "health", compare_on="2021-06-01")
    then = report(client, "health", on="2021-06-01")
    assert told["compared"] == {name: then[name] for name in told["compared"]}
    assert told["compared"]["ties"] < told["ties"]


def test_health_tells_how_sure_the_numbers_are_and_explains_them(client: FlaskClient) -> None:
    told = report(client, "health", lang="sv")
    assert told["global_efficiency_standard_error"] == 0
    assert all(spread["least"] <= spread["most"] for spread in told["robustness"].values())
    assert told["robustness"]["largest_component"]["most"] <= told["largest_component"]
    assert set(told["robustness"]) <= set(told["meanings"])


def test_the_isolated_have_no_tie_one_or_only_time_limited_ones(client: FlaskClient, sample_store: GraphStore) -> None:
    subgraph = sample_store.subgraph(ON)
    told = {one["actor"]["id"]: one for one in report(client, "isolated")["actors"]}
    for actor in subgraph.actors:
        ties = [tie for tie in subgraph.ties if actor.id in (tie.source, tie.target)]
        if actor.id in told:
            assert told[actor.id]["ties"] == len(ties)
            assert len(ties) <= 1 or told[actor.id]["only_time_limited"]
        else:
            assert not actor.is_active(ON) or (len(ties) > 1 and any(tie.end_date is None for tie in ties))


def test_each_of_the_isolated_gets_three_first_contacts_with_reasons(client: FlaskClient) -> None:
    told = report(client, "isolated")
    assert told["total"] == len(told["actors"])
    for one in told["actors"]:
        assert len({suggestion["actor"]["id"] for suggestion in one["suggestions"]} - {one["actor"]["id"]}) == 3
        assert all(suggestion["reasons"] for suggestion in one["suggestions"])


def test_the_isolated_are_filtered_but_their_ties_are_counted_in_the_whole_network(client: FlaskClient) -> None:
    whole = {one["actor"]["id"]: one["ties"] for one in report(client, "isolated")["actors"]}
    part = report(client, "isolated", place="297", kind="organisation")["actors"]
    assert part
    assert all(one["actor"]["municipality"] == "297" for one in part)
    assert all(whole[one["actor"]["id"]] == one["ties"] for one in part)
    assert len(report(client, "isolated", limit=2)["actors"]) == 2


def test_councils_that_advise_their_municipalities_are_not_among_the_unlinked(client: FlaskClient) -> None:
    assert report(client, "isolated")["unlinked_councils"] == []


def test_suggestions_leave_out_the_actor_its_partners_and_those_who_do_not_act(
    client: FlaskClient, sample_store: GraphStore
) -> None:
    told = report(client, "suggestions", actor="veke", limit=1000)["suggestions"]
    suggested = {one["actor"]["id"] for one in told}
    assert suggested.isdisjoint({"veke", *network(sample_store)["veke"]})
    assert all(one["actor"]["is_active"] for one in told)
    assert [one["score"] for one in told] == sorted((one["score"] for one in told), reverse=True)


def test_parts_make_the_score_by_the_published_weights(client: FlaskClient) -> None:
    told = report(client, "suggestions", actor="annalan_huvila")
    assert told["weights"] == dict(WEIGHTS)
    for one in told["suggestions"]:
        parts: Mapping[str, float] = one["parts"]
        mean = sum(WEIGHTS[name] * part for name, part in parts.items()) / sum(WEIGHTS[name] for name in parts)
        assert all(0 <= part <= 1 for part in parts.values())
        assert one["score"] == pytest.approx(mean)


def test_a_suggestion_says_why_and_who_can_introduce(client: FlaskClient) -> None:
    told = report(client, "suggestions", actor="ps_syopayhdistys", limit=100, lang="en")["suggestions"]
    introduced = next(one for one in told if one["introduction"])
    assert introduced["introduction"]["paths"][0][0] == "ps_syopayhdistys"
    assert introduced["introduction"]["paths"][0][-1] == introduced["actor"]["id"]
    told += report(client, "suggestions", actor="annalan_huvila", limit=100, lang="en")["suggestions"]
    kinds = {reason["kind"] for one in told for reason in one["reasons"]}
    assert {"need_met", "same_topic", "target_group", "distance", "shared_partners"} <= kinds


def test_nobody_is_suggested_with_whom_a_tie_is_planned(client: FlaskClient, sample_store: GraphStore) -> None:
    planned = next(tie for tie in sample_store.export().ties if tie.planned)
    told = report(client, "suggestions", actor=planned.source, limit=1000)["suggestions"]
    assert planned.target not in {one["actor"]["id"] for one in told}


def test_bridges_are_as_networkx_finds_them(client: FlaskClient, sample_store: GraphStore) -> None:
    told, graph = report(client, "bridges", limit=1000), network(sample_store)
    between, tight = nx.betweenness_centrality(graph), nx.constraint(graph)
    assert set(told["articulation_points"]) == set(nx.articulation_points(graph))
    assert {frozenset(bridge) for bridge in told["bridges"]} == {frozenset(bridge) for bridge in nx.bridges(graph)}
    assert {one["actor"]["id"] for one in told["brokers"]} == {id_ for id_, value in between.items() if value > 0}
    for one in told["brokers"]:
        assert one["betweenness_centrality"] == near(between[one["actor"]["id"]])
        assert one["constraint"] == near(tight[one["actor"]["id"]])


def test_twenty_brokers_are_told_best_first_unless_asked_otherwise(client: FlaskClient) -> None:
    told = report(client, "bridges", by="sector", lang="en")["brokers"]
    values = [one["betweenness_centrality"] for one in told]
    assert len(told) == 20
    assert values == sorted(values, reverse=True)
    assert any(one["roles"] and "times" in one["text"] for one in told)
    assert len(report(client, "bridges", limit=3)["brokers"]) == 3


def test_whom_an_actor_would_leave_cut_off_is_told_in_words(client: FlaskClient) -> None:
    first = report(client, "bridges", lang="en")["cut_off"][0]
    assert first["actor"]["id"] == "veke"
    assert len(first["cut_off"]) > 10
    assert f"{len(first['cut_off'])} actors would be cut off" in first["text"]


def test_an_evening_pairs_each_participant_once(client: FlaskClient, sample_store: GraphStore) -> None:
    ids = ["veke", "annalan_huvila", "soppi", "ps_syopayhdistys", "stea"]
    told = client.get(f"/api/v1/reports/evening?actor={'&actor='.join(ids)}").json
    met = [actor["id"] for pair in told["pairs"] for actor in pair["actors"]]
    assert sorted([*met, *(actor["id"] for actor in told["unpaired"])]) == sorted(ids)
    graph = network(sample_store)
    assert not any(graph.has_edge(*(actor["id"] for actor in pair["actors"])) for pair in told["pairs"])


@pytest.mark.parametrize(
    ("asked", "status", "parameter"),
    [
        ("health?place=nowhere", 404, "place"),
        ("health?topic=nothing", 404, "topic"),
        ("health?sector=none", 400, "sector"),
        ("suggestions?actor=nobody", 404, "actor"),
        ("suggestions", 400, "actor"),
        ("evening?actor=veke&actor=nobody", 404, "actor"),
        ("evening?actor=veke&actor=kumppanuudella", 400, "actor"),
        ("bridges?by=shoe_size", 400, "by"),
        ("isolated?limit=0", 400, "limit"),
    ],
)
def test_what_is_wrong_is_told_with_the_parameter_at_fault(
    client: FlaskClient, asked: str, status: int, parameter: str
) -> None:
    answer = client.get(f"/api/v1/reports/{asked}")
    assert (answer.status_code, answer.json["parameter"]) == (status, parameter)


def test_suggestions_are_introduced_by_the_warmest_ways_of_the_whole_network(
    client: FlaskClient, sample_store: GraphStore
) -> None:
    day = sample_store.subgraph(ON)
    acting = {actor.id for actor in day.actors if actor.is_active(ON)}
    whole = warmest_ties([tie for tie in day.ties if {tie.source, tie.target} <= acting], ON)
    for asker in ("veke", "annalan_huvila"):
        for one in report(client, "suggestions", actor=asker, limit=40)["suggestions"]:
            ways = [list(way.actors) for way in introductions(whole, asker, one["actor"]["id"])]
            assert ways == (one["introduction"] or {"paths": []})["paths"]

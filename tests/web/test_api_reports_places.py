"""The reports about places and days: gaps, municipalities, changes."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from graphsvc.model import GraphData
from graphsvc.store import GraphStore
from graphsvc.vocabulary import shipped_vocabulary
from graphsvc.web import create_app
from tests.contract.records import actor, offer

ON = date(2020, 10, 15)


def report(client: FlaskClient, name: str, **asked: object) -> dict:
    response = client.get(f"/api/v1/reports/{name}", query_string=asked)
    assert response.status_code == 200, response.text
    return response.json


def test_gaps_tell_topic_place_population_helpers_and_the_nearest(client: FlaskClient) -> None:
    told = report(client, "gaps", place="region:11", topic="omaishoito", lang="en")
    by_place = {gap["place"]["id"]: gap for gap in told["gaps"]}
    assert by_place["915"]["kind"] == "only_one"
    assert by_place["915"]["helpers"] == 1
    iisalmi = by_place["140"]
    assert (iisalmi["kind"], iisalmi["helpers"]) == ("nobody_near", 0)
    assert iisalmi["nearest_km"] == pytest.approx(143, abs=1)
    assert iisalmi["text"] == "Nobody offers this here. The nearest is about 143 kilometres away."
    assert iisalmi["population"] == shipped_vocabulary().places["140"].population


def test_gaps_are_the_worst_first_then_of_most_people(client: FlaskClient) -> None:
    told = report(client, "gaps", topic="omaishoito")
    order = ["nobody_near", "only_ending", "only_one"]
    keys = [(order.index(gap["kind"]), -gap["population"]) for gap in told["gaps"]]
    assert keys == sorted(keys)
    assert {gap["place"]["level"] for gap in told["gaps"]} == {"region"}
    assert told["total"] == len(told["gaps"])


def test_topics_that_nobody_offers_anywhere_stand_apart(client: FlaskClient) -> None:
    told = report(client, "gaps", limit=1)
    nowhere = {topic["id"] for topic in told["offered_nowhere"]}
    assert nowhere
    assert told["gaps"][0]["topic"]["id"] not in nowhere
    for topic in sorted(nowhere)[:3]:
        assert client.get(f"/api/v1/actors?topic={topic}").json["total_items"] == 0


def test_the_landscape_of_kuopio_tells_who_acts_there(client: FlaskClient, sample_store: GraphStore) -> None:
    told = report(client, "municipality/297")
    subgraph = sample_store.subgraph(ON)
    seated = {actor.id for actor in subgraph.actors if actor.municipality == "297" and actor.is_active(ON)}
    assert {actor["id"] for actor in told["seated"]} == seated
    assert seated.isdisjoint(actor["id"] for actor in told["serving"])
    assert all(topic["seated"] + topic["serving"] > 0 for topic in told["topics"])
    freshness = told["freshness"]
    assert freshness["fresh"] + freshness["old"] + freshness["never"] == len(seated)
    pairs = {frozenset((tie.source, tie.target)) for tie in subgraph.ties}
    crossing = [pair for pair in pairs if len(pair & {a.id for a in subgraph.actors if a.municipality == "297"}) == 1]
    assert sum(to["pairs"] for to in told["pairs_to"]) + told["pairs_to_unknown"] == len(crossing)


def test_those_who_serve_the_whole_country_are_told_apart_from_those_nearby(client: FlaskClient) -> None:
    told = report(client, "municipality/297")
    nationwide = {actor["id"] for actor in told["nationwide"]}
    serving = {actor["id"] for actor in told["serving"]}
    assert {"stea", "thl"} <= nationwide < serving
    assert {"veke", "ps_sotejarjestot"} <= serving - nationwide
    by_topic = {topic["topic"]["id"]: topic for topic in told["topics"]}
    funding = by_topic["rahoitus"]
    assert funding["serving"] - funding["nearby"] > 0
    assert all(topic["nearby"] <= topic["serving"] for topic in told["topics"])
    assert all(topic["group"]["id"].startswith("group:") for topic in told["topics"])


def test_topics_tell_whom_those_here_and_nearby_help(client: FlaskClient) -> None:
    by_topic = {topic["topic"]["id"]: topic for topic in report(client, "municipality/915")["topics"]}
    assert {"id": "omaishoitajat", "label": "omaishoitajat ja läheiset"} in by_topic["omaishoito"]["target_groups"]


def test_a_branch_is_told_with_the_association_that_it_belongs_to(client: FlaskClient) -> None:
    branches = report(client, "municipality/297")["branches"]
    assert [(one["actor"]["id"], one["whole"]["id"]) for one in branches] == [("ps_syopayhdistys", "syopajarjestot")]


def test_what_ends_soon_here_and_nearby_is_told(client: FlaskClient) -> None:
    assert [one["actor"]["id"] for one in report(client, "municipality/297")["ending"]] == ["veke", "veke_ohjausryhma"]
    assert report(client, "municipality/593")["ending"] == []


def test_neighbours_with_and_without_ties_are_told(client: FlaskClient) -> None:
    told = report(client, "municipality/297")
    neighbours = set(shipped_vocabulary().places["297"].neighbours)
    tied = {to["municipality"]["id"] for to in told["pairs_to"] if to["is_neighbour"]}
    assert {place["id"] for place in told["untied_neighbours"]} == neighbours - tied


def test_a_municipality_is_compared_with_those_of_its_class_and_size_of_which_something_is_known(
    client: FlaskClient, sample_store: GraphStore
) -> None:
    told, places = report(client, "municipality/593"), shipped_vocabulary().places
    own = places["593"]
    known = {actor.municipality for actor in sample_store.subgraph(ON).actors}
    similar = [places[one["place"]["id"]] for one in told["similar"]]
    assert told["urban_rural"] == "semi_urban"
    assert len(similar) == 5
    assert {one.urban_rural for one in similar} == {own.urban_rural}
    assert {one.id for one in similar} <= known - {"593"}
    ratios = [max(one.population / own.population, own.population / one.population) for one in similar]
    assert ratios == sorted(ratios)
    assert ratios[-1] <= 3


def test_what_is_missing_is_helped_with_in_half_of_the_similar_municipalities(client: FlaskClient) -> None:
    told = report(client, "municipality/593")
    here = {topic["topic"]["id"] for topic in told["topics"]}
    assert told["missing"]
    assert all(missing["similar"] >= 3 and missing["topic"]["id"] not in here for missing in told["missing"])


def test_what_only_one_similar_municipality_has_is_not_called_missing(store: GraphStore) -> None:
    actors = tuple(actor(f"a{code}", municipality=code) for code in ("593", "140", "305"))
    both = (offer("o1", "a140", "vertaistuki"), offer("o2", "a305", "vertaistuki"))
    store.merge(GraphData(actors=actors, offers=(*both, offer("o3", "a140", "omaishoito"))))
    with create_app(store).test_client() as client:
        told = report(client, "municipality/593")
    assert [(one["topic"]["id"], one["similar"]) for one in told["missing"]] == [("vertaistuki", 2)]


def test_nothing_is_missing_where_there_is_nothing_to_compare_with(client: FlaskClient) -> None:
    told = report(client, "municipality/091")
    assert (told["similar"], told["missing"]) == ([], [])


def test_changes_tell_what_began_and_ended_and_who_came_out_of_isolation(
    client: FlaskClient, sample_store: GraphStore
) -> None:
    since = date(2018, 6, 1)
    told = report(client, "changes", since=since.isoformat())
    then, now = ({tie.id for tie in sample_store.subgraph(day).ties} for day in (since, ON))
    assert {tie["id"] for tie in told["began"]} == now - then
    assert {tie["id"] for tie in told["ended"]} == then - now
    for one in told["out_of_isolation"]:
        ties = client.get(f"/api/v1/actors/{one['id']}/ties?per_page=1").json
        assert ties["total_items"] > 0
        assert client.get(f"/api/v1/actors/{one['id']}/ties?on={since}").json["total_items"] == 0
    based = report(client, "changes", since="2018-06-01", basis="hyvtilat_hanke")["began"]
    assert based
    assert {tie["basis"] for tie in based} == {"hyvtilat_hanke"}


def test_nothing_changes_from_a_day_to_itself(client: FlaskClient) -> None:
    told = report(client, "changes", since="2020-10-15")
    assert [told[name] for name in ("began", "ended", "out_of_isolation", "into_isolation")] == [[], [], [], []]


@pytest.mark.parametrize(
    ("asked", "status", "parameter"),
    [
        ("municipality/region:11", 400, "code"),
        ("municipality/000", 404, "code"),
        ("gaps?place=297&by=region", 400, "by"),
        ("gaps?by=village", 400, "by"),
        ("changes", 400, "since"),
    ],
)
def test_what_is_wrong_is_told_with_the_parameter_at_fault(
    client: FlaskClient, asked: str, status: int, parameter: str
) -> None:
    answer = client.get(f"/api/v1/reports/{asked}")
    assert (answer.status_code, answer.json["parameter"]) == (status, parameter)

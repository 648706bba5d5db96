from datetime import date

from flask.testing import FlaskClient

from graphsvc.model import GraphData
from graphsvc.store import GraphStore
from graphsvc.web import create_app
from tests.contract.records import actor, tie


def paths(client: FlaskClient, source: str, target: str, **asked: str) -> dict:
    return client.get("/api/v1/paths", query_string={"from": source, "to": target, **asked}).json


def test_partners_know_each_other(client: FlaskClient) -> None:
    assert paths(client, "ps_syopayhdistys", "veke")["paths"][0] == ["ps_syopayhdistys", "veke"]


def test_two_ways_share_no_middleman(client: FlaskClient) -> None:
    found = paths(client, "annalan_huvila", "soppi")["paths"]
    assert len(found) == 2
    assert not set(found[0][1:-1]) & set(found[1][1:-1])


def test_the_ways_carry_their_ties(client: FlaskClient) -> None:
    found = paths(client, "ps_syopayhdistys", "varkauden_omaishoitajat", lang="en")
    way = found["ways"][0]
    assert [actor["id"] for actor in way["actors"]] == found["paths"][0]
    assert len(way["ties"]) == len(way["actors"]) - 1
    assert found["text"].startswith("Ask first: Pohjois-Savon Vertaistuen Keskus (VeKe)")


def test_no_way_is_said_in_words(client: FlaskClient) -> None:
    found = paths(client, "ps_syopayhdistys", "tuusula")
    assert (found["paths"], found["text"]) == ([], "Yhteistä tuttua ei löytynyt.")


def test_the_asker_needs_no_introduction_to_itself(client: FlaskClient) -> None:
    found = paths(client, "veke", "veke", lang="en")
    assert (found["paths"], found["ways"]) == ([], [])
    assert found["text"] == "The asker and the one sought are the same actor, so no introduction is needed."


def test_an_unknown_end_is_named_by_its_parameter(client: FlaskClient) -> None:
    response = client.get("/api/v1/paths?from=ps_syopayhdistys&to=nope")
    assert (response.status_code, response.json["parameter"]) == (404, "to")


def test_middlemen_act_on_the_day_though_the_ends_need_not(store: GraphStore) -> None:
    ended = date(2020, 1, 1)
    actors = (actor("a"), actor("x", end_date=ended), actor("y"), actor("b", end_date=ended))
    ties = (tie("1", "a", "x"), tie("2", "x", "b"), tie("3", "a", "y", level=1), tie("4", "y", "b", level=1))
    store.merge(GraphData(actors=actors, ties=ties))
    with create_app(store).test_client() as client:
        assert paths(client, "a", "b", on="2026-01-01")["paths"] == [["a", "y", "b"]]

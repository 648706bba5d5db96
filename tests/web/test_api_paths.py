from flask.testing import FlaskClient


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

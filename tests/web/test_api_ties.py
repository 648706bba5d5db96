from flask.testing import FlaskClient


def test_ties_are_those_of_the_reference_day_and_none_is_planned(client: FlaskClient) -> None:
    listed = client.get("/api/v1/ties?per_page=200").json
    assert listed["total_items"] == listed["size"] == 123
    assert not any(tie["planned"] for tie in listed["contents"])


def test_ties_of_another_day_and_kind(client: FlaskClient) -> None:
    asked = {"on": "2018-06-01", "kind": "funds", "per_page": 200}
    listed = client.get("/api/v1/ties", query_string=asked).json
    assert {tie["kind"] for tie in listed["contents"]} == {"funds"}
    assert "t184" in {tie["id"] for tie in listed["contents"]}


def test_a_planned_tie_is_shown_as_planned_and_not_active(client: FlaskClient) -> None:
    tie = client.get("/api/v1/ties/t035").json
    assert (tie["planned"], tie["is_active"]) == (True, False)


def test_an_unknown_tie_is_not_found(client: FlaskClient) -> None:
    response = client.get("/api/v1/ties/nope")
    assert response.status_code == 404
    assert response.json["type"] == "urn:graphsvc:problem:unknown_tie"

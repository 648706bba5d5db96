from flask.testing import FlaskClient


def test_places_are_listed_with_three_languages(client: FlaskClient) -> None:
    listed = client.get("/api/v1/places?per_page=1000&lang=sv").json
    by_id = {place["id"]: place for place in listed["contents"]}
    assert sum(place["level"] == "municipality" for place in by_id.values()) == 308
    assert by_id["853"]["label"] == "Åbo"
    assert by_id["853"]["labels"] == {"fi": "Turku", "sv": "Åbo", "en": "Turku"}
    assert {"region:02", "subregion:023", "wellbeing_county:05", "country"} <= set(by_id["853"]["within"])


def test_topics_are_listed_with_their_groups(client: FlaskClient) -> None:
    listed = client.get("/api/v1/topics?per_page=1000&lang=en").json
    assert listed["total_items"] == 120
    assert len({topic["group"] for topic in listed["contents"]}) == 12
    assert all(topic["label"] and topic["group_label"] for topic in listed["contents"])


def test_target_groups_are_listed(client: FlaskClient) -> None:
    listed = client.get("/api/v1/target_groups?lang=en&per_page=5&page=2").json
    assert (listed["total_items"], listed["size"], listed["page_number"]) == (22, 5, 2)

from flask.testing import FlaskClient


def test_a_finnish_question_gives_topic_target_group_and_place(client: FlaskClient) -> None:
    understood = client.get("/api/v1/interpret", query_string={"q": "omaishoitajille tukea Iisalmen lähellä"}).json
    assert understood["topics"][0]["id"] == "omaishoito"
    assert understood["target_groups"][0]["id"] == "omaishoitajat"
    assert understood["places"] == [
        {"id": "140", "level": "municipality", "code": "140", "label": "Iisalmi", "score": 1.0, "text": "Iisalmen"}
    ]
    assert understood["language"] == "fi"


def test_an_english_question_names_a_region(client: FlaskClient) -> None:
    question = "peer support for people with cancer in North Savo"
    understood = client.get("/api/v1/interpret", query_string={"q": question, "lang": "en"}).json
    assert {topic["id"] for topic in understood["topics"]} == {"syopa", "vertaistuki"}
    assert [(place["id"], place["text"]) for place in understood["places"]] == [("region:11", "North Savo")]
    assert understood["language"] == "en"


def test_a_swedish_question_names_the_region_rather_than_the_sub_region_of_the_same_name(client: FlaskClient) -> None:
    understood = client.get("/api/v1/interpret", query_string={"q": "kamratstöd i Norra Savolax"}).json
    assert [topic["id"] for topic in understood["topics"]] == ["vertaistuki"]
    assert [place["id"] for place in understood["places"]] == ["region:11"]


def test_labels_are_in_the_readers_language_not_the_questions(client: FlaskClient) -> None:
    asked = {"q": "kamratstöd i Åbo", "lang": "en"}
    understood = client.get("/api/v1/interpret", query_string=asked).json
    assert understood["topics"][0]["label"] == "peer support"
    assert understood["places"][0]["label"] == "Turku"


def test_what_means_nothing_gives_empty_lists_and_is_told(client: FlaskClient) -> None:
    understood = client.get("/api/v1/interpret", query_string={"q": "xyzzy plugh"}).json
    assert understood["topics"] == understood["target_groups"] == understood["places"] == []
    assert understood["ignored"] == ["xyzzy", "plugh"]


def test_a_village_gives_the_municipality_that_it_lies_in(client: FlaskClient) -> None:
    understood = client.get("/api/v1/interpret", query_string={"q": "kerhoja Nilsiässä"}).json
    assert [place["id"] for place in understood["places"]] == ["297"]

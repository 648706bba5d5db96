import pytest
from flask.testing import FlaskClient


def suggested(client: FlaskClient, q: str, **asked: object) -> list[dict]:
    response = client.get("/api/v1/completions", query_string={"q": q, **asked})
    assert response.status_code == 200, response.text
    found: list[dict] = response.json["completions"]
    return found


def labels(client: FlaskClient, q: str, sort: str, **asked: object) -> list[str]:
    return [one["label"] for one in suggested(client, q, **asked) if one["sort"] == sort]


def test_the_beginning_of_a_topic_or_of_another_word_for_it_suggests_the_topic(client: FlaskClient) -> None:
    assert labels(client, "muistis", "topic") == ["muistisairaudet"]
    by_other_word = suggested(client, "kriisipuh")[0]
    assert (by_other_word["label"], by_other_word["matched"]) == ("kriisiapu ja keskusteluapu", "kriisipuhelin")


def test_places_come_by_size_with_the_larger_places_around_them(client: FlaskClient) -> None:
    assert labels(client, "ku", "place") == ["Kuopio", "Kurikka", "Kuusamo"]
    assert labels(client, "Kuop", "place") == ["Kuopio", "Kuopion seutukunta"]


def test_diacritics_and_capitals_may_be_left_out(client: FlaskClient) -> None:
    assert labels(client, "jyvask", "place")[0] == "Jyväskylä"
    assert labels(client, "SIILINJÄRV", "place") == ["Siilinjärvi"]
    assert labels(client, "syop", "topic")[0] == "syöpä"


def test_the_last_words_are_completed_and_those_before_them_stay(client: FlaskClient) -> None:
    assert suggested(client, "apua kun naapuri muistisair")[0]["text"] == "apua kun naapuri muistisairaudet"
    assert suggested(client, "vertaistukea pohjois-sav")[0]["text"] == "vertaistukea Pohjois-Savossa"
    assert suggested(client, "Kuop")[0]["text"] == "Kuopio"


@pytest.mark.parametrize(("language", "text"), [("sv", "kamratstöd i Kuopio"), ("en", "kamratstöd i Kuopio")])
def test_only_finnish_inflects_the_place(client: FlaskClient, language: str, text: str) -> None:
    assert suggested(client, "kamratstöd i Kuop", lang=language)[0]["text"] == text


def test_an_inflected_place_and_a_village_are_known(client: FlaskClient) -> None:
    assert labels(client, "apua Kuopios", "place")[0] == "Kuopio"
    village = suggested(client, "Viia", only="place")
    assert [(one["label"], one["id"], one["text"]) for one in village] == [
        ("Viiala, Akaa", "020", "Akaa"),
        ("Viiala, Tampere", "837", "Tampere"),
    ]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_village_that_bears_its_municipalitys_name_is_not_suggested_beside_it(
    client: FlaskClient, language: str
) -> None:
    town = {"fi": "Närpiö", "sv": "Närpes"}[language]
    assert labels(client, "Närpes", "place", lang=language) == [town]


def test_labels_are_in_the_language_of_the_reader_whatever_was_typed(client: FlaskClient) -> None:
    assert labels(client, "kamratst", "topic", lang="fi")[0] == "vertaistuki"
    assert labels(client, "vertaistu", "topic", lang="sv")[0] == "kamratstöd"


def test_actors_that_act_are_found_by_words_of_their_names(client: FlaskClient) -> None:
    assert labels(client, "savon syö", "actor") == [
        "Pohjois-Savon Syöpäyhdistyksen paikallisosastot",
        "Pohjois-Savon Syöpäyhdistys ry",
    ]
    assert labels(client, "kumppanuudella", "actor") == []


def test_names_and_labels_go_before_what_is_meant_by_other_words(client: FlaskClient) -> None:
    found = suggested(client, "Kuop")
    assert [one["sort"] for one in found[:5]] == ["place", "place", "actor", "actor", "actor"]


def test_one_sort_alone_can_be_asked_for(client: FlaskClient) -> None:
    found = suggested(client, "ku", only="place")
    assert {one["sort"] for one in found} == {"place"}
    assert len(found) == 8


@pytest.mark.parametrize("q", ["", "k", " ", "!?", "vertaistukea ", "vertaistukea k", "q" * 1000, "😀"])
def test_too_little_and_what_begins_nothing_suggest_nothing(client: FlaskClient, q: str) -> None:
    assert suggested(client, q) == []


def test_at_most_eight_are_suggested_and_each_once(client: FlaskClient) -> None:
    for q in ("nuor", "kuo", "jär", "savo", "per", "ma"):
        found = suggested(client, q)
        assert len(found) <= 8
        assert len({(one["sort"], one["id"], one["label"]) for one in found}) == len(found)


def test_what_is_suggested_is_understood_when_it_is_taken(client: FlaskClient) -> None:
    for q in ("vertaist", "apua Kuop", "omaish", "tukea Pohjois-Sav", "nuor"):
        for one in suggested(client, q):
            understood = client.get("/api/v1/interpret", query_string={"q": one["text"]}).json
            ids = {"topic": "topics", "target_group": "target_groups", "place": "places"}.get(one["sort"])
            assert ids is None or one["id"] in {found["id"] for found in understood[ids]}, one


def test_an_unknown_sort_is_told(client: FlaskClient) -> None:
    assert client.get("/api/v1/completions?q=ku&only=nope").json["parameter"] == "only"

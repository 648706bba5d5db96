import pytest
from flask.testing import FlaskClient

from graphsvc.asking.ranking import WEIGHTS


def ask(client: FlaskClient, **asked: object) -> dict:
    response = client.get("/api/v1/ask", query_string=asked)
    assert response.status_code == 200, response.text
    return response.json


def names(answer: dict) -> list[str]:
    return [result["actor"]["name"] for result in answer["contents"]]


def reasons(result: dict, kind: str) -> list[str]:
    return [reason["text"] for reason in result["reasons"] if reason["kind"] == kind]


def test_carers_near_iisalmi_find_the_association_beyond_and_are_told_how_far(client: FlaskClient) -> None:
    answer = ask(client, q="omaishoitajille tukea Iisalmen lähellä")
    assert names(answer)[0] == "Varkauden seudun omaishoitajat ry"
    first = answer["contents"][0]
    assert first["distance_km"] == pytest.approx(143, abs=1)
    assert reasons(first, "distance") == ["143 km Iisalmesta"]
    assert answer["widened"] is True
    assert answer["radius_km"] == 200


def test_peer_support_for_cancer_in_north_savo_is_answered_in_english(client: FlaskClient) -> None:
    answer = ask(client, q="peer support for people with cancer in North Savo", lang="en")
    first = answer["contents"][0]
    assert first["actor"]["name"] == "Pohjois-Savon Syöpäyhdistys ry"
    assert "Works in the whole area: North Savo" in reasons(first, "serves_place")
    assert first["serves_place"] is True


def test_kamratstod_i_norra_savolax_is_answered_in_swedish(client: FlaskClient) -> None:
    answer = ask(client, q="kamratstöd i Norra Savolax", lang="sv")
    assert answer["total_items"] >= 5
    assert reasons(answer["contents"][0], "topic") == ["Hjälp eller verksamhet: kamratstöd"]


def test_parts_are_between_nought_and_one_and_make_the_score(client: FlaskClient) -> None:
    answer = ask(client, q="vertaistukea Kuopiossa", **{"from": "soste"})
    assert answer["weights"] == dict(WEIGHTS)
    for result in answer["contents"]:
        parts = result["parts"]
        assert all(0 <= part <= 1 for part in parts.values())
        mean = sum(WEIGHTS[name] * part for name, part in parts.items()) / sum(WEIGHTS[name] for name in parts)
        assert result["score"] == pytest.approx(mean)
    scores = [result["score"] for result in answer["contents"]]
    assert scores == sorted(scores, reverse=True)


def test_the_asker_is_introduced_and_is_not_among_the_results(client: FlaskClient) -> None:
    answer = ask(client, q="vertaistukea Pohjois-Savossa", **{"from": "ps_syopayhdistys"})
    by_id = {result["actor"]["id"]: result for result in answer["contents"]}
    assert "ps_syopayhdistys" not in by_id
    assert by_id["iisalmen_kvtuki"]["introduction"]["paths"] == [["ps_syopayhdistys", "veke", "iisalmen_kvtuki"]]
    assert by_id["iisalmen_kvtuki"]["introduction"]["text"].startswith("Kysy ensin:")
    assert reasons(by_id["iisalmen_kvtuki"], "shared_partners")


def test_without_an_asker_there_is_no_introduction(client: FlaskClient) -> None:
    answer = ask(client, q="vertaistukea Pohjois-Savossa")
    assert all(result["introduction"] is None for result in answer["contents"])
    assert all("closeness" not in result["parts"] for result in answer["contents"])


def test_a_chosen_topic_and_place_ask_the_same_as_words(client: FlaskClient) -> None:
    written = ask(client, q="vertaistukea Kuopiossa")
    chosen = ask(client, topic="vertaistuki", place="297")
    assert names(written) == names(chosen)


def test_a_group_of_topics_is_asked_like_a_topic(client: FlaskClient) -> None:
    one = ask(client, topic="vertaistuki", place="region:11", per_page=100)
    whole_group = ask(client, topic="group:osallisuus", place="region:11", per_page=100)
    assert set(names(one)) < set(names(whole_group))


def test_what_was_inferred_is_said_to_be_inferred(client: FlaskClient) -> None:
    answer = ask(client, topic="omaishoito", place="915")
    assert "päätelty" in reasons(answer["contents"][0], "topic")[0]


def test_needs_are_never_given_as_offers(client: FlaskClient) -> None:
    answer = ask(client, topic="rahoitus", per_page=100)
    offering = {result["actor"]["id"] for result in answer["contents"]}
    assert "annalan_huvila" not in offering


def test_an_actor_is_found_by_its_name(client: FlaskClient) -> None:
    answer = ask(client, q="Tukipilari")
    assert names(answer) == ["Tukipilari"]
    assert reasons(answer["contents"][0], "name") == ["Kysyit tätä toimijaa nimeltä"]
    assert [actor["label"] for actor in answer["understood"]["actors"]] == ["Tukipilari"]


def test_nobody_is_said_with_the_nearest_beyond_and_related_topics(client: FlaskClient) -> None:
    answer = ask(client, topic="omaishoito", place="890", radius_km=10)
    assert answer["contents"] == []
    assert answer["empty"] is True
    assert [result["actor"]["id"] for result in answer["nobody"]["nearest"]] == ["varkauden_omaishoitajat"]
    assert answer["nobody"]["nearest"][0]["distance_km"] > 500


def test_related_topics_lead_to_somebody_near_or_at_least_to_somebody(client: FlaskClient) -> None:
    nearby = ask(client, topic="itsemurha", place="420")["nobody"]["related_topics"]
    anywhere = ask(client, topic="itsemurha", place="148")["nobody"]["related_topics"]
    assert nearby
    assert anywhere
    assert all(ask(client, topic=topic["id"], place="420")["total_items"] > 0 for topic in nearby)
    assert all(ask(client, topic=topic["id"])["total_items"] > 0 for topic in anywhere)


def test_actors_that_have_ended_are_not_offered(client: FlaskClient) -> None:
    answer = ask(client, q="kumppanuusiltoja", topic="jarjestokunta", per_page=100)
    assert "kumppanuudella" not in {result["actor"]["id"] for result in answer["contents"]}


def test_pages_of_results_meet_without_gap_or_overlap(client: FlaskClient) -> None:
    whole = ask(client, q="vertaistukea Pohjois-Savossa", per_page=100)
    first, second = (ask(client, q="vertaistukea Pohjois-Savossa", per_page=4, page=page) for page in (1, 2))
    assert names(first) + names(second) == names(whole)[:8]
    assert first["total_items"] == whole["total_items"]
    assert (first["first_page"], first["last_page"], second["page_number"]) == (True, False, 2)


def test_an_actor_that_is_named_comes_before_those_that_only_are_near(client: FlaskClient) -> None:
    assert names(ask(client, q="Tukipilari Kuopiossa"))[0] == "Tukipilari"


def test_the_same_id_twice_is_asked_once(client: FlaskClient) -> None:
    asked = client.get("/api/v1/ask?topic=vertaistuki&topic=vertaistuki&place=297&place=297").json
    assert (len(asked["understood"]["topics"]), len(asked["understood"]["places"])) == (1, 1)


def test_a_region_has_no_radius(client: FlaskClient) -> None:
    answer = ask(client, topic="omaishoito", place="region:11")
    assert (answer["radius_km"], answer["widened"]) == (None, False)


def test_filters_leave_what_they_say_and_the_answer_says_how_many_there_are_without_them(client: FlaskClient) -> None:
    whole = ask(client, q="vertaistukea Pohjois-Savossa", per_page=100)
    for offered in whole["filters"]:
        for choice in offered["choices"]:
            left = ask(client, q="vertaistukea Pohjois-Savossa", **{offered["name"]: choice["value"]})
            assert (left["total_items"], left["unfiltered"]) == (choice["amount"], whole["total_items"])
            chosen = next(one for one in left["filters"] if one["name"] == offered["name"])
            assert [one["value"] for one in chosen["choices"] if one["is_chosen"]] == [choice["value"]]


def test_a_purpose_that_is_chosen_goes_before_what_is_written(client: FlaskClient) -> None:
    assert ask(client, q="kumppaneita Kuopiossa")["understood"]["purpose"] == "partners"
    assert ask(client, q="kumppaneita Kuopiossa", purpose="help")["understood"]["purpose"] == "help"
    assert ask(client, q="vertaistukea", purpose="partners")["understood"]["purpose"] == "partners"


@pytest.mark.parametrize("name", ["kind", "sector", "purpose"])
def test_a_word_that_is_in_no_list_is_told(client: FlaskClient, name: str) -> None:
    answer = client.get("/api/v1/ask", query_string={"q": "vertaistukea", name: "nope"})
    assert (answer.status_code, answer.json["parameter"]) == (400, name)


def test_an_answer_about_danger_has_the_numbers_to_call(client: FlaskClient) -> None:
    told = ask(client, q="min man slår mig", lang="sv")["urgent"]
    assert [one["number"] for one in told] == ["112", "080 005 005"]
    assert told[0]["text"] == "Om du är i fara eller i akut nöd, ring 112."
    assert ask(client, q="vertaistukea Kuopiossa")["urgent"] == []


def test_of_several_topics_an_answer_says_which_nobody_offers_within_the_radius(client: FlaskClient) -> None:
    answer = ask(client, topic=["alkoholi", "vapaaehtoistoiminta"], place="420")
    assert answer["total_items"] > 0
    assert [topic["id"] for topic in answer["lacking"]] == ["alkoholi"]
    assert ask(client, topic=["vapaaehtoistoiminta"], place="420")["lacking"] == []
    groups = ask(client, topic=["group:turva", "vapaaehtoistoiminta"], place="420")
    assert [topic["id"] for topic in groups["lacking"]] == ["group:turva"]


@pytest.mark.parametrize("question", ["porukkaa eläkeläisille Kuopiossa", "eläkeläiskerho Kuopio"])
def test_where_nobody_fits_those_who_offer_what_is_near_to_the_same_people_are_told(
    client: FlaskClient, question: str
) -> None:
    nobody = ask(client, q=question)["nobody"]
    assert nobody["related"]["topic"]["id"] == "ikaihmiset"
    assert names({"contents": nobody["related"]["results"]})[0] == "Kuopion reippaat seniorit ry"


def test_where_nobody_fits_what_is_near_but_for_others_is_not_told_as_a_result(client: FlaskClient) -> None:
    nobody = ask(client, topic="velkaneuvonta", place="297")["nobody"]
    assert nobody["related_topics"]
    assert nobody["related"] is None

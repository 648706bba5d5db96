import re

import pytest
from flask.testing import FlaskClient

from tests.web.reading import Read, read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)

FOUND = {"fi": r"Löytyi (\w+)", "sv": r"(\w+) aktör(?:er)? hittades", "en": r"(\w+) actors? found"}
ONE = {"yksi", "En", "One"}


def options(shown: Read) -> dict[str, tuple[int, str]]:
    """The choices of a page by their labels: how much they lead to, and where."""
    found = re.compile(r"(.+) (\d+) (?:toimija|aktör|actor)\w*")
    return {
        match[1]: (int(match[2]), address)
        for words, address in shown.links.items()
        if (match := found.fullmatch(words))
    }


def amount_found(shown: Read, language: str) -> int:
    said = next(match[1] for heading in shown.heading("h2") if (match := re.match(FOUND[language], heading)))
    return 1 if said in ONE else int(said)


@pytest.mark.parametrize("language", FOUND)
def test_three_clicks_lead_to_as_many_as_were_promised(client: FlaskClient, language: str) -> None:
    for _, to_kinds in options(read(client, f"/{language}/")).values():
        kinds = options(read(client, to_kinds))
        _, to_places = max(kinds.values())
        places = options(read(client, to_places))
        promised, to_answer = max(places.values())
        assert amount_found(read(client, to_answer), language) == promised


def test_every_place_of_a_choice_keeps_its_promise(client: FlaskClient) -> None:
    for page in ("/fi/hatch/place?topic=vertaistuki", "/fi/hatch/place?topic=vertaistuki&place=region:11"):
        for promised, to_answer in options(read(client, page)).values():
            assert amount_found(read(client, to_answer), "fi") == promised


def test_each_step_asks_one_thing_and_says_what_was_chosen(client: FlaskClient) -> None:
    kind = read(client, "/fi/hatch/kind?topic=group:ika")
    assert kind.heading("h1") == ["Millaista tukea?"]
    place = read(client, options(kind)["Omaishoito"][1])
    assert place.heading("h1") == ["Missä?"]
    assert "Mihin: Ikääntyminen ja omaishoito" in place.words
    assert "Millaista: Omaishoito" in place.words


def test_each_choice_can_be_taken_away(client: FlaskClient) -> None:
    links = read(client, "/fi/hatch/place?topic=omaishoito&place=region:11").links
    assert links["Poista valinta: Ikääntyminen ja omaishoito"] == "/fi/hatch/need?place=region:11"
    assert links["Poista valinta: omaishoito"] == "/fi/hatch/kind?topic=group:ika&place=region:11"
    kind = read(client, "/fi/hatch/kind?topic=group:ika&place=region:11").links
    assert kind["Poista valinta: Pohjois-Savo"] == "/fi/hatch/place?topic=group:ika"


def test_any_kind_and_the_whole_country_are_always_choices(client: FlaskClient) -> None:
    _, any_kind = options(read(client, "/fi/hatch/kind?topic=group:ika"))["Mikä tahansa näistä"]
    assert any_kind == "/fi/hatch/place?topic=group:ika"
    promised, whole_country = options(read(client, any_kind))["Koko Suomi"]
    assert whole_country == "/fi/?topic=group:ika"
    assert amount_found(read(client, whole_country), "fi") == promised


def test_a_region_leads_to_the_answer_and_also_to_its_municipalities(client: FlaskClient) -> None:
    regions = read(client, "/fi/hatch/place?topic=vertaistuki")
    assert options(regions)["Pohjois-Savo"][1] == "/fi/?topic=vertaistuki&place=region:11"
    inside = read(client, regions.links["Kunnat: Pohjois-Savo"])
    assert options(inside)["Koko Pohjois-Savo"][1] == "/fi/?topic=vertaistuki&place=region:11"
    assert options(inside)["Kuopio"][1] == "/fi/?topic=vertaistuki&place=297"
    assert inside.links["Kaikki maakunnat"] == "/fi/hatch/place?topic=vertaistuki"


def test_choices_that_lead_to_nobody_are_named_without_a_link(client: FlaskClient) -> None:
    shown = read(client, "/fi/hatch/place?topic=omaishoito")
    assert "Ei vielä ketään: Ahvenanmaa" in shown.words
    assert "Ahvenanmaa" not in options(shown)


def test_who_starts_with_a_place_is_asked_for_the_rest(client: FlaskClient) -> None:
    place = read(client, "/fi/hatch/place")
    need = read(client, options(place)["Pohjois-Savo"][1])
    assert need.heading("h1") == ["Mihin tarvitset tukea?"]
    kind = read(client, options(need)["Sairaudet ja kuntoutus"][1])
    promised, to_answer = options(kind)["Syöpä"]
    assert to_answer == "/fi/?topic=syopa&place=region:11"
    assert amount_found(read(client, to_answer), "fi") == promised


def test_a_place_can_be_written_instead(client: FlaskClient) -> None:
    shown = read(client, "/fi/hatch/place?topic=vertaistuki")
    assert shown.fields == {"topic": "vertaistuki", "q": ""}
    assert "Poista: Kuopio" in read(client, "/fi/?topic=vertaistuki&q=Kuopio").links


def test_a_kind_without_a_need_asks_for_the_need(client: FlaskClient) -> None:
    assert read(client, "/fi/hatch/kind").heading("h1") == ["Mihin tarvitset tukea?"]


@pytest.mark.parametrize("address", ["hatch", "hatch/nope", "hatch/kind?topic=nope", "hatch/place?place=nope"])
def test_what_does_not_exist_is_told_on_a_page(client: FlaskClient, address: str) -> None:
    assert read(client, f"/fi/{address}").status == 404

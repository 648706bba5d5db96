import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


def test_the_page_tells_what_the_actor_offers_for_whom_and_where(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/ps_syopayhdistys")
    assert shown.heading("h1") == ["Pohjois-Savon Syöpäyhdistys ry"]
    assert shown.links["Vertaistuki"] == "/fi/topics/vertaistuki"
    assert shown.links["Kuopio"] == "/fi/places/297"
    assert "Kenelle: pitkäaikaissairaat ja potilaat" in shown.words
    assert "Vahvistettu 31.10.2020" in shown.words


def test_what_was_inferred_is_marked_and_explained(client: FlaskClient) -> None:
    words = read(client, "/fi/actors/kyt").words
    assert "Tukee maakunnan yhdistyksiä päätelty" in words
    assert "”päätelty” tarkoittaa" in words


def test_partners_stand_under_the_word_that_is_read_from_this_end(client: FlaskClient) -> None:
    assert {"Rahoittajana", "Koordinoi", "Yhteistyössä"} <= set(read(client, "/fi/actors/kyt").heading("h3"))
    funder = read(client, "/fi/actors/stea")
    assert "Rahoittaa" in funder.heading("h3")


def test_planned_and_ended_ties_stand_apart_from_those_that_hold(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/veke")
    headings = [words for _, words in shown.headings]
    assert (
        headings.index("Yhteistyössä") < headings.index("Suunnitellut – ei vielä tehty") < headings.index("Päättyneet")
    )


def test_an_actor_that_has_only_plans_is_said_to_have_no_partners_yet(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/wastery")
    assert "Voimassa olevia yhteyksiä ei ole tiedossa." in shown.words
    assert "Suunnitellut – ei vielä tehty" in shown.heading("h3")


@pytest.mark.parametrize(
    ("language", "lapsed", "planned"),
    [
        ("fi", "Suunnitelmat, joiden toteutumisesta ei ole tietoa", "Suunnitellut – ei vielä tehty"),
        ("sv", "Planer – det är inte känt om de blev av", "Planerade – ännu inte gjorda"),
        ("en", "Planned – not known whether it was done", "Planned – not yet done"),
    ],
)
def test_a_plan_whose_last_day_is_past_stands_under_its_own_heading(
    client: FlaskClient, language: str, lapsed: str, planned: str
) -> None:
    on_its_last_day = read(client, f"/{language}/actors/ps_aluetyoverkosto?on=2019-12-31").heading("h3")
    assert (planned in on_its_last_day, lapsed in on_its_last_day) == (True, False)
    after = read(client, f"/{language}/actors/ps_aluetyoverkosto?on=2020-01-01").heading("h3")
    assert (planned in after, lapsed in after) == (False, True)


def test_an_actor_without_offers_or_ties_says_so(client: FlaskClient) -> None:
    shown = read(client, "/sv/actors/m_tervo")
    assert "Det finns inga uppgifter om vad aktören erbjuder." in shown.words
    assert "<svg" not in client.get("/sv/actors/m_tervo").text


def test_an_actor_that_ended_is_clearly_marked_and_cannot_ask(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/kumppanuudella")
    assert "Tämä toimija ei toiminut näytettävänä päivänä. Toiminta päättyi 31.12.2019." in shown.words
    assert "Kysy tämän toimijan nimissä" not in shown.links


def test_an_actor_that_has_not_begun_says_when_it_begins(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/kumppanuudella?on=2010-01-01").words
    assert "ei ollut vielä aloittanut näytettävänä päivänä. Toiminta alkaa 1.1.2017." in shown
    assert "jälkikäteen" not in shown


def test_another_day_shows_what_held_then(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/kumppanuudella?on=2018-06-01")
    assert "Tämä toimija ei toiminut" not in shown.words
    assert "Näytetään tilanne 1.6.2018." in shown.words
    assert "Päättyneet" not in shown.heading("h3")


def test_the_nearest_network_is_drawn_and_leads_to_the_map(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/veke")
    assert "<svg" in client.get("/fi/actors/veke").text
    assert shown.links["Näytä kartalla: Pohjois-Savon Vertaistuen Keskus (VeKe)"] == "/fi/maps/ego?focus=veke"


def test_the_map_is_of_the_day_that_is_shown(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/veke?on=2019-06-01")
    expected = "/fi/maps/ego?focus=veke&on=2019-06-01"
    assert shown.links["Näytä verkosto kartalla"] == expected
    assert shown.links["Näytä kartalla: Pohjois-Savon Vertaistuen Keskus (VeKe)"] == expected


def test_choosing_a_day_keeps_the_asker(client: FlaskClient) -> None:
    kept = '<input type="hidden" name="from" value="iisalmen_kvtuki">'
    assert kept in client.get("/fi/actors/ps_syopayhdistys?from=iisalmen_kvtuki").text
    assert 'type="hidden" name="from"' not in client.get("/fi/actors/ps_syopayhdistys").text


def test_from_shows_how_the_two_get_in_touch(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/ps_syopayhdistys?from=iisalmen_kvtuki")
    assert "Näin pääset alkuun, kun kysyjä on Iisalmen kehitysvammaisten tuki ry" in shown.heading("h2")
    assert "Kysy ensin: Pohjois-Savon Vertaistuen Keskus (VeKe)" in shown.words


def test_a_description_in_another_language_is_marked_as_such(client: FlaskClient) -> None:
    assert ("fi", "Kerää palautetta työpajoista") in read(client, "/sv/actors/kyt").marked
    assert read(client, "/fi/actors/kyt").marked == []


def test_the_frames_above_and_below_are_linked(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/ps_syopayhdistys")
    assert shown.links["Syöpäjärjestöt"] == "/fi/actors/syopajarjestot"
    assert {"Kuuluu näihin", "Tähän kuuluvat"} <= set(shown.heading("h2"))


def test_an_unknown_actor_is_not_found(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors/nope")
    assert (shown.status, "Toimijaa ”nope” ei ole." in shown.words) == (404, True)

import re

import pytest
from flask.testing import FlaskClient

from graphsvc.vocabulary import shipped_vocabulary

PLACES = shipped_vocabulary().places
POHJOIS_SAVO = {PLACES[code].names.fi for code in PLACES["region:11"].members}


@pytest.mark.parametrize(("language", "word"), [("fi", "Taulukko"), ("sv", "Tabell"), ("en", "Table")])
def test_the_network_map_is_a_page_with_a_table_and_nothing_inline(
    client: FlaskClient, language: str, word: str
) -> None:
    page = client.get(f"/{language}/maps/network").text
    assert f'<html lang="{language}">' in page
    assert word in page
    assert "Pohjois-Savon Syöpäyhdistys ry" in page
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
    assert "<style" not in page
    for asset in re.findall(r'(?:src|href)="(/static/map/[^"]+)"', page):
        with client.get(asset) as answer:
            assert answer.status_code == 200


def test_actors_on_the_map_lead_to_their_pages_and_the_map_to_its_file(client: FlaskClient) -> None:
    page = client.get("/sv/maps/network?on=2019-01-01").text
    assert "/sv/actors/veke" in page
    assert 'href="/sv/maps/network.html?on=2019-01-01"' in page


def test_the_file_carries_all_it_needs_and_its_own_policy(client: FlaskClient) -> None:
    response = client.get("/fi/maps/network.html")
    assert response.headers["Content-Disposition"] == "attachment; filename=network-fi.html"
    assert 'http-equiv="Content-Security-Policy"' in response.text
    assert "unsafe" not in re.findall(r'Content-Security-Policy" content="([^"]+)"', response.text)[0]
    assert not re.search(r'(?:src|href)="(?:/|https?:)', response.text)


def test_the_map_around_an_actor_needs_one(client: FlaskClient) -> None:
    assert client.get("/fi/maps/ego?focus=veke").status_code == 200
    assert client.get("/fi/maps/ego").status_code == 400
    assert client.get("/fi/maps/ego?focus=nope").status_code == 404
    assert client.get("/fi/maps/nope").status_code == 404


def test_the_map_of_an_answer_has_no_page_of_its_own(client: FlaskClient) -> None:
    assert client.get("/fi/maps/answer").status_code == 404


def test_the_day_of_the_map_can_be_chosen(client: FlaskClient) -> None:
    counts = [len(client.get(f"/api/v1/maps/network?on={day}").json["edges"]) for day in ("2020-10-15", "2023-06-01")]
    assert counts[0] == 123 > counts[1]


def test_the_page_leads_to_its_languages_the_other_maps_and_its_file(client: FlaskClient) -> None:
    page = client.get("/fi/maps/network?on=2019-01-01&place=region:11").text
    state = "?on=2019-01-01&amp;place=region:11"
    assert f'href="/sv/maps/network{state}" lang="sv"' in page
    assert f'href="/fi/maps/municipalities{state}"' in page
    assert f'href="/fi/maps/network.html{state}"' in page
    assert '<option value="region:11" selected>Pohjois-Savo</option>' in page
    assert '<input type="hidden" name="on" value="2019-01-01">' in page


def test_a_map_of_a_place_shows_those_who_sit_in_it_or_serve_it(client: FlaskClient) -> None:
    shown = client.get("/api/v1/maps/municipalities?place=region:11").json["nodes"]
    names = {node["id"] for node in shown}
    assert {"veke", "ps_syopayhdistys"} <= names
    assert all(node["municipality"] in {"", *POHJOIS_SAVO} for node in shown)
    assert len(names) < len(client.get("/api/v1/maps/municipalities").json["nodes"])
    assert client.get("/api/v1/maps/network?place=region:99").status_code == 404


def test_an_actor_that_does_not_act_on_the_day_is_told_so(client: FlaskClient) -> None:
    nodes = client.get("/api/v1/maps/network").json["nodes"]
    ended = [node["label"] for node in nodes if not node["is_active"]]
    assert ended
    table = client.get("/sv/maps/network").text.partition("<noscript>")[2]
    assert table.count(", inte verksam den här dagen") == len(ended)


def test_the_sheet_to_print_is_a_picture_with_a_name_of_its_own(client: FlaskClient) -> None:
    response = client.get("/sv/maps/municipalities.svg?place=region:11")
    assert response.mimetype == "image/svg+xml"
    assert response.headers["Content-Disposition"] == "attachment; filename=municipalities-region-11-sv.svg"
    assert "Norra Savolax" in response.text
    assert client.get("/sv/maps/nope.svg").status_code == 404

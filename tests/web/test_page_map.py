import re

import pytest
from flask.testing import FlaskClient


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
    assert response.headers["Content-Disposition"] == 'attachment; filename="network-fi.html"'
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

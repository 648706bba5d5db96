import re

import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


PAGES = (
    "", "?q=vertaistukea", "hatch/need", "hatch/kind?topic=group:ika", "hatch/place", "tray", "actors", "actors/veke", "places", "places/297", "topics", "topics/vertaistuki", "about", "accessibility",
    "privacy", "coordinator", "coordinator/suggestions", "coordinator/evening",
    "import", "import/history",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_page_has_its_language_a_title_and_one_main_heading(
    client: FlaskClient, language: str, page: str
) -> None:
    shown = read(client, f"/{language}/{page}")
    assert (shown.status, shown.language, len(shown.heading("h1"))) == (200, language, 1)
    assert shown.title.count(" – ") >= 1


@pytest.mark.parametrize(
    ("preferred", "language"),
    [("sv-FI,sv;q=0.9", "sv"), ("en-GB", "en"), ("de", "fi"), ("", "fi"), ("fi,en;q=0.5", "fi")],
)
def test_the_root_leads_to_the_language_of_the_browser_and_to_finnish_when_unsure(
    client: FlaskClient, preferred: str, language: str
) -> None:
    response = client.get("/", headers={"Accept-Language": preferred})
    assert (response.status_code, response.location) == (302, f"/{language}/")
    assert "Accept-Language" in response.headers["Vary"]


def test_another_language_is_not_found(client: FlaskClient) -> None:
    assert read(client, "/de/").status == 404


def test_the_language_switch_keeps_the_state_of_the_address(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=vertaistukea%20Kuopiossa&radius_km=25&page=1")
    assert shown.links["Svenska"] == "/sv/?q=vertaistukea%20Kuopiossa&radius_km=25&page=1"
    assert read(client, "/sv/actors/veke?on=2019-05-01").links["English"] == "/en/actors/veke?on=2019-05-01"


def test_every_page_says_for_which_day_and_years_the_data_are_true(client: FlaskClient) -> None:
    assert "Tiedot ovat vuosilta 2017–2024. Näytetään tilanne 15.10.2020." in read(client, "/fi/places/297").words
    assert "You see how things stood on 15 Oct 2020." in read(client, "/en/about").words


def test_the_menu_leads_to_the_map_the_topics_and_the_places(client: FlaskClient) -> None:
    links = read(client, "/sv/topics").links
    assert [links[name] for name in ("Karta", "Teman", "Områden", "Info")] == [
        "/sv/maps/network",
        "/sv/topics",
        "/sv/places",
        "/sv/about",
    ]


def test_nothing_on_a_page_needs_a_looser_content_security_policy(client: FlaskClient) -> None:
    for page in ("actors/veke", "?q=vertaistukea Kuopiossa", "tray", "hatch/place"):
        text = client.get(f"/fi/{page}").text
        assert re.findall(r"<script(?! src=\"/static/[a-z-]+\.js\" defer></script>)", text) == []
        assert "<style" not in text
        assert " style=" not in text
        assert not re.search(r" on[a-z]+=", text)
    assert "unsafe" not in client.get("/fi/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name", ["style.css", "lists.css", "ask.css", "print.css", "favicon.svg", "tray.js", "suggest.js"]
)
def test_what_pages_load_is_served_from_here(client: FlaskClient, name: str) -> None:
    assert f"/static/{name}" in client.get("/fi/").text
    with client.get(f"/static/{name}") as response:
        assert response.status_code == 200


@pytest.mark.parametrize(
    "page", ["/health?place=region:11", "?place=pohjois-savo", "/gaps?place=region:11&on=2020-10-15"]
)
def test_the_coordinators_menu_keeps_the_place_that_is_chosen(client: FlaskClient, page: str) -> None:
    links = read(client, f"/fi/coordinator{page}").links
    for name in ("Verkoston tila", "Sillat", "Katvealueet", "Muutokset"):
        assert links[name].endswith("?place=region:11")
    assert "?" not in links["Päättyvät hankkeet"]


def test_the_coordinators_menu_keeps_the_municipality_of_a_landscape(client: FlaskClient) -> None:
    assert read(client, "/fi/coordinator/landscapes/297").links["Sillat"] == "/fi/coordinator/bridges?place=297"

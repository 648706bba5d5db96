import html
import re
import struct
import sys

import pytest
from flask.testing import FlaskClient

from graphsvc.service import maps, place_networks
from graphsvc.vocabulary import shipped_vocabulary
from graphsvc.web import maps as web_maps

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
    assert '"url":{"before":"/sv/actors/"}' in page
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


def test_the_page_of_a_region_has_a_picture_that_leads_to_its_map(client: FlaskClient) -> None:
    page = client.get("/sv/places/region:11").text
    link, picture = re.findall(r'<figure class="small-map">\s*<a href="([^"]+)"[^>]*>(<svg.*?</svg>)', page, re.DOTALL)[
        0
    ]
    assert link == "/sv/maps/municipalities?place=region%3A11"
    assert "Kuopio" in picture
    assert client.get(link).status_code == 200


def test_the_page_of_a_place_where_nobody_sits_has_no_picture(client: FlaskClient) -> None:
    assert "small-map" not in client.get("/fi/places/region:21").text


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the sample were more than a map can hold."""
    for module in (maps, place_networks):
        monkeypatch.setattr(module, "MOST_ON_MAP", 3)


@pytest.mark.usefixtures("crowded")
@pytest.mark.parametrize("name", ["network", "municipalities"])
def test_more_actors_than_a_page_holds_are_shown_by_municipality(client: FlaskClient, name: str) -> None:
    drawing = client.get(f"/api/v1/maps/{name}").json
    assert (drawing["layout"], drawing["nodes"], drawing["edges"]) == ("overview", [], [])
    assert sum(group["count"] for group in drawing["groups"]) == 115
    page = client.get(f"/sv/maps/{name}?on=2020-10-15").text
    assert f'href="/sv/maps/{name}?on=2020-10-15&amp;place=297">Kuopio</a>' in page
    assert "bara visar kommunerna" in page


@pytest.mark.usefixtures("crowded")
def test_municipalities_are_shown_in_other_years_too_without_a_script(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = client.get("/fi/maps/network").text.partition('class="years"')[2].partition("</nav>")[0]
    assert re.findall(r">(\d+)</a>", years)[:6] == ["2016", "2017", "2018", "2019", "2020", "2021"]
    (before,) = re.findall(r'href="([^"]+)">2018<', years)
    assert "Tilanne 15.10.2018" in client.get(before.replace("&amp;", "&")).text
    assert 'class="years"' not in client.get("/fi/maps/network?place=297").text
    monkeypatch.setattr(web_maps, "_MOST_TURNED", 10)
    assert 'class="years"' in client.get("/sv/maps/network").text
    assert 'class="years"' not in client.get("/sv/maps/network?place=region:11").text


@pytest.mark.parametrize(
    ("address", "parameter"),
    [("path?focus=stea&to=nobody", "to"), ("path?focus=nobody&to=stea", "focus"), ("network?focus=nobody", "focus"), ("network?place=region:99", "place")],
)  # fmt: skip
def test_a_map_of_nobody_or_nowhere_says_which_parameter_is_wrong(
    client: FlaskClient, address: str, parameter: str
) -> None:
    answer = client.get(f"/api/v1/maps/{address}")
    assert (answer.status_code, answer.json["parameter"]) == (404, parameter)


@pytest.mark.usefixtures("crowded")
def test_a_leap_day_leads_to_leap_days_only(client: FlaskClient) -> None:
    leap = client.get("/fi/maps/network?on=2020-02-29").text.partition('class="years"')[2].partition("</nav>")[0]
    assert re.findall(r">(\d+)</a>", leap) == ["2016", "2020", "2024"]


@pytest.mark.usefixtures("crowded")
def test_of_one_municipality_those_with_most_ties_are_shown_and_the_rest_is_told(client: FlaskClient) -> None:
    drawing = client.get("/api/v1/maps/network?place=297&lang=en").json
    assert len(drawing["nodes"]) == 3
    assert "actors with the fewest ties are left out of the map." in drawing["summary"]


def test_the_map_of_an_introduction_shows_the_way_and_says_it(client: FlaskClient) -> None:
    way = client.get("/api/v1/paths?from=leppavirran_mttuki&to=stea&lang=sv").json
    drawing = client.get("/api/v1/maps/path?focus=leppavirran_mttuki&to=stea&lang=sv").json
    assert {node["id"] for node in drawing["nodes"]} == {actor for path in way["paths"] for actor in path}
    assert drawing["summary"].startswith(way["text"])
    places = {node["id"]: node["x"] for node in drawing["nodes"]}
    for path in way["paths"]:
        assert [places[actor] for actor in path] == sorted(places[actor] for actor in path)
    page = client.get("/sv/maps/path?focus=leppavirran_mttuki&to=stea").text
    assert "→" in page
    assert client.get("/sv/maps/path?focus=leppavirran_mttuki").status_code == 400
    assert client.get("/sv/maps/path?focus=leppavirran_mttuki&to=nope").status_code == 404


def test_without_a_way_the_map_says_so(client: FlaskClient) -> None:
    drawing = client.get("/api/v1/maps/path?focus=leppavirran_mttuki&to=kuntaliitto&lang=en").json
    assert (len(drawing["nodes"]), drawing["edges"]) == (2, [])
    assert drawing["summary"].startswith("No acquaintance in common was found.")


def test_the_map_of_a_project_shows_what_hangs_on_it(client: FlaskClient) -> None:
    drawing = client.get("/api/v1/maps/project?focus=hyvtilat_hanke&on=2020-01-01").json
    ties = client.get("/api/v1/ties?on=2020-01-01&per_page=200").json["contents"]
    hanging = {tie["id"] for tie in ties if tie["basis"] == "hyvtilat_hanke"}
    assert hanging
    assert hanging <= {edge["id"] for edge in drawing["edges"]}
    assert drawing["summary"].startswith(f"Hankkeen varassa on {len(hanging)} yhteyttä.")


def test_the_menu_offers_the_maps_that_can_be_drawn(client: FlaskClient) -> None:
    def offered(address: str) -> list[str]:
        menu = client.get(address).text.partition('<nav class="maps"')[2].partition("</nav>")[0]
        return re.findall(r">([^<]+)</a>", menu)

    assert offered("/fi/maps/network") == ["Verkosto", "Kunnittain", "Aiheittain"]
    assert offered("/fi/maps/ego?focus=stea") == ["Verkosto", "Kunnittain", "Aiheittain", "Lähiverkosto"]
    assert offered("/fi/maps/ego?focus=veke")[-2:] == ["Lähiverkosto", "Hankkeen varassa"]
    assert offered("/fi/maps/path?focus=stea&to=veke")[-1] == "Esittelyreitti"


def test_the_page_of_an_actor_leads_to_the_map_of_the_way_to_it(client: FlaskClient) -> None:
    page = client.get("/en/actors/stea?from=leppavirran_mttuki").text
    assert 'href="/en/maps/path?focus=leppavirran_mttuki&amp;to=stea">Show the way on a map</a>' in page


def test_the_sheet_is_a_picture_in_pixels_too(client: FlaskClient) -> None:
    response = client.get("/fi/maps/ego.png?focus=veke")
    assert response.headers["Content-Disposition"] == "attachment; filename=ego-veke-fi.png"
    width, height = struct.unpack(">II", response.data[16:24])
    assert (response.data[1:4], width) == (b"PNG", 3174)
    assert height == pytest.approx(3174 * 297 / 420, abs=2)
    assert 'href="/fi/maps/ego.png?focus=veke"' in client.get("/fi/maps/ego?focus=veke").text


def test_without_a_typeface_no_picture_in_pixels_is_offered(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("graphsvc.drawing", "graphsvc.drawing.sheet"):
        monkeypatch.setattr(sys.modules[module], "has_typeface", lambda: False)
    assert ".png" not in client.get("/fi/maps/network").text
    assert client.get("/fi/maps/network.png").status_code == 404


def test_the_map_of_topics_shows_who_offers_what(client: FlaskClient) -> None:
    drawing = client.get("/api/v1/maps/topics?lang=en").json
    topics = [node for node in drawing["nodes"] if node["kind"] == "topic"]
    for actor in ("veke", "kyt", "thl"):
        offered = client.get(f"/api/v1/actors/{actor}").json["offers"]
        lines = {edge["target"] for edge in drawing["edges"] if edge["source"] == actor}
        assert lines == {f"topic:{offer['topic']['id']}" for offer in offered}
        assert lines
    assert f"There are {len(topics)} topics." in drawing["summary"]
    page = client.get("/fi/maps/topics").text
    assert "<h1><bdi>" in page
    assert 'data-kind="topic"' in page
    assert 'topics/vertaistuki"' in page
    assert client.get("/sv/maps/topics.svg").status_code == 200


def test_the_map_around_an_actor_goes_one_step_further_when_asked(client: FlaskClient) -> None:
    near, far = (
        {node["id"] for node in client.get(f"/api/v1/maps/ego?focus=veke&depth={depth}").json["nodes"]}
        for depth in (1, 2)
    )
    assert near < far
    page = client.get("/fi/maps/ego?focus=veke&on=2020-10-15").text
    assert 'href="/fi/maps/ego?on=2020-10-15&amp;focus=veke&amp;depth=2">Näytä myös kumppanien kumppanit</a>' in page
    assert "Näytä vain omat kumppanit" in client.get("/fi/maps/ego?focus=veke&depth=2").text
    assert "kumppanit</a>" not in client.get("/fi/maps/network").text
    assert client.get("/fi/maps/ego?focus=veke&depth=3").status_code == 400


def test_a_map_may_be_shown_in_the_pages_of_others_and_nothing_else_is_weakened(client: FlaskClient) -> None:
    whole, embedded = (client.get(f"/sv/maps/municipalities{way}?place=region:11") for way in ("", "/embed"))
    policies = [response.headers["Content-Security-Policy"] for response in (whole, embedded)]
    assert [policy.rpartition("; ")[2] for policy in policies] == ["frame-ancestors 'self'", "frame-ancestors *"]
    assert "unsafe" not in policies[1]
    assert set(policies[1].split("; ")) - set(policies[0].split("; ")) == {"form-action 'none'", "frame-ancestors *"}
    assert "Set-Cookie" not in embedded.headers
    assert "<form" not in embedded.text
    assert 'href="/sv/maps/municipalities?place=region:11" rel="noopener"' in embedded.text
    code = html.unescape(re.findall(r'<textarea id="embed-code"[^>]*>([^<]*)', whole.text)[0])
    address = "http://localhost/sv/maps/municipalities/embed?place=region:11"
    assert code.startswith(f'<iframe src="{address}" title="Norra Savolax"')
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(("size", "sides"), [("A4", (297, 210)), ("A3", (420, 297))])
def test_a_map_is_printed_on_the_paper_that_is_chosen(client: FlaskClient, size: str, sides: tuple[int, int]) -> None:
    page = client.get(f"/fi/maps/network/print?size={size}&on=2019-01-01").text
    assert f'<main class="lying {size}">' in page
    assert f'width="{sides[0]}mm" height="{sides[1]}mm"' in page
    assert 'href="/fi/maps/network?on=2019-01-01"' in page
    assert "style=" not in page
    assert f'width="{sides[0]}mm"' in client.get(f"/fi/maps/network.svg?size={size}").text
    assert client.get("/fi/maps/network/print?size=A5").status_code == 400
    assert 'href="/fi/maps/network/print?on=2019-01-01"' in client.get("/fi/maps/network?on=2019-01-01").text


def test_in_a_municipality_those_with_ties_elsewhere_do_not_stand_among_those_without(client: FlaskClient) -> None:
    drawing = client.get("/api/v1/maps/network?place=297&lang=fi").json
    discs = {group["label"]: group["members"] for group in drawing["groups"]}
    words = "Yhteyksiä vain muualle 15.10.2020"
    without = "Ei tunnettuja yhteyksiä 15.10.2020"
    known = {one: client.get(f"/api/v1/actors/{one}/ties").json["contents"] for one in discs[words] + discs[without]}
    assert all(known[one] for one in discs[words])
    assert not any(known[one] for one in discs[without])
    assert "3 toimijalla on yhteyksiä vain muihin kuin kartan toimijoihin." in drawing["summary"]
    assert "2 toimijalla ei ole tänä päivänä tunnettuja yhteyksiä." in drawing["summary"]
    assert client.get("/fi/maps/network?place=297").text.count(f"<td>{words}") == 3
    assert words in client.get("/fi/maps/network/embed?place=297").text


def test_code_to_embed_that_would_work_on_this_machine_only_is_told(client: FlaskClient) -> None:
    words = "Tämä koodi toimii vain tällä koneella."
    assert words in client.get("/fi/maps/network", base_url="http://127.0.0.1:8132").text
    assert words not in client.get("/fi/maps/network", base_url="https://kumppanit.example").text

"""The page on bridges."""

import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

PAGE = "/en/coordinator/bridges"


@pytest.mark.parametrize(("language", "title"), [("fi", "Sillat"), ("sv", "Broar"), ("en", "Bridges")])
def test_it_is_told_in_the_readers_language_and_stands_in_the_menu(web: FlaskClient, language: str, title: str) -> None:
    page = read(web, f"/{language}/coordinator/bridges")
    assert (page.status, page.language, page.heading("h1")) == (200, language, [title])
    assert page.links[title] == f"/{language}/coordinator/bridges"


def test_it_says_who_would_be_cut_off_if_an_actor_left(web: FlaskClient) -> None:
    told = web.get("/api/v1/reports/bridges?lang=en").json
    page = read(web, PAGE)
    first = told["cut_off"][0]
    assert (
        f"If this one left, {len(first['cut_off'])} actors would be cut off: {first['cut_off'][0]['name']},"
        in page.words
    )
    assert page.links[first["cut_off"][0]["name"]] == f"/en/actors/{first['cut_off'][0]['id']}"
    assert f"Without these the network breaks {len(told['articulation_points'])}" in page.heading("h2")


def test_each_is_shown_on_the_map_and_the_first_on_a_picture(web: FlaskClient) -> None:
    first, second = web.get("/api/v1/reports/bridges?lang=en").json["cut_off"][:2]
    page = read(web, PAGE)
    name = first["actor"]["name"]
    assert page.links[f"{name}: show on the map"] == f"/en/maps/network#actor={first['actor']['id']}"
    assert f"{name} and its partners." in page.words
    other = read(web, page.links[f"{second['actor']['name']}: draw a picture"].split("#")[0])
    assert f"{second['actor']['name']} and its partners." in other.words


def test_ties_that_nothing_replaces_are_told_with_whom_they_would_cut_off(web: FlaskClient) -> None:
    told = web.get("/api/v1/reports/bridges?lang=en&limit=10").json
    words = read(web, PAGE).words
    assert told["only_links"]
    for link in told["only_links"]:
        assert link["text"] in words
        assert link["cut_off"] > 1


def test_brokers_are_told_with_their_roles_among_the_groups_asked_for(web: FlaskClient) -> None:
    broker = web.get("/api/v1/reports/bridges?lang=en&by=sector").json["brokers"][0]
    words = read(web, f"{PAGE}?by=sector").words
    share = f"Is on {100 * broker['betweenness_centrality']:.1f} per cent of the shortest ways between others."
    assert share in words
    for said in broker["text"].split("; "):
        assert said[0].upper() + said[1:] in words
    assert "The roles are counted by sector." in words


def test_names_in_a_sentence_are_not_laid_out_apart(web: FlaskClient) -> None:
    """A row of the page on setting aside is laid out with gaps, which would stand before each comma."""
    page = web.get(PAGE).text
    assert '<p class="in-words">' in page
    assert 'class="told"' not in page


def test_all_are_shown_when_asked_for(web: FlaskClient) -> None:
    page = read(web, PAGE)
    total = len(web.get("/api/v1/reports/bridges").json["articulation_points"])
    assert len([link for link in page.links if link.endswith(": draw a picture")]) == 9
    everything = read(web, page.links["Show all"])
    assert len([link for link in everything.links if link.endswith(": draw a picture")]) == total - 1


def test_a_part_says_that_who_connects_it_from_elsewhere_is_not_in_it(web: FlaskClient) -> None:
    part = read(web, f"{PAGE}?place=region:11&on=2020-01-01")
    assert "Who connects them from elsewhere" in part.words
    assert part.links["See the whole network"] == f"{PAGE}?on=2020-01-01&by=municipality"
    assert "Who connects them from elsewhere" not in read(web, PAGE).words


def test_where_nothing_holds_anything_together_it_says_so(web: FlaskClient) -> None:
    words = read(web, f"{PAGE}?place=047").words
    assert "Nobody's leaving would break this network." in words
    assert "Nobody stands between others." in words


@pytest.mark.parametrize("query", ["place=nowhere", "by=village", "pictured=nobody"])
def test_what_is_wrong_is_told(web: FlaskClient, query: str) -> None:
    assert read(web, f"{PAGE}?{query}").status in (400, 404)

"""The page on the state of the network."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

PAGE, API = "/en/coordinator/health", "/api/v1/reports/health"


@pytest.mark.parametrize(
    ("language", "title"), [("fi", "Verkoston tila"), ("sv", "Nätverkets tillstånd"), ("en", "State of the network")]
)
def test_it_is_told_in_the_readers_language_and_stands_in_the_menu(web: FlaskClient, language: str, title: str) -> None:
    page = read(web, f"/{language}/coordinator/health")
    assert (page.status, page.language, page.heading("h1")) == (200, language, [title])
    assert page.links[title] == f"/{language}/coordinator/health"


def test_each_number_is_told_with_what_it_means_and_what_not(web: FlaskClient) -> None:
    words = read(web, PAGE).words
    told = web.get("/api/v1/reports/health?lang=en").json
    for meaning in told["meanings"].values():
        assert meaning in words
    assert f"Of a hundred possible pairs, {100 * told['density']:.1f} are tied." in words
    assert told["definition"] in words


def test_it_is_beside_the_year_before_and_the_regions_unless_told_otherwise(web: FlaskClient) -> None:
    page = read(web, PAGE)
    assert page.fields["compare_on"] == "2019-10-15"
    then = web.get("/api/v1/reports/health?on=2019-10-15").json
    assert f"15 Oct 2019: {then['ties']}" in page.words
    inside = page.links["North Savo"]
    assert "place=region:11" in inside.replace("%3A", ":")
    assert "Kuopio sub-region" in read(web, inside).links


def test_a_region_is_seen_beside_its_sub_regions_and_a_sub_region_beside_the_others(web: FlaskClient) -> None:
    assert "Kuopio sub-region" in read(web, f"{PAGE}?place=region:11").links
    page = read(web, f"{PAGE}?place=subregion:112")
    assert "Kuopio sub-region" not in page.links
    assert len([link for link in page.links if "sub-region" in link]) == 4


@pytest.mark.parametrize(
    ("place", "beside"),
    [
        ("region:07", "Hollola"),
        ("subregion:071", "Hollola"),
        ("297", "Siilinjärvi"),
        ("wellbeing_county:11", "Imatra sub-region"),
    ],
)
def test_where_a_place_has_no_sub_regions_its_municipalities_stand_side_by_side(
    web: FlaskClient, place: str, beside: str
) -> None:
    page = read(web, f"{PAGE}?place={place}")
    assert any(link.startswith(beside) for link in page.links)
    assert len(page.links) < 60


def test_openness_is_told_beside_what_chance_would_give(web: FlaskClient) -> None:
    assert "By sector Ties stay inside the group more often than by chance." in read(web, PAGE).words


def test_a_small_part_warns_that_its_numbers_mean_little(web: FlaskClient) -> None:
    words = read(web, f"{PAGE}?place=region:11&sector=third").words
    assert "Read the numbers with care" in words
    assert "so small a group" in words
    assert "North Savo · Third sector" in words


def test_a_part_without_actors_is_told_with_reasons(web: FlaskClient) -> None:
    page = read(web, f"{PAGE}?place=047")
    assert (page.status, "too few actors" in page.words) == (200, True)


def test_the_table_to_take_along_is_of_what_is_shown(web: FlaskClient) -> None:
    link = read(web, f"{PAGE}?place=region:11&kind=organisation").links["Download as a table (CSV)"]
    text = web.get(link).text
    assert "Kuopio sub-region" in text
    assert link.startswith("/en/coordinator/health.csv?")
    assert "kind=organisation" in link


@pytest.mark.parametrize("query", ["place=nowhere", "on=yesterday", "compare_parts=village", "topic=nothing"])
def test_what_is_wrong_is_told(web: FlaskClient, query: str) -> None:
    assert read(web, f"{PAGE}?{query}").status in (400, 404)


def test_ties_that_lead_out_of_a_part_are_told_as_they_do_not_count(web: FlaskClient) -> None:
    ties = web.get("/api/v1/ties?per_page=500").json["contents"]
    actors = web.get("/api/v1/actors?municipality=297&per_page=500").json["contents"]
    seated, acting = ({one["id"] for one in actors if one["is_active"] or every} for every in (True, False))
    leaving = [tie for tie in ties if (tie["source"] in seated) is not (tie["target"] in seated)]
    words = read(web, f"{PAGE}?place=297").words
    assert f"{len(leaving)} ties lead out of the chosen part." in words
    told = web.get("/api/v1/reports/health?place=297").json
    tied = {end for tie in leaving for end in (tie["source"], tie["target"])} & acting
    assert f"without ties inside the part ({told['isolates']}), {len(tied)} are tied elsewhere." in words
    assert "out of the chosen part" not in read(web, PAGE).words


def test_parts_side_by_side_tell_how_many_ties_lead_out_of_each(web: FlaskClient) -> None:
    part = next(one for one in web.get(f"{API}?compare_parts=region").json["parts"] if one["id"] == "region:11")
    leaving = web.get(f"{API}?place=region:11&lang=en").json["warnings"]
    assert f"{part['ties_outside']} ties lead out of the chosen part. They are not in the numbers." in leaving
    words = read(web, PAGE).words
    assert f"North Savo {part['actors']} {part['ties']} {part['ties_outside']} {part['isolates']} (" in words
    assert "An actor without ties inside the part may still be tied elsewhere" in words


def test_numbers_have_a_true_minus_and_no_more_digits_than_mean_something(web: FlaskClient) -> None:
    words = read(web, f"{PAGE}?place=region:11").words
    assert not re.search(r"-0[.]|0[.]0*[1-9][0-9]{3}", words)
    assert "\N{MINUS SIGN}0." in words


def test_those_that_only_their_ties_keep_in_the_network_are_told(web: FlaskClient) -> None:
    words = read(web, "/fi/coordinator/health").words
    assert "115 toimijaa" in words
    assert "Toimijoista 2 ei toimi tänä päivänä, mutta niillä on yhteyksiä." in words
    assert "Toimijoista 2 ei toimi tänä päivänä, mutta niillä on yhteyksiä." in web.get("/fi/maps/network").text

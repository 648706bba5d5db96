"""The page on gaps."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from graphsvc.store import GraphStore
from graphsvc.web import create_app
from tests.web.reading import read

PAGE = "/en/coordinator/gaps"


@pytest.mark.parametrize(("language", "title"), [("fi", "Katvealueet"), ("sv", "Luckor"), ("en", "Gaps")])
def test_it_is_told_in_the_readers_language_and_stands_in_the_menu(web: FlaskClient, language: str, title: str) -> None:
    page = read(web, f"/{language}/coordinator/gaps")
    assert (page.status, page.language, page.heading("h1")) == (200, language, [title])
    assert page.links[title] == f"/{language}/coordinator/gaps"


def test_every_region_has_a_number_for_every_group_of_topics(web: FlaskClient) -> None:
    told = web.get("/api/v1/reports/gaps?lang=en").json
    page = read(web, PAGE)
    for row in told["places"]:
        numbers = " ".join(str(cell["gaps"]) for cell in row["groups"])
        assert f"{row['place']['name']} {numbers}" in page.words


def test_the_gaps_are_listed_worst_first_with_population_helpers_and_distance(web: FlaskClient) -> None:
    gaps = web.get("/api/v1/reports/gaps?lang=en&place=region:11").json["gaps"]
    first = next(gap for gap in gaps[:50] if gap["nearest_km"])
    words = read(web, f"{PAGE}?place=region:11").words
    topic = first["topic"]["label"]
    topic = topic[0].upper() + topic[1:]
    population = f"{first['population']:,}"
    told = (
        f"{first['place']['name']} {topic} No one within 50 kilometres {population} 0 {round(first['nearest_km'])} km"
    )
    assert told in words


def test_what_is_left_out_of_the_table_is_told_above_it(web: FlaskClient) -> None:
    told = web.get("/api/v1/reports/gaps?lang=en").json
    words = read(web, PAGE).words
    assert f"{len(told['offered_nowhere'])} topics are not in the table, as nobody offers them anywhere" in words
    assert "Groups missing altogether: Safety, violence and rights." in words
    topics = web.get("/api/v1/topics?lang=en&per_page=500").json["contents"]
    groups = told["places"][0]["groups"]
    sizes = " ".join(str(sum(f"group:{one['group']}" == cell["group"]["id"] for one in topics)) for cell in groups)
    assert f"Topics in the group in all {sizes}" in words
    assert "not in the table" not in read(web, f"{PAGE}?topic=vertaistuki").words


def test_only_the_first_are_listed_until_more_are_asked_for(web: FlaskClient) -> None:
    first = read(web, PAGE)
    assert "limit=200" in first.links["Show more"]
    more = read(web, first.links["Show more"].split("#")[0])
    assert len(more.words) > len(first.words)
    assert "limit" not in more.links["Download as a table (CSV)"]


def test_one_kind_of_gap_can_be_looked_at(web: FlaskClient) -> None:
    page = read(web, f"{PAGE}?kind=only_one&place=region:11")
    total = web.get("/api/v1/reports/gaps?kind=only_one&place=region:11").json["total"]
    assert f"The gaps one by one {total}" in page.heading("h2")
    assert "Only one helper" in page.words


def test_what_actors_need_and_nobody_offers_there_is_told(web: FlaskClient) -> None:
    need = web.get("/api/v1/reports/gaps?lang=en&by=municipality").json["unmet_needs"][0]
    page = read(web, f"{PAGE}?by=municipality")
    assert page.links[need["actors"][0]["name"]] == f"/en/actors/{need['actors'][0]['id']}"


def test_what_was_asked_in_vain_is_told_without_who_asked(own_web: FlaskClient, own_store: GraphStore) -> None:
    assert "asked for in vain" not in " ".join(read(own_web, PAGE).heading("h2"))
    own_store.count_unanswered(["group:mieli"], [], date(2020, 9, 1))
    assert "Mental health and crises no place named 9/2020 1" in read(own_web, PAGE).words


def test_where_nobody_offers_anything_it_says_so(store: GraphStore) -> None:
    with create_app(store).test_client() as client:
        assert "Nobody offers these topics anywhere." in read(client, PAGE).words


@pytest.mark.parametrize("query", ["place=nowhere", "topic=nothing", "kind=big", "place=297&by=region"])
def test_what_is_wrong_is_told(web: FlaskClient, query: str) -> None:
    assert read(web, f"{PAGE}?{query}").status in (400, 404)


def test_a_group_can_be_chosen_to_see_whether_it_has_what_it_needs(web: FlaskClient) -> None:
    group = web.get("/api/v1/reports/gaps?lang=en&group=hyvtilat_hanke").json["group"]
    page = read(web, f"{PAGE}?group=hyvtilat_hanke")
    assert f"The group has {len(group['members'])} members:" in page.words
    assert group["actor"]["name"] in page.heading("h3")
    lacking = [one for one in group["competences"] if not one["offered_by"]]
    assert page.words.count("Nobody in the group") == len(lacking)
    assert "group=hyvtilat_hanke" in page.links["Download as a table (CSV)"]


def test_in_a_place_only_what_was_asked_for_in_vain_there_or_in_a_part_is_told(
    own_web: FlaskClient, own_store: GraphStore
) -> None:
    for places in (["297"], ["region:11"], ["091"], []):
        own_store.count_unanswered(["asuminen"], places, date(2020, 9, 1))

    def told(place: str) -> set[str]:
        words = read(own_web, f"{PAGE}?place={place}").words
        return {
            name for name in ("Kuopio 9/2020", "North Savo 9/2020", "Helsinki 9/2020", "named 9/2020") if name in words
        }

    assert told("297") == {"Kuopio 9/2020"}
    assert told("region:11") == {"Kuopio 9/2020", "North Savo 9/2020"}
    assert len(told("")) == 4


def test_topics_that_nobody_offers_come_with_how_often_they_were_asked_in_vain(
    own_web: FlaskClient, own_store: GraphStore
) -> None:
    for place in ("140", "140", "297"):
        own_store.count_unanswered(["vakivalta"], [place], date(2020, 9, 1))
    page = own_web.get(PAGE).text
    listed = page[page.index('id="nowhere-title"') :]
    first = listed[listed.index("<li>") : listed.index("</li>")]
    assert "/topics/vakivalta" in first
    assert "asked for in vain 3 times" in first
    assert "in vain once" in own_web.get(f"{PAGE}?place=297").text

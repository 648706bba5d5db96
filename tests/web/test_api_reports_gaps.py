"""Gaps: what is asked for in vain, group by group, and what is needed but not offered."""

from datetime import date

from flask.testing import FlaskClient

from graphsvc.store import GraphStore

POHJOIS_SAVO, IISALMI = "region:11", "140"


def gaps(web: FlaskClient, **asked: object) -> dict:
    response = web.get("/api/v1/reports/gaps", query_string={"lang": "en", **asked})
    assert response.status_code == 200, response.text
    return response.json


def test_what_was_asked_in_vain_in_a_part_of_the_place_stands_first(
    own_web: FlaskClient, own_store: GraphStore
) -> None:
    last = gaps(own_web)["gaps"][-1]
    seat = next(one for one in own_web.get("/api/v1/places").json["contents"] if last["place"]["id"] in one["within"])
    own_store.count_unanswered([last["topic"]["id"]], [seat["id"]], date(2020, 9, 1))
    first = gaps(own_web)["gaps"][0]
    assert (first["topic"], first["place"], first["unanswered"]) == (last["topic"], last["place"], 1)


def test_the_worst_of_each_place_comes_before_the_second_of_any(own_web: FlaskClient) -> None:
    told = gaps(own_web, limit=1000)
    places = [gap["place"]["id"] for gap in told["gaps"] if gap["kind"] == "nobody_near"]
    assert len(set(places[: len(set(places))])) == len(set(places))


def test_a_question_about_a_group_counts_for_each_of_its_topics(own_web: FlaskClient, own_store: GraphStore) -> None:
    told = gaps(own_web, place=POHJOIS_SAVO, topic="group:mieli")["gaps"]
    place = told[0]["place"]["id"]
    own_store.count_unanswered(["group:mieli"], [place], date(2020, 9, 1))
    asked = {gap["topic"]["id"] for gap in gaps(own_web, topic="group:mieli", place=place)["gaps"] if gap["unanswered"]}
    assert asked == {gap["topic"]["id"] for gap in told if gap["place"]["id"] == place}


def test_the_table_of_places_and_groups_counts_every_gap(web: FlaskClient) -> None:
    told = gaps(web, place=POHJOIS_SAVO, limit=1)
    assert len(told["gaps"]) == 1
    cells = [cell for row in told["places"] for cell in row["groups"]]
    assert sum(cell["gaps"] for cell in cells) == told["total"]
    assert all(0 <= cell["gaps"] <= cell["topics"] for cell in cells)
    assert len(told["places"]) == len({row["place"]["id"] for row in told["places"]}) == 19


def test_only_gaps_of_a_kind_are_told_where_it_is_asked(web: FlaskClient) -> None:
    whole = gaps(web, place=POHJOIS_SAVO)
    kinds = {"nobody_near", "only_ending", "only_one"}
    counts = {kind: gaps(web, place=POHJOIS_SAVO, kind=kind)["total"] for kind in kinds}
    assert sum(counts.values()) == whole["total"]
    assert all(gap["kind"] == "only_one" for gap in gaps(web, place=POHJOIS_SAVO, kind="only_one")["gaps"])


def test_what_actors_of_a_place_need_and_nobody_offers_there_is_told(
    web: FlaskClient, sqlite_sample: GraphStore
) -> None:
    told = gaps(web, by="municipality", limit=1000)["unmet_needs"]
    assert told
    amounts = [len(need["actors"]) for need in told]
    assert amounts == sorted(amounts, reverse=True)
    for need in told:
        place, topic = need["place"]["id"], need["topic"]["id"]
        assert all(actor["municipality"] == place for actor in need["actors"])
        needs = sqlite_sample.needs_of([actor["id"] for actor in need["actors"]])
        assert {actor["id"] for actor in need["actors"]} <= {one.actor for one in needs if one.topic == topic}
        assert not web.get(f"/api/v1/actors?topic={topic}&municipality={place}").json["total_items"]


def test_a_group_is_told_what_its_members_need_and_who_of_them_offers_it(web: FlaskClient) -> None:
    told = gaps(web, group="hyvtilat_hanke")["group"]
    members = {actor["id"] for actor in told["members"]}
    ties = web.get("/api/v1/ties?per_page=500").json["contents"]
    expected = {
        end
        for tie in ties
        if "hyvtilat_hanke" in (tie["source"], tie["target"], tie["basis"])
        for end in (tie["source"], tie["target"])
    }
    assert members == expected | {"hyvtilat_hanke"}
    amounts = [len(one["offered_by"]) for one in told["competences"]]
    assert amounts
    assert amounts == sorted(amounts)
    for one in told["competences"]:
        assert {actor["id"] for actor in (*one["needed_by"], *one["offered_by"])} <= members
        offering = web.get(f"/api/v1/actors?topic={one['topic']['id']}&per_page=500").json["contents"]
        acting = {actor["id"] for actor in offering if actor["is_active"]}
        assert {actor["id"] for actor in one["offered_by"]} == acting & members


def test_without_a_group_none_is_told_and_one_that_nobody_bears_is_not_found(web: FlaskClient) -> None:
    assert gaps(web)["group"] is None
    assert web.get("/api/v1/reports/gaps?group=nobody").status_code == 404

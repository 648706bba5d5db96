import pytest
from flask.testing import FlaskClient


def get(client: FlaskClient, path: str, **asked: object) -> dict:
    response = client.get(f"/api/v1{path}", query_string=asked)
    assert response.status_code == 200, response.text
    return response.json


def test_all_actors_come_by_name(client: FlaskClient) -> None:
    listed = get(client, "/actors", per_page=200)
    assert listed["total_items"] == listed["size"] == 116
    names = [actor["name"] for actor in listed["contents"]]
    assert names[-1] == "Äänitorvi ry"
    assert names.index("Annalan huvila") < names.index("Arjen olohuone Soppi") < names.index("Wastery")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kind": "council"}, 3),
        ({"subtype": "funder"}, 3),
        ({"municipality": "297", "kind": "municipality"}, 1),
        ({"region": "region:01", "kind": "municipality"}, 8),
        ({"topic": "omaishoito"}, 1),
        ({"q": "kuopion senior"}, 1),
        ({"q": "sosiaali ja terveysjarjesto"}, 2),
    ],
)
def test_filters_narrow_the_list(client: FlaskClient, asked: dict[str, str], expected: int) -> None:
    assert get(client, "/actors", **asked)["total_items"] == expected


def test_a_page_past_the_end_is_empty_and_keeps_the_total(client: FlaskClient) -> None:
    past = get(client, "/actors", page=99)
    assert (past["contents"], past["total_items"], past["last_page"], past["empty"]) == ([], 116, True, True)


def test_an_actor_tells_what_it_offers_and_the_frames_above_and_below(client: FlaskClient) -> None:
    actor = get(client, "/actors/ps_syopayhdistys", lang="sv")
    assert actor["municipality_name"] == "Kuopio"
    assert {offer["topic"]["id"] for offer in actor["offers"]} >= {"syopa", "vertaistuki"}
    assert actor["offers"][0]["description_language"] == "fi"
    assert [frame["id"] for frame in actor["frames_above"]] == ["syopajarjestot"]
    assert [frame["id"] for frame in actor["frames_below"]] == ["ps_syopa_osastot"]


def test_needs_stand_apart_from_offers(client: FlaskClient) -> None:
    actor = get(client, "/actors/annalan_huvila")
    assert "rahoitus" in {need["topic"]["id"] for need in actor["needs"]}
    assert "rahoitus" not in {offer["topic"]["id"] for offer in actor["offers"]}


def test_ties_are_those_of_the_reference_day_unless_another_is_asked(client: FlaskClient) -> None:
    today = get(client, "/actors/veke/ties", per_page=100)
    later = get(client, "/actors/veke/ties", per_page=100, on="2021-01-01")
    assert (today["total_items"], later["total_items"]) == (18, 0)
    assert all(tie["is_active"] and not tie["planned"] for tie in today["contents"])


def test_a_tie_names_its_ends_and_what_it_rests_on(client: FlaskClient) -> None:
    ties = get(client, "/actors/soppi/ties", per_page=100)["contents"]
    resting = next(tie for tie in ties if tie["id"] == "t003")
    assert resting["basis_name"] == "Hyvinvoinnin tilat -hanke"
    assert resting["target_label"] == "Arjen olohuone Soppi"


def test_a_neighbourhood_grows_with_its_depth(client: FlaskClient) -> None:
    sizes = [
        len(get(client, "/actors/ps_syopayhdistys/neighbourhood", depth=depth)["actors"]) for depth in (0, 1, 2, 3)
    ]
    assert sizes[0] == 1
    assert sizes == sorted(set(sizes))

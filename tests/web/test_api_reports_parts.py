"""The state of the network, part beside part."""

import pytest
from flask.testing import FlaskClient


def health(web: FlaskClient, **asked: object) -> dict:
    response = web.get("/api/v1/reports/health", query_string={**asked, "lang": "en"})
    assert response.status_code == 200, response.text
    return response.json


def labels(report: dict) -> list[str]:
    return [part["label"] for part in report["parts"]]


def test_the_sub_regions_of_a_region_stand_side_by_side(web: FlaskClient) -> None:
    told = health(web, place="region:11", compare_parts="subregion")
    assert "Kuopio sub-region" in labels(told)
    assert len(told["parts"]) == 5
    assert 0 < sum(part["actors"] for part in told["parts"]) < told["actors"]  # some serve the whole region
    assert not any(part["is_asked"] for part in told["parts"])


def test_each_part_is_measured_as_when_it_is_asked_for_alone(web: FlaskClient) -> None:
    for part in health(web, compare_parts="region", kind="organisation")["parts"]:
        alone = health(web, place=part["id"], kind="organisation")
        for name in ("actors", "ties", "pairs", "isolates", "density", "transitivity", "fragmentation", "ei_index"):
            assert part[name] == alone[name], (part["label"], name)


def test_a_part_is_seen_beside_the_others_of_its_level(web: FlaskClient) -> None:
    told = health(web, place="subregion:112", compare_parts="subregion")
    assert [part["id"] for part in told["parts"] if part["is_asked"]] == ["subregion:112"]
    assert {part["id"] for part in told["parts"]} == {
        part["id"] for part in health(web, place="region:11", compare_parts="subregion")["parts"]
    }
    regions = health(web, place="region:11", compare_parts="region")["parts"]
    assert len(regions) == 19


def test_sectors_stand_side_by_side(web: FlaskClient) -> None:
    told = health(web, place="297", sector="third", compare_parts="sector")
    parts = {part["id"]: part for part in told["parts"]}
    assert parts["third"]["is_asked"]
    assert parts["third"]["actors"] == told["actors"]
    assert parts["parish"]["is_small"]


def test_without_being_asked_no_parts_are_compared(web: FlaskClient) -> None:
    assert health(web)["parts"] == []


@pytest.mark.parametrize("level", ["country", "village"])
def test_what_is_no_level_is_refused(web: FlaskClient, level: str) -> None:
    assert web.get(f"/api/v1/reports/health?compare_parts={level}").status_code == 400

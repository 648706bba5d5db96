import pytest
from flask.testing import FlaskClient

from graphsvc.analysis.partners import WEIGHTS
from graphsvc.texts import text
from tests.web.reading import read

PAGE = "/fi/coordinator/suggestions"
SET_ASIDE = "/fi/coordinator/set-aside"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_partners_come_with_reasons_named_parts_and_weights(coordinator: FlaskClient, language: str) -> None:
    shown = read(coordinator, f"/{language}/coordinator/suggestions?actor=ps_syopayhdistys")
    assert text(language, "worklist.suggest.result", name="Pohjois-Savon Syöpäyhdistys ry")[:8] in shown.words
    for part in WEIGHTS:
        assert text(language, f"worklist.part.{part}") in shown.words
        assert text(language, f"worklist.part_meaning.{part}") in shown.words
    assert text(language, "pages.percent", value=25) in shown.words
    assert text(language, "worklist.mark.submit") in shown.words


def test_who_can_introduce_is_told(coordinator: FlaskClient) -> None:
    assert "Kysy ensin:" in read(coordinator, f"{PAGE}?actor=ps_syopayhdistys").words


def test_an_actor_is_found_by_its_name_and_where_several_are_meant_they_are_offered(coordinator: FlaskClient) -> None:
    assert "Kumppaneita: Kalajoen kaupunki" in read(coordinator, f"{PAGE}?actor=Kalajoen kaupunki").heading("h2")
    several = read(coordinator, f"{PAGE}?actor=syöpä")
    assert "Tarkoititko jotakin näistä?" in several.heading("h2")
    assert several.links["Pohjois-Savon Syöpäyhdistys ry"] == f"{PAGE}?actor=ps_syopayhdistys"
    assert "ei löytynyt ketään" in read(coordinator, f"{PAGE}?actor=Zzz").words


def test_for_an_actor_that_does_not_act_that_is_said(coordinator: FlaskClient) -> None:
    assert "ei toimi tänä päivänä" in read(coordinator, f"{PAGE}?actor=kumppanuudella").words


def test_a_declined_pair_never_comes_again_to_either_until_it_is_taken_back(coordinator: FlaskClient) -> None:
    def suggested(actor: str) -> list[str]:
        told = coordinator.get(f"/api/v1/reports/suggestions?actor={actor}&limit=1000").json
        return [one["actor"]["id"] for one in told["suggestions"]]

    partner = suggested("kalajoki")[0]
    here = f"{PAGE}?actor=kalajoki"
    pair = {"actor": "kalajoki", "partner": partner, "next": here}
    answer = coordinator.post(SET_ASIDE, data={**pair, "outcome": "declined", "day": "2025-11-03"})
    assert answer.location == f"{here}&marked={partner}#told"
    assert partner not in suggested("kalajoki")
    assert "kalajoki" not in suggested(partner)
    shown = read(coordinator, f"{here}&marked={partner}").words
    assert "Siirretty sivuun: 1 pari" in shown
    assert "Ei halua, 3.11.2025" in shown
    coordinator.post("/fi/coordinator/take-back", data=pair)
    assert partner in suggested("kalajoki")


def test_the_best_pairs_across_two_areas_have_one_from_each_and_each_actor_once(coordinator: FlaskClient) -> None:
    told = coordinator.get("/api/v1/reports/pairs?place=297&other_place=140").json
    pairs = [[actor["municipality"] for actor in pair["actors"]] for pair in told["pairs"]]
    assert pairs
    assert all(sorted(seats) == ["140", "297"] for seats in pairs)
    met = [actor["id"] for pair in told["pairs"] for actor in pair["actors"]]
    assert len(met) == len(set(met))
    assert told["pairs"] == sorted(told["pairs"], key=lambda pair: -pair["score"])
    assert all(pair["reasons"] for pair in told["pairs"])
    shown = read(coordinator, f"{PAGE}?place=Kuopio&other_place=Iisalmi")
    assert "Pareja: Kuopio ja Iisalmi" in shown.heading("h2")
    assert told["pairs"][0]["actors"][0]["name"] in shown.heading("h3")


def test_neither_a_declined_pair_nor_whoever_declined_is_paired_across_areas(coordinator: FlaskClient) -> None:
    def pairs() -> list[set[str]]:
        told = coordinator.get("/api/v1/reports/pairs?place=297&other_place=140").json["pairs"]
        return [{actor["id"] for actor in pair["actors"]} for pair in told]

    first = pairs()[0]
    one, other = sorted(first)
    coordinator.post(SET_ASIDE, data={"actor": one, "partner": other, "outcome": "declined"})
    assert first not in pairs()
    coordinator.post(SET_ASIDE, data={"actor": one, "outcome": "declined"})
    assert not any(one in pair for pair in pairs())


@pytest.mark.parametrize(
    ("asked", "status", "parameter"),
    [("place=297", 400, "other_place"), ("place=297&other_place=nowhere", 404, "other_place")],
)
def test_pairs_need_two_areas_that_are_known(coordinator: FlaskClient, asked: str, status: int, parameter: str) -> None:
    answer = coordinator.get(f"/api/v1/reports/pairs?{asked}")
    assert (answer.status_code, answer.json["parameter"]) == (status, parameter)


def test_where_there_is_no_pair_or_only_one_area_that_is_said(coordinator: FlaskClient) -> None:
    assert "ei löytynyt pareja" in read(coordinator, f"{PAGE}?place=Utsjoki&other_place=Kuopio").words
    assert "Anna kaksi aluetta." in read(coordinator, f"{PAGE}?place=Kuopio").words


def test_without_anything_chosen_there_are_two_ways_to_begin(coordinator: FlaskClient) -> None:
    shown = read(coordinator, PAGE)
    assert shown.heading("h2") == ["Toimijalle", "Kahden alueen välille"]


def test_an_area_that_is_mistyped_comes_back_in_the_form_with_what_may_be_meant(coordinator: FlaskClient) -> None:
    shown = read(coordinator, f"{PAGE}?place=Kuopi%C3%B6&other_place=Iisalmi")
    assert shown.status == 404
    assert "Paikkaa ”Kuopiö” ei tunneta. Tarkoititko: Kuopio?" in shown.words
    assert (shown.fields["place"], shown.fields["other_place"]) == ("Kuopiö", "Iisalmi")
    assert "Anna kaksi aluetta." not in shown.words

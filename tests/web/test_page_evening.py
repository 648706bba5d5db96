from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

PAGE = "/fi/coordinator/evening"
FIVE = "?actor=veke&actor=annalan_huvila&actor=soppi&actor=ps_syopayhdistys&actor=kalajoki"


def test_participants_are_named_one_a_line_by_name_part_of_a_name_or_id(coordinator: FlaskClient) -> None:
    names = "Kalajoen kaupunki\n\n  pohjois-savon   SYÖPÄYHDISTYS\nAnnalan huvi\nsoppi\n"
    shown = read(coordinator, f"/en/coordinator/evening?names={quote(names)}")
    assert "2 pairs 4 participants" in shown.heading("h2")
    assert {"City of Kalajoki", "Pohjois-Savon Syöpäyhdistys ry"} <= set(shown.heading("h3"))


def test_where_a_line_may_mean_several_they_are_offered_and_where_nobody_that_is_said(coordinator: FlaskClient) -> None:
    shown = read(coordinator, f"{PAGE}?names=Pohjois-Savon%0AEi ketään ry%0Akalajoki%0Asoppi")
    assert "Tarkoititko näitä? Valitse ne, jotka tulevat iltaan. ”Pohjois-Savon”" in shown.words
    assert "Näitä ei löytynyt: Ei ketään ry." in shown.words
    assert "1 pari 2 osallistujaa" in shown.heading("h2")


def test_each_comes_in_one_pair_and_the_one_left_over_is_told(coordinator: FlaskClient) -> None:
    shown = read(coordinator, f"/en/coordinator/evening{FIVE}")
    assert "2 pairs 5 participants" in shown.heading("h2")
    assert "Without a pair 1" in shown.heading("h2")
    assert len(shown.heading("h3")) == 4
    assert shown.heading("h4") == ["Why the two of you?"] * 2


def test_a_pair_that_is_set_aside_is_not_brought_together(coordinator: FlaskClient) -> None:
    two = "/en/coordinator/evening?actor=kalajoki&actor=soppi"
    assert len(read(coordinator, two).heading("h3")) == 2
    pair = {"actor": "soppi", "partner": "kalajoki", "outcome": "knows"}
    coordinator.post("/fi/coordinator/set-aside", data=pair)
    assert "Without a pair 2" in read(coordinator, two).heading("h2")


@pytest.mark.parametrize(
    ("language", "rule"),
    [("fi", "Täysi rivi on bingo."), ("sv", "En full rad är bingo."), ("en", "A full row is bingo.")],
)
def test_cards_have_nine_squares_with_those_of_another_sector_in_the_coloured_ones(
    coordinator: FlaskClient, language: str, rule: str
) -> None:
    shown = coordinator.get(f"/{language}/coordinator/evening{FIVE}&cards=1").text
    assert shown.count("<article") == 5
    assert shown.count(rule) == 5
    assert shown.count('class="square') == 45
    assert shown.count("is-coloured") == 25


@pytest.mark.parametrize("asked", ["", "?names=", "?names=kalajoki", "?names=kumppanuudella"])
def test_fewer_than_two_make_no_pair(coordinator: FlaskClient, asked: str) -> None:
    shown = read(coordinator, f"{PAGE}{asked}")
    assert shown.status == 200
    assert not any("pari" in words for words in shown.heading("h2"))


def test_more_than_fit_are_refused_with_what_to_do(coordinator: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphsvc.web.coordinator.evening.MOST_PARTICIPANTS", 4)
    shown = read(coordinator, f"{PAGE}{FIVE}")
    assert shown.status == 400
    assert "Osallistujia on 5, ja enintään 4 käy kerralla." in shown.words

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from graphsvc.model import GraphData, LocalText
from graphsvc.store import GraphStore
from tests.contract.records import actor
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


def test_a_name_and_an_id_that_are_one_actor_are_not_asked_about(own_store: GraphStore, own_web: FlaskClient) -> None:
    own_store.merge(GraphData(actors=(actor("wastery", names=LocalText(fi="Wastery")),)))
    words = read(own_web, f"{PAGE}?names=Wastery%0Awastery%0Asoppi").words
    assert "Tarkoititko näitä?" not in words
    assert "1 pari 2 osallistujaa" in words


def test_an_empty_form_is_told_what_it_lacks(coordinator: FlaskClient) -> None:
    assert "Pareja varten tarvitaan ainakin kaksi toimijaa." in read(coordinator, f"{PAGE}?names=").words
    assert "Pareja varten tarvitaan" not in read(coordinator, PAGE).words


def test_more_than_fit_are_told_on_the_form_which_keeps_them(coordinator: FlaskClient) -> None:
    names = "\n".join(f"Yhdistys {number}" for number in range(201))
    page = coordinator.get(f"{PAGE}?names={quote(names)}")
    assert page.status_code == 200
    assert "Osallistujia on 201, ja enintään 200 käy kerralla." in page.text
    assert "Yhdistys 200" in page.text


def test_those_that_do_not_act_on_the_day_are_told_apart_from_those_that_are_not_known(
    coordinator: FlaskClient,
) -> None:
    ended = "Kumppanuudella soteen ja kuntiin -hanke"
    words = read(coordinator, f"{PAGE}?names={quote(ended)}%0AEi ketään ry%0Akalajoki%0Asoppi").words
    assert f"Nämä eivät toimi päivänä 15.10.2020: {ended}." in words
    assert "Näitä ei löytynyt: Ei ketään ry." in words


def test_a_reason_that_is_true_of_both_names_both(own_store: GraphStore, own_web: FlaskClient) -> None:
    named = {one: LocalText(fi=f"{one.upper()} ry") for one in ("aa", "bb")}
    own_store.merge(
        GraphData(actors=tuple(actor(one, names=names, municipality="297") for one, names in named.items()))
    )
    assert "Vähän yhteyksiä: AA ry ja BB ry" in read(own_web, f"{PAGE}?actor=aa&actor=bb").words


def test_cards_of_people_of_one_sector_have_no_square_that_nobody_could_fill(coordinator: FlaskClient) -> None:
    page = coordinator.get(f"{PAGE}?actor=annalan_huvila&actor=ps_syopayhdistys&actor=iisalmen_kvtuki&cards=1").text
    assert page.count('class="square') == 27
    assert "is-coloured" not in page

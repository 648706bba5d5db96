import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


def test_actors_are_listed_fifty_to_a_page_by_name(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors")
    assert shown.heading("h2") == ["116 toimijaa"]
    assert shown.links["Seuraava sivu"] == "/fi/actors?page=2"


def test_a_name_is_found_by_how_its_words_begin(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors?q=syöpäyhd")
    assert shown.heading("h2") == ["2 toimijaa"]
    assert shown.links["Pohjois-Savon Syöpäyhdistys ry"] == "/fi/actors/ps_syopayhdistys"


def test_the_list_can_be_narrowed_to_a_kind(client: FlaskClient) -> None:
    assert read(client, "/en/actors?kind=council").heading("h2") == ["3 actors"]


def test_one_that_does_not_act_is_marked(client: FlaskClient) -> None:
    assert "Hanke ei toimi" in read(client, "/fi/actors?q=kumppanuudella").words


def test_the_whole_list_says_how_many_do_not_act_so_that_its_number_fits_that_of_the_front_page(
    client: FlaskClient,
) -> None:
    assert "113 toimijaa" in read(client, "/fi/").links
    assert "Näistä 3 ei toimi 15.10.2020." in read(client, "/fi/actors").words
    assert "ei toimi 15.10.2020." not in read(client, "/fi/actors?municipality=297").words


def test_nothing_found_leads_back_to_all(client: FlaskClient) -> None:
    assert read(client, "/sv/actors?q=zzz").links["Visa alla"] == "/sv/actors"


def test_a_word_of_a_search_that_is_a_place_finds_those_that_sit_there(client: FlaskClient) -> None:
    shown = read(client, "/fi/actors?q=omaishoitajat varkaus")
    assert "Varkauden seudun omaishoitajat ry" in shown.links
    assert "Nämä ovat toimijoita, joiden kotipaikka on Varkaus." in shown.words
    assert "Tällä haulla ei löytynyt toimijoita." in read(client, "/fi/actors?q=asdfgh varkaus").words

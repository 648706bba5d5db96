"""The page of what ends within a year."""

import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


def test_what_ends_is_told_the_next_first_with_how_much_hangs_on_it(client: FlaskClient) -> None:
    shown = read(client, "/fi/coordinator/ending")
    assert shown.heading("h2")[:3] == [
        "Hyvinvoinnin tilat -hanke",
        "Kestävää kasvua ja työtä -ohjelma",
        "Pohjois-Savon Vertaistuen Keskus (VeKe)",
    ]
    assert "Päättyy 31.12.2020. 18 yhteyttä päättyisi. Koskee 18 toimijaa. 7 toimijaa jäisi ilman" in shown.words


def test_each_leads_to_what_would_happen_on_the_same_day(client: FlaskClient) -> None:
    shown = read(client, "/en/coordinator/ending?on=2020-06-01")
    link = "What would happen, and who could go on? Hyvinvoinnin tilat -hanke"
    assert shown.links[link] == "/en/coordinator/ending/hyvtilat_hanke?on=2020-06-01"


def test_a_day_after_which_nothing_ends_says_so(client: FlaskClient) -> None:
    assert "Minkään ei tiedetä päättyvän vuoden sisällä." in read(client, "/fi/coordinator/ending?on=2040-01-01").words


@pytest.mark.parametrize(
    ("named", "actor_id"),
    [
        ("veke", "veke"),
        ("m_tervo", "m_tervo"),
        (" Pohjois-Savon Vertaistuen Keskus (VeKe) ", "veke"),
        ("vertaistuen keskus", "veke"),
    ],
)
def test_an_actor_that_is_named_leads_on_to_its_end(client: FlaskClient, named: str, actor_id: str) -> None:
    answer = client.get("/fi/coordinator/ending", query_string={"actor": named, "on": "2020-06-01"})
    assert (answer.status_code, answer.location) == (303, f"/fi/coordinator/ending/{actor_id}?on=2020-06-01")


def test_of_several_actors_that_a_word_may_mean_one_is_chosen(client: FlaskClient) -> None:
    shown = read(client, "/fi/coordinator/ending?actor=Kuopion")
    assert "Tarkoititko jotakin näistä?" in shown.words
    assert shown.links["Kuopion Invalidit ry"] == "/fi/coordinator/ending/kuopion_invalidit"


@pytest.mark.parametrize("named", ["xyzzy", "…"])
def test_a_name_that_nobody_bears_is_told_with_what_to_do(client: FlaskClient, named: str) -> None:
    words = read(client, f"/fi/coordinator/ending?actor={named}").words
    assert f"Nimellä ”{named}” ei löytynyt toimijaa. Kirjoita nimi toisin" in words


def test_the_menu_of_coordinators_leads_here(client: FlaskClient) -> None:
    assert read(client, "/sv/coordinator/ending").links["Projekt som slutar"] == "/sv/coordinator/ending"

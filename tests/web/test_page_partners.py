"""Who seeks somebody to work with, without saying for what: the asker's own topics and place, or a question who asks."""

import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

OWN = "Kysymyksessä ei ollut aihetta. Siksi haettiin kysyjän omilla aiheilla."


@pytest.mark.parametrize("asked", ["q=kumppaneita", "q=&purpose=partners", "q=kenen kanssa yhteistyötä"])
def test_partners_for_nothing_in_particular_are_sought_with_the_askers_own_topics_and_place(
    web: FlaskClient, asked: str
) -> None:
    shown = read(web, f"/fi/?{asked}&from=ps_syopayhdistys")
    assert OWN in shown.words
    assert any(heading.startswith("Mahdollisia kumppaneita") for heading in shown.heading("h2"))
    assert "Poista: Kuopio" in shown.links


def test_the_askers_own_topics_can_be_taken_away_one_by_one(web: FlaskClient) -> None:
    links = read(web, "/fi/?purpose=partners&from=ps_syopayhdistys").links
    left = read(web, links["Poista: Kuopio"])
    assert OWN not in left.words
    assert "Poista: Kuopio" not in left.links


def test_a_topic_that_is_asked_goes_before_the_askers_own(web: FlaskClient) -> None:
    shown = read(web, "/fi/?q=kumppaneita musiikkiin&from=ps_syopayhdistys")
    assert OWN not in shown.words
    assert "Poista: Kuopio" not in shown.links


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/fi/?q=kumppaneita", "Kuka etsii kumppania, ja mihin?"),
        ("/sv/?q=vem skulle vi kunna samarbeta med", "Vem söker en partner, och för vad?"),
        ("/en/?purpose=partners", "Who is looking for a partner, and for what?"),
    ],
)
def test_when_nobody_says_who_seeks_partners_it_is_asked(web: FlaskClient, address: str, title: str) -> None:
    shown = read(web, address)
    assert title in shown.heading("h2")
    assert '<details class="note" open>' in web.get(address).text

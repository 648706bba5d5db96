"""Who seeks somebody to work with, without saying for what: the asker's own topics and place, or a question who asks."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from graphsvc.model import FollowUp, Outcome
from graphsvc.store import GraphStore
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


@pytest.mark.parametrize("asked", ["q=&purpose=partners", "q=kenen kanssa yhteistyötä"])
def test_an_association_that_asks_for_partners_gets_three_with_reasons_and_a_way_to_them(
    web: FlaskClient, asked: str
) -> None:
    page = web.get(f"/fi/?{asked}&from=ps_syopayhdistys").text
    section = re.search(r'<section aria-labelledby="suggested">(.*?)</section>', page, re.DOTALL)
    assert section
    assert section[1].count('<ul class="reasons">\n      <li>') == 3
    assert section[1].count('<p class="introduction">') == 3


def test_the_three_are_not_told_where_a_place_or_a_topic_is_named(web: FlaskClient) -> None:
    for asked in ("q=kumppaneita Iisalmesta", "q=kumppaneita musiikkiin", "q=apua musiikkiin"):
        assert 'id="suggested"' not in web.get(f"/fi/?{asked}&from=ps_syopayhdistys").text


def test_it_is_not_told_to_everybody_that_somebody_has_few_ties(web: FlaskClient) -> None:
    known = web.get("/api/v1/reports/suggestions?actor=annalan_huvila&limit=3").text
    shown = web.get("/fi/?purpose=partners&from=annalan_huvila").text
    assert "Sillä on vain vähän yhteyksiä" in known
    assert 'id="suggested"' in shown
    assert "Sillä on vain vähän yhteyksiä" not in shown


def test_a_partner_that_was_set_aside_is_suggested_no_more(own_web: FlaskClient, own_store: GraphStore) -> None:
    address = "/fi/?purpose=partners&from=ps_syopayhdistys"
    assert suggested(own_web, address)[0] == "ps_sotejarjestot"
    pair = frozenset({"ps_syopayhdistys", "ps_sotejarjestot"})
    own_store.set_aside(FollowUp(pair, Outcome.KNOWS, date(2020, 1, 1)))
    assert "ps_sotejarjestot" not in suggested(own_web, address)


def suggested(web: FlaskClient, address: str) -> list[str]:
    """The ids of those that a page suggests."""
    section = web.get(address).text.split('id="suggested"')[1].split("</section>")[0]
    return re.findall(r'<h3><a href="/fi/actors/([^"?]+)', section)

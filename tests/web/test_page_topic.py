import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


def test_a_topic_shows_who_offers_it_and_what_is_related(client: FlaskClient) -> None:
    shown = read(client, "/fi/topics/vertaistuki")
    assert shown.heading("h2")[0] == "Ketkä tarjoavat 11"
    assert "Kysymyksen vastauksessa luku voi olla toinen" in shown.words
    assert shown.links["Leppävirran MT-tuki ry"] == "/fi/actors/leppavirran_mttuki"
    assert shown.links["Vapaaehtoistoiminta"] == "/fi/topics/vapaaehtoistoiminta"


def test_a_group_shows_its_topics(client: FlaskClient) -> None:
    shown = read(client, "/sv/topics/group:mieli")
    assert shown.heading("h1") == ["Psykisk hälsa och kriser"]
    assert shown.links["Suicidprevention"] == "/sv/topics/itsemurha"


def test_the_place_can_be_asked_next(client: FlaskClient) -> None:
    assert read(client, "/fi/topics/vertaistuki").fields == {"topic": "vertaistuki", "q": ""}
    assert "Löytyi" in read(client, "/fi/?topic=vertaistuki&q=Iisalmessa").words


def test_a_topic_that_nobody_offers_says_so(client: FlaskClient) -> None:
    assert "Kukaan ei tiettävästi tarjoa tätä." in read(client, "/fi/topics/itsemurha").words


def test_an_unknown_topic_is_not_found(client: FlaskClient) -> None:
    assert read(client, "/fi/topics/nope").status == 404

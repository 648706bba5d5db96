"""After a write nobody waits long for a report: the last one is given, and says so."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from graphsvc.model import Actor, ActorKind, GraphData, LocalText
from graphsvc.service import last_answers
from graphsvc.store import GraphStore
from graphsvc.texts import moment_text, text
from graphsvc.web import create_app

HEALTH = "/api/v1/reports/health"
NEWCOMER = Actor(id="uusi", kind=ActorKind.ORGANISATION, subtype="association", names=LocalText("Uusi yhdistys"))
PAGES = (
    "/fi/coordinator", "/sv/coordinator/health", "/en/coordinator/bridges", "/fi/coordinator/gaps",
    "/fi/coordinator/changes", "/fi/coordinator/landscapes/297", "/fi/coordinator/ending",
)  # fmt: skip


@pytest.fixture
def impatient(own_store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    """The application over `own_store` where nobody waits for a newer report."""
    monkeypatch.setattr(last_answers, "PATIENCE_SECONDS", 0.0)
    with create_app(own_store).test_client() as made:
        yield made


def write(store: GraphStore) -> None:
    store.merge(GraphData(actors=(NEWCOMER,)))


def newest(client: FlaskClient, path: str) -> Any:
    """What is given once the newer one is made."""
    while "Age" in (response := client.get(path)).headers:
        pass
    return response


def test_a_report_that_is_old_says_as_of_when_and_the_newer_one_follows(
    impatient: FlaskClient, own_store: GraphStore
) -> None:
    first = impatient.get(HEALTH)
    assert (first.json["as_of"], "Age" in first.headers) == (None, False)
    write(own_store)
    old = impatient.get(HEALTH)
    assert datetime.fromisoformat(old.json["as_of"]).tzinfo
    assert int(old.headers["Age"]) >= 0
    assert {**old.json, "as_of": None} == first.json
    renewed = newest(impatient, HEALTH)
    assert renewed.json["actors"] == first.json["actors"] + 1
    assert renewed.json["as_of"] is None


@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_an_old_report_says_so_in_plain_words(
    impatient: FlaskClient, own_store: GraphStore, path: str
) -> None:
    said = text(path[1:3], "operations.as_of", moment="|").partition("|")[2]
    assert said not in impatient.get(path).text
    write(own_store)
    assert said in impatient.get(path).text
    assert said not in newest(impatient, path).text


def test_a_table_with_an_old_report_says_so_in_its_header(impatient: FlaskClient, own_store: GraphStore) -> None:
    path = "/fi/coordinator/health.csv"
    impatient.get(path)
    write(own_store)
    assert "Age" in impatient.get(path).headers


def test_what_a_coordinator_sets_aside_is_gone_from_her_work_list_at_once(
    impatient: FlaskClient, own_store: GraphStore
) -> None:
    listed = impatient.get("/api/v1/reports/isolated").json["actors"][0]["actor"]["id"]
    assert f'id="actor-{listed}"' in impatient.get("/fi/coordinator").text
    write(own_store)
    done = impatient.post(
        "/fi/coordinator/set-aside", data={"actor": listed, "outcome": "knows"}, headers={"Origin": "http://localhost"}
    )
    assert done.status_code == 303
    page = impatient.get("/fi/coordinator")
    assert f'id="actor-{listed}"' not in page.text
    assert "Age" not in page.headers


def test_where_a_newer_report_is_soon_made_nobody_sees_an_old_one(own_web: FlaskClient, own_store: GraphStore) -> None:
    before = own_web.get(HEALTH).json["actors"]
    write(own_store)
    assert own_web.get(HEALTH).json["actors"] == before + 1


@pytest.mark.parametrize("path", ["/api/v1/ask?q=uusi", "/fi/actors/uusi"])
def test_answers_and_actors_are_never_old(impatient: FlaskClient, own_store: GraphStore, path: str) -> None:
    impatient.get(path)
    write(own_store)
    assert "Uusi yhdistys" in impatient.get(path).text


def test_the_moment_is_written_as_each_language_does() -> None:
    moment = datetime(2024, 5, 1, 12, 5).astimezone()
    assert moment_text("fi", moment) == "1.5.2024 klo 12.05"
    assert moment_text("sv", moment) == "1.5.2024 kl. 12:05"
    assert moment_text("en", moment) == "1 May 2024 at 12:05"

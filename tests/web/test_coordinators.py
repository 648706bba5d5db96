"""Reports are for coordinators: at the machine itself, or with the key."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from graphsvc.store import GraphStore
from graphsvc.web import create_app

REPORT = "/api/v1/reports/health"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def client(sqlite_sample: GraphStore) -> Iterator[FlaskClient]:
    with create_app(sqlite_sample, token="open sesame").test_client() as made:  # noqa: S106 - of this test
        yield made


def test_reports_are_given_at_the_machine_itself(client: FlaskClient) -> None:
    assert client.get(REPORT).status_code == 200
    assert client.get(REPORT, environ_overrides={"REMOTE_ADDR": "::1"}).status_code == 200


def test_reports_are_refused_elsewhere_with_what_to_do(client: FlaskClient) -> None:
    answer = client.get(f"{REPORT}?lang=en", environ_overrides=ELSEWHERE)
    assert answer.status_code == 403
    assert "?token=" in answer.json["detail"]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_what_a_proxy_hands_on_is_not_taken_for_local(client: FlaskClient, header: str) -> None:
    assert client.get(REPORT, headers={header: "192.0.2.7"}).status_code == 403


def test_the_key_opens_reports_from_elsewhere(client: FlaskClient) -> None:
    assert client.get(f"{REPORT}?token=open+sesame", environ_overrides=ELSEWHERE).status_code == 200
    bearer = {"Authorization": "Bearer open sesame"}
    assert client.get(REPORT, headers=bearer, environ_overrides=ELSEWHERE).status_code == 200
    assert client.get(f"{REPORT}?token=wrång", environ_overrides=ELSEWHERE).status_code == 403


def test_without_a_key_nothing_opens_them_from_elsewhere(sqlite_sample: GraphStore) -> None:
    with create_app(sqlite_sample).test_client() as client:
        assert client.get(f"{REPORT}?token=", environ_overrides=ELSEWHERE).status_code == 403


def test_all_else_is_open_to_everybody(client: FlaskClient) -> None:
    assert client.get("/api/v1/topics", environ_overrides=ELSEWHERE).status_code == 200

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


def test_a_foreign_name_that_leads_to_the_machine_itself_does_not_open_them(client: FlaskClient) -> None:
    assert client.get(REPORT, headers={"Host": "evil.example"}).status_code == 403


def test_a_page_from_elsewhere_asks_for_the_key(client: FlaskClient) -> None:
    answer = client.get("/en/coordinator", environ_overrides=ELSEWHERE)
    assert answer.status_code == 403
    assert 'action="/en/key"' in answer.text


def test_the_key_typed_once_is_remembered_and_leads_on(client: FlaskClient) -> None:
    given = {"key": " open sesame ", "next": "/sv/import?page=2"}
    answer = client.post("/sv/key", data=given, environ_overrides=ELSEWHERE)
    assert (answer.status_code, answer.location) == (303, "/sv/import?page=2")
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert client.get(REPORT, environ_overrides=ELSEWHERE).status_code == 200


def test_a_wrong_key_asks_again_and_keeps_where_one_wanted_to_go(client: FlaskClient) -> None:
    answer = client.post("/en/key", data={"key": "x", "next": "/en/import"}, environ_overrides=ELSEWHERE)
    assert answer.status_code == 403
    assert 'value="/en/import"' in answer.text


@pytest.mark.parametrize("away", ["//evil.example/fi/import", "https://evil.example", "/fi/../x", ""])
def test_the_key_leads_only_to_pages_of_coordinators(client: FlaskClient, away: str) -> None:
    assert client.post("/fi/key", data={"key": "open sesame", "next": away}).location == "/fi/coordinator"


@pytest.mark.parametrize("header", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_nothing_is_written_for_a_page_of_another_site(client: FlaskClient, header: dict[str, str]) -> None:
    answer = client.post("/en/key", data={"key": "open sesame"}, headers=header)
    assert answer.status_code == 403
    assert "another site" in answer.text

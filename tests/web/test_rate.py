"""Whoever asks too much is told to wait; those at the machine and behind a proxy are not counted."""

import pytest
from flask.testing import FlaskClient

from graphsvc.web.rate import AT_ONCE

ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}
PATH = "/api/v1/interpret?q=vertaistuki"


@pytest.fixture(autouse=True)
def time_that_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphsvc.web.rate.monotonic", lambda: 100.0)


def statuses(client: FlaskClient, path: str, addresses: list[str], headers: dict[str, str] | None = None) -> set[int]:
    return {client.get(path, environ_base={"REMOTE_ADDR": one}, headers=headers).status_code for one in addresses}


def exhaust(client: FlaskClient) -> None:
    while client.get(PATH, environ_base=ELSEWHERE).status_code == 200:
        pass


def test_whoever_asks_too_much_is_told_to_wait_in_their_language(web: FlaskClient) -> None:
    exhaust(web)
    problem = web.get(f"{PATH}&lang=sv", environ_base=ELSEWHERE)
    assert (problem.status_code, problem.json["type"]) == (429, "urn:graphsvc:problem:too_many_requests")
    assert int(problem.headers["Retry-After"]) > 0
    page = web.get("/fi/topics", environ_base=ELSEWHERE)
    assert page.status_code == 429
    assert "Odota hetki" in page.text


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/static/style.css"])
def test_what_costs_next_to_nothing_is_always_given(web: FlaskClient, path: str) -> None:
    exhaust(web)
    with web.get(path, environ_base=ELSEWHERE) as response:
        assert response.status_code == 200


@pytest.mark.parametrize(
    ("address", "headers"),
    [("127.0.0.1", {}), ("::1", {}), ("192.0.2.7", {"X-Forwarded-For": "198.51.100.1"})],
    ids=["this machine", "this machine, IPv6", "through a proxy"],
)
def test_this_machine_and_proxies_are_not_counted(web: FlaskClient, address: str, headers: dict[str, str]) -> None:
    assert statuses(web, PATH, [address] * (AT_ONCE + 20), headers) == {200}


def test_the_machines_of_one_home_are_counted_together(web: FlaskClient) -> None:
    assert statuses(web, PATH, [f"2001:db8:1:2::{number:x}" for number in range(2 * AT_ONCE)]) == {200, 429}
    assert statuses(web, PATH, ["2001:db8:1:3::1"]) == {200}

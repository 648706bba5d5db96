from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from graphsvc.errors import StoreUnavailableError
from graphsvc.web.pages import error_page
from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("language", "title"),
    [("fi", "Sivua ei löytynyt"), ("sv", "Sidan hittades inte"), ("en", "The page was not found")],
)
def test_a_page_that_is_not_there_says_what_to_do(client: FlaskClient, language: str, title: str) -> None:
    shown = read(client, f"/{language}/nothing/here")
    assert (shown.status, shown.language, shown.heading("h1")) == (404, language, [title])
    assert f"/{language}/topics" in shown.links.values()


def test_a_service_that_does_not_answer_offers_to_try_again(client: FlaskClient) -> None:
    with client.application.test_request_context("/sv/actors/veke?on=2020-01-01"):
        page = error_page("sv", HTTPStatus.SERVICE_UNAVAILABLE, StoreUnavailableError("store_unreachable"))
    assert "Tjänsten svarar inte just nu" in page
    assert 'href="/sv/actors/veke?on=2020-01-01"' in page


def test_an_address_without_a_language_leads_to_the_front_pages(client: FlaskClient) -> None:
    shown = read(client, "/nothing")
    assert (shown.status, shown.links["Svenska"]) == (404, "/sv/")

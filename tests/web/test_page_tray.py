import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "Lista on vain tässä selaimessa."), ("sv", "Listan finns bara i den här webbläsaren."), ("en", "only")],
)
def test_the_page_says_that_the_list_is_in_this_browser_only(client: FlaskClient, language: str, words: str) -> None:
    assert words in read(client, f"/{language}/tray").words


def test_without_javascript_the_page_says_why_it_is_empty(client: FlaskClient) -> None:
    text = client.get("/fi/tray").text
    assert "<noscript>" in text
    assert '<section id="tray" hidden' in text


def test_results_and_actors_can_be_put_on_the_list_where_there_is_javascript(client: FlaskClient) -> None:
    for page in ("?q=vertaistukea Kuopiossa", "actors/ps_syopayhdistys", "?q=digitukea Inarissa"):
        buttons = client.get(f"/fi/{page}").text.split('class="secondary small tray-button"')[1:]
        assert buttons
        assert all(" hidden" in button.split(">")[0] for button in buttons)


def test_the_page_itself_has_no_button_to_the_list(client: FlaskClient) -> None:
    assert "tray-link" in client.get("/fi/about").text
    assert "tray-link" not in client.get("/fi/tray").text


def test_on_paper_stands_the_address_of_the_service_and_no_instruction(client: FlaskClient) -> None:
    page = client.get("/sv/tray").text
    assert '<p class="on-paper">Tjänstens adress: http://localhost/sv/</p>' in page
    assert 'class="lead only-here"' in page
    with client.get("/static/print.css") as printed, client.get("/static/style.css") as shown:
        assert ".on-paper { display: block; }" in printed.text
        assert ".only-here," in printed.text
        assert ".on-paper { display: none; }" in shown.text

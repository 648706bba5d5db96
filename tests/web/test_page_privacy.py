import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_page_sets_a_cookie(client: FlaskClient, language: str) -> None:
    for page in ("privacy", "?q=vertaistukea", "actors/veke", "tray"):
        assert "Set-Cookie" not in client.get(f"/{language}/{page}").headers
    assert read(client, f"/{language}/privacy").status == 200


@pytest.mark.parametrize(
    ("language", "list_words", "typing_words"),
    [
        ("fi", "Selaimeesi tallentuu vain muistilista", "selaimesi lähettää kirjoittamasi tälle palvelulle"),
        ("sv", "sparas bara minneslistan", "skickar din webbläsare det du har skrivit"),
        ("en", "Only the shortlist is stored in your browser", "your browser sends what you have typed"),
    ],
)
def test_what_the_browser_keeps_and_sends_is_told(
    client: FlaskClient, language: str, list_words: str, typing_words: str
) -> None:
    words = read(client, f"/{language}/privacy").words
    assert list_words in words
    assert typing_words in words

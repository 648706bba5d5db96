import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_page_sets_a_cookie(client: FlaskClient, language: str) -> None:
    for page in ("privacy", "?q=vertaistukea", "actors/veke"):
        assert "Set-Cookie" not in client.get(f"/{language}/{page}").headers
    assert read(client, f"/{language}/privacy").status == 200

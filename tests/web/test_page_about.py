import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_sources_licences_weights_and_the_api_are_named(client: FlaskClient, language: str) -> None:
    shown = read(client, f"/{language}/about")
    for words in ("Metropolia", "Sotkanet", "GeoNames", "CC BY 4.0", "EUPL-1.2", "2017–2024", "40", "15"):
        assert words in shown.words
    assert {"/api/v1/docs", "/api/v1/openapi.json"} <= set(shown.links.values())

import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("language", "gap"), [("fi", "Mitä puuttuu"), ("sv", "Vad som fattas"), ("en", "What is missing")]
)
def test_the_statement_says_what_is_missing_too(client: FlaskClient, language: str, gap: str) -> None:
    assert gap in read(client, f"/{language}/accessibility").heading("h2")

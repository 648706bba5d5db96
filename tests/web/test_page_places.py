import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


def test_municipalities_stand_under_their_regions(client: FlaskClient) -> None:
    shown = read(client, "/sv/places")
    assert shown.links["Norra Savolax"].endswith("/sv/places/region:11")
    assert shown.links["Idensalmi"] == "/sv/places/140"
    assert len(shown.heading("h2")) == 20


def test_places_follow_the_alphabet_of_the_language(client: FlaskClient) -> None:
    headings = read(client, "/fi/places").heading("h2")[:-1]
    assert (headings[0], headings[-1]) == ("Ahvenanmaa", "Varsinais-Suomi")
    assert headings.index("Pohjois-Savo") < headings.index("Päijät-Häme")

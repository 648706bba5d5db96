import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


def test_a_municipality_shows_who_sits_there_and_who_serves_it(client: FlaskClient) -> None:
    shown = read(client, "/fi/places/297")
    assert shown.heading("h2")[:3] == [
        "Täällä toimivat 5",
        "Muut tätä aluetta palvelevat 15",
        "Toimivat koko maassa 19",
    ]
    assert "122 594 (31.12.2022)" in shown.words.replace("\xa0", " ")


def test_the_levels_above_and_below_are_linked(client: FlaskClient) -> None:
    assert read(client, "/fi/places/297").links["Pohjois-Savo"] == "/fi/places/region:11"
    assert read(client, "/fi/places/region:11").links["Vieremä"] == "/fi/places/925"


def test_help_can_be_asked_for_this_place(client: FlaskClient) -> None:
    assert read(client, "/fi/places/region:11").fields == {"place": "region:11", "q": ""}


@pytest.mark.parametrize("place", ["country", "wellbeing_county:11", "subregion:113"])
def test_every_level_has_its_page(client: FlaskClient, place: str) -> None:
    assert read(client, f"/en/places/{place}").status == 200


def test_an_unknown_place_is_not_found(client: FlaskClient) -> None:
    assert read(client, "/fi/places/999").status == 404


def test_those_who_sit_in_a_municipality_stand_first_with_what_they_do(client: FlaskClient) -> None:
    seated = client.get("/api/v1/actors?municipality=297").json["contents"]
    told = [offer for one in seated for offer in client.get(f"/api/v1/actors/{one['id']}?lang=fi").json["offers"][:1]]
    words = read(client, "/fi/places/297").words
    own = words.partition("Täällä toimivat")[2].partition("Muut tätä aluetta palvelevat")[0].casefold()
    assert told
    assert all(offer["topic"]["label"].casefold() in own for offer in told)


def test_those_who_serve_the_whole_country_are_folded_up_with_their_number(client: FlaskClient) -> None:
    page = client.get("/sv/places/297").text
    folded = page.partition('<details class="ties-apart">')[2].partition("</details>")[0]
    assert folded.partition("</summary>")[0].count(">19<") == 1
    assert folded.partition("</summary>")[2].count("<li>") >= 19


def test_coordinators_find_the_landscape_on_the_page_of_a_municipality(client: FlaskClient) -> None:
    words = "Avaa kunnan järjestökenttä"
    assert read(client, "/fi/places/297").links[words] == "/fi/coordinator/landscapes/297"
    assert words not in read(client, "/fi/places/region:11").links
    assert words not in client.get("/fi/places/297", environ_overrides={"REMOTE_ADDR": "192.0.2.7"}).text

"""The pages of a municipality's landscape."""

import pytest
from flask.testing import FlaskClient

from graphsvc.analysis.gaps import NEAR_KM
from graphsvc.model import GraphData, LocalText
from graphsvc.store import GraphStore
from graphsvc.web import create_app
from tests.contract.records import actor, offer, tie
from tests.web.reading import read

ON_SQLITE = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)
ENDING = "Mitä päättyy vuoden sisällä?"


@ON_SQLITE
def test_municipalities_with_actors_are_listed_and_any_may_be_chosen(client: FlaskClient) -> None:
    shown = read(client, "/fi/coordinator/landscapes?on=2020-06-01")
    assert shown.links["Kuopio 5 toimijaa"] == "/fi/coordinator/landscapes/297?on=2020-06-01"
    assert not any(label.startswith("Ii ") for label in shown.links)
    assert '<option value="139">Ii</option>' in client.get("/fi/coordinator/landscapes").text
    answer = client.get("/fi/coordinator/landscapes?code=139&on=2020-06-01")
    assert (answer.status_code, answer.location) == (303, "/fi/coordinator/landscapes/139?on=2020-06-01")


@ON_SQLITE
def test_the_landscape_tells_who_acts_here_by_sector_and_who_serves_from_elsewhere(client: FlaskClient) -> None:
    shown = read(client, "/fi/coordinator/landscapes/297")
    assert shown.heading("h1") == ["Kuopion järjestökenttä"]
    assert "122 594 asukasta (31.12.2022) · kaupunkimainen kunta · Tilanne 15.10.2020" in (
        shown.words.replace("\xa0", " ")
    )
    assert shown.heading("h3") == [
        "Kolmas sektori 4",
        "Julkinen sektori 1",
        "Osa laajempaa järjestöä",
        "Muualta kuntaa palvelevat 15",
    ]
    assert "Pohjois-Savon Syöpäyhdistys ry kuuluu järjestöön Syöpäjärjestöt." in shown.words
    assert "Lisäksi 19 toimijaa palvelee koko maata." in shown.words


@ON_SQLITE
def test_topics_are_told_group_by_group_with_how_many_help_and_whom(client: FlaskClient) -> None:
    words = read(client, "/sv/coordinator/landscapes/297").words
    assert (
        "cancer 2, tarm, stomi och celiaki 1, sköldkörtel- och hormonsjukdomar 2 långtidssjuka och patienter" in words
    )


@ON_SQLITE
def test_what_is_missing_is_told_with_the_municipalities_compared(client: FlaskClient) -> None:
    shown = read(client, "/en/coordinator/landscapes/593")
    assert "Compared with: Kuusamo (10 known actors), Iisalmi (2 known actors)" in shown.words
    assert shown.links["Multiculturalism"] == "/en/topics/monikulttuurisuus"
    none = read(client, "/en/coordinator/landscapes/091").words
    assert "Too little is known of similar municipalities, so no comparison can be made yet." in none


@ON_SQLITE
def test_what_ends_leads_to_what_would_happen(client: FlaskClient) -> None:
    shown = read(client, "/fi/coordinator/landscapes/297?on=2020-06-01")
    assert ENDING in shown.heading("h2")
    veke = "Pohjois-Savon Vertaistuen Keskus (VeKe)"
    assert f"{veke} Päättyy 31.12.2020." in shown.words
    assert "/fi/coordinator/ending/veke?on=2020-06-01" in shown.links.values()


@ON_SQLITE
def test_those_without_ties_are_counted_and_not_pictured_alone(client: FlaskClient) -> None:
    words = read(client, "/fi/coordinator/landscapes/297").words
    assert "2 toimijan yhteistyöstä ei ole vielä tietoa. Kysymällä kuva täydentyy." in words
    assert "<svg" not in client.get("/fi/coordinator/landscapes/297").text
    assert "<svg" in client.get("/fi/coordinator/landscapes/593").text


@ON_SQLITE
def test_a_municipality_of_which_nothing_is_known_is_told_kindly(client: FlaskClient) -> None:
    shown = read(client, "/fi/coordinator/landscapes/005")
    assert "Kunnassa toimivista ei ole vielä tietoja." in shown.words
    assert "Tiedoissa ei ole vielä kunnan omaa vanhus-, vammais- tai nuorisoneuvostoa." in shown.words
    assert "Kuinka tuoreita tiedot ovat?" not in shown.heading("h2")


@ON_SQLITE
@pytest.mark.parametrize(("code", "status"), [("000", 404), ("region:11", 400), ("297?on=x", 400)])
def test_what_is_no_municipality_is_told(client: FlaskClient, code: str, status: int) -> None:
    assert read(client, f"/fi/coordinator/landscapes/{code}").status == status


def test_councils_and_neighbours_are_told_with_what_is_known_of_their_ties(store: GraphStore) -> None:
    council = {"kind": "council", "subtype": "elderly_council", "municipality": "297"}
    actors = (
        actor("linked", names=LocalText(fi="Vanhusneuvosto"), **council),
        actor("apart", names=LocalText(fi="Toinen neuvosto"), **council),
        actor("own", names=LocalText(fi="Oma ry"), municipality="297"),
        actor("other", names=LocalText(fi="Muu ry"), municipality="749"),
    )
    store.merge(GraphData(actors=actors, ties=(tie("1", "linked", "own"), tie("2", "own", "other"))))
    with create_app(store).test_client() as client:
        words = read(client, "/fi/coordinator/landscapes/297").words
    assert "Vanhusneuvosto Yhteys kuntaan tai yhdistyksiin on tiedossa." in words
    assert "Toinen neuvosto Yhteydestä kuntaan tai yhdistyksiin ei ole vielä tietoa." in words
    assert "Kunnan omien toimijoiden välillä on 1 yhteistyöpari." in words
    assert "Siilinjärvi 1 pari (naapuri)" in words
    assert "ei ole vielä tiedossa: Iisalmi, Juuka" in words


@ON_SQLITE
def test_councils_that_serve_from_elsewhere_are_told_beside_those_of_the_municipality(client: FlaskClient) -> None:
    words = read(client, "/fi/coordinator/landscapes/297").words
    own = "Tiedoissa ei ole vielä kunnan omaa vanhus-, vammais- tai nuorisoneuvostoa."
    near = "Muualta kuntaa palvelevat neuvostot: Pohjois-Savon kunnalliset vanhus- ja vammaisneuvostot."
    assert f"{own} {near}" in " ".join(words.split())


@ON_SQLITE
def test_the_latest_confirmation_is_told_as_answers_tell_it_even_if_it_came_after_the_day(client: FlaskClient) -> None:
    words = read(client, "/fi/coordinator/landscapes/297").words
    seated = client.get("/api/v1/actors?municipality=297&per_page=100").json["contents"]
    latest = max(actor["assured_date"] for actor in seated if actor["is_active"])
    assert latest == "2020-12-31"
    assert "Viimeisin vahvistus on 31.12.2020." in words
    assert "ei tiedetä vahvistetun" not in words


LITTLE, PRAISE = "tiedetään liian vähän, jotta voisi sanoa, puuttuuko täältä jotakin.", "Kaikkea, mitä useimmissa"


@pytest.mark.parametrize(("known", "told"), [(2, LITTLE), (3, PRAISE)])
def test_nothing_is_said_to_be_there_while_too_little_is_known_of_similar_municipalities(
    store: GraphStore, known: int, told: str
) -> None:
    seats = {"593": 1, **dict.fromkeys(("020", "165", "992")[:known], 5)}
    actors = (actor(f"a{seat}-{n}", municipality=seat) for seat, count in seats.items() for n in range(count))
    store.merge(GraphData(actors=tuple(actors)))
    with create_app(store).test_client() as client:
        words = read(client, "/fi/coordinator/landscapes/593").words
    assert [saying in words for saying in (LITTLE, PRAISE)] == [saying == told for saying in (LITTLE, PRAISE)]
    assert ("vähintään 5 toimijaa: 2." in words) is (known == 2)


def test_lists_are_cut_on_paper_only_where_they_would_not_fit(store: GraphStore) -> None:
    few, many = (
        [actor(f"{seat}-{n}", municipality=seat) for n in range(size)] for seat, size in (("297", 30), ("091", 120))
    )
    store.merge(GraphData(actors=(*few, *many)))
    with create_app(store).test_client() as client:
        assert "paper-only soft" not in client.get("/fi/coordinator/landscapes/297").text
        assert "ja 102 muuta" in read(client, "/fi/coordinator/landscapes/091").words


def test_a_council_that_exists_is_not_said_to_be_missing_and_zeros_are_left_out(store: GraphStore) -> None:
    council = {"kind": "council", "subtype": "elderly_and_disability_council"}
    seats = ("593", "020", "165", "992")
    councils = (actor(f"c{seat}", municipality=seat, **council) for seat in seats)
    names = ("Öljy ry", "Aapa ry", "Mäki ry")
    serving = (actor(f"s{n}", names=LocalText(fi=name), municipality="297") for n, name in enumerate(names))
    offers = (offer(f"o{n}", f"s{n}", places=("593",)) for n in range(len(names)))
    youth = (actor(f"y{seat}", municipality=seat, kind="council", subtype="youth_council") for seat in seats[1:])
    store.merge(GraphData(actors=(*councils, *serving, *youth), offers=tuple(offers)))
    with create_app(store).test_client() as client:
        shown = read(client, "/fi/coordinator/landscapes/593")
        text = client.get("/fi/coordinator/landscapes/593").text
        assert "data-print" in text
        assert "coordinator.js" in text
    missing = {label for label in shown.links if "neuvosto" in label.casefold() or "valtuusto" in label.casefold()}
    assert missing == {"Nuorisovaltuustot"}
    assert shown.words.index("Aapa ry") < shown.words.index("Mäki ry") < shown.words.index("Öljy ry")
    assert "1 toimijan tietoja ei tiedetä vahvistetun" in shown.words
    assert "0 toimijan" not in shown.words


@ON_SQLITE
def test_the_pages_on_what_is_missing_and_on_gaps_say_how_they_differ(client: FlaskClient) -> None:
    landscape, gaps = (read(client, f"/fi/coordinator/{page}") for page in ("landscapes/593", "gaps?place=593"))
    assert f"kun auttajaa ei ole {NEAR_KM:.0f} kilometrinkään päässä" in landscape.words
    assert "siinä aihe puuttuu, kun kukaan ei tarjoa sitä tähän kuntaan" in gaps.words
    assert gaps.links["Mitä samankaltaisissa kunnissa on ja täällä ei?"] == "/fi/coordinator/landscapes/593#missing"
    assert "siinä aihe puuttuu" not in read(client, "/fi/coordinator/gaps?place=region:11").words


@ON_SQLITE
def test_a_landscape_is_read_on_another_day_and_taken_along_to_excel(client: FlaskClient) -> None:
    shown = read(client, "/fi/coordinator/landscapes/297?on=2019-06-01")
    assert shown.fields["on"] == "2019-06-01"
    link = shown.links["Kunnan toimijat Excel-tiedostona"]
    assert link == "/fi/coordinator/export?format=xlsx&place=297&on=2019-06-01"
    assert client.get(link).data.startswith(b"PK")
    assert shown.links["Vie tietoja"] == "/fi/coordinator/export?place=Kuopio"

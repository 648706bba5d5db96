import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


EXAMPLES = {
    "fi": ("Kokeile näitä", "Löytyi"),
    "sv": ("Prova de här", "hittades"),
    "en": ("Try one of these", "found"),
}


def test_before_a_question_the_page_tells_what_there_is(client: FlaskClient) -> None:
    shown = read(client, "/fi/")
    assert shown.heading("h1") == ["Kuka voi auttaa?"]
    assert {"113 toimijaa", "123 yhteyttä"} <= shown.links.keys()
    assert shown.links["Lapset, nuoret ja perheet 12 toimijaa"] == "/fi/hatch/kind?topic=group:perhe"
    assert shown.links["Aloita paikkakunnasta"] == "/fi/hatch/place"


@pytest.mark.parametrize("language", EXAMPLES)
def test_the_examples_find_somebody(client: FlaskClient, language: str) -> None:
    links = read(client, f"/{language}/").links
    examples = [address for address in links.values() if "?q=" in address]
    assert len(examples) == 4
    for address in examples:
        assert any(EXAMPLES[language][1] in heading for heading in read(client, address).heading("h2")), address


def test_an_empty_question_shows_the_front_page(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=+&from=&radius_km=")
    assert (shown.status, "Tai valitse: mihin tarvitset tukea?" in shown.heading("h2")) == (200, True)


def test_results_are_links_to_actors_with_their_reasons(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=vertaistukea Kuopiossa")
    assert shown.heading("h2")[1] == "Löytyi 7 toimijaa"
    assert shown.links["Pohjois-Savon Syöpäyhdistys ry"] == "/fi/actors/ps_syopayhdistys"
    for words in (
        "Apua tai toimintaa: vertaistuki",
        "Toimipaikka Kuopiossa",
        "Haku ulottui 50 kilometrin päähän.",
        "53 %",
    ):
        assert words in shown.words


def test_what_was_understood_can_be_taken_away_one_by_one(client: FlaskClient) -> None:
    links = read(client, "/fi/?q=kulttuuria ikäihmisille Lahdessa").links
    assert links["Poista: Lahti"] == "/fi/?topic=kulttuurihyvinvointi&target_group=ikaihmiset"
    without_group = read(client, links["Poista: ikäihmiset"])
    assert {"Poista: Lahti", "Poista: kulttuurihyvinvointi ja taidelähtöisyys"} <= without_group.links.keys()
    assert "Poista: ikäihmiset" not in without_group.links


def test_words_that_meant_nothing_are_told_and_kept(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=xyzzy vertaistukea Kuopiossa")
    assert "Sanaa ”xyzzy” ei tunnistettu, joten se ei rajannut hakua." in shown.words
    assert shown.links["Poista: Kuopio"] == "/fi/?q=xyzzy&topic=vertaistuki"


def test_a_search_that_had_to_be_widened_says_so(client: FlaskClient) -> None:
    assert "laajennettiin 100 kilometriin" in read(client, "/fi/?q=kulttuuria ikäihmisille Lahdessa").words


def test_a_region_is_searched_without_speaking_of_a_radius(client: FlaskClient) -> None:
    assert "kilometri" not in read(client, "/fi/?q=vertaistukea Pohjois-Savossa").words


def test_the_asker_is_shown_and_introductions_appear(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=vertaistukea&from=iisalmen_kvtuki")
    assert shown.links["Poista: Iisalmen kehitysvammaisten tuki ry"] == "/fi/?q=vertaistukea"
    assert "Kysy ensin: Pohjois-Savon Vertaistuen Keskus (VeKe)" in shown.words
    assert shown.links["Suomen Nivelyhdistys ry"] == "/fi/actors/nivelyhdistys?from=iisalmen_kvtuki"


def test_a_new_question_keeps_the_asker_and_the_radius_but_not_the_old_topic(client: FlaskClient) -> None:
    address = "/fi/?topic=vertaistuki&place=297&from=veke&radius_km=25"
    fields = read(client, address).fields
    assert (fields["q"], fields["radius_km"]) == ("", "25")
    assert '<input type="hidden" name="from" value="veke">' in client.get(address).text


def test_when_there_is_nobody_the_page_shows_ways_on(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=digitukea ikäihmisille Inarissa")
    assert "Sopivaa toimijaa ei löytynyt" in shown.heading("h2")
    assert shown.links["koulutus ja oppiminen"] == "/fi/?topic=koulutus&target_group=ikaihmiset&place=148"
    assert shown.links["Katso, keitä toimii alueella Inari"] == "/fi/places/148"


@pytest.mark.parametrize("question", ["learn finnish kuopio", "I need someone to talk to"])
def test_when_nobody_is_known_anywhere_no_link_leads_to_an_empty_page(client: FlaskClient, question: str) -> None:
    links = read(client, f"/en/?q={question}").links
    assert "Browse the topics" in links
    assert not [words for words in links if words.startswith(("Search the whole of Finland", "See everyone who"))]


def test_when_somebody_is_known_elsewhere_links_lead_there(client: FlaskClient) -> None:
    links = read(client, "/en/?q=haen kuoroja Utsjoelta").links
    assert links["Search the whole of Finland for the same"] == "/en/?topic=musiikki"
    everywhere = read(client, links["Search the whole of Finland for the same"])
    offering = read(client, links["See everyone who offers: music, choirs and dance"])
    assert "No suitable actor was found" not in everywhere.heading("h2")
    assert "Who offers this 0" not in offering.heading("h2")


def test_nobody_near_shows_who_is_further_away(client: FlaskClient) -> None:
    shown = read(client, "/sv/?q=toimintaa nuorille Järvenpäässä")
    assert "Erbjuds på annat håll" in shown.heading("h2")
    assert "644 km från Träskända" in shown.words


def test_a_question_that_means_nothing_gets_help_with_wording(client: FlaskClient) -> None:
    shown = read(client, "/en/?q=asdfgh")
    assert "The question was not understood" in shown.heading("h2")
    assert "arts for wellbeing in Kuusamo" in shown.links


def test_long_lists_come_twenty_to_a_page(client: FlaskClient) -> None:
    first = read(client, "/fi/?topic=group:jarjesto&place=country")
    assert len(first.heading("h3")) == 20
    second = read(client, first.links["Seuraava sivu"])
    assert "Sivu 2/" in second.words
    assert not set(first.heading("h3")) & set(second.heading("h3"))


@pytest.mark.parametrize(
    ("address", "status"),
    [("?q=x&radius_km=abc", 400), ("?q=vertaistukea&page=99", 400), ("?topic=nope", 404)],
)
def test_a_wrong_parameter_is_told_on_a_page(client: FlaskClient, address: str, status: int) -> None:
    shown = read(client, f"/fi/{address}")
    assert (shown.status, len(shown.heading("h1"))) == (status, 1)


def test_words_of_the_reader_are_shown_as_text(client: FlaskClient) -> None:
    assert "<b>x" not in client.get('/fi/?q="><b>x</b>').text


def test_who_asks_can_be_chosen_before_the_question(client: FlaskClient) -> None:
    shown = read(client, "/fi/?from=veke")
    assert "Tai valitse: mihin tarvitset tukea?" not in shown.heading("h2")  # its amounts would count the asker too
    assert shown.fields["from"] == "Pohjois-Savon Vertaistuen Keskus (VeKe)"
    assert '<select id="from"' not in client.get("/fi/?from=veke").text


def test_who_asks_may_be_called_by_name(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=vertaistukea&from=Iisalmen kehitysvammaisten tuki ry")
    assert shown.links["Suomen Nivelyhdistys ry"] == "/fi/actors/nivelyhdistys?from=iisalmen_kvtuki"


def test_a_name_that_may_mean_several_askers_is_asked_about(client: FlaskClient) -> None:
    for address in ("/fi/?from=Iisalmen", "/fi/?q=vertaistukea&from=Iisalmen"):
        shown = client.get(address).text
        assert "Ketä näistä tarkoitat?" in shown
        assert 'from=iisalmen_kvtuki">Iisalmen kehitysvammaisten tuki ry</a>' in shown


def test_an_asker_that_is_not_known_is_answered_all_the_same(client: FlaskClient) -> None:
    asked = "/fi/?q=vertaistukea Kuopiossa"
    shown = read(client, f"{asked}&from=Keksitty Oma ry")
    assert (shown.status, shown.heading("h3")) == (200, read(client, asked).heading("h3"))
    assert "Nimeä ”Keksitty Oma ry” ei ole tässä hakemistossa." in shown.words
    assert shown.fields["from"] == "Keksitty Oma ry"
    assert client.get("/fi/?from=Keksitty Oma ry").status_code == 200
    assert client.get("/api/v1/ask?q=vertaistukea&from=Keksitty Oma ry").status_code == 404


def test_a_misspelt_asker_is_offered_by_its_right_name(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=vertaistukea&from=Kuopion kaupnki")
    assert shown.links["Kuopion kaupunki"] == "/fi/?q=vertaistukea&purpose=help&from=m_kuopio"
    assert shown.fields["from"] == "Kuopion kaupnki"


def test_the_name_that_may_mean_several_askers_stays_in_its_field(client: FlaskClient) -> None:
    assert read(client, "/fi/?q=vertaistukea&from=Iisalmen").fields["from"] == "Iisalmen"

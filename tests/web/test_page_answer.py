"""What can be done with an answer: parts exchanged, filters, the map, partners, a place that is lacking."""

import re

import pytest
from flask.testing import FlaskClient

from tests.web.reading import read

pytestmark = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


def menus(client: FlaskClient, address: str) -> list[str]:
    return re.findall(r'<div class="menu-box">(.*?)</div>', client.get(address).text, re.DOTALL)


def test_a_topic_can_be_exchanged_for_its_group_and_what_is_near_it(client: FlaskClient) -> None:
    links = read(client, "/fi/?q=omaishoitoa Kuopiossa").links
    assert links["Koko aiheryhmä: Ikääntyminen ja omaishoito"].startswith("/fi/?topic=group:ika&")
    assert links["Muistisairaudet"].startswith("/fi/?topic=muisti&")
    group = read(client, links["Koko aiheryhmä: Ikääntyminen ja omaishoito"]).links
    assert group["Omaishoito"].startswith("/fi/?topic=omaishoito&")


def test_a_place_can_be_exchanged_for_the_larger_places_around_it(client: FlaskClient) -> None:
    links = read(client, "/fi/?topic=vertaistuki&place=297&radius_km=25").links
    assert links["Kuopion seutukunta"] == "/fi/?topic=vertaistuki&place=subregion:112"
    assert links["Pohjois-Savo"] == "/fi/?topic=vertaistuki&place=region:11"
    assert links["Pohjois-Savon hyvinvointialue"] == "/fi/?topic=vertaistuki&place=wellbeing_county:13"
    assert links["Koko Suomi"] == "/fi/?topic=vertaistuki"


def test_a_region_can_be_exchanged_for_one_of_its_municipalities(client: FlaskClient) -> None:
    links = read(client, "/fi/?topic=vertaistuki&place=region:11").links
    assert links["Rautavaara"] == "/fi/?topic=vertaistuki&place=687"


def test_a_village_with_a_namesake_can_be_exchanged_for_it(client: FlaskClient) -> None:
    links = read(client, "/fi/?q=liikuntaa Viialassa").links
    assert links["Viiala, Tampere"] == "/fi/?topic=liikunta&place=837"
    assert "Poista: Viiala (Akaa)" in links
    assert read(client, "/fi/?q=liikuntaa Kurkimäessä").links["Kurkimäki, Kuopio"] == "/fi/?topic=liikunta&place=297"


def test_a_radius_in_words_is_the_one_that_is_searched_and_can_be_taken_away(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=vertaistukea 30 km säteellä Kuopiosta")
    assert shown.links["Poista: enintään 30 km"] == "/fi/?topic=vertaistuki&place=297"
    assert "ei tunnistettu" not in shown.words


@pytest.mark.parametrize("name", ["Tammerfors", "Kimitoön"])
def test_a_swedish_name_of_a_municipality_is_told_as_no_village(client: FlaskClient, name: str) -> None:
    assert f"Ta bort: {name}" in read(client, f"/sv/?q=kamratstöd i {name}").links


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("apua Nilsiässä", "Nilsiä (Kuopio)"),
        ("liikuntaa Vuosaaressa", "Vuosaari (Helsinki)"),
        ("tukea Oulunsalossa", "Oulunsalo (Oulu)"),
        ("kerhoja Iissä", "Ii"),
        ("apua Kuopiossa", "Kuopio"),
    ],
)
def test_a_village_stands_beside_the_municipality_that_it_lies_in(
    client: FlaskClient, question: str, label: str
) -> None:
    assert f"Poista: {label}" in read(client, f"/fi/?q={question}").links


def test_what_was_read_with_a_wrong_letter_is_said_to_be_likely(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=vertaistukea Kuopiosta")
    assert "luultavasti Kuopio" not in shown.words
    unsure = read(client, "/fi/?q=vertaistukea Kuoopio")
    assert "luultavasti Kuopio" in unsure.words
    assert "Luettu sanasta ”Kuoopio”." in unsure.words


def test_an_actor_that_is_named_leads_to_its_page_and_can_be_taken_away(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=Varkauden seudun omaishoitajat ry, vertaistuki")
    assert shown.links["Varkauden seudun omaishoitajat ry"] == "/fi/actors/varkauden_omaishoitajat"
    assert "varkauden" not in shown.links["Poista: Varkauden seudun omaishoitajat ry"]
    without_topic = read(client, shown.links["Poista: vertaistuki"])
    assert "Poista: Varkauden seudun omaishoitajat ry" in without_topic.links


def test_an_actor_that_is_named_stands_alone_first_and_the_others_apart(client: FlaskClient) -> None:
    page = client.get("/fi/?q=Varkauden seudun omaishoitajat ry, vertaistuki").text
    first, others = page.split(" muuta toimijaa, jotka sopivat kysymykseen</h2>")
    assert '<h2 id="results">Toimija, jota kysyit</h2>' in first
    assert re.findall('id="result-([^"]+)"', first) == ["varkauden_omaishoitajat"]
    assert re.search('<ol class="results" start="2">', others)
    assert int(re.findall(r"<h2>(\d+)$", first)[0]) >= others.count('id="result-')


def test_an_actor_that_is_named_and_alone_has_no_others(client: FlaskClient) -> None:
    words = read(client, "/fi/?q=Tilastokeskus").words
    assert "Toimija, jota kysyit" in words
    assert re.search("sopi(i|vat) kysymykseen", words) is None


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/fi/?topic=vertaistuki&place=140", "Mukana on myös toimijoita, jotka sijaitsevat kauempana"),
        ("/sv/?topic=vertaistuki&place=140", "Med är också aktörer som finns längre bort"),
        ("/en/?topic=vertaistuki&place=140", "Actors that are further away but work here"),
    ],
)
def test_results_from_beyond_the_radius_are_told_to_serve_the_place(
    client: FlaskClient, address: str, told: str
) -> None:
    assert told in read(client, address).words


def test_where_all_sit_within_the_radius_nothing_is_told_of_those_beyond(client: FlaskClient) -> None:
    words = read(client, "/fi/?topic=vertaistuki&place=297").words
    assert "Haku ulottui 50 kilometrin päähän." in words
    assert "sijaitsevat kauempana" not in words


def test_near_here_without_a_place_asks_where_and_goes_on_from_there(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=liikuntaa lähelläni")
    assert "Kerro paikkakunta, niin näet, kuka on lähellä." in shown.words
    assert shown.fields["topic"] == "liikunta"
    answered = read(client, "/fi/?topic=liikunta&q=Kuopio")
    assert "Kerro paikkakunta" not in answered.words
    assert "Poista: Kuopio" in answered.links


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/fi/?q=vertaistukea", "Missä olet?"),
        ("/sv/?topic=vertaistuki", "Var är du?"),
        ("/en/?q=peer support", "Where are you?"),
    ],
)
def test_a_question_without_a_place_asks_where_above_its_results(client: FlaskClient, address: str, title: str) -> None:
    page = client.get(address).text
    assert page.index(f"<h3>{title}</h3>") < page.index('<ol class="results"')


@pytest.mark.parametrize(
    "question",
    ["vertaistukea Kuopiossa", "vertaistukea koko Suomessa", "xyzzy", "Varkauden seudun omaishoitajat ry, vertaistuki"],
)
def test_who_names_a_place_or_an_actor_is_not_asked_where(client: FlaskClient, question: str) -> None:
    assert "Missä olet?" not in read(client, f"/fi/?q={question}").words


def test_filters_say_what_they_leave_and_keep_the_promise(client: FlaskClient) -> None:
    filters = "".join(menus(client, "/fi/?q=vertaistukea Pohjois-Savossa")[2:])
    promises = re.findall(r'href="([^"]+)"[^>]*>[^<]+<span class="amount">(\d+)', filters)
    assert len(promises) >= 5
    for address, promised in promises:
        left = client.get(address.replace("&amp;", "&")).text
        assert int(promised) == left.count('class="result is-numbered"'), address


def test_a_chosen_filter_is_marked_and_can_be_taken_away(client: FlaskClient) -> None:
    links = read(client, "/fi/?q=vertaistukea Kuopiossa&kind=project").links
    assert links["Poista: hankkeet"] == "/fi/?q=vertaistukea+Kuopiossa"
    without = read(client, links["Poista: hankkeet"])
    assert "Poista: hankkeet" not in without.links


def test_taking_away_what_was_understood_keeps_the_filters_and_the_asker(client: FlaskClient) -> None:
    links = read(client, "/fi/?q=vertaistukea Kuopiossa&kind=organisation&from=veke").links
    assert links["Poista: Kuopio"] == "/fi/?topic=vertaistuki&from=veke&kind=organisation"


def test_filters_that_leave_nobody_show_the_way_out(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=vertaistukea Kuopiossa&kind=council&sector=private")
    assert "Näillä rajauksilla ei löytynyt ketään" in shown.heading("h2")
    assert "Ilman rajauksia löytyy 7 toimijaa." in shown.words
    assert shown.links["Poista kaikki rajaukset"] == "/fi/?q=vertaistukea+Kuopiossa"
    assert shown.links["Poista rajaus: neuvostot"] == "/fi/?q=vertaistukea+Kuopiossa&sector=private"


def test_partners_are_called_partners_and_the_asker_is_asked_for(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=kuka tekisi kanssamme vertaistukea Kuopiossa")
    assert any(heading.startswith("Mahdollisia kumppaneita") for heading in shown.heading("h2"))
    assert "Kuka etsii kumppania?" in shown.heading("h3")
    asked = read(client, "/fi/?q=kuka tekisi kanssamme vertaistukea Kuopiossa&from=veke")
    assert "Kuka etsii kumppania?" not in asked.heading("h3")


def test_help_can_be_sought_instead_of_partners(client: FlaskClient) -> None:
    links = read(client, "/fi/?q=kumppaneita vertaistukeen Kuopiossa").links
    shown = read(client, links["Poista: kumppaneita"])
    assert "Löytyi" in "".join(shown.heading("h2"))
    assert "Poista: kumppaneita" not in shown.links


def test_those_of_the_same_organisation_stand_behind_it(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=vertaistukea Kuopiossa")
    assert "Samasta järjestöstä myös: Pohjois-Savon Syöpäyhdistyksen paikallisosastot" in shown.words
    assert "Pohjois-Savon Syöpäyhdistyksen paikallisosastot" not in shown.heading("h3")


@pytest.mark.parametrize("page", [1, 2])
def test_list_and_map_bear_the_same_numbers(client: FlaskClient, page: int) -> None:
    text = client.get(f"/fi/?topic=group:jarjesto&page={page}").text
    listed = re.findall(r'id="result-([^"]+)">\s*<span class="result-number" aria-hidden="true">(\d+)<', text)
    marked = re.findall(r'<a href="#result-([^"]+)" class="map-mark".*?>(\d+)</text></a>', text)
    assert len(listed) == 20
    assert listed[0][1] == str(20 * page - 19)
    assert sorted(listed) == sorted(marked)


def test_when_nobody_can_help_somebody_who_knows_the_area_is_named(client: FlaskClient) -> None:
    shown = read(client, "/fi/?q=digitukea ikäihmisille Inarissa")
    assert "Kysy silti heiltä" in shown.heading("h2")
    assert "Terveyden ja hyvinvoinnin laitos (THL)" in shown.heading("h3")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "/fi/?q=haluan kuolla",
            "soita 112. Kriisipuhelin 09 2525 0111 (MIELI ry) vastaa joka päivä ympäri vuorokauden.",
        ),
        ("/sv/?topic=kriisiapu&place=297", "På finska svarar den dygnet runt: 09 2525 0111."),
        ("/en/?topic=vakivalta&place=398", "Nollalinja 080 005 005 helps anyone who has experienced violence"),
    ],
)
def test_a_question_about_danger_is_answered_first_with_whom_to_call(
    client: FlaskClient, address: str, told: str
) -> None:
    page = client.get(address).text
    note = re.search(r'role="note">(.*?)</div>', page, re.DOTALL)
    assert note
    assert told in " ".join(re.sub(r"<[^>]+>", "", note[1]).split())
    assert '<a href="tel:112">112</a>' in note[1]
    assert page.index('role="note"') < page.index("<form", page.index("<h1"))


def test_a_question_without_danger_is_answered_without_numbers_to_call(client: FlaskClient) -> None:
    assert 'role="note"' not in client.get("/fi/?q=vertaistukea Kuopiossa").text


def test_a_page_says_which_of_several_topics_nobody_offers(client: FlaskClient) -> None:
    page = client.get("/fi/?topic=alkoholi&topic=vapaaehtoistoiminta&place=420").text
    assert "Tähän ei löytynyt ketään: alkoholi." in page


def test_where_nobody_fits_a_page_shows_who_offers_what_is_near(client: FlaskClient) -> None:
    page = client.get("/sv/?q=pensionärer i Kuopio").text
    assert page.index("Ett tema som ligger nära: verksamhet för äldre") < page.index("Kuopion reippaat seniorit ry")


def test_a_place_that_is_named_in_swedish_stands_alone(client: FlaskClient) -> None:
    links = read(client, "/sv/?q=kamratstöd i Jakobstad").links
    assert "Ta bort: Jakobstad" in links


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "/fi/?q=xyzzy porukkaa eläkeläisille lähellä Savonlinnaa",
            "Sanaa ”xyzzy” ei tunnistettu, joten se ei rajannut hakua.",
        ),
        (
            "/sv/?q=kamratstöd för plugh och xyzzy i Kuopio",
            "Orden ”plugh” och ”xyzzy” kändes inte igen och avgränsade inte sökningen.",
        ),
        (
            "/en/?q=peer support for xyzzy in Kuopio",
            "The word “xyzzy” was not recognised, so it did not narrow the search.",
        ),
        ("/fi/?q=vertaistukea xyzzy ja taas xyzzy Kuopiossa", "Sanaa ”xyzzy” ei tunnistettu, joten se ei rajannut"),
        ("/fi/?q=Savonlinnassa xyzzy", "Sanaa ”xyzzy” ei tunnistettu. Sitä haettiin"),
    ],
)
def test_words_that_were_not_understood_are_told_and_what_became_of_them(
    client: FlaskClient, address: str, told: str
) -> None:
    assert told in read(client, address).words


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/fi/?q=vertaistukea Hömppälässä", "Paikkaa ”Hömppälässä” ei tunnistettu."),
        ("/sv/?q=kamratstöd i Hömppälä", "Platsen ”Hömppälä” kändes inte igen."),
        ("/en/?q=peer support in Hömppälä", "The place “Hömppälä” was not recognised."),
    ],
)
def test_a_place_that_nobody_knows_is_told_as_a_place_once(client: FlaskClient, address: str, told: str) -> None:
    words = read(client, address).words
    assert told in words
    assert re.search("ei rajannut|avgränsade inte|did not narrow", words) is None


@pytest.mark.parametrize(
    ("address", "told", "untrue"),
    [
        ("/fi/?q=wertaistugi Kuopiossa", "Tarvetta ei tunnistettu", "Kukaan ei tiettävästi tarjoa|eikä kukaan siellä"),
        ("/sv/?q=wertaistugi i Kuopio", "Behovet kändes inte igen", "Ingen erbjuder|ingen där erbjuder"),
        ("/en/?q=wertaistugi in Kuopio", "The need was not recognised", "is known to offer"),
    ],
)
def test_of_a_need_that_was_not_recognised_nothing_is_said_about_who_offers_it(
    client: FlaskClient, address: str, told: str, untrue: str
) -> None:
    page = client.get(address)
    assert told in page.text
    assert re.search(untrue, page.text) is None
    assert "topic=vertaistuki" in page.text
    assert 'hatch/need?place=297"' in page.text


def test_who_seeks_partners_is_asked_in_a_folded_form(client: FlaskClient) -> None:
    page = client.get("/fi/?q=kuka tekisi kanssamme vertaistukea Kuopiossa").text
    assert "<summary><h3>Kuka etsii kumppania?</h3></summary>" in page

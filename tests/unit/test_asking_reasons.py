from datetime import date

import pytest

from graphsvc.asking.ranking import Candidate, Question, Surroundings
from graphsvc.asking.reasons import freshness_reason, partners_reason, reasons_for
from graphsvc.model import Actor, ActorKind, Language, LocalText, Offer
from graphsvc.vocabulary import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
ON = date(2026, 1, 1)


def actor(**fields: object) -> Actor:
    return Actor(id="a", kind=ActorKind.ORGANISATION, subtype="association", names=LocalText("Apu ry"), **fields)


def sentences(made: Actor, place: str, language: Language) -> list[str]:
    offer = Offer(id="o", actor="a", topic="vertaistuki", description=LocalText(fi="ryhmiä"))
    places = (VOCABULARY.places[place],)
    candidate = Candidate(made, (offer,))
    where = Surroundings(places, VOCABULARY).whereabouts(candidate)
    question = Question(ON, {("vertaistuki",): 1.0}, (), places)
    return [reason.text for reason in reasons_for(candidate, where, question, VOCABULARY, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", ["Apua tai toimintaa: vertaistuki – ryhmiä", "Toimii koko Pohjois-Savossa", "70 km Iisalmesta"]),
        ("sv", ["Hjälp eller verksamhet: kamratstöd", "Betjänar hela Norra Savolax", "70 km från Idensalmi"]),
        ("en", ["Help or activities: peer support", "Works in the whole area: North Savo", "70 km from Iisalmi"]),
    ],
)
def test_place_reasons_inflect_as_each_language_does(language: Language, expected: list[str]) -> None:
    said = sentences(actor(municipality="297", serves=("region:11",)), "140", language)
    distance = said[2].split(" ", 1)
    assert [said[0], said[1], distance[1]] == [expected[0], expected[1], expected[2].split(" ", 1)[1]]
    assert 65 < float(distance[0]) < 90


def test_a_sub_region_is_told_from_its_town() -> None:
    assert "Toimii koko Varkauden seutukunnassa" in sentences(actor(serves=("subregion:114",)), "915", "fi")
    assert "Works in the whole area: Varkaus sub-region" in sentences(actor(serves=("subregion:114",)), "915", "en")


def test_a_place_on_an_island_needs_no_preposition_in_swedish() -> None:
    assert "Hemort: Kimitoön" in sentences(actor(municipality="322"), "322", "sv")
    assert "Verkar i kommunen Kimitoön" in sentences(actor(serves=("322",)), "322", "sv")
    assert "Betjänar hela Åland" in sentences(actor(serves=("region:21",)), "region:21", "sv")


def test_those_who_sit_in_the_place_are_not_told_how_far_they_are() -> None:
    said = sentences(actor(municipality="837"), "837", "fi")
    assert "Toimipaikka Tampereella" in said
    assert not any(" km " in sentence for sentence in said)


@pytest.mark.parametrize(
    ("assured", "expected"),
    [
        (None, "Kukaan ei ole vahvistanut tietoja"),
        (date(2025, 12, 28), "Tiedot vahvistettu äskettäin"),
        (date(2025, 12, 1), "Tiedot vahvistettu kuukausi sitten"),
        (date(2025, 10, 1), "Tiedot vahvistettu 3 kuukautta sitten"),
        (date(2022, 12, 1), "Tiedot vahvistettu 3 vuotta sitten"),
        (date(2026, 5, 7), "Tiedot vahvistettu 7.5.2026"),
    ],
)
def test_freshness_is_said_as_people_say_it(assured: date | None, expected: str) -> None:
    assert freshness_reason(actor(assured_date=assured), ON, ON, "fi").text == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "Tiedot vahvistettu 1.10.2025"),
        ("sv", "Uppgifterna bekräftades 1.10.2025"),
        ("en", "Data confirmed on 1 Oct 2025"),
    ],
)
def test_on_another_day_than_today_the_date_is_told_for_an_age_would_mislead(language: Language, expected: str) -> None:
    told = freshness_reason(actor(assured_date=date(2025, 10, 1)), ON, date(2026, 11, 30), language)
    assert (told.text, told.values["days"]) == (expected, 92)


def test_partners_in_common_are_counted_and_named() -> None:
    partners = [actor(), actor()]
    assert partners_reason(partners[:1], "sv").text == "Gemensam partner: Apu ry"
    assert partners_reason(partners, "en").text == "2 partners in common, for example Apu ry and Apu ry"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "Apua tai toimintaa: yksinäisyys"),
        ("sv", "Hjälp eller verksamhet: ensamhet"),
        ("en", "Help or activities: loneliness"),
    ],
)
def test_what_troubles_people_is_not_told_as_goods_on_offer(language: Language, expected: str) -> None:
    candidate = Candidate(actor(), (Offer(id="o", actor="a", topic="yksinaisyys"),))
    where = Surroundings((), VOCABULARY).whereabouts(candidate)
    question = Question(ON, {("yksinaisyys",): 1.0}, (), ())
    told = reasons_for(candidate, where, question, VOCABULARY, language)
    assert told[0].text.startswith(expected)

"""Cues beside topics and places: partners instead of help, and "here" without a place."""

import pytest

from graphsvc.asking.cues import Purpose, beside_places, purpose_of, radius_km, says_here
from graphsvc.asking.words import words_of


@pytest.mark.parametrize(
    "question",
    [
        "kuka tekisi kanssamme liikuntaa ikäihmisille",
        "etsimme yhteistyökumppania digitukeen",
        "kumppaneita ruoka-apuun Kuopiossa",
        "vem vill ordna vänverksamhet tillsammans med oss",
        "samarbetspartner för närståendevård",
        "who would work with us on language cafés",
        "collaborators for youth work",
        "looking for a local partner",
        "vi söker en partner till kören",
        "samarbete om anhörigvård",
        "samarbete närståendevård i Vasa",
        "yhteistyötä omaishoidossa",
        "who would organise a carers day with us",
        "who could we work with",
    ],
)
def test_a_question_about_partners_is_one(question: str) -> None:
    assert purpose_of(words_of(question)) is Purpose.PARTNERS


@pytest.mark.parametrize(
    "question",
    [
        "apua omaishoitajille",
        "stöd för närståendevårdare",
        "partly deaf",
        "help with debts",
        "my partner drinks",
        "min partner slår mig",
        "my son lives with us",
        "samarbete mellan föreningar",
        "kumppanuuspöytä",
        "",
    ],
)
def test_other_questions_are_about_help(question: str) -> None:
    assert purpose_of(words_of(question)) is Purpose.HELP


@pytest.mark.parametrize(
    "question",
    ["päihdetyötä täällä lähellä", "vertaistukea lähelläni", "stöd i närheten", "vad finns här", "food aid near me"],
)
def test_a_question_from_here_is_one(question: str) -> None:
    assert says_here(words_of(question))


@pytest.mark.parametrize("question", ["vem har en lokal", "päihdetyötä Varkaudessa", "who can help", ""])
def test_other_questions_are_not_from_here(question: str) -> None:
    assert not says_here(words_of(question))


@pytest.mark.parametrize(
    ("question", "radius"),
    [
        ("vertaistukea 30 km säteellä Kuopiosta", 30),
        ("vertaistukea enintään 30 kilometrin päässä Kuopiosta", 30),
        ("kamratstöd inom 20 km från Kuopio", 20),
        ("peer support within 30km of Kuopio", 30),
        ("peer support within a 10 kilometre radius", 10),
        ("juoksin 30 km", None),
        ("kahvia enintään 0 km", None),
        ("inom 30 dagar", None),
    ],
)
def test_how_far_is_near_enough_is_read(question: str, radius: float | None) -> None:
    assert radius_km(words_of(question)) == radius


@pytest.mark.parametrize(
    ("question", "named", "beside"),
    [
        ("asun nyt Kuopiossa", range(2, 3), set()),
        ("asun Kuopiossa", range(1, 2), {0}),
        ("Kuopiossa asuvalle äidille", range(1), {1}),
        ("I live near Vasa", range(3, 4), {1}),
        ("Iin kunta auttaa", range(1), {1}),
        ("asuminen Iissä", range(1, 2), set()),
    ],
)
def test_words_beside_a_place_may_only_say_that_somebody_lives_there_or_what_it_is(
    question: str, named: range, beside: set[int]
) -> None:
    assert beside_places(words_of(question), [named]) == beside

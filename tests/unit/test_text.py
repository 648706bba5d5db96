import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.model import LANGUAGES, Language, LocalText, fold, folded_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Äänekoski", "aanekoski"),
        ("ÅBO", "abo"),
        ("Straße", "strasse"),
        ("Tromsø Ærø", "tromso aero"),
        ("Aanaar Ánar Anár đŋŧ", "aanaar anar anar dnt"),
        ("", ""),
    ],
)
def test_folding_takes_away_case_and_diacritics(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aäoöåeéiI õÕÄÖÅ-"))
def test_folding_does_not_mind_how_letters_are_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_words_are_runs_of_letters_and_digits() -> None:
    assert folded_words("Järvi-Suomen 4H: mt_tuki, „Öljy”!") == ("jarvi", "suomen", "4h", "mt", "tuki", "oljy")


@given(st.text())
def test_folded_words_stay_what_they_are(text: str) -> None:
    words = folded_words(text)
    assert folded_words(" ".join(words)) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (LocalText("f", "s", "e"), {"fi": "f", "sv": "s", "en": "e"}),
        (LocalText(fi="f", sv="s"), {"fi": "f", "sv": "s", "en": "f"}),
        (LocalText(fi="f", en="e"), {"fi": "f", "sv": "f", "en": "e"}),
        (LocalText(sv="s", en="e"), {"fi": "s", "sv": "s", "en": "e"}),
        (LocalText(en="e"), {"fi": "e", "sv": "e", "en": "e"}),
        (LocalText(), {"fi": "", "sv": "", "en": ""}),
    ],
)
def test_a_language_that_is_missing_is_answered_by_another(text: LocalText, shown: dict[Language, str]) -> None:
    assert {language: text.in_language(language) for language in LANGUAGES} == shown


def test_a_text_tells_the_language_that_it_answers_in() -> None:
    assert LocalText(sv="s").language_for("en") == "sv"
    assert LocalText().language_for("en") == "en"


def test_a_text_without_words_is_false() -> None:
    assert not LocalText()
    assert LocalText(sv="s")

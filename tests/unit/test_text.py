import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.model import LANGUAGES, Language, LocalText, fold, folded_words, name_key


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


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Äänekosken Omaishoitajat ry", "aanekosken omaishoitajat"),
        ("Äänekosken omaishoitajat r.y.", "aanekosken omaishoitajat"),
        ("Omaishoitajat ry:n", "omaishoitajat"),
        ("Omaishoitajat r.y:lle", "omaishoitajat"),
        ("Hörselföreningen r.f.", "horselforeningen"),
        ("Folkhälsan rf:s", "folkhalsan"),
        ("Oy Apu Ab", "apu"),
        ("Apu Oyj Abp", "apu"),
        ("Kuopion rekisteröity yhdistys", "kuopion"),
        ("Nuorten säätiö sr", "nuorten saatio"),
        ("Ry Rytmi", "rytmi"),
        ("Rytmiryhmä", "rytmiryhma"),
        ("Kerho ry, Kuopio", "kerho ry kuopio"),
        ("Ry", "ry"),
        ("Oy Ab", "oy ab"),
        ("", ""),
    ],
)
def test_the_key_of_a_name_lacks_its_legal_form(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.lists(st.sampled_from(["ry", "r.y:n", "Oy", "Ab", "Kerho", "y", "n", "registered", "association"])))
def test_the_key_of_a_key_is_the_key(words: list[str]) -> None:
    key = name_key(" ".join(words))
    assert name_key(key) == key


def test_a_name_of_nothing_but_legal_forms_is_read_quickly() -> None:
    assert name_key("ry " * 50_000).count("ry") == 50_000

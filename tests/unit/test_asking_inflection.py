from hypothesis import given
from hypothesis import strategies as st

from graphsvc import resources
from graphsvc.asking.inflection import (
    Forms,
    Paradigm,
    bare_forms,
    one_edit_away,
    read_paradigms,
    stem_of,
    written_forms,
)
from graphsvc.asking.known_words import EDIT, ENDING, HEAD, LONE_PART, TAIL, KnownWords
from graphsvc.model import Language

PARADIGMS = tuple(read_paradigms(resources.folder("seed") / "forms" / "words.csv"))
GENERIC = {"ryhma", "toiminta"}
FINNISH = "omaishoitaja vertaistuki syopa vanhus kerho masennus diabetes koulu vasynyt kuntoutuja ruoka-apu kala tuki"
OTHERS: dict[Language, str] = {
    "sv": "cancer patient skilsmassa ungdom flicka kol",
    "en": "cancer patient family study studies teen",
}
WORDS: dict[str, set[Language]] = {word: {"fi"} for word in (*FINNISH.split(), *GENERIC)}
for language, words in OTHERS.items():
    for word in words.split():
        WORDS.setdefault(word, set()).add(language)
KNOWN = KnownWords(WORDS, GENERIC, PARADIGMS, {"kiva", "kerhosta"}.__contains__)


def test_inflected_forms_lead_to_their_words() -> None:
    for form in ("omaishoitajille", "omaishoitajien", "omaishoitajaa", "omaishoitajana"):
        assert KNOWN.readings(form) == {"omaishoitaja": 1.0}
    assert KNOWN.readings("syovan") == {"syopa": 1.0}


def test_clitics_and_possessive_suffixes_are_taken_off() -> None:
    assert KNOWN.readings("omaishoitajillekin") == {"omaishoitaja": 1.0}
    assert KNOWN.readings("masennukseeni") == {"masennus": 1.0}
    assert list(bare_forms("kuopiossako", possessives=False)) == ["kuopiossako", "kuopiossa"]


def test_a_known_word_is_never_taken_for_another_by_an_edit() -> None:
    assert KNOWN.readings("kerhoja") == {"kerho": 1.0}


def test_compounds_are_read_by_their_known_parts() -> None:
    assert KNOWN.readings("syopakerhoon") == {"syopa": HEAD, "kerho": TAIL}
    assert KNOWN.readings("vertaistukitoimintaa") == {"vertaistuki": HEAD, "toiminta": TAIL}


def test_parts_of_compounds_may_have_a_linking_s_and_swedish_or_english_endings() -> None:
    assert KNOWN.readings("ungdomspatient") == {"ungdom": HEAD, "patient": TAIL}
    assert KNOWN.readings("cancerpatienterna") == {"cancer": HEAD, "patient": TAIL}


def test_a_hyphen_may_be_missing_or_added_and_parts_between_hyphens_are_read_each() -> None:
    assert KNOWN.readings("ruokaapua") == KNOWN.readings("ruoka-apua") == {"ruoka-apu": 1.0}
    assert KNOWN.readings("vertais-tukea") == {"vertaistuki": 1.0}
    assert KNOWN.readings("vanhus-syopa-kerhoon") == {"vanhus": ENDING, "syopa": ENDING, "kerho": ENDING}
    assert KNOWN.readings("xyz-toimintaa") == {}


def test_compounds_that_were_written_apart_are_joined() -> None:
    assert KNOWN.joined("vertais", "tukea") == {"vertaistuki": ENDING}
    assert KNOWN.joined("ruoka", "apua") == {"ruoka-apu": ENDING}
    assert KNOWN.joined("syopa", "kerho") == KNOWN.joined("a", "vertaistuki") == {}


def test_of_a_compound_with_unknown_parts_a_known_last_one_counts_but_never_a_first_or_generic_one() -> None:
    assert KNOWN.readings("syopaxyz") == {}
    assert KNOWN.readings("xyzkuntoutujille") == {"kuntoutuja": LONE_PART}
    assert KNOWN.readings("xyztoimintaa") == {}


def test_a_short_part_is_not_enough_however_long_its_word_is() -> None:
    known = KnownWords({"tonitaan": {"fi"}}, set(), [Paradigm("tonitaan", "toni", ("", "ta"))], {""}.__contains__)
    assert known.readings("tonight") == {}


def test_parts_of_a_compound_are_words_of_one_language() -> None:
    assert KNOWN.readings("kolkala") == {}
    assert KNOWN.readings("kalapatient") == {"patient": LONE_PART}
    assert KNOWN.readings("tukikala") == {"tuki": HEAD, "kala": TAIL}


def test_words_of_other_languages_have_no_finnish_forms() -> None:
    assert KNOWN.readings("teen") == {"teen": 1.0}
    assert KNOWN.readings("tehda") == KNOWN.readings("teet") == {}


def test_an_ordinary_word_is_known_by_its_forms_but_nothing_else_is_read_in_it() -> None:
    assert KNOWN.is_known("kiva")
    assert KNOWN.readings("kiva") == {}
    assert KNOWN.readings("kerhosta") == {"kerho": 1.0}


def test_forms_of_speech_are_read_as_those_of_writing() -> None:
    assert KNOWN.readings("koulus") == KNOWN.readings("koulust") == {"koulu": ENDING}
    assert KNOWN.readings("vasyny") == {"vasynyt": ENDING}
    assert KNOWN.readings("kerhoo") == {"kerho": ENDING}
    assert "kouluksi" in written_forms("kouluks")


def test_swedish_and_english_endings_are_taken_off() -> None:
    assert KNOWN.readings("patienterna") == KNOWN.readings("patients") == {"patient": ENDING}
    assert KNOWN.readings("flickorna") == {"flicka": ENDING}
    assert KNOWN.readings("families") == {"family": ENDING}
    assert KNOWN.readings("studying") == {"study": ENDING}


def test_every_word_that_says_no_is_the_same() -> None:
    assert KNOWN.readings("en") == KNOWN.readings("emme") == KNOWN.readings("eika") == {"ei": 1.0}


def test_one_wrong_letter_is_forgiven_in_long_words() -> None:
    assert KNOWN.readings("omaishoitjille") == {"omaishoitaja": EDIT}
    assert KNOWN.readings("diabtes") == {"diabetes": EDIT}
    assert KNOWN.readings("kehro") == {}


def test_words_that_share_a_stem_are_read_as_each_other() -> None:
    assert stem_of("families") == stem_of("family") == "famil"
    assert stem_of("sorjer") == stem_of("sorja") == "sorj"
    assert stem_of("cat") == ""
    assert KNOWN.forms_of("study") == {"studies"}
    assert {"kerhoissa", "kerhot"} < set(KNOWN.forms_of("kerho"))


def test_forms_are_found_by_a_beginning_and_an_ending() -> None:
    forms = Forms([Paradigm("kerho", "kerho", ("", "ja", "n")), Paradigm("kerhot", "kerho", ("t",))])
    assert forms.words("kerhoja") == ("kerho",)
    assert forms.words("kerhot") == ("kerhot",)
    assert "kerhox" not in forms
    assert set(forms.misspelt("kehroja")) == set(forms.misspelt("kerhjoa")) == {"kerho"}
    assert set(forms.misspelt("terhoja")) == set()


def test_strangers_are_not_read() -> None:
    for word in ("ravintola", "pizza", "lentokone", "xyzzy", ""):
        assert KNOWN.readings(word) == {}


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_one_edit_undoes_one_edit(word: str) -> None:
    assert all(word in one_edit_away(edited) for edited in sorted(one_edit_away(word))[:5])


@given(st.text(max_size=60))
def test_any_word_has_readings_between_nought_and_one(word: str) -> None:
    assert all(0 < score <= 1 for score in KNOWN.readings(word).values())


def test_a_possessive_that_an_expression_holds_is_still_read_as_the_word_itself() -> None:
    words = {"veljeni": {"fi"}, "veli": {"fi"}}
    known = KnownWords(words, set(), [Paradigm("veli", "vel", ("i", "jen"))], {""}.__contains__)
    assert set(known.readings("veljeni")) == {"veljeni", "veli"}

"""Places by words that are made of their names, and words that only look like them."""

import pytest

from graphsvc import resources
from graphsvc.asking.understanding import Interpreter
from graphsvc.vocabulary import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
INTERPRETER = Interpreter(VOCABULARY, resources.folder("seed") / "forms")
STEMS_OF_INHABITANTS = {
    "us": "ute",
    "vesi": "vete",
    "inen": "is",
    **{f"{end}i": f"{end}e" for end in ("järv", "mäk", "niem", "jok", "kosk", "laht", "salm", "saar", "Laht")},
}


def places_of(question: str) -> list[str]:
    return [place.id for place in INTERPRETER.understand(question, "fi").places]


def inhabitants(name: str) -> str:
    end = next((end for end in STEMS_OF_INHABITANTS if name.endswith(end)), "")
    stem = name.removesuffix(end) + STEMS_OF_INHABITANTS.get(end, "")
    vowel = [letter for letter in stem.lower() if letter in "aouäöy"][-1:] or ["ä"]
    return f"{stem.lower()}{'lais' if vowel[0] in 'aou' else 'läis'}ille"


def test_the_inhabitants_of_every_municipality_stand_for_it() -> None:
    names = {place.id: place.names.fi for place in VOCABULARY.places.values() if place.level == "municipality"}
    names = {id_: name for id_, name in names.items() if " " not in name and name not in ("Kannus", "Virrat")}
    assert {id_: places_of(f"kerhoja {inhabitants(name)} ja muille") for id_, name in names.items()} == {
        id_: [id_] for id_ in names
    }
    assert places_of("virtolaisille kerhoja") == ["936"]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("eteläpohjalaiset kylät", "region:14"),
        ("päijäthämäläisille yhdistyksille", "region:07"),
        ("pohjois-savolaisia järjestöjä", "region:11"),
        ("Åbotrakten", "853"),
        ("grupper i Ekenästrakten", "710"),
        ("vasabor", "905"),
        ("österbottniska föreningar", "region:15"),
        ("nyländska föreningar", "region:01"),
        ("Tampere-based groups", "837"),
        ("yhdistyksiä Turun-seudulla", "853"),
        ("kerho tampereenseudulla", "837"),
        ("itä-helsinkiläinen nuorisotalo", "091"),
    ],
)  # fmt: skip
def test_words_made_of_a_name_stand_for_the_place(question: str, place: str) -> None:
    assert places_of(question) == [place]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("hesassa asuva äitini", "091"), ("vertaistukea Hki:ssä", "091"), ("Mansessa", "837"),
        ("Treella asuvat", "837"), ("Treen seudulla", "837"), ("ryhmä Rollossa", "698"),
        ("pääkaupunkiseudulla päihdetyötä", "subregion:011"), ("eteläsavossa", "region:10"),
        ("P-Savossa toimivat", "region:11"), ("kerho lahest", "398"), ("förening i Jeppis", "598"),
    ],
)  # fmt: skip
def test_short_names_of_everyday_speech_are_places(question: str, place: str) -> None:
    assert places_of(question) == [place]


@pytest.mark.parametrize(
    "question",
    [
        "suomalainen ruoka", "kansalaisten kerho", "karjalainen perinne", "pohjalainen ruoka", "pojkar tre år",
        "family tree", "ajoin kolarin", "olin kolarissa ja loukkaannuin", "loppis", "multia kukille",
        "kävin Mikko Lahtelaisen luona", "savossa", "nail salon near me", "Karjalassa syntynyt mummo",
    ],
)  # fmt: skip
def test_words_that_only_look_like_places_are_none(question: str) -> None:
    assert places_of(question) == []


def test_a_name_in_a_local_case_needs_no_capital() -> None:
    assert places_of("lapsille porissa kerhoja") == ["609"]


def test_a_word_of_endless_parts_is_no_place_and_costs_little() -> None:
    assert places_of("itä-" * 20_000 + "poriin") == []


def test_every_name_of_a_municipality_a_region_and_a_wellbeing_county_is_read_as_it_in_every_language() -> None:
    aland = "wellbeing_county:91"
    for place in VOCABULARY.places.values():
        if place.level in ("municipality", "region", "wellbeing_county") and place.id != aland:
            for name in filter(None, (place.names.fi, place.names.sv, place.names.en)):
                assert places_of(f"Kamratstöd nära {name}") == [place.id], name


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("vertaistukea Toivala", "749"),
        ("vertaistukea Vuorelassa", "749"),
        ("vertaistukea Sukevalla", "762"),
        ("vertaistukea Sorsakoskella", "420"),
        ("vertaistukea Alapitkällä", "402"),
        ("vertaistukea Muuruvedellä", "297"),
    ],
)
def test_smaller_villages_of_north_savo_are_known_and_read_as_nothing_else(question: str, place: str) -> None:
    assert places_of(question) == [place]
    assert [topic.id for topic in INTERPRETER.understand(question, "fi").topics] == ["vertaistuki"]

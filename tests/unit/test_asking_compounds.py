"""A compound is what its last part says: no topic of a first part whose last part is about something else."""

import pytest

from graphsvc import resources
from graphsvc.asking.understanding import Interpreter
from graphsvc.vocabulary import shipped_vocabulary

INTERPRETER = Interpreter(shipped_vocabulary(), resources.folder("seed") / "forms")


def topics_of(question: str) -> list[str]:
    return [topic.id for topic in INTERPRETER.understand(question, "fi").topics]


@pytest.mark.parametrize(
    "word",
    [
        "muistitikku", "sydänkuvioinen", "sokerikakku", "villakoiranpentu", "hjärtformad", "tukiasema", "lapsilukko",
        "perhemarketti", "rikosromaani", "alkoholivero", "projektori", "syöpäläinen",
    ],
)  # fmt: skip
def test_a_first_part_says_nothing_before_a_last_part_about_something_else(word: str) -> None:
    assert topics_of(word) == []


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("muistiongelma", "muisti"), ("päihdepalvelut", "paihdetyo"), ("sydänkerho", "sydan"),
        ("masennusjuttu", "masennus"), ("uupumustuokio", "uupumus"), ("huumekielto", "huumeet"),
        ("eläkeläistreffit", "elakelaiset"), ("kehitysvammaiskerho", "kehitysvamma"),
    ],
)  # fmt: skip
def test_a_first_part_tells_before_a_last_part_about_anything(word: str, topic: str) -> None:
    assert topics_of(word)[:1] == [topic]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("demensdag", "muisti"), ("muistipäivä", "muisti"), ("omaispäivän", "mielenterveysomaiset"),
        ("idrottsdag", "liikunta"), ("organise a carers day", "omaishoito"),
    ],
)  # fmt: skip
def test_a_day_or_an_evening_is_about_what_it_is_joined_to(question: str, topic: str) -> None:
    understood = INTERPRETER.understand(question, "fi")
    assert topics_of(question)[:1] == [topic]
    assert understood.ignored == ()


@pytest.mark.parametrize(
    "question", ["vem skulle ordna en anhörigdag med oss", "vem håller en anhörigkväll", "närståendedag"]
)
def test_who_would_arrange_a_day_is_asked_for_those_that_the_day_is_for(question: str) -> None:
    understood = INTERPRETER.understand(question, "sv")
    assert [group.id for group in understood.target_groups] == ["omaishoitajat"]
    assert understood.ignored == ()


@pytest.mark.parametrize("word", ["arbetsdag", "syntymäpäivä", "työpäivä", "vardag", "födelsedag", "tiistai-ilta"])
def test_a_day_that_is_a_word_of_its_own_keeps_its_sense(word: str) -> None:
    understood = INTERPRETER.understand(word, "fi")
    assert (understood.topics, understood.target_groups) == ((), ())


@pytest.mark.parametrize(
    "question",
    ["heart shaped necklace", "suicide squad movie", "lösenordet till wifi fungerar inte", "jalkapallon mm-finaalin lopputulos",
     "diabetes shoes buy", "hyra stuga"],
)  # fmt: skip
def test_a_short_question_with_a_word_of_shopping_or_play_is_about_that(question: str) -> None:
    assert topics_of(question) == []


def test_in_a_longer_question_an_illness_is_meant_though_another_word_is_about_something_else() -> None:
    assert topics_of("auto hajosi, äiti sai paniikkikohtauksen ja tarvitsee juttuseuraa")[:1] == ["masennus"]

"""The numbers that an answer about danger begins with."""

import pytest

from graphsvc import resources
from graphsvc.asking.understanding import Interpreter
from graphsvc.model import Language
from graphsvc.service.danger import urgent
from graphsvc.vocabulary import shipped_vocabulary

VOCABULARY = shipped_vocabulary()
INTERPRETER = Interpreter(VOCABULARY, resources.folder("seed") / "forms")


def numbers(question: str, language: Language) -> list[str]:
    return [one.number for one in urgent(VOCABULARY, INTERPRETER.understand(question, language), language)]


@pytest.mark.parametrize(
    ("question", "language", "crisis"),
    [
        ("en jaksa enää", "fi", "09 2525 0111"),
        ("mä en vaan enää jaksa, Kuopio", "fi", "09 2525 0111"),
        ("jag orkar inte mera", "sv", "09 2525 0112"),
        ("I can’t go on", "en", "09 2525 0116"),
    ],
)
def test_who_can_bear_no_more_is_given_the_crisis_line(question: str, language: Language, crisis: str) -> None:
    assert numbers(question, language)[:2] == ["112", crisis]


def test_what_others_tire_of_is_no_crisis() -> None:
    assert numbers("emäntä ei jaksa enää navetassa", "fi") == []
    assert numbers("en jaksa lenkkeillä", "fi") == []


def test_i_cannot_go_on_is_about_exhaustion() -> None:
    assert [topic.id for topic in INTERPRETER.understand("I can't go on", "en").topics] == ["uupumus"]

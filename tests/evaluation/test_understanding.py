"""What was reached stays reached; `evaluate.py` tells the figures and every miss."""

import pytest

from graphsvc import resources
from graphsvc.asking.understanding import Interpreter
from graphsvc.vocabulary import shipped_vocabulary
from tests.evaluation.phrases import phrases, places_of, topics_of

INTERPRETER = Interpreter(shipped_vocabulary(), resources.folder("seed") / "forms")
EVERY = list(phrases())


def share(outcomes: list[bool]) -> float:
    return sum(outcomes) / len(outcomes)


def test_places_are_right_and_none_is_read_where_none_is_named() -> None:
    outcomes = [places_of(phrase, INTERPRETER) for phrase in EVERY]
    assert share([one.first for one in outcomes if one.phrase.place]) >= 0.99
    assert share([one.first for one in outcomes if not one.phrase.place]) >= 0.99


@pytest.mark.parametrize(
    ("kind", "first", "among_three"), [("topic", 0.98, 0.99), ("combined", 0.95, 0.99), ("own words", 0.96, 0.99)]
)
def test_topics_are_right_first_and_among_three(kind: str, first: float, among_three: float) -> None:
    outcomes = [topics_of(phrase, INTERPRETER) for phrase in EVERY if phrase.kind == kind]
    assert share([one.first for one in outcomes]) >= first
    assert share([one.among_three for one in outcomes]) >= among_three


def test_phrases_about_nothing_here_give_nothing() -> None:
    assert share([topics_of(phrase, INTERPRETER).first for phrase in EVERY if phrase.kind == "off topic"]) >= 0.95

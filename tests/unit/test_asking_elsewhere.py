"""Words about something else, such as shopping, beside words about topics."""

import pytest

from graphsvc import resources
from graphsvc.asking.understanding import Interpreter
from graphsvc.vocabulary import shipped_vocabulary

INTERPRETER = Interpreter(shipped_vocabulary(), resources.folder("seed") / "forms")


def topics_of(question: str) -> list[str]:
    return [topic.id for topic in INTERPRETER.understand(question, "fi").topics]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("syöpä Päiväranta", "syopa"),
        ("vertaistukea Päiväranta Kuopio", "vertaistuki"),
        ("liikuntaa Päiväranta", "liikunta"),
        ("ystävätoimintaa Käpykangas", "ystavatoiminta"),
    ],
)
def test_a_name_that_nobody_knows_takes_no_topic_away(question: str, topic: str) -> None:
    assert topics_of(question) == [topic]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("päihdekuntoutus Instagram", "paihdekuntoutus"),
        ("vertaistukea ja Instagram-ryhmiä Kuopiossa", "vertaistuki"),
        ("kamratstöd Instagram", "vertaistuki"),
    ],
)
def test_a_topic_that_is_called_by_its_name_is_meant_whatever_else_is_said(question: str, topic: str) -> None:
    assert topics_of(question) == [topic]


@pytest.mark.parametrize("question", ["diabeteskeksit resepti", "musiikkikaiutin bluetooth", "åka skidor i Alperna"])
def test_what_is_about_something_else_is_about_no_topic(question: str) -> None:
    assert topics_of(question) == []

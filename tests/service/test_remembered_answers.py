"""Answers that are remembered are those that would be worked out anew."""

import pytest

from graphsvc import service
from graphsvc.model import Actor, ActorKind, GraphData, LocalText, Offer
from graphsvc.service import AnswerPage, AskRequest, Context
from graphsvc.store import GraphStore


def asked(context: Context, words: str = "vertaistukea Kuopiossa", number: int = 1) -> AnswerPage:
    return service.ask_page(context, AskRequest(words), "fi", number, 20)


@pytest.fixture
def helped(store: GraphStore) -> Context:
    """A store in which one club helps."""
    help_("a", store)
    return Context.over(store)


def help_(name: str, store: GraphStore) -> None:
    club = Actor(
        id=name, kind=ActorKind.ORGANISATION, subtype="club", names=LocalText(name.upper()), municipality="297"
    )
    store.merge(GraphData(actors=(club,), offers=(Offer(id=name, actor=name, topic="vertaistuki"),)))


def test_the_same_question_is_worked_out_once_until_the_graph_changes(helped: Context) -> None:
    first = asked(helped)
    assert asked(helped) is first
    help_("b", helped.store)
    assert [result.actor.id for result in asked(helped).contents] == ["a", "b"]


def test_another_question_language_or_page_has_an_answer_of_its_own(helped: Context) -> None:
    first = asked(helped)
    assert asked(helped, number=2).empty
    assert asked(helped, "vertaistukea Iisalmessa") != first
    assert service.ask_page(helped, AskRequest("vertaistukea Kuopiossa"), "en", 1, 20).contents != first.contents


def test_a_question_in_vain_is_counted_each_time_also_when_its_answer_is_remembered(helped: Context) -> None:
    for number in (1, 1, 2):
        asked(helped, "kuoroja Utsjoella", number)
    assert [counted.amount for counted in helped.store.unanswered()] == [2]

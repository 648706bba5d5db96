"""What people look for in vain."""

from dataclasses import dataclass

from graphsvc.model import Language
from graphsvc.service.context import Context
from graphsvc.service.views import Labelled, PlaceSummary, Viewer


@dataclass(frozen=True, slots=True)
class UnansweredView:
    """How many questions about a topic in a place nobody could answer in a month ("2026-11"); None where not named."""

    topic: Labelled | None
    place: PlaceSummary | None
    month: str
    amount: int


def unanswered(context: Context, language: Language) -> tuple[UnansweredView, ...]:
    """The questions that nobody could answer, counted by topic, place and month, the most frequent first."""
    viewer = Viewer(context.vocabulary, language, context.day())
    places = context.vocabulary.places
    return tuple(
        UnansweredView(
            topic=viewer.topic(counted.topic) if counted.topic else None,
            place=viewer.place(places[counted.place]) if counted.place else None,
            month=counted.month,
            amount=counted.amount,
        )
        for counted in context.store.unanswered()
    )

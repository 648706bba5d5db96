"""The national numbers that an answer about danger begins with."""

from collections.abc import Sequence
from dataclasses import dataclass

from graphsvc.asking.understanding import Recognised
from graphsvc.model import Language, Vocabulary
from graphsvc.texts import text


@dataclass(frozen=True, slots=True)
class Urgent:
    """A number to call now, and the sentence that says so."""

    number: str
    text: str


def urgent(vocabulary: Vocabulary, topics: Sequence[Recognised], language: Language) -> tuple[Urgent, ...]:
    """The numbers to call for the topics of a question that are about danger, the emergency number first."""
    asked = {topic.id for topic in topics}
    return tuple(
        Urgent(number, text(language, f"danger.{line.id}", number=number))
        for line in vocabulary.helplines
        if asked & line.topics and (number := line.numbers.get(language))
    )

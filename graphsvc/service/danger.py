"""The national numbers that an answer about danger begins with."""

import re
from dataclasses import dataclass
from typing import Final

from graphsvc.asking.understanding import Understood
from graphsvc.model import Language, Vocabulary
from graphsvc.texts import text

_CRISIS: Final = "kriisiapu"
_AT_THE_END: Final = re.compile(
    r"\ben\s+(\w+\s+){0,2}(jaksa|kestä)\s+(enää|enempää)\b|\ben\s+(\w+\s+)?enää\s+(jaksa|kestä)\b"
    r"|\bjag\s+(\w+\s+)?(orkar|står)\s+inte\s+(ut\s+)?(mera?|längre)\b"
    r"|\bi\s+(just\s+)?(can'?t|cannot|can\s+not)\s+(go\s+on|(take|bear)\s+(it|this)\s+any\s?(more|longer))\b"
)
"""What somebody says who can bear no more, whatever else the question is about."""


@dataclass(frozen=True, slots=True)
class Urgent:
    """A number to call now, and the sentence that says so."""

    number: str
    text: str


def urgent(vocabulary: Vocabulary, understood: Understood, language: Language) -> tuple[Urgent, ...]:
    """The numbers to call for a question that is about danger or says that one can bear no more, emergency first."""
    asked = {topic.id for topic in understood.topics}
    if _AT_THE_END.search(understood.query.lower().replace("’", "'")):
        asked.add(_CRISIS)
    return tuple(
        Urgent(number, text(language, f"danger.{line.id}", number=number))
        for line in vocabulary.helplines
        if asked & line.topics and (number := line.numbers.get(language))
    )

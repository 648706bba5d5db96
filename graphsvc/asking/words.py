"""A question cut into words."""

import re
from dataclasses import dataclass
from typing import Final

from graphsvc.model import fold

LONGEST_WORD: Final = 60
"""Longer words mean nothing: no word of the vocabularies is half as long."""
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written and folded; hyphens hold it together."""

    written: str
    folded: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.written[0].isupper()


def words_of(question: str) -> tuple[Word, ...]:
    """The words of a question, in order; time linear in its length. What folds to no letters is no word."""
    words = (Word(match[0], fold(match[0])) for match in _WORD.finditer(question))
    return tuple(word for word in words if _WORD.search(word.folded))


def words_in(folded: str) -> list[str]:
    """The same words of a text that is folded already."""
    return _WORD.findall(folded)


NEGATION: Final = "ei"
NEGATIONS: Final = frozenset("ei en et emme ette eivat enka etka eika emmeka eivatka eiko eipa ettei etten".split())
"""Folded Finnish words that say no, which all stand for `NEGATION`."""

BEFORE_PLACES: Final = frozenset("nara kring i in near around close at".split())
"""Folded words that stand before a place, never after it."""
NEAR_MARKERS: Final = BEFORE_PLACES.union(
    """
    lahella lahelta lahistolla lahistolta seudulla seudulta alueella alueelta kunnassa kaupungissa ymparistossa
    kommun stad trakten
    """.split()
)
"""Folded words beside which even an uncapitalised word may be a place."""

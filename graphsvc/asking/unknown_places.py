"""Words that mean nothing here but stand as the name of a place would: "in Hömppälä", "Hömppälässä"."""

from collections.abc import Collection
from functools import cache
from typing import Final

from babel import Locale

from graphsvc.asking.words import Word, words_of
from graphsvc.model import fold

_BEFORE: Final = frozenset("in i near nara around kring".split())
_AFTER: Final = frozenset("lahella lahelta lahistolla lahistolta seudulla seudulta ymparistossa".split())
_LOCAL_CASES: Final = ("ssa", "sta", "lla", "lta")


def unknown_places(question: str, unknown: Collection[str]) -> tuple[str, ...]:
    """Those of the unknown words of a question, as written, that seem to be places; they begin with a capital letter."""
    words = words_of(question)
    return tuple(
        word.written
        for position, word in enumerate(words)
        if word.written in unknown and word.is_capitalised and _is_placed(words, position)
    )


def _is_placed(words: tuple[Word, ...], position: int) -> bool:
    """Whether a word stands in a local case or beside a word that tells where; "in Arabic" tells how."""
    before = words[position - 1].folded if position else ""
    after = words[position + 1].folded if position + 1 < len(words) else ""
    word = words[position].folded
    is_in_case = bool(before) and word.endswith(_LOCAL_CASES)
    return is_in_case or after in _AFTER or (before in _BEFORE and word not in _languages_and_months())


@cache
def _languages_and_months() -> frozenset[str]:
    """The folded English names, which have a capital letter, of what else stands after "in"."""
    english = Locale("en")
    return frozenset(map(fold, (*english.languages.values(), *english.months["format"]["wide"].values())))

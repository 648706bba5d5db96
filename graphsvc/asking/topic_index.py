"""Which topics and target groups a question is about: labels and synonyms, compared word by word.

Words match when equal, when they share all but the last two letters of the known word (its inflected
forms), or when the known word begins or ends a longer one (a compound). Words that are about anything
(`words.GENERIC`) count inside an expression and never decide alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.asking.words import GENERIC, STOP, Word
from graphsvc.model import LANGUAGES, Language, LocalText, folded_words

THRESHOLD: Final = 0.6
_SHORTEST_STEM: Final = 4
_SHORTEST_PART: Final = 5
_BUCKET: Final = 3
_LABEL_PARTS: Final = re.compile(r",| ja | och | and ")


@dataclass(frozen=True, slots=True)
class _Expression:
    owner: str
    words: tuple[str, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Match:
    """A topic or target group that words at `positions` of a question mean; score 0..1."""

    owner: str
    score: float
    positions: frozenset[int]
    language: Language


class TopicIndex:
    """Labels and synonyms of topics (or target groups) by the first letters of their words."""

    def __init__(self, labels: Mapping[str, LocalText], synonyms: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        """`labels` and `synonyms` are by the id of the topic or target group."""
        self._order = {owner: number for number, owner in enumerate(labels)}
        self._by_letters: dict[str, list[_Expression]] = defaultdict(list)
        for expression in set(_expressions(labels, synonyms)):
            for word in expression.words:
                if word not in GENERIC:
                    self._by_letters[word[:_BUCKET]].append(expression)

    def matches(self, words: Sequence[Word]) -> tuple[Match, ...]:
        """What the words mean, best first: every owner that is the best for one of the words."""
        best: dict[str, Match] = {}
        for expression in self._candidates(words):
            match = _matched(expression, words)
            if match and (match.score, len(match.positions)) > _strength(best.get(match.owner)):
                best[match.owner] = match
        ranked = sorted(best.values(), key=lambda match: (-match.score, self._order[match.owner]))
        return tuple(match for match in ranked if _is_best_for_a_word(match, ranked))

    def _candidates(self, words: Iterable[Word]) -> Iterator[_Expression]:
        seen: set[_Expression] = set()
        for word in words:
            for start in {0, *range(max(0, len(word.folded) - _SHORTEST_PART + 1))}:
                for expression in self._by_letters.get(word.folded[start : start + _BUCKET], ()):
                    if expression not in seen:
                        seen.add(expression)
                        yield expression


def word_score(asked: str, known: str) -> float:
    """How well a folded word of a question fits a folded known word: 1 equal, 0 not at all."""
    if asked == known:
        return 1.0
    shared = _shared_beginning(asked, known)
    if shared >= max(_SHORTEST_STEM, len(known) - 2) and len(asked) - shared <= 6:
        return 0.9
    if len(known) >= _SHORTEST_PART and known not in GENERIC:
        if asked.startswith(known[:-1]):
            return 0.8
        if asked.endswith(known) or known[:-1] in asked[-len(known) - 4 :]:
            return 0.75
    return 0.0


def _expressions(
    labels: Mapping[str, LocalText], synonyms: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Iterator[_Expression]:
    for owner, label in labels.items():
        for language in LANGUAGES:
            written: str = getattr(label, language)
            for expression in (*_LABEL_PARTS.split(written), *synonyms[owner][language]):
                words = tuple(word for word in folded_words(expression) if word not in STOP)
                if any(word not in GENERIC for word in words):
                    yield _Expression(owner, words, language)


def _matched(expression: _Expression, words: Sequence[Word]) -> Match | None:
    total = 0.0
    positions: set[int] = set()
    for known in expression.words:
        score, position = max((word_score(word.folded, known), -number) for number, word in enumerate(words))
        if score < THRESHOLD:
            return None
        total += score
        positions.add(-position)
    return Match(expression.owner, total / len(expression.words), frozenset(positions), expression.language)


def _strength(match: Match | None) -> tuple[float, int]:
    return (match.score, len(match.positions)) if match else (0.0, 0)


def _is_best_for_a_word(match: Match, ranked: Sequence[Match]) -> bool:
    rivals = {
        position: max(_value(other) for other in ranked if position in other.positions) for position in match.positions
    }
    return any(_value(match) >= rival for rival in rivals.values())


def _value(match: Match) -> float:
    """Longer expressions say more than shorter ones that fit as well."""
    return match.score + 0.2 * (len(match.positions) - 1)


def _shared_beginning(one: str, other: str) -> int:
    return next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )

"""Which topics and target groups a question is about: labels and synonyms, matched word by word.

An expression fits as well as its words fit (`known_words`), all of them. Words that are about anything
(`words.GENERIC`) never decide alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graphsvc.asking.known_words import KnownWords, Readings
from graphsvc.asking.words import GENERIC_FOLDED, STOP, Word, words_of
from graphsvc.model import LANGUAGES, Language, LocalText

_EACH_WORD_MORE: Final = 0.1
SAYS_ONLY_WHOM: Final = 0.5
_WITHOUT_GENERIC: Final = 0.9
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
    """The expressions that stand for topics (or target groups)."""

    def __init__(
        self,
        labels: Mapping[str, LocalText],
        synonyms: Mapping[str, Mapping[str, tuple[str, ...]]],
        forms: Iterable[tuple[str, str]],
    ) -> None:
        """`labels` and `synonyms` are by the id of the topic or target group; `forms` as in `KnownWords`."""
        self._order = {owner: number for number, owner in enumerate(labels)}
        self._expressions = tuple(dict.fromkeys(_expressions(labels, synonyms)))
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, expression in enumerate(self._expressions):
            for word in set(expression.words) - GENERIC_FOLDED - STOP:
                self._holding[word].append(number)
        self.known_words = KnownWords({word for expression in self._expressions for word in expression.words}, forms)

    def matches(self, words: Sequence[Word]) -> tuple[Match, ...]:
        """What the words mean, each owner with its best expression, in the order of the vocabulary."""
        readings = [self._readings(word.folded) for word in words]
        best = self._by_words(readings)
        return tuple(sorted(best.values(), key=lambda match: self._order[match.owner]))

    def _readings(self, word: str) -> Readings:
        return {word: 1.0} if word in STOP else self.known_words.readings(word)

    def _by_words(self, readings: Sequence[Readings]) -> dict[str, Match]:
        best: dict[str, Match] = {}
        candidates = {number for one in readings for word in one for number in self._holding.get(word, ())}
        for number in sorted(candidates):
            match = _matched(self._expressions[number], readings)
            if match and _strength(match) > _strength(best.get(match.owner)):
                best[match.owner] = match
        return best


def ranked(matches: Sequence[Match], for_whom: frozenset[int]) -> tuple[Match, ...]:
    """The matches best first: each that is the best for one of the words that it rests on.

    Expressions of several words go before shorter ones that fit as well. When something says what is wanted, a
    match that rests only on words that say for whom (`for_whom`, positions) is half as sure, at most
    `SAYS_ONLY_WHOM`: "lasten kerhoja" is about clubs.
    """
    says_what = any(not match.positions <= for_whom for match in matches)
    weighed = [
        replace(match, score=match.score * SAYS_ONLY_WHOM) if says_what and match.positions <= for_whom else match
        for match in matches
    ]
    best_at: dict[int, float] = {}
    for match in weighed:
        for position in match.positions:
            best_at[position] = max(best_at.get(position, 0.0), _value(match))
    kept = (match for match in weighed if any(_value(match) >= best_at[position] for position in match.positions))
    return tuple(sorted(kept, key=lambda match: -_value(match)))


def _value(match: Match) -> float:
    return match.score + _EACH_WORD_MORE * (len(match.positions) - 1)


def _expressions(
    labels: Mapping[str, LocalText], synonyms: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Iterator[_Expression]:
    for owner, label in labels.items():
        for language in LANGUAGES:
            written: str = getattr(label, language)
            for expression in (*_LABEL_PARTS.split(written), *synonyms[owner][language]):
                words = _telling_words(expression)
                if any(word not in GENERIC_FOLDED for word in words):
                    yield _Expression(owner, words, language)


def _telling_words(expression: str) -> tuple[str, ...]:
    """The words of an expression without those that carry no topic, unless that leaves one word of several."""
    words = tuple(word.folded for word in words_of(expression))
    telling = tuple(word for word in words if word not in STOP)
    return telling if len(telling) > 1 or not telling else words


def _matched(expression: _Expression, readings: Sequence[Readings]) -> Match | None:
    scores: list[float] = []
    positions: set[int] = set()
    for known in expression.words:
        score, position = max((one.get(known, 0.0), -place) for place, one in enumerate(readings))
        if score:
            scores.append(score)
            positions.add(-position)
        elif known not in GENERIC_FOLDED:
            return None
    complete = 1.0 if len(scores) == len(expression.words) else _WITHOUT_GENERIC
    return Match(expression.owner, complete * sum(scores) / len(scores), frozenset(positions), expression.language)


def _strength(match: Match | None) -> tuple[float, int]:
    return (match.score, len(match.positions)) if match else (0.0, 0)

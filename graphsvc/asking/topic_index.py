"""Which topics and target groups a question is about: labels and synonyms, matched word by word.

An expression fits as well as its words fit (`known_words`), all of them, wherever in the question they stand.
Generic words may be missing; neither they nor pale ones decide alone (`WordRole`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graphsvc.asking.known_words import KnownWords, Readings
from graphsvc.asking.words import NEGATION, NEGATIONS, folded_words_of
from graphsvc.model import LANGUAGES, Language, LocalText, WordRole

_EACH_WORD_MORE: Final = 0.1
_NEARLY: Final = 0.06
SAYS_ONLY_WHOM: Final = 0.5
_WITHOUT_GENERIC: Final = 0.9
_LONG: Final = 8
_SPREAD: Final = 0.02
_MOST_SPREAD: Final = 5
Found = Mapping[str, tuple[float, Sequence[int]]]
_LABEL_PARTS: Final = re.compile(r",| ja | och | and ")


@dataclass(frozen=True, slots=True)
class Expression:
    """Folded words that stand for a topic or target group, its `owner`.

    `telling` are those that may decide, `optional` those that may be missing.
    """

    owner: str
    words: tuple[str, ...]
    language: Language
    telling: tuple[str, ...]
    optional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A topic or target group that words at `positions` of a question mean; score 0..1."""

    owner: str
    score: float
    positions: frozenset[int]
    language: Language
    rank: float = 0.0


class TopicIndex:
    """The expressions that stand for topics (or target groups)."""

    def __init__(self, expressions: Sequence[Expression], known_words: KnownWords) -> None:
        """`expressions` are in the order of the vocabulary, which `known_words` holds whole."""
        self._order = {expression.owner: number for number, expression in enumerate(expressions)}
        self._expressions = expressions
        self._wanted = tuple(_wanted(expression, known_words) for expression in expressions)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, wanted in enumerate(self._wanted):
            telling = (words for words in wanted if words[0] in expressions[number].telling)
            for word in {word for words in telling for word in words}:
                self._holding[word].append(number)
        self._spread = {
            word: len({expressions[number].owner for number in numbers}) for word, numbers in self._holding.items()
        }

    def knows(self, word: str) -> bool:
        """Whether a known word stands in an expression and may decide."""
        return word in self._holding

    def matches(self, readings: Sequence[Readings]) -> tuple[Match, ...]:
        """What words with these readings mean, each owner with its best expression, in the order of the vocabulary."""
        best: dict[str, Match] = {}
        found = _found(readings)
        candidates = {number for word in found for number in self._holding.get(word, ())}
        for number in sorted(candidates):
            match = self._matched(number, found)
            if match and (match.owner not in best or _value(match) > _value(best[match.owner])):
                best[match.owner] = match
        return tuple(sorted(best.values(), key=lambda match: self._order[match.owner]))

    def _matched(self, number: int, found: Found) -> Match | None:
        """A match of an expression, less sure where its words stand for much else too."""
        expression = self._expressions[number]
        match = _matched(expression, self._wanted[number], found)
        if match is None:
            return None
        spread = min(self._spread.get(word, 1) for word in expression.telling)
        return replace(
            match,
            rank=match.score + _EACH_WORD_MORE * (len(match.positions) - 1) - _SPREAD * min(spread - 1, _MOST_SPREAD),
        )


def ranked(matches: Sequence[Match], for_whom: frozenset[int]) -> tuple[Match, ...]:
    """The matches best first, then in the order of the words: each that is nearly the best for one that it rests on.

    Expressions of several words go before shorter ones that fit as well. When something says what is wanted, a
    match that rests only on words that say for whom (`for_whom`, positions) is half as sure, at most
    `SAYS_ONLY_WHOM`: "lasten kerhoja" is about clubs.
    """
    says_what = any(not match.positions <= for_whom for match in matches)
    weighed = [
        replace(match, score=match.score * SAYS_ONLY_WHOM, rank=match.rank * SAYS_ONLY_WHOM)
        if says_what and match.positions <= for_whom
        else match
        for match in matches
    ]
    best_at: dict[int, float] = {}
    for match in weighed:
        for position in match.positions:
            best_at[position] = max(best_at.get(position, 0.0), _value(match))
    kept = (
        match for match in weighed if any(_value(match) >= best_at[position] - _NEARLY for position in match.positions)
    )
    return tuple(sorted(kept, key=lambda match: (-_value(match), min(match.positions))))


def _value(match: Match) -> float:
    return match.rank


def expressions_of(
    labels: Mapping[str, LocalText],
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]],
    plain_words: Mapping[WordRole, frozenset[str]],
    inflected: Mapping[str, Iterable[str]],
) -> tuple[Expression, ...]:
    """What stands for topics (or target groups): the parts of labels, and synonyms, both by id.

    `inflected` are folded Finnish words with their forms.
    """
    generic, stop = plain_words[WordRole.GENERIC], plain_words[WordRole.STOP]
    weak = generic | plain_words[WordRole.PALE] | stop | {NEGATION}
    weak_finnish = weak.union(*(inflected.get(word, ()) for word in weak))
    bearing = dict.fromkeys(
        (owner, _bearing_words(text, language, stop), language)
        for owner, label in labels.items()
        for language in LANGUAGES
        for text in (*_LABEL_PARTS.split(getattr(label, language)), *synonyms[owner][language])
    )
    expressions = (
        _expression(owner, words, language, generic, weak_finnish if language == "fi" and len(words) > 1 else weak)
        for owner, words, language in bearing
    )
    return tuple(expression for expression in expressions if expression.telling)


def _bearing_words(text: str, language: Language, stop: frozenset[str]) -> tuple[str, ...]:
    """The words of an expression without those that carry nothing, unless that leaves one word of several."""
    words = folded_words_of(text)
    if language == "fi":
        words = tuple(NEGATION if word in NEGATIONS else word for word in words)
    bearing = tuple(word for word in words if word not in stop)
    return bearing if len(bearing) > 1 or not bearing else words


def _expression(
    owner: str, words: tuple[str, ...], language: Language, generic: frozenset[str], weak: frozenset[str]
) -> Expression:
    """An expression; where none but weak words stand in it, they decide together and none may be missing.

    Weak words decide in none of their forms ("kuntien", of "kunta"), though a form alone may be an expression.
    """
    telling = tuple(word for word in words if word not in weak)
    if not telling and len(words) > 1 and not generic.issuperset(words):
        return Expression(owner, words, language, words, ())
    may_be_missing = len(telling) > 1 or len("".join(telling)) >= _LONG
    return Expression(
        owner, words, language, telling, tuple(word for word in words if may_be_missing and word in generic)
    )


def _wanted(expression: Expression, known_words: KnownWords) -> tuple[tuple[str, ...], ...]:
    """For each word of an expression the known words that do for it: of several words, each may be inflected anew."""
    if len(expression.words) == 1:
        return (expression.words,)
    return tuple((word, *(base for base in known_words.also_as(word) if base != word)) for word in expression.words)


def _found(readings: Sequence[Readings]) -> Found:
    """Every known word that one of the words may be: how sure at most, and at which positions that sure."""
    found: dict[str, tuple[float, list[int]]] = {}
    for position, reading in enumerate(readings):
        for word, score in reading.items():
            if word not in found or score > found[word][0]:
                found[word] = (score, [position])
            elif score == found[word][0]:
                found[word][1].append(position)
    return found


def _matched(expression: Expression, wanted: Sequence[Sequence[str]], found: Found) -> Match | None:
    scores: list[float] = []
    positions: set[int] = set()
    for words in wanted:
        fitting = [found[word] for word in words if word in found]
        if fitting:
            score, at = max(fitting, key=lambda fit: fit[0])
            scores.append(score)
            positions.update(at)
        elif words[0] not in expression.optional:
            return None
    complete = 1.0 if len(scores) == len(wanted) else _WITHOUT_GENERIC
    return Match(expression.owner, complete * sum(scores) / len(scores), frozenset(positions), expression.language)

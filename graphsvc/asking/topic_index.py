"""Which topics and target groups a question is about: labels and synonyms, matched word by word.

An expression fits as well as its words fit (`known_words`), all of them, wherever in the question they stand.
Generic words may be missing; neither they nor pale ones decide alone (`WordRole`).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import pairwise
from sys import intern
from typing import Final, NamedTuple

from graphsvc.asking.known_words import ENDING, KnownWords, Readings
from graphsvc.asking.words import NEGATION, NEGATIONS, words_in
from graphsvc.model import LANGUAGES, Language, LocalText, WordRole, fold

_EACH_WORD_MORE: Final = 0.1
_NEARLY: Final = 0.06
SAYS_ONLY_WHOM: Final = 0.5
_WITHOUT_GENERIC: Final = 0.9
_LONG: Final = 8
_FEWEST_LITTLE_WORDS: Final = 3
_SPREAD: Final = 0.02
_MOST_SPREAD: Final = 8
_USUAL_SPREAD: Final = 1
_APART: Final = 0.03
_MOST_APART: Final = 0.1
_USUALLY_BETWEEN: Final = 2
_MOST_LIKE: Final = 3
_LIKE: Final = 0.75
"""How alike (0..1, difflib) two words are of which one may stand for the other."""
_SHORTEST_LIKE: Final = 5
_NEED: Final = dict.fromkeys(("tarvitsen", "behover", "need"), 1.0)
"""What somebody means who writes one word alone, "ruokaa"."""
Found = Mapping[str, tuple[float, Sequence[int]]]
_LABEL_PARTS: Final = re.compile(r",| ja | och | and ")


class Expression(NamedTuple):
    """Folded words that stand for a topic or target group, its `owner`.

    `telling` are those that may decide, `optional` those that may be missing; a label that is long enough to mean
    nothing else has `length` words, other expressions have 0.
    """

    owner: str
    words: tuple[str, ...]
    language: Language
    telling: tuple[str, ...]
    optional: tuple[str, ...]
    length: int


@dataclass(frozen=True, slots=True)
class Match:
    """A topic or target group that words at `positions` of a question mean; score 0..1, the best has the highest rank.

    `said` are the positions of all words that say it, also in expressions that say it less well; `name` are those of its
    name, where it is called by that word by word.
    """

    owner: str
    score: float
    positions: frozenset[int]
    language: Language
    rank: float
    said: frozenset[int]
    name: frozenset[int]


class TopicIndex:
    """The expressions that stand for topics (or target groups)."""

    def __init__(self, expressions: Sequence[Expression], known_words: KnownWords) -> None:
        """`expressions` are in the order of the vocabulary, which `known_words` holds whole."""
        self._order = {expression.owner: number for number, expression in enumerate(expressions)}
        self._expressions = expressions
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, expression in enumerate(expressions):
            for word in expression.telling:
                self._holding[word].append(number)
        self._spread = {
            word: len({expressions[number].owner for number in numbers}) for word, numbers in self._holding.items()
        }
        self._of_several = {
            word for expression in expressions if len(expression.words) > 1 for word in expression.words
        }
        self._known_words = known_words
        self._inflected: dict[str, tuple[str, ...]] = {}

    def knows(self, word: str) -> bool:
        """Whether a known word stands in an expression and may decide."""
        return word in self._holding

    def like(self, word: str) -> tuple[Match, ...]:
        """What the known words mean that an unknown folded word looks like; none means what `word` does."""
        alike = get_close_matches(word, self._holding, _MOST_LIKE, _LIKE) if len(word) >= _SHORTEST_LIKE else ()
        return tuple(match for known in alike for match in self.matches([{known: 1.0}]))

    def matches(self, readings: Sequence[Readings], undecided: Collection[int] = ()) -> tuple[Match, ...]:
        """What words with these readings mean, each owner with its best expression, in the order of the vocabulary.

        Words at `undecided` positions decide nothing alone.
        """
        best: dict[str, Match] = {}
        said: dict[str, set[int]] = defaultdict(set)
        names: dict[str, frozenset[int]] = {}
        found = _found(readings)
        anew = _found([self._inflected_anew(reading) for reading in readings])
        for number in sorted({number for word in anew for number in self._holding.get(word, ())}):
            expression = self._expressions[number]
            match = self._matched(expression, found if len(expression.words) == 1 else anew)
            if match is None:
                continue
            said[match.owner] |= match.positions
            names[match.owner] = max(names.get(match.owner, match.name), match.name, key=len)
            decides = len(match.positions) > 1 or match.positions.isdisjoint(undecided)
            if decides and (match.owner not in best or match.rank > best[match.owner].rank):
                best[match.owner] = match
        return tuple(
            replace(best[owner], said=frozenset(said[owner]), name=names[owner])
            for owner in sorted(best, key=self._order.__getitem__)
        )

    def needed(self, readings: Sequence[Readings], besides: Collection[int]) -> tuple[Match, ...]:
        """What one whole word means alone, all words being `besides` but it: what somebody needs."""
        asked = [reading for place, reading in enumerate(readings) if place not in besides]
        if len(asked) != 1:
            return ()
        whole = {word: sure for word, sure in asked[0].items() if sure >= ENDING}
        place = readings.index(asked[0])
        matches = self.matches([*({} for _ in readings[:place]), whole, _NEED])
        return tuple(match for match in matches if match.positions == {place, place + 1})

    def _inflected_anew(self, reading: Readings) -> Readings:
        """The same with the known words that are forms of these: of several words, each may be inflected anew."""
        forms = {form: score for word, score in reading.items() for form in self._forms_of(word)}
        return {**forms, **reading}

    def _forms_of(self, word: str) -> tuple[str, ...]:
        """The words of several-worded expressions that are forms of a known word; looked for when it is first read."""
        if word not in self._inflected:
            self._inflected[word] = tuple(self._of_several.intersection(self._known_words.forms_of(word)))
        return self._inflected[word]

    def _matched(self, expression: Expression, found: Found) -> Match | None:
        """A match of all words that must be there, ranked lower where they stand for much else too."""
        fitting = [found[word] for word in expression.words if word in found]
        if len(fitting) < len(expression.words) and not all(
            word in found or word in expression.optional for word in expression.words
        ):
            return None
        complete = 1.0 if len(fitting) == len(expression.words) else _WITHOUT_GENERIC
        score = complete * sum(sure for sure, _ in fitting) / len(fitting)
        positions = frozenset(position for _, at in fitting for position in at)
        spread = min(self._spread[word] for word in expression.telling)
        rank = (
            score
            + _EACH_WORD_MORE * (len(positions) - 1)
            - _SPREAD * max(0, min(spread, _MOST_SPREAD) - _USUAL_SPREAD)
            - min(_MOST_APART, _APART * max(0, _words_between([at for _, at in fitting]) - _USUALLY_BETWEEN))
        )
        is_named = score == 1.0 and max(positions) - min(positions) < expression.length
        name = positions if is_named else frozenset[int]()
        return Match(expression.owner, score, positions, expression.language, rank, positions, name)


def ranked(matches: Sequence[Match], only_whom: Collection[str] = ()) -> tuple[Match, ...]:
    """The matches best first, then in the order of the words: each that is nearly the best for one that it rests on.

    Expressions of several words go before shorter ones that fit as well. When something says what is wanted, those of
    owners that `only_whom` says are half as sure, at most `SAYS_ONLY_WHOM`: "lasten kerhoja" is about clubs.
    """
    says_what = any(match.owner not in only_whom for match in matches)
    weighed = [
        replace(match, score=match.score * SAYS_ONLY_WHOM, rank=match.rank * SAYS_ONLY_WHOM)
        if says_what and match.owner in only_whom
        else match
        for match in matches
    ]
    best_at: dict[int, float] = {}
    for match in weighed:
        for position in match.positions:
            best_at[position] = max(best_at.get(position, 0.0), match.rank)
    kept = (
        match
        for match in weighed
        if _stands_alone(match, weighed)
        or any(match.rank >= best_at[position] - _NEARLY for position in match.positions)
    )
    return tuple(sorted(kept, key=lambda match: (-round(match.rank / _NEARLY), min(match.positions), -match.rank)))


def _stands_alone(match: Match, others: Sequence[Match]) -> bool:
    """Whether it is called by its name, which is no part of another's: "kuntoutus" of "sosiaalinen kuntoutus"."""
    return bool(match.name) and not any(match.name < other.name for other in others)


def expressions_of(
    labels: Mapping[str, LocalText],
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]],
    plain_words: Mapping[WordRole, frozenset[str]],
    weak_forms: Collection[str],
) -> tuple[Expression, ...]:
    """What stands for topics (or target groups): the parts of labels, and synonyms, both by id.

    `weak_forms` are the folded Finnish forms of generic and pale words.
    """
    generic, stop = plain_words[WordRole.GENERIC], plain_words[WordRole.STOP]
    weak = generic | plain_words[WordRole.PALE] | stop | {NEGATION}
    weak_finnish = weak.union(weak_forms)
    texts = [
        *((owner, lang, True, _parts(label, lang)) for owner, label in labels.items() for lang in LANGUAGES),
        *((owner, lang, False, synonyms[owner][lang]) for owner in labels for lang in LANGUAGES),
    ]
    expressions = dict.fromkeys(
        _expression(
            owner, words, lang, generic, weak_finnish if lang == "fi" and (is_label or len(words) > 1) else weak
        )._replace(length=len(words_in(folded)) if is_label and len(folded) >= _LONG else 0)
        for owner, lang, is_label, written in texts
        for folded in fold("\n".join(written)).splitlines()
        if (words := _bearing_words(folded, lang, stop, weak))
    )
    return tuple(expression for expression in expressions if expression.telling)


def _parts(label: LocalText, language: Language) -> list[str]:
    """The parts of a label, and the whole."""
    written = getattr(label, language)
    return [*_LABEL_PARTS.split(written), written]


def _bearing_words(folded: str, language: Language, stop: frozenset[str], weak: Collection[str]) -> tuple[str, ...]:
    """The words of an expression without those that carry nothing, unless that leaves one word, or only `weak` ones.

    "Kukaan ei kaipaa" is said by its three little words together.
    """
    words = tuple(map(intern, words_in(folded)))
    if language == "fi" and not NEGATIONS.isdisjoint(words):
        words = tuple(NEGATION if word in NEGATIONS else word for word in words)
    if stop.isdisjoint(words):
        return words
    bearing = tuple(word for word in words if word not in stop)
    says_little = all(word in weak for word in bearing) and len(words) >= _FEWEST_LITTLE_WORDS
    return words if len(bearing) == 1 or says_little else bearing


def _expression(
    owner: str, words: tuple[str, ...], language: Language, generic: frozenset[str], weak: frozenset[str]
) -> Expression:
    """An expression; where none but weak words stand in it, they decide together and none may be missing.

    Beside a single telling word that is short, or not Finnish, none may be missing. A generic first word ("auttaa vanhuksia") may not be missing. Weak words decide in none of their forms ("kuntien", of "kunta"), though a form alone may be a synonym ("töitä").
    """
    telling = words if weak.isdisjoint(words) else tuple(word for word in words if word not in weak)
    if not telling and len(words) > 1 and not generic.issuperset(words):
        return Expression(owner, words, language, words, (), 0)
    may_be_missing = len(telling) > 1 or (language == "fi" and len("".join(telling)) >= _LONG)
    optional = tuple(word for word in words[1:] if may_be_missing and word in generic)
    return Expression(owner, words, language, telling, optional, 0)


def _words_between(places: Sequence[Sequence[int]]) -> int:
    """How many words of the question stand between those of an expression, each at one of its `places`."""
    return sum(max(0, min(abs(here - there) for here in one for there in other) - 1) for one, other in pairwise(places))


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

"""Places, topics and target groups by their ids, names, labels and synonyms in all three languages."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Final, NamedTuple, Protocol, TypeVar

from graphsvc.exchange.understanding.catalogue import conjunctions, expressions, is_word, key_of
from graphsvc.exchange.understanding.name_forms import said_by_name
from graphsvc.model import COUNTRY_ID, LANGUAGES, LocalText, PlaceLevel, TargetGroup, Topic, Vocabulary

_SEPARATORS: Final = re.compile(r"[|;\n]")
_COMMA: Final = re.compile(r",|/")
_CODE: Final = re.compile(r"\d{1,3}")
_REMEMBERED: Final = 50_000
_REMEMBERED_CELLS: Final = 5_000
_TRUTHS: Final = {"yes": "true", "no": "false"}
_PRECEDENCE: Final = tuple(PlaceLevel)
Term = TypeVar("Term", Topic, TargetGroup)
Exact = Callable[[str], str | None]


class Guesses(Protocol):
    """What the asking part makes of a text: ids, best first."""

    def topics(self, text: str, /) -> tuple[str, ...]:
        """The topics that a text is about."""

    def target_groups(self, text: str, /) -> tuple[str, ...]:
        """The target groups that a text names."""

    def places(self, text: str, /) -> tuple[str, ...]:
        """The places that a text names."""


class Found(NamedTuple):
    """What the items of a cell mean: ids, the items that were read by their sense only, and those that mean nothing.

    `guessed` holds the ids that each item was read as.
    """

    ids: tuple[str, ...] = ()
    guessed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unknown: tuple[str, ...] = ()


class KnownTerms:
    """Everything that a vocabulary calls by name; the asking part is consulted for what is not a name."""

    def __init__(self, vocabulary: Vocabulary, guesses: Guesses) -> None:
        """Index the vocabulary."""
        self.said_by_name = partial(said_by_name, vocabulary=vocabulary)
        self._names = {place.id: place.names for place in vocabulary.places.values()}
        self._names |= {group.id: group.labels for group in vocabulary.target_groups.values()}
        self._topic_names = {topic.id: topic.labels for topic in vocabulary.topics.values()}
        self._places = _places(vocabulary)
        self._topics = _terms(vocabulary.topics)
        self._target_groups = _terms(vocabulary.target_groups)
        topics, groups, places = (
            lru_cache(_REMEMBERED)(guess) for guess in (guesses.topics, guesses.target_groups, guesses.places)
        )
        self.topics = lru_cache(_REMEMBERED_CELLS)(lambda text: _found(text, self._topics.get, topics))
        self.target_groups = lru_cache(_REMEMBERED_CELLS)(lambda text: _found(text, self._target_groups.get, groups))
        self.places = lru_cache(_REMEMBERED_CELLS)(lambda text: self._places_in(text, places))

    def _places_in(self, text: str, guess: Callable[[str], tuple[str, ...]]) -> Found:
        """The places in a cell; "and" parts those only of which the whole is no place, as that of a region may be."""
        found = _found(text, self._place, guess)
        for item in found.unknown:
            text = text.replace(item, conjunctions().sub("|", item))
        return _found(text, self._place, guess)

    def names(self, ids: Iterable[str]) -> LocalText:
        """What places or target groups are called, in each language."""
        return _joined(self._names[one] for one in ids)

    def topic_names(self, ids: Iterable[str]) -> LocalText:
        """What topics are called, in each language."""
        return _joined(self._topic_names[one] for one in ids)

    def of_record(self, key: str, said: str) -> str:
        """The id or code that a word in a sheet of our own records stands for; else the word as it is."""
        if key == "is_stated":
            return next((truth for word, truth in _TRUTHS.items() if is_word(word, said)), said)
        reads = {"topic": self.topics, "target_groups": self.target_groups}
        read = self.places if key in ("places", "municipality") else reads.get(key)
        return found.ids[0] if read and len((found := read(said)).ids) == 1 and not found.guessed else said

    def _place(self, key: str) -> str | None:
        return self._places.get(key.zfill(3) if _CODE.fullmatch(key) else key)


def _joined(names: Iterable[LocalText]) -> LocalText:
    several = list(names)
    return LocalText(*(", ".join(one.in_language(language) for one in several) for language in LANGUAGES))


def _found(text: str, exact: Exact, guess: Callable[[str], tuple[str, ...]]) -> Found:
    ids: list[str] = []
    guessed: list[tuple[str, tuple[str, ...]]] = []
    unknown: list[str] = []
    for item, known in _items(text, exact):
        if known is not None:
            ids.append(known)
        elif senses := guess(item):
            ids += senses
            guessed.append((item, senses))
        else:
            unknown.append(item)
    return Found(tuple(dict.fromkeys(ids)), tuple(guessed), tuple(unknown))


def _items(text: str, exact: Exact) -> Iterator[tuple[str, str | None]]:
    """The items of a cell and what they are names of; a comma parts them only where the whole is not itself a name."""
    for part in _SEPARATORS.split(text):
        whole = part.strip()
        if not whole:
            continue
        if (known := exact(key_of(whole))) is not None:
            yield whole, known
        else:
            yield from ((item, exact(key_of(item))) for one in _COMMA.split(whole) if (item := one.strip()))


def _places(vocabulary: Vocabulary) -> Mapping[str, str]:
    found = dict.fromkeys(map(key_of, expressions("word")["country"]), COUNTRY_ID)
    smallest_first = sorted(vocabulary.places.values(), key=lambda place: _PRECEDENCE.index(place.level))
    for names_of in (lambda place: (place.id, *_texts(place.titles)), lambda place: _texts(place.names)):
        for place in smallest_first:
            for name in names_of(place):
                found.setdefault(key_of(name), place.id)
    for village in vocabulary.villages:
        if village.is_former_municipality:
            found.setdefault(key_of(village.name), village.municipality)
    return found


def _terms(terms: Mapping[str, Term]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name_of in (lambda term: (term.id, *_texts(term.labels)), lambda term: sum(term.synonyms.values(), ())):
        for term in terms.values():
            for name in name_of(term):
                found.setdefault(key_of(name), term.id)
    return found


def _texts(labels: LocalText) -> tuple[str, ...]:
    return tuple(filter(None, (labels.fi, labels.sv, labels.en)))

"""Suggestions while a question is typed: topics, target groups and places by their beginnings, actors by name."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from graphsvc.asking.place_forms import place_forms
from graphsvc.model import (
    LANGUAGES,
    Language,
    LocalText,
    PlaceLevel,
    Vocabulary,
    folded_words,
)
from graphsvc.service.context import Context
from graphsvc.service.naming import actors_with_words
from graphsvc.vocabulary import shipped_vocabulary

MOST: Final = 8
_MOST_OF_A_SORT: Final = 3
_SHORTEST: Final = 2
_SHORTEST_ASIDE: Final = 4
"""From how many letters on other words than labels, inflected forms and villages are suggested too."""
_SHORTEST_FOR_ACTORS: Final = 3
_LONGEST_END: Final = 4
_LEVELS: Final = (
    PlaceLevel.MUNICIPALITY,
    PlaceLevel.REGION,
    PlaceLevel.WELLBEING_COUNTY,
    PlaceLevel.SUBREGION,
    PlaceLevel.COUNTRY,
)
_AFTER_ALL_LETTERS: Final = "\U0010ffff"


class CompletionSort(StrEnum):
    """What is suggested, in the order in which it is listed."""

    TOPIC = "topic"
    TARGET_GROUP = "target_group"
    PLACE = "place"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Completion:
    """A suggestion by its label, and the whole question as it reads when it is taken.

    `matched` is the word that was being typed where that is not of the label, else empty; `id` is that of the
    municipality, for a village.
    """

    sort: CompletionSort
    id: str
    label: str
    matched: str
    text: str


@dataclass(frozen=True, slots=True)
class Completions:
    """What a question that is still being typed may become, at most `MOST` of it."""

    query: str
    completions: tuple[Completion, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An expression for something; `is_aside` when it is not its label, `rank` 0… within its sort."""

    sort: CompletionSort
    id: str
    written: str
    language: Language | None
    rank: int
    is_aside: bool = False
    is_village: bool = False


def completions(context: Context, query: str, language: Language, only: CompletionSort | None = None) -> Completions:
    """Suggestions for a question that is being typed, of one sort where `only` names it; names go before other words."""
    entries, before = _ending(query)
    by_label = _told(context.vocabulary, [entry for entry in entries if not entry.is_aside], before, language)
    by_other_word = _told(context.vocabulary, [entry for entry in entries if entry.is_aside], before, language)
    found = (*by_label, *_of_actors(context, query, language), *by_other_word)
    return Completions(query, tuple(_kept(found, only))[:MOST])


def warm(context: Context) -> None:
    """Read what the first question and the first suggestion would else wait for."""
    _index()
    context.topic_words.wording(())


def _kept(found: Iterable[Completion], only: CompletionSort | None) -> Iterator[Completion]:
    """Each suggestion once, of each sort not too many."""
    most = _MOST_OF_A_SORT if only is None else MOST
    told: dict[CompletionSort, set[str]] = {sort: set() for sort in CompletionSort if only in (None, sort)}
    for one in found:
        known = told.get(one.sort)
        if known is not None and one.label not in known and len(known) < most:
            known.add(one.label)
            yield one


def _ending(query: str) -> tuple[Sequence[_Entry], Sequence[str]]:
    """What the end of the query begins, as many of its last words as begin something together, and the words before."""
    words = query.split()
    for count in range(min(_LONGEST_END, len(words)), 0, -1):
        end = " ".join(folded_words(" ".join(words[-count:])))
        entries = _beginning_with(end if query[-1].isalnum() else f"{end} ")
        if entries:
            return entries, words[:-count]
    return (), words


def _told(
    vocabulary: Vocabulary, entries: Sequence[_Entry], before: Sequence[str], language: Language
) -> Iterator[Completion]:
    """The entries as suggestions, in order."""
    for entry in sorted(entries, key=lambda entry: _order(entry, language)):
        is_other_word = entry.is_aside and entry.sort is not CompletionSort.PLACE and " " not in entry.written
        yield Completion(
            sort=entry.sort,
            id=entry.id,
            label=_label(vocabulary, entry, language),
            matched=entry.written if is_other_word else "",
            text=_text(vocabulary, entry, before, language),
        )


def _order(entry: _Entry, language: Language) -> tuple[int, bool, int, int]:
    """Sort by sort, the reader's language first; of other words than labels the shorter, more nearly written out."""
    is_foreign = entry.language not in (None, language)
    return list(CompletionSort).index(entry.sort), is_foreign, len(entry.written) if entry.is_aside else 0, entry.rank


def _label(vocabulary: Vocabulary, entry: _Entry, language: Language) -> str:
    if entry.sort is CompletionSort.TOPIC:
        return vocabulary.topics[entry.id].labels.in_language(language)
    if entry.sort is CompletionSort.TARGET_GROUP:
        return vocabulary.target_groups[entry.id].labels.in_language(language)
    title = vocabulary.places[entry.id].titles.in_language(language)
    return f"{entry.written}, {title}" if entry.is_village else title


def _text(vocabulary: Vocabulary, entry: _Entry, before: Sequence[str], language: Language) -> str:
    """The question with the thing at its end: "vertaistukea Kuopiossa"; for a village, its municipality."""
    thing = _label(vocabulary, replace(entry, is_village=False), language)
    if before and entry.sort is CompletionSort.PLACE and language == "fi":
        thing = vocabulary.places[entry.id].forms.locative
    return " ".join((*before, thing))


def _of_actors(context: Context, query: str, language: Language) -> Iterator[Completion]:
    """Actors of whose names every word of the query begins a word."""
    words = folded_words(query)
    if len("".join(words)) < _SHORTEST_FOR_ACTORS:
        return
    on = context.day()
    for actor in actors_with_words(context, words):
        if actor.is_active(on):
            name = actor.names.in_language(language)
            yield Completion(CompletionSort.ACTOR, actor.id, name, "", name)


def _beginning_with(end: str) -> Sequence[_Entry]:
    """The entries that begin with folded words."""
    if len(end) < _SHORTEST:
        return ()
    keys, entries = _index()
    found = entries[bisect_left(keys, end) : bisect_left(keys, end + _AFTER_ALL_LETTERS)]
    return found if len(end) >= _SHORTEST_ASIDE else [entry for entry in found if not entry.is_aside]


@cache
def _index() -> tuple[list[str], list[_Entry]]:
    """The keys of all expressions of the vocabulary that ships, folded and sorted, and beside them the entries."""
    vocabulary = shipped_vocabulary()
    entries = (*_topics(vocabulary), *_target_groups(vocabulary), *_places(vocabulary), *_villages(vocabulary))
    keyed = sorted(((" ".join(folded_words(entry.written)), entry) for entry in entries), key=lambda pair: pair[0])
    return [key for key, _ in keyed], [entry for _, entry in keyed]


def _topics(vocabulary: Vocabulary) -> Iterator[_Entry]:
    for rank, topic in enumerate(vocabulary.topics.values()):
        yield from _labelled(CompletionSort.TOPIC, topic.id, topic.labels, topic.synonyms, rank)


def _target_groups(vocabulary: Vocabulary) -> Iterator[_Entry]:
    for rank, group in enumerate(vocabulary.target_groups.values()):
        yield from _labelled(CompletionSort.TARGET_GROUP, group.id, group.labels, group.synonyms, rank)


def _labelled(
    sort: CompletionSort, owner: str, labels: LocalText, synonyms: Mapping[str, tuple[str, ...]], rank: int
) -> Iterator[_Entry]:
    for language in LANGUAGES:
        yield _Entry(sort, owner, getattr(labels, language), language, rank)
        for synonym in synonyms[language]:
            yield _Entry(sort, owner, synonym, language, rank, is_aside=True)


def _places(vocabulary: Vocabulary) -> Iterator[_Entry]:
    """Places by their names and inflected forms, of two that fit the more populous first."""
    by_size = sorted(vocabulary.places.values(), key=lambda place: (_LEVELS.index(place.level), -place.population))
    for rank, place in enumerate(by_size):
        for language in LANGUAGES:
            if name := getattr(place.titles, language):
                yield _Entry(CompletionSort.PLACE, place.id, name, language, rank)
        for form in place_forms(place):
            yield _Entry(CompletionSort.PLACE, place.id, form, None, rank, is_aside=True)


def _villages(vocabulary: Vocabulary) -> Iterator[_Entry]:
    """Villages, but for one that bears the name of its municipality: nobody could tell the two apart."""
    for rank, village in enumerate(vocabulary.villages):
        titles = vocabulary.places[village.municipality].titles
        if village.name not in (titles.fi, titles.sv):
            yield _Entry(
                CompletionSort.PLACE, village.municipality, village.name, None, rank, is_aside=True, is_village=True
            )

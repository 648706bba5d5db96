"""What was understood and chosen, as chips: each can be taken away, or exchanged for what may have been meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from graphsvc.asking.cues import Purpose
from graphsvc.asking.understanding import Recognised, RecognisedPlace, Understood
from graphsvc.model import COUNTRY_ID, GROUP_PREFIX, Language, Place, PlaceLevel, Vocabulary, fold
from graphsvc.service import AnswerPage, AskRequest, Filter
from graphsvc.texts import text
from graphsvc.web.pages.questions import FILTERS, State, by_ids, state

_SURE: Final = 1.0
_STEM_WITHOUT: Final = 2
"""How many letters a case may change at the end of a village's name."""
_SHORTEST_STEM: Final = 3


@dataclass(frozen=True, slots=True)
class Exchange:
    """What may be put in a chip's place, and the question with it; `amount` of results where it was counted."""

    label: str
    state: State
    amount: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the question; `without` is the question that is left without it, None where it is not chosen.

    `read_from` are the words that it was read from, where that is not sure.
    """

    sort: str
    label: str
    without: State | None
    exchanges: tuple[Exchange, ...] = ()
    is_sure: bool = True
    read_from: str = ""


def understood_chips(
    question: AskRequest, understood: Understood, vocabulary: Vocabulary, language: Language
) -> tuple[Chip, ...]:
    """What was understood of the question, part by part."""
    plain = by_ids(question, understood)
    return (
        *_purpose_chips(plain, understood, language),
        *(_topic_chip(plain, topic, vocabulary, language) for topic in understood.topics),
        *(_target_group_chip(plain, group, vocabulary, language) for group in understood.target_groups),
        *(_place_chip(plain, place, vocabulary, language) for place in understood.places),
    )


def filter_chips(question: AskRequest, answer: AnswerPage) -> tuple[Chip, ...]:
    """The filters, chosen or not, with what each value would leave; a radius in words gives way to one that is chosen."""
    by_name = {one.name: one for one in answer.filters}
    is_written = answer.understood.radius_km is not None and question.radius_km is None
    asked = by_ids(question, answer.understood) if is_written else question
    return tuple(_filter_chip(asked, by_name[name]) for name in FILTERS if name in by_name)


def _purpose_chips(plain: AskRequest, understood: Understood, language: Language) -> Iterator[Chip]:
    if understood.purpose is Purpose.PARTNERS:
        label = text(language, "pages.purpose.partners")
        yield Chip("purpose", label, state(replace(plain, purpose=Purpose.HELP)))


def _topic_chip(plain: AskRequest, topic: Recognised, vocabulary: Vocabulary, language: Language) -> Chip:
    def put(other: str | None) -> State:
        return state(replace(plain, topics=_exchanged(plain.topics, topic.id, other)))

    def label(other: str) -> str:
        return vocabulary.topic_labels(other).in_language(language)

    under = vocabulary.topics_under(topic.id)
    near = vocabulary.related_topics(under) or under
    exchanges = [Exchange(label(other), put(other)) for other in near]
    if topic.id in vocabulary.topics:
        group = f"{GROUP_PREFIX}{vocabulary.topics[topic.id].group}"
        whole = text(language, "pages.understood.whole_group", group=label(group))
        exchanges.insert(0, Exchange(whole, put(group)))
    return Chip("topic", topic.label, put(None), tuple(exchanges), topic.score >= _SURE)


def _target_group_chip(plain: AskRequest, group: Recognised, vocabulary: Vocabulary, language: Language) -> Chip:
    def put(other: str | None) -> State:
        return state(replace(plain, target_groups=_exchanged(plain.target_groups, group.id, other)))

    others = (other for other in vocabulary.target_groups.values() if other.id not in plain.target_groups)
    exchanges = tuple(Exchange(other.labels.in_language(language), put(other.id)) for other in others)
    return Chip("target_group", group.label, put(None), exchanges, group.score >= _SURE)


def _place_chip(plain: AskRequest, place: RecognisedPlace, vocabulary: Vocabulary, language: Language) -> Chip:
    def put(other: Place | None) -> State:
        is_near = other is not None and other.level is PlaceLevel.MUNICIPALITY
        kept = plain if is_near else replace(plain, radius_km=None)
        return state(replace(kept, places=_exchanged(plain.places, place.id, other.id if other else None)))

    def title(other: Place) -> str:
        return other.titles.in_language(language)

    known = vocabulary.places[place.id]
    exchanges = [
        *(Exchange(f"{name}, {title(other)}", put(other)) for name, other in _namesakes(place, vocabulary)),
        *(Exchange(title(other), put(other)) for other in _around(known, vocabulary)),
        Exchange(text(language, "pages.understood.whole_country"), put(None)),
        *(Exchange(title(other), put(other)) for other in _inside(known, vocabulary)),
    ]
    is_sure = place.score >= _SURE
    return Chip("place", _label(place, vocabulary), put(None), tuple(exchanges), is_sure, "" if is_sure else place.text)


def _around(place: Place, vocabulary: Vocabulary) -> list[Place]:
    """The larger places around a place, smallest first, without the country."""
    outer = [vocabulary.places[one] for one in place.within if one != COUNTRY_ID]
    return sorted(outer, key=lambda one: list(PlaceLevel).index(one.level))


def _inside(place: Place, vocabulary: Vocabulary) -> Iterable[Place]:
    """The municipalities of a larger place; of the country none, for they are too many."""
    if place.level in (PlaceLevel.MUNICIPALITY, PlaceLevel.COUNTRY):
        return ()
    return (vocabulary.places[member] for member in place.members)


def _namesakes(place: RecognisedPlace, vocabulary: Vocabulary) -> Iterator[tuple[str, Place]]:
    """Villages in other municipalities that bear the name of the place, or of the village that was read as it."""
    names = {fold(vocabulary.places[place.id].names.fi), *map(fold, _villages_read(place, vocabulary))}
    for village in vocabulary.villages:
        if fold(village.name) in names and village.municipality != place.id:
            yield village.name, vocabulary.places[village.municipality]


def _label(place: RecognisedPlace, vocabulary: Vocabulary) -> str:
    """The place; with the village before it that was read as it: "Nilsiä (Kuopio)"."""
    names = vocabulary.places[place.id].names
    its_own = {name for name in (names.fi, names.sv, names.en) if name and _is_read(place, name)}
    said = (*its_own, *_villages_read(place, vocabulary))
    read = max(said, key=lambda name: (fold(name) == fold(place.text), len(name)), default=names.fi)
    return place.label if read in (*its_own, names.fi, place.label) else f"{read} ({place.label})"


def _villages_read(place: RecognisedPlace, vocabulary: Vocabulary) -> Iterator[str]:
    """The villages that the words may name which were read as their municipality."""
    villages = (village.name for village in vocabulary.villages if village.municipality == place.id)
    return (name for name in villages if _is_read(place, name))


def _is_read(place: RecognisedPlace, name: str) -> bool:
    """Whether the words that were read as the place may name it so, in any case."""
    return fold(place.text).startswith(fold(name)[: max(_SHORTEST_STEM, len(name) - _STEM_WITHOUT)])


def _filter_chip(question: AskRequest, offered: Filter) -> Chip:
    def put(value: str | None) -> State:
        given = {name: one for name, one in state(question).items() if name != offered.name}
        return {**given, offered.name: value} if value else given

    exchanges = tuple(
        Exchange(choice.label, put(choice.value), choice.amount, choice.is_chosen) for choice in offered.choices
    )
    chosen = next((choice for choice in offered.choices if choice.is_chosen), None)
    return Chip(offered.name, chosen.label if chosen else "", put(None) if chosen else None, exchanges)


def _exchanged(ids: tuple[str, ...], known: str, other: str | None) -> tuple[str, ...]:
    """The ids with another in the place of a known one, or without it."""
    return tuple(dict.fromkeys(one for id_ in ids if (one := other if id_ == known else id_) is not None))

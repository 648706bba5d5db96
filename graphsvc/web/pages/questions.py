"""The question as it stands in the ask page's address, and the small changes that a reader can make to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graphsvc.asking.understanding import Understood
from graphsvc.model import PlaceLevel
from graphsvc.service import Answer, AskRequest

RADII_OFFERED_KM: Final = (10, 25, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was understood or chosen; `without` is the address's state of the question without it."""

    sort: str
    label: str
    without: Mapping[str, object]


def state(question: AskRequest) -> dict[str, object]:
    """The question as parameters of an address."""
    radius = question.radius_km
    given = {
        "q": question.words,
        "topic": question.topics,
        "target_group": question.target_groups,
        "place": question.places,
        "radius_km": None if radius is None else f"{radius:g}",
        "from": question.asker,
    }
    return {name: value for name, value in given.items() if value}


def by_ids(question: AskRequest, understood: Understood) -> AskRequest:
    """The same question by the ids of what was understood; only words that meant nothing stay words."""
    return replace(
        question,
        words=" ".join(understood.ignored),
        topics=tuple(topic.id for topic in understood.topics),
        target_groups=tuple(group.id for group in understood.target_groups),
        places=tuple(place.id for place in understood.places),
    )


def chips(question: AskRequest, understood: Understood) -> tuple[Chip, ...]:
    """What was understood, each part with the question that is left without it."""
    return tuple(_chips(question, understood))


def _chips(question: AskRequest, understood: Understood) -> Iterator[Chip]:
    plain = by_ids(question, understood)
    for topic in understood.topics:
        yield Chip("topic", topic.label, state(replace(plain, topics=_without(plain.topics, topic.id))))
    for group in understood.target_groups:
        left = _without(plain.target_groups, group.id)
        yield Chip("target_group", group.label, state(replace(plain, target_groups=left)))
    for place in understood.places:
        yield Chip("place", place.label, state(replace(plain, places=_without(plain.places, place.id))))


def chosen_chips(question: AskRequest, asker_name: str | None, radius_text: str) -> tuple[Chip, ...]:
    """What was chosen beside the words: who asks, and how far to look."""
    asker = Chip("from", asker_name or "", state(replace(question, asker=None)))
    radius = Chip("radius", radius_text, state(replace(question, radius_km=None)))
    return (asker,) * (asker_name is not None) + (radius,) * (question.radius_km is not None)


def elsewhere(question: AskRequest, understood: Understood) -> Mapping[str, object]:
    """The same question for the whole country."""
    return state(replace(by_ids(question, understood), places=(), radius_km=None))


def about_topic(question: AskRequest, understood: Understood, topic_id: str) -> Mapping[str, object]:
    """The same question about another topic."""
    return state(replace(by_ids(question, understood), words="", topics=(topic_id,)))


def has_radius(answer: Answer) -> bool:
    """Whether a radius was searched: around a municipality, not inside a larger place."""
    return answer.radius_km is not None and any(
        place.level is PlaceLevel.MUNICIPALITY for place in answer.understood.places
    )


def shares(answer: Answer, parts: Mapping[str, float]) -> Mapping[str, float]:
    """The weight, 0..1, that each part had for this question."""
    total = sum(answer.weights[name] for name in parts)
    return {name: answer.weights[name] / total for name in parts}


def _without(ids: tuple[str, ...], removed: str) -> tuple[str, ...]:
    return tuple(other for other in ids if other != removed)

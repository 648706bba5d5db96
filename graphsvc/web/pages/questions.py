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
    plain = by_ids(question, understood)
    return (*_chips_of("topic", "topics", plain, understood), *_chips_of("target_group", "target_groups", plain, understood),
            *_chips_of("place", "places", plain, understood))  # fmt: skip


def chosen_chips(question: AskRequest, asker_name: str | None) -> Iterator[Chip]:
    """What was chosen beside the words: who asks, and how far to look; the label of a radius is its number."""
    if asker_name is not None:
        yield Chip("from", asker_name, state(replace(question, asker=None)))
    if question.radius_km is not None:
        yield Chip("radius", f"{question.radius_km:g}", state(replace(question, radius_km=None)))


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


def _chips_of(sort: str, field: str, plain: AskRequest, understood: Understood) -> Iterator[Chip]:
    ids = getattr(plain, field)
    for part in getattr(understood, field):
        left = tuple(other for other in ids if other != part.id)
        yield Chip(sort, part.label, state(replace(plain, **{field: left})))

"""The question as it stands in the ask page's address, and the small changes that a reader can make to it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graphsvc.asking.cues import Purpose
from graphsvc.asking.understanding import Recognised, RecognisedPlace, Understood
from graphsvc.model import PlaceLevel
from graphsvc.service import AnswerPage, AskRequest

State = Mapping[str, object]
"""A question as parameters of an address."""

FILTERS = ("only_for", "radius_km", "kind", "sector")
"""The filters, in the order in which they are offered."""


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
        "purpose": question.purpose,
        "kind": question.kind,
        "sector": question.sector,
        "only_for": question.only_for,
    }
    return {name: value for name, value in given.items() if value}


def asks_where(answer: AnswerPage) -> bool:
    """Whether the reader is asked for a place: who asks for what is near, or whose results lie all over the country."""
    understood = answer.understood
    is_anywhere = bool(understood.topics or understood.target_groups) and not (understood.places or understood.actors)
    return understood.lacks_place or (is_anywhere and any(result.actor.municipality for result in answer.contents))


def named_count(results: AnswerPage) -> int:
    """How many of the results on the page the question names; they stand first."""
    named = {actor.id for actor in results.understood.actors}
    return sum(result.actor.id in named for result in results.contents)


def names_place(question: AskRequest, understood: Understood) -> bool:
    """Whether a place was chosen or written, rather than taken to be the asker's."""
    return bool(question.places) or any(place.text for place in understood.places)


def by_ids(question: AskRequest, understood: Understood) -> AskRequest:
    """The same question by the ids of what was understood; only names of actors and what meant nothing stay words."""
    names = (actor.label for actor in understood.actors)
    seeks_partners = understood.purpose is Purpose.PARTNERS
    return replace(
        question,
        words=" ".join((*names, *understood.ignored)),
        topics=_ids(understood.topics),
        target_groups=_ids(understood.target_groups),
        places=_ids(understood.places),
        radius_km=understood.radius_km if question.radius_km is None else question.radius_km,
        purpose=question.purpose or (Purpose.PARTNERS if seeks_partners else None),
    )


def unfiltered(question: AskRequest) -> State:
    """The question without its filters."""
    return state(replace(question, radius_km=None, kind=None, sector=None, only_for=None))


def elsewhere(question: AskRequest, understood: Understood) -> State:
    """The same question for the whole country."""
    return state(replace(by_ids(question, understood), places=(), radius_km=None))


def about_topic(question: AskRequest, understood: Understood, topic_id: str) -> State:
    """The same question about another topic."""
    return state(replace(by_ids(question, understood), words="", topics=(topic_id,)))


def somewhere(question: AskRequest, understood: Understood) -> State:
    """The question by ids, so that a place can be written beside it."""
    return state(replace(by_ids(question, understood), words=""))


def without_actor(question: AskRequest, understood: Understood, actor_id: str) -> State:
    """The question without an actor that it names."""
    named = tuple(actor for actor in understood.actors if actor.id != actor_id)
    return state(by_ids(question, replace(understood, actors=named)))


def without_asker(question: AskRequest) -> State:
    """The question of nobody in particular."""
    return state(replace(question, asker=None))


def with_purpose(question: AskRequest, understood: Understood) -> AskRequest:
    """The question with the purpose that was read in it."""
    return replace(question, purpose=understood.purpose)


def has_radius(answer: AnswerPage) -> bool:
    """Whether a radius was searched: around a municipality, not inside a larger place."""
    return answer.radius_km is not None and any(
        place.level is PlaceLevel.MUNICIPALITY for place in answer.understood.places
    )


def reaches_further(answer: AnswerPage) -> bool:
    """Whether some results sit beyond the radius that was searched: they serve the place from there."""
    radius = answer.radius_km or 0.0
    return any(result.distance_km is not None and result.distance_km > radius for result in answer.contents)


def shares(answer: AnswerPage, parts: Mapping[str, float]) -> Mapping[str, float]:
    """The weight, 0..1, that each part had for this question."""
    total = sum(answer.weights[name] for name in parts)
    return {name: answer.weights[name] / total for name in parts}


def _ids(recognised: Iterable[Recognised | RecognisedPlace]) -> tuple[str, ...]:
    return tuple(one.id for one in recognised)

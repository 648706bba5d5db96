"""How well an actor fits a question: named parts, each 0..1, with published weights."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc.model import Actor, Offer, Place, PlaceLevel, Point, Vocabulary

WEIGHTS: Final[Mapping[str, float]] = {
    "topic": 0.40,
    "target_group": 0.15,
    "nearness": 0.25,
    "closeness": 0.10,
    "freshness": 0.10,
}
"""The weight of each part; parts that a question does not ask for are left out and the rest scaled up to 1."""

HALF_NEAR_KM: Final = 50.0
HALF_FRESH_DAYS: Final = 548
STATED, INFERRED, SAID = 1.0, 0.85, 0.5
SERVING_A_PART: Final = 0.9
EVERYBODY: Final = "kokovaesto"
_SERVING: Final[Mapping[PlaceLevel, float]] = {
    PlaceLevel.SUBREGION: 0.95,
    PlaceLevel.REGION: 0.9,
    PlaceLevel.WELLBEING_COUNTY: 0.9,
    PlaceLevel.COUNTRY: 0.8,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, in ids; and the day.

    `topics` are the asked topics and groups, each as the topics that it stands for, with how sure it is (0..1).
    """

    on: date
    topics: Mapping[tuple[str, ...], float]
    target_groups: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def asked_topics(self) -> tuple[str, ...]:
        """Every topic that is asked, those of a group one by one."""
        return tuple(dict.fromkeys(topic for asked in self.topics for topic in asked))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor with the offers that match, and what its name or description shares with the question.

    `words` are those that mean nothing else, `says` those of the asked topics (`Question.topics`) that are said;
    `is_named` where the question names the actor itself.
    """

    actor: Actor
    offers: tuple[Offer, ...] = ()
    words: tuple[str, ...] = ()
    is_named: bool = False
    says: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """How an actor lies to the places asked: km from the nearest asked place's point, and the place it serves.

    Where municipalities are asked, km are measured to them alone. `distance_km` is None when the actor has no
    point or no place was asked; `serves` is the place that it serves which fits an asked one best, and `reach`
    how well (0..1, 0 without one); `seat` is the asked place it sits in.
    """

    distance_km: float | None
    distance_from: Place | None
    serves: Place | None
    reach: float
    seat: Place | None


_ANYWHERE: Final = Whereabouts(None, None, None, 0.0, None)


class Surroundings:
    """The places asked, and how well it fits them to serve a place: worked out once for all candidates."""

    def __init__(self, places: Sequence[Place], vocabulary: Vocabulary) -> None:
        self.meeting = frozenset(met for place in places for met in vocabulary.places_meeting(place.id))
        """The ids of the places that hold, are or lie in one of those asked."""
        self.places = tuple(places)
        self.points = [place for place in places if place.level is PlaceLevel.MUNICIPALITY] or [
            place for place in places if place.level is not PlaceLevel.COUNTRY
        ]
        self._vocabulary = vocabulary
        self._reaches = {
            met: (_reach(vocabulary.places[met], places), *_narrowness(vocabulary.places[met])) for met in self.meeting
        }

    def reach(self, place_id: str) -> float:
        """How well it fits the places asked to serve a place (0..1)."""
        return self._reaches[place_id][0] if place_id in self._reaches else 0.0

    def whereabouts(self, candidate: Candidate) -> Whereabouts:
        """Where a candidate lies and whom it serves, seen from the places asked."""
        if not self.places:
            return _ANYWHERE
        point = actor_point(candidate.actor, self._vocabulary)
        measured = [(point.km_to(place.point), place) for place in self.points] if point else []
        km, nearest = min(measured, key=lambda pair: pair[0], default=(None, None))
        fitting = [self._reaches[place_id] for place_id in _served(candidate) if place_id in self._reaches]
        reach, _, served = max(fitting, default=(0.0, 0, None))
        seat = next((place for place in self.places if candidate.actor.municipality in place.members), None)
        return Whereabouts(km, nearest, self._vocabulary.places[served] if served else None, reach, seat)


def _served(candidate: Candidate) -> Collection[str]:
    """The places that a candidate serves: by its offers, where they name some, else by itself."""
    if not candidate.offers:
        return candidate.actor.serves
    return {place_id for offer in candidate.offers for place_id in offer.places or candidate.actor.serves}


def actor_point(actor: Actor, vocabulary: Vocabulary) -> Point | None:
    """The actor's own point, or else the centre of its municipality."""
    if actor.point or actor.municipality is None:
        return actor.point
    return vocabulary.places[actor.municipality].point


def topic_part(candidate: Candidate, question: Question) -> float:
    """How much of what is asked the actor offers: stated 1, inferred 0.85; weighted by sureness.

    A topic that its name or description only says counts 0.5; words of the question that mean nothing else, as the
    least sure topic does. Of a group of topics the best one counts.
    """
    offered: dict[str, float] = {}
    for offer in candidate.offers:
        offered[offer.topic] = max(offered.get(offer.topic, 0.0), STATED if offer.is_stated else INFERRED)
    by_words = SAID if candidate.words else 0.0
    total = sum(question.topics.values())
    if not total:
        return by_words
    matched = sum(
        sure * max(SAID if asked in candidate.says else 0.0, *(offered.get(topic, 0.0) for topic in asked))
        for asked, sure in question.topics.items()
    )
    return max(by_words * min(question.topics.values()) / total, min(1.0, matched / total))


def target_group_part(candidate: Candidate, question: Question) -> float:
    """The share of the asked groups that the matching offers name; offers for everybody count half."""
    named = {group for offer in candidate.offers for group in offer.target_groups}
    share = len(named & set(question.target_groups)) / len(question.target_groups)
    open_to_all = any(not offer.target_groups or EVERYBODY in offer.target_groups for offer in candidate.offers)
    return max(share, 0.5 if open_to_all else 0.0)


def nearness_part(where: Whereabouts) -> float:
    """Nearness 1/(1 + (km/50)²), or what serving the place counts for; sitting in the asked place counts as 1.

    Serving just the asked place counts as 1, a part of it as 0.9, a wider place from 0.95 (sub-region) to 0.8 (country).
    Where the country is asked, a seat in it counts as serving a part of it.
    """
    if where.seat:
        return 1.0 if where.seat.level is not PlaceLevel.COUNTRY else max(where.reach, SERVING_A_PART)
    near = 0.0 if where.distance_km is None else 1 / (1 + (where.distance_km / HALF_NEAR_KM) ** 2)
    return max(near, where.reach)


def closeness_part(steps: int | None) -> float:
    """Closeness in the network to the asker: 1 for a partner, halved with each further tie, 0 without a way."""
    return 0.0 if steps is None else 0.5 ** max(0, steps - 1)


def freshness_part(assured: date | None, on: date) -> float:
    """Freshness 1 on the day somebody vouched, halved every 548 days (18 months); 0 when nobody did."""
    return 0.0 if assured is None else 0.5 ** (max(0, (on - assured).days) / HALF_FRESH_DAYS)


def score(parts: Mapping[str, float]) -> float:
    """The weighted mean of the parts, 0..1."""
    return sum(WEIGHTS[name] * part for name, part in parts.items()) / sum(WEIGHTS[name] for name in parts)


def _reach(served: Place, asked: Sequence[Place]) -> float:
    """How well a served place fits the asked ones: one of them, a part of one, or around one."""
    if served in asked:
        return 1.0
    if any(place.id in served.within for place in asked):
        return SERVING_A_PART
    return _SERVING[served.level]


def _narrowness(place: Place) -> tuple[int, str]:
    return -len(place.members), place.id

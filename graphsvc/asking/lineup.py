"""How well all of a crowd fit a question: the parts of `graphsvc.asking.ranking`, worked out for all at once."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from graphsvc.asking import ranking
from graphsvc.asking.crowd import Crowd, Flags, Numbers, Reals
from graphsvc.asking.ranking import Question, Surroundings
from graphsvc.model import COUNTRY_ID, PlaceLevel, Vocabulary
from graphsvc.model.places import EARTH_RADIUS_KM

_IN_PLACE: Final = 1
_IN_COUNTRY: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Lineup:
    """Those of a crowd who fit, in columns: `number` is theirs in the crowd, `km` the least radius that takes each in.

    `distance` is that from the nearest asked place, infinite where none is known; `groups` are bits; `is_local` where
    one sits in an asked place or serves less than the country; `fits` which of the asked topics one offers or says.
    """

    number: Numbers
    score: Reals
    distance: Reals
    km: Reals
    kind: Numbers
    sector: Numbers
    groups: Numbers
    has_offers: Flags
    has_words: Flags
    is_named: Flags
    is_local: Flags
    fits: Flags

    def __len__(self) -> int:
        return len(self.number)

    def taken(self, chosen: npt.NDArray[Any]) -> "Lineup":
        """Those chosen, by flags or in the order of positions."""
        return Lineup(**{column.name: getattr(self, column.name)[chosen] for column in fields(self)})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a crowd is asked: `steps` are the ties to an actor by its id, None where nobody says who asks.

    `has_radius` says whether nearness counts; `with_words` are the ids of those who say the words that mean nothing else.
    """

    question: Question
    surroundings: Surroundings
    vocabulary: Vocabulary
    has_radius: bool
    with_words: Collection[str] = ()
    steps: Callable[[str], int | None] | None = None


def line_up(crowd: Crowd, rows: Flags, asked: Asked) -> Lineup:
    """The actors of these rows, by their numbers."""
    return _Segments(crowd, np.flatnonzero(rows), asked).lineup()


class _Segments:
    """Rows cut by actors."""

    def __init__(self, crowd: Crowd, rows: Numbers, asked: Asked) -> None:
        self._crowd = crowd
        self._rows = rows
        self._asked = asked
        self._columns: Mapping[str, npt.NDArray[Any]] = {name: column[rows] for name, column in crowd.columns.items()}
        begins = np.diff(self._columns["actor"], prepend=-1) != 0
        self._starts = np.flatnonzero(begins)
        self._segment = np.cumsum(begins) - 1
        self._is_offer = self._columns["topic"] >= 0
        self._has_offers = self._most(self._is_offer)
        self._is_named = self._most(self._columns["named"])
        self._number = self._first("actor")
        words = (crowd.number(actor_id) for actor_id in asked.with_words)
        self._has_words = np.isin(self._number, [number for number in words if number is not None])
        self._seats = _by_place(_seats(asked), asked)[self._first("municipality")]
        self._distance = self._distances()

    def lineup(self) -> Lineup:
        """The columns of a lineup."""
        reach, narrow = self._reach(), self._reach(but=COUNTRY_ID)
        is_seated = self._seats > 0
        return Lineup(
            number=self._number,
            score=self._score(reach),
            distance=self._distance,
            km=self._km(is_seated | (reach > 0)),
            kind=self._first("kind"),
            sector=self._first("sector"),
            groups=np.bitwise_or.reduceat(self._columns["groups"], self._starts) if len(self._starts) else self._number,
            has_offers=self._has_offers,
            has_words=self._has_words,
            is_named=self._is_named,
            is_local=is_seated | ((narrow > 0) & (narrow >= reach)),
            fits=self._fits(),
        )

    def _fits(self) -> Flags:
        """Whether each actor, by rows, offers or says each asked topic, by columns."""
        topics = self._asked.question.topics
        fits = np.zeros((len(self._number), len(topics)), np.bool_)
        for number, one in enumerate(topics):
            fits[:, number] = self._most(self._strength(number, one)) > 0
        return fits

    def _most(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The greatest value of each actor's rows."""
        most: npt.NDArray[Any] = np.maximum.reduceat(values, self._starts) if len(self._starts) else values[:0]
        return most

    def _first(self, name: str) -> npt.NDArray[Any]:
        return self._columns[name][self._starts]

    def _score(self, reach: Reals) -> Reals:
        """The weighted mean of the parts; those who are named have but one."""
        parts = dict(self._parts(reach))
        total = sum(ranking.WEIGHTS[name] for name in parts)
        weighted = sum((ranking.WEIGHTS[name] * part for name, part in parts.items()), np.zeros(len(self._number)))
        return np.where(self._is_named, 1.0, weighted / total)

    def _parts(self, reach: Reals) -> Iterator[tuple[str, Reals]]:
        question, steps = self._asked.question, self._asked.steps
        if question.topics or self._has_words.any() or self._is_named.any():
            yield "topic", self._topic_part()
        if question.target_groups:
            yield "target_group", self._target_group_part()
        if question.places:
            yield "nearness", self._nearness_part(reach)
        if steps:
            ids = self._crowd.ids
            yield "closeness", np.array([ranking.closeness_part(steps(ids[number])) for number in self._number])
        yield "freshness", self._freshness_part()

    def _topic_part(self) -> Reals:
        topics = self._asked.question.topics
        by_words = np.where(self._has_words, ranking.SAID, 0.0)
        total = sum(topics.values())
        if not total:
            return by_words
        strengths = (self._most(self._strength(number, one)) for number, one in enumerate(topics))
        matched = sum(
            (sure * strength for sure, strength in zip(topics.values(), strengths, strict=True)),
            np.zeros(len(self._number)),
        )
        return np.maximum(by_words * min(topics.values()) / total, np.minimum(1.0, matched / total))

    def _strength(self, number: int, topics: Collection[str]) -> Reals:
        """How much each row offers or says of one asked topic."""
        is_meant = np.array([*(topic in topics for topic in self._asked.vocabulary.topics), False])
        offered = np.where(is_meant[self._columns["topic"]], self._columns["strength"], 0.0)
        return np.maximum(offered, np.where(self._columns["says"] == number, ranking.SAID, 0.0))

    def _target_group_part(self) -> Reals:
        wanted = self._asked.question.target_groups
        bits = [list(self._asked.vocabulary.target_groups).index(group) for group in wanted]
        named = [self._most(self._columns["groups"] >> bit & 1) for bit in bits]
        is_open = self._most(self._columns["open"] & self._is_offer)
        share: Reals = np.sum(named, axis=0) / len(wanted)
        return np.maximum(share, np.where(is_open, 0.5, 0.0))

    def _nearness_part(self, reach: Reals) -> Reals:
        near = 1 / (1 + (self._distance / ranking.HALF_NEAR_KM) ** 2)
        in_country = np.maximum(reach, ranking.SERVING_A_PART)
        return np.select(
            [self._seats == _IN_PLACE, self._seats == _IN_COUNTRY], [1.0, in_country], np.maximum(near, reach)
        )

    def _freshness_part(self) -> Reals:
        assured = self._first("assured")
        days = np.maximum(0, self._asked.question.on.toordinal() - assured)
        freshness: Reals = np.where(assured >= 0, 0.5 ** (days / ranking.HALF_FRESH_DAYS), 0.0)
        return freshness

    def _reach(self, but: str = "") -> Reals:
        """How well each fits by whom it serves: by its offers, where it has some; one place may be left out."""
        surroundings = self._asked.surroundings
        by_place = {place: surroundings.reach(place) for place in surroundings.meeting if place != but}
        reach = self._crowd.best_served(_by_place(by_place, self._asked))[self._rows]
        return self._most(np.where(self._is_offer | ~self._has_offers[self._segment], reach, 0.0))

    def _distances(self) -> Reals:
        """Kilometres from the nearest asked point (haversine, Sinnott 1984); infinite where none is known."""
        nearest = np.full(len(self._number), np.inf)
        north, east = np.radians(self._first("latitude")), np.radians(self._first("longitude"))
        for place in self._asked.surroundings.points:
            other, other_east = np.radians(place.point.latitude), np.radians(place.point.longitude)
            chord = np.sin((other - north) / 2) ** 2
            chord = chord + np.cos(north) * np.cos(other) * np.sin((other_east - east) / 2) ** 2
            km = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(chord)))
            nearest = np.fmin(nearest, km)
        return nearest

    def _km(self, is_reached: Flags) -> Reals:
        beyond = self._distance if self._asked.has_radius else np.inf
        is_here = is_reached | self._is_named | (not self._asked.question.places)
        return np.where(is_here, 0.0, beyond)


def _by_place(values: Mapping[str, float], asked: Asked) -> Reals:
    """A value for each place of the vocabulary, and 0 for none."""
    by_place = np.zeros(len(asked.vocabulary.places) + 1)
    numbers = asked.vocabulary.place_numbers
    by_place[[numbers[place] for place in values]] = list(values.values())
    return by_place


def _seats(asked: Asked) -> dict[str, float]:
    """For each municipality inside an asked place whether the first such is the country or smaller."""
    seats: dict[str, float] = {}
    for place in asked.surroundings.places:
        for member in place.members:
            seats.setdefault(member, _IN_COUNTRY if place.level is PlaceLevel.COUNTRY else _IN_PLACE)
    return seats

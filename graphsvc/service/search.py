"""Everybody who fits a question, ranked, filtered and folded; what an answer is made from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from graphsvc.asking import ranking
from graphsvc.asking.crowd import Crowd, Flags, Numbers
from graphsvc.asking.cues import Purpose
from graphsvc.asking.frames import Folded, Folding, Frames
from graphsvc.asking.lineup import Asked, Lineup, line_up
from graphsvc.asking.ranking import Candidate, Question, Surroundings, Whereabouts
from graphsvc.asking.understanding import Understood
from graphsvc.model import (
    Actor,
    Area,
    BoundingBox,
    Place,
    PlaceLevel,
)
from graphsvc.service.answers import AskRequest
from graphsvc.service.context import Context
from graphsvc.service.paths import Network
from graphsvc.service.retrieval import Found, Retrieval

RADII_KM: Final = (50.0, 100.0, 200.0)
"""The radius tried first; while it gives fewer than `ENOUGH`, the next."""
ENOUGH: Final = 3


@dataclass(frozen=True, slots=True)
class Fit:
    """A candidate with where it lies, its parts and its score."""

    candidate: Candidate
    where: Whereabouts
    parts: Mapping[str, float]
    score: float

    @property
    def actor_id(self) -> str:
        """The id of its actor."""
        return self.candidate.actor.id


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """Those who fit, by their positions in the pool: `listed` within the radius in km that it took, `kept` folded."""

    listed: Flags
    kept: Flags
    radius_km: float

    @property
    def positions(self) -> Numbers:
        """Those who stand in the list, best first."""
        return np.flatnonzero(self.kept)


class Reached:
    """Those within an area, or anywhere, in the order of their ids."""

    def __init__(self, found: Found, asked: Asked, area: Area | None) -> None:
        self.found = found
        self.area = area
        self.lineup = line_up(found.crowd, found.rows, asked)

    def ids(self, numbers: Numbers) -> list[str]:
        """The ids of actors."""
        return [self.found.crowd.ids[number] for number in numbers]


class Search:
    """One question to the store."""

    def __init__(
        self, context: Context, understood: Understood, request: AskRequest, wider: Crowd | None = None
    ) -> None:
        """`wider` are those who offer what is asked and more, where that was read before."""
        self.context = context
        self.request = request
        self.understood = understood
        self.question = self._make_question()
        self._surroundings = Surroundings(self.question.places, context.vocabulary)
        self._retrieval = Retrieval(context, understood, self.question, wider)

    @property
    def has_radius(self) -> bool:
        """Whether nearness is measured: around a municipality, not inside a larger place."""
        return any(map(_is_point, self.question.places))

    @property
    def supply(self) -> Crowd:
        """Those who offer or say what is asked, wherever they are."""
        return self._retrieval.supply

    @cached_property
    def network(self) -> Network | None:
        """The network as the asker sees it; None when nobody says who asks."""
        asker = self.request.asker
        return Network(self.context, asker, self.question.on) if asker else None

    @cached_property
    def pool(self) -> Lineup:
        """Everybody within the largest radius, best first; partners are not sought in the asker's own frame.

        Of those with equal scores, those who are named come first, then wholes before parts, then the nearer.
        """
        lineup, frames = self._reached.lineup, self.frames
        asker = None if self.understood.purpose is Purpose.HELP else self._asker
        own = self._reached.found.crowd.number(asker.id) if asker else None
        depths = np.where(lineup.is_named, -1, frames.depths(lineup.number))
        order = np.lexsort((lineup.distance, depths, -lineup.score))  # those who are equal stay in order
        return lineup.taken(order if own is None else order[~frames.joined_to(own, lineup.number[order])])

    @cached_property
    def _asker(self) -> Actor | None:
        return self.context.actor(self.request.asker, "from") if self.request.asker else None

    @cached_property
    def _reached(self) -> Reached:
        return self._reach(self._largest_radius_km)

    def _reach(self, radius_km: float | None) -> Reached:
        """Everybody who fits, near or serving; anywhere when `radius_km` is None."""
        area = self.area(radius_km) if self.question.places and radius_km is not None else None
        found = self._retrieval.found(area, self._asker)
        asked = Asked(
            self.question,
            self._surroundings,
            self.context.vocabulary,
            self.has_radius,
            found.with_words,
            self.network.steps_to if self.network else None,
        )
        return Reached(found, asked, area)

    @cached_property
    def frames(self) -> Frames:
        """Who within the largest radius, and the asker, is part of whom."""
        crowd = self._reached.found.crowd
        counts = np.zeros(len(crowd.ids), np.bool_)
        counts[self._reached.lineup.number] = True
        if self._asker:
            counts[crowd.number(self._asker.id)] = True
        return Frames(crowd.parts[counts[crowd.parts].all(axis=1)])

    @cached_property
    def _folding(self) -> Folding:
        return Folding(self.pool.number, self.frames)

    def settle(self, fitting: Flags, radii_km: Sequence[float]) -> Settled:
        """Those of the pool within the first radius that takes in enough of them, or within the last."""
        for radius in radii_km:
            listed = fitting & (self.pool.km <= radius)
            kept = self._folding.kept(listed)
            if np.count_nonzero(kept) >= ENOUGH:
                break
        return Settled(listed, kept, radius)

    def amount(self, fitting: Flags, radii_km: Sequence[float]) -> int:
        """How many `settle` leaves."""
        return int(np.count_nonzero(self.settle(fitting, radii_km).kept))

    def folded(self, settled: Settled, positions: Sequence[int]) -> list[Folded[Fit]]:
        """Some of those who stand in the list, with all that is known of them and of those behind them."""
        behind = self._folding.behind(settled.listed, settled.kept, positions)
        wanted = [*positions, *(one for hidden in behind.values() for one in hidden)]
        fits = self._fits(self._reached, self.pool.taken(np.array(wanted, np.intp)))
        by_position = {position: fits[actor_id] for position, actor_id in self._present(wanted, fits)}
        return [
            Folded(by_position[one], tuple(by_position[other] for other in behind[one] if other in by_position))
            for one in positions
            if one in by_position
        ]

    def _present(self, positions: Sequence[int], fits: Mapping[str, Fit]) -> list[tuple[int, str]]:
        ids = self._reached.ids(self.pool.number[list(positions)])
        return [(position, actor_id) for position, actor_id in zip(positions, ids, strict=True) if actor_id in fits]

    def nearest(self, most: int) -> list[Fit]:
        """The nearest of all who fit, wherever they are; those who offer what is asked before those who only say it."""
        anywhere = self._reach(None)
        lineup = anywhere.lineup
        order = np.lexsort((lineup.number, lineup.distance, ~lineup.has_offers))[:most]
        return list(self._fits(anywhere, lineup.taken(order)).values())

    def _fits(self, reached: Reached, lineup: Lineup) -> dict[str, Fit]:
        """Those of a lineup with all that is known of them, by id."""
        ids = reached.ids(lineup.number)
        known = self._retrieval.candidates(reached.found, ids, reached.area)
        asks_topic = bool(self.question.topics or reached.lineup.has_words.any() or reached.lineup.is_named.any())
        return {
            actor_id: self.fit(known[actor_id], asks_topic=asks_topic, score=float(score))
            for actor_id, score in zip(ids, lineup.score, strict=True)
            if actor_id in known
        }

    @property
    def radii_km(self) -> tuple[float, ...]:
        """The radius that was asked for, or those to be tried."""
        return (self.request.radius_km,) if self.request.radius_km is not None else RADII_KM

    @property
    def _largest_radius_km(self) -> float:
        return max(*RADII_KM, *self.radii_km)

    def area(self, radius_km: float | None = None) -> Area:
        """Where to look: boxes around the asked municipalities joined to one, and all places that meet an asked one."""
        boxes = [
            BoundingBox.around(place.point, radius_km)
            for place in self.question.places
            if radius_km is not None and _is_point(place)
        ]
        return Area(self._surroundings.meeting, _joined(boxes))

    def _make_question(self) -> Question:
        vocabulary = self.context.vocabulary
        return Question(
            on=self.context.day(),
            topics={vocabulary.topics_under(asked.id): asked.score for asked in self.understood.topics},
            target_groups=tuple(group.id for group in self.understood.target_groups),
            places=tuple(vocabulary.places[place.id] for place in self.understood.places),
        )

    def fit(self, candidate: Candidate, *, asks_topic: bool, score: float | None = None) -> Fit:
        """How a candidate fits; `asks_topic` where anything is asked that an actor may offer or be named by.

        `score` is what it was ranked by; worked out where it was not ranked.
        """
        where = self._surroundings.whereabouts(candidate)
        parts = self._parts(candidate, where, asks_topic=asks_topic)
        return Fit(candidate, where, parts, ranking.score(parts) if score is None else score)

    def _parts(self, candidate: Candidate, where: Whereabouts, *, asks_topic: bool) -> dict[str, float]:
        question = self.question
        if candidate.is_named:
            return {"topic": 1.0}
        parts = {"topic": ranking.topic_part(candidate, question)} if asks_topic else {}
        if question.target_groups:
            parts["target_group"] = ranking.target_group_part(candidate, question)
        if question.places:
            parts["nearness"] = ranking.nearness_part(where)
        if self.network:
            parts["closeness"] = ranking.closeness_part(self.network.steps_to(candidate.actor.id))
        parts["freshness"] = ranking.freshness_part(candidate.actor.assured_date, question.on)
        return parts


def _joined(boxes: Collection[BoundingBox]) -> BoundingBox | None:
    if not boxes:
        return None
    return BoundingBox(
        min(box.south for box in boxes),
        min(box.west for box in boxes),
        max(box.north for box in boxes),
        max(box.east for box in boxes),
    )


def _is_point(place: Place) -> bool:
    """Whether nearness to a place is measured from its point: a municipality's, not a region's."""
    return place.level is PlaceLevel.MUNICIPALITY

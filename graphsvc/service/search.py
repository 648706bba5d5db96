"""Everybody who fits a question, ranked, filtered and folded; what an answer is made from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graphsvc.asking import ranking
from graphsvc.asking.cues import Purpose
from graphsvc.asking.frames import FRAME_TIES, Folded, Frames, folded
from graphsvc.asking.ranking import Candidate, Question, Surroundings, Whereabouts
from graphsvc.asking.understanding import Understood
from graphsvc.model import (
    Area,
    BoundingBox,
    Place,
    PlaceLevel,
)
from graphsvc.service.answers import AskRequest
from graphsvc.service.context import Context
from graphsvc.service.paths import Network
from graphsvc.service.retrieval import Retrieval, Supply

RADII_KM: Final = (50.0, 100.0, 200.0)
"""The radius tried first; while it gives fewer than `ENOUGH`, the next."""
ENOUGH: Final = 3


@dataclass(frozen=True, slots=True)
class Fit:
    """A candidate with where it lies, its parts and its score; `km` is the least radius that takes it in."""

    candidate: Candidate
    where: Whereabouts
    parts: Mapping[str, float]
    score: float
    km: float

    @property
    def actor_id(self) -> str:
        """The id of its actor."""
        return self.candidate.actor.id


@dataclass(frozen=True, slots=True)
class Settled:
    """Those who fit, folded, best first, and the radius in km that it took."""

    fits: tuple[Folded[Fit], ...]
    radius_km: float


class Search:
    """One question to the store."""

    def __init__(
        self,
        context: Context,
        understood: Understood,
        request: AskRequest,
        supply: Supply | None = None,
    ) -> None:
        """`supply` is what was read before, if anything was."""
        self.context = context
        self.request = request
        self.understood = understood
        self.question = self._make_question()
        self._surroundings = Surroundings(self.question.places, context.vocabulary)
        self._retrieval = Retrieval(context, understood, self.question, supply)

    @property
    def has_radius(self) -> bool:
        """Whether nearness is measured: around a municipality, not inside a larger place."""
        return any(map(_is_point, self.question.places))

    @cached_property
    def network(self) -> Network | None:
        """The network as the asker sees it; None when nobody says who asks."""
        asker = self.request.asker
        return Network(self.context, asker, self.question.on) if asker else None

    @cached_property
    def pool(self) -> tuple[Fit, ...]:
        """Everybody within the largest radius, best first; partners are not sought in the asker's own frame.

        Of those with equal scores, wholes come before parts.
        """
        asker = None if self.understood.purpose is Purpose.HELP else self.request.asker
        fits = (fit for fit in self._reached if asker is None or not self.frames.joins(asker, fit.actor_id))
        return tuple(sorted(fits, key=lambda fit: (*_best(fit), len(self.frames.above(fit.actor_id)))))

    @cached_property
    def _reached(self) -> tuple[Fit, ...]:
        return self.ranked(self._largest_radius_km)

    @cached_property
    def frames(self) -> Frames:
        """Who within the largest radius, and the asker, is part of whom."""
        actors = {fit.actor_id: fit.candidate.actor for fit in self._reached}
        if self.request.asker:
            actors[self.request.asker] = self.context.actor(self.request.asker, "from")
        return Frames(self.context.store.ties_among(actors, FRAME_TIES, self.question.on), actors)

    def settle(self, fits: Sequence[Fit], radii_km: Sequence[float]) -> Settled:
        """Those within the first radius that takes in enough of them, or within the last."""
        for radius in radii_km:
            within = [fit for fit in fits if fit.km <= radius]
            if self._unfolded(within) >= ENOUGH:
                break
        return Settled(folded([(fit.actor_id, fit) for fit in within], self.frames), radius)

    def amount(self, fits: Sequence[Fit], radii_km: Sequence[float]) -> int:
        """How many `settle` leaves."""
        for radius in radii_km:
            found = self._unfolded([fit for fit in fits if fit.km <= radius])
            if found >= ENOUGH:
                break
        return found

    def _unfolded(self, fits: Sequence[Fit]) -> int:
        """How many stand in the list once frames are folded."""
        framed = [(fit.actor_id, fit) for fit in fits if fit.actor_id in self.frames.members]
        return len(fits) - len(framed) + len(folded(framed, self.frames))

    @property
    def radii_km(self) -> tuple[float, ...]:
        """The radius that was asked for, or those to be tried."""
        return (self.request.radius_km,) if self.request.radius_km is not None else RADII_KM

    @property
    def _largest_radius_km(self) -> float:
        return max(*RADII_KM, *self.radii_km)

    def ranked(self, radius_km: float | None) -> tuple[Fit, ...]:
        """Everybody who fits, near or serving, best first; anywhere when `radius_km` is None."""
        area = self.area(radius_km) if self.question.places and radius_km is not None else None
        found = self._retrieval.candidates(area)
        found.pop(self.request.asker or "", None)
        asks_topic = bool(self.question.topics) or any(one.words or one.is_named for one in found.values())
        fits = (self.fit(candidate, asks_topic=asks_topic) for candidate in found.values())
        return tuple(sorted(fits, key=lambda fit: (*_best(fit), kilometres(fit.where), fit.actor_id)))

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

    def fit(self, candidate: Candidate, *, asks_topic: bool) -> Fit:
        """How a candidate fits; `asks_topic` where anything is asked that an actor may offer or be named by."""
        where = self._surroundings.whereabouts(candidate)
        parts = self._parts(candidate, where, asks_topic=asks_topic)
        km = 0.0 if candidate.is_named else self._km_to_reach(where)
        return Fit(candidate, where, parts, ranking.score(parts), km)

    def _km_to_reach(self, where: Whereabouts) -> float:
        if not self.question.places or where.serves or where.seat:
            return 0.0
        return kilometres(where) if self.has_radius else float("inf")

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


def _best(fit: Fit) -> tuple[float, bool]:
    return -fit.score, not fit.candidate.is_named


def kilometres(where: Whereabouts) -> float:
    """How far away somebody sits; without end where that is not known."""
    return float("inf") if where.distance_km is None else where.distance_km

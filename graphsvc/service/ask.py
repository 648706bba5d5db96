"""Who can help with X near Y: understand, retrieve, rank, explain, and say when there is nobody."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Final, overload

from graphsvc.asking import ranking
from graphsvc.asking.ranking import Candidate, Question, Whereabouts
from graphsvc.asking.reasons import Reason, partners_reason, reasons_for
from graphsvc.asking.topic_index import SAYS_ONLY_WHOM
from graphsvc.asking.understanding import Understood
from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.model import (
    ActorFilter,
    Area,
    BoundingBox,
    Language,
    OfferMatch,
    OfferQuery,
    Place,
    PlaceLevel,
    Window,
    folded_words,
)
from graphsvc.service.context import Context
from graphsvc.service.paths import Introduction, Network
from graphsvc.service.views import ActorSummary, Labelled, Page, Viewer, cut

RADII_KM: Final = (50.0, 100.0, 200.0)
"""The radius tried first; while it gives fewer than `ENOUGH`, the next."""
ENOUGH: Final = 3
_NEAREST: Final = 3
_RELATED: Final = 6
_MOST_BY_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class AskRequest:
    """A question in words, or by ids; `asker` is the id of the actor that asks, `radius_km` a radius of one's own."""

    words: str = ""
    topics: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    radius_km: float | None = None
    asker: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """An actor that can help; `score` and `parts` 0..1, `distance_km` None without a point or a place."""

    actor: ActorSummary
    score: float
    parts: Mapping[str, float]
    distance_km: float | None
    serves_place: bool
    reasons: tuple[Reason, ...]
    introduction: Introduction | None
    assured_date: date | None


@dataclass(frozen=True, slots=True)
class Nobody:
    """What to do when nobody fits: the nearest beyond the radius, and topics that are close in meaning."""

    nearest: tuple[Result, ...]
    related_topics: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who can help, best first; `radius_km` was searched (None without a municipality), `widened` when it had to grow."""

    understood: Understood
    on: date
    results: Sequence[Result]
    radius_km: float | None
    widened: bool
    weights: Mapping[str, float]
    nobody: Nobody | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage(Page[Result]):
    """A page of the results of an answer, with the rest of the answer."""

    understood: Understood
    on: date
    radius_km: float | None
    widened: bool
    weights: Mapping[str, float]
    nobody: Nobody | None


def answer_page(answer: Answer, number: int, per_page: int) -> AnswerPage:
    """One page of an answer."""
    page = cut(answer.results, number, per_page)
    return AnswerPage(
        **{field.name: getattr(page, field.name) for field in fields(page)},
        understood=answer.understood,
        on=answer.on,
        radius_km=answer.radius_km,
        widened=answer.widened,
        weights=answer.weights,
        nobody=answer.nobody,
    )


def interpret(context: Context, words: str, language: Language) -> Understood:
    """What is understood of a question."""
    return context.interpreter.understand(words, language)


def place_named(context: Context, name: str, language: Language) -> str:
    """The id of the place that a person names by its id or its name, in any case.

    Raises:
        NotFoundError: none is recognised.
    """
    if name in context.vocabulary.places:
        return name
    found = context.interpreter.understand(name[:1].upper() + name[1:], language).places
    if not found:
        raise NotFoundError("place", name, field="near")
    return found[0].id


def ask(context: Context, request: AskRequest, language: Language) -> Answer:
    """Who can help with what is asked, near where it is asked.

    Raises:
        InvalidInputError: nothing is asked.
        NotFoundError: the vocabulary lacks an id that was chosen, or nobody bears the asker's id.
    """
    if not (request.words.strip() or request.topics or request.target_groups or request.places):
        raise InvalidInputError("missing_parameter", field="q", value="")
    if request.asker is not None:
        context.actor(request.asker, "from")
    understood = _understood(context, request, language)
    return _Asking(context, understood, language, request).answer()


def _understood(context: Context, request: AskRequest, language: Language) -> Understood:
    """What was chosen goes before what was written; topics that only say for whom are left to the target groups."""
    written = context.interpreter.understand(request.words, language)
    chosen = context.interpreter.chosen(request.topics, request.target_groups, request.places, language)
    return Understood(
        query=request.words,
        language=written.language,
        topics=chosen.topics or tuple(topic for topic in written.topics if topic.score > SAYS_ONLY_WHOM),
        target_groups=chosen.target_groups or written.target_groups,
        places=chosen.places or written.places,
        ignored=written.ignored,
    )


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A candidate with where it lies, its parts and its score."""

    candidate: Candidate
    where: Whereabouts
    parts: Mapping[str, float]
    score: float


class _Results(Sequence[Result]):
    """Ranked candidates as results, each worked out when it is looked at."""

    def __init__(self, ranked: Sequence[_Ranked], work_out: Callable[[_Ranked], Result]) -> None:
        self._ranked = ranked
        self._work_out = work_out

    def __len__(self) -> int:
        return len(self._ranked)

    @overload
    def __getitem__(self, wanted: int) -> Result: ...
    @overload
    def __getitem__(self, wanted: slice) -> tuple[Result, ...]: ...
    def __getitem__(self, wanted: int | slice) -> Result | tuple[Result, ...]:
        if isinstance(wanted, slice):
            return tuple(self._work_out(ranked) for ranked in self._ranked[wanted])
        return self._work_out(self._ranked[wanted])


class _Asking:
    """One question on its way to an answer."""

    def __init__(self, context: Context, understood: Understood, language: Language, request: AskRequest) -> None:
        self._context = context
        self._vocabulary = context.vocabulary
        self._understood = understood
        self._language = language
        self._request = request
        self._on = context.day()
        self._viewer = Viewer(context.vocabulary, language, self._on)
        self._question = self._make_question()
        asker = request.asker
        self._network = Network(context.store.subgraph(self._on), asker) if asker else None

    def answer(self) -> Answer:
        """The answer, after as many radii as it takes."""
        found = self._ranked(self._largest_radius())
        kept: list[_Ranked] = []
        radius = None
        for radius in self._radii():
            kept = [ranked for ranked in found if self._is_within(ranked, radius)]
            if len(kept) >= ENOUGH:
                break
        has_radius = any(map(_is_point, self._question.places))
        return Answer(
            understood=self._understood,
            on=self._on,
            results=_Results(kept, self._result),
            radius_km=radius if has_radius else None,
            widened=has_radius and radius != self._radii()[0],
            weights=ranking.WEIGHTS,
            nobody=None if kept else self._nobody(),
        )

    def _make_question(self) -> Question:
        topics = {self._vocabulary.topics_under(asked.id): asked.score for asked in self._understood.topics}
        return Question(
            on=self._on,
            topics=topics,
            target_groups=tuple(group.id for group in self._understood.target_groups),
            places=tuple(self._vocabulary.places[place.id] for place in self._understood.places),
        )

    def _topics(self) -> tuple[str, ...]:
        """Every topic that is asked, those of a group one by one."""
        return tuple(dict.fromkeys(topic for asked in self._question.topics for topic in asked))

    def _radii(self) -> tuple[float, ...]:
        return (self._request.radius_km,) if self._request.radius_km is not None else RADII_KM

    def _largest_radius(self) -> float:
        return self._radii()[-1]

    def _ranked(self, radius_km: float | None) -> list[_Ranked]:
        """Everybody who fits, near or serving, best first; anywhere when `radius_km` is None."""
        found = self._by_offers(radius_km)
        named = self._by_words()
        for candidate in named:
            known = found.get(candidate.actor.id)
            found[candidate.actor.id] = Candidate(candidate.actor, known.offers if known else (), candidate.words)
        asks_topic = bool(self._question.topics or named)
        others = (candidate for candidate in found.values() if candidate.actor.id != self._request.asker)
        return sorted((self._rank(candidate, asks_topic=asks_topic) for candidate in others), key=_best_first)

    def _rank(self, candidate: Candidate, *, asks_topic: bool) -> _Ranked:
        where = ranking.whereabouts(candidate, self._question.places, self._vocabulary)
        parts = self._parts(candidate, where, asks_topic=asks_topic)
        return _Ranked(candidate, where, parts, ranking.score(parts))

    def _is_within(self, ranked: _Ranked, radius_km: float) -> bool:
        where = ranked.where
        if not self._question.places or where.serves or where.seat:
            return True
        return where.distance_km is not None and where.distance_km <= radius_km

    def _by_offers(self, radius_km: float | None) -> dict[str, Candidate]:
        question = self._question
        if not (question.topics or question.target_groups or question.places):
            return {}
        area = self._area(radius_km) if question.places and radius_km is not None else None
        groups = () if question.topics else question.target_groups
        query = OfferQuery(on=self._on, topics=self._topics(), target_groups=groups, area=area)
        return _grouped(self._context.store.who_offers(query))

    def _area(self, radius_km: float) -> Area:
        """Where to look: boxes around the asked municipalities joined to one, and all places that meet an asked one."""
        meeting = frozenset(met for place in self._question.places for met in self._vocabulary.places_meeting(place.id))
        boxes = [BoundingBox.around(place.point, radius_km) for place in self._question.places if _is_point(place)]
        return Area(meeting, _joined(boxes))

    def _by_words(self) -> tuple[Candidate, ...]:
        """Actors whose names or descriptions hold every word that meant nothing else."""
        words = tuple(word for written in self._understood.ignored for word in folded_words(written))
        if not words:
            return ()
        found = self._context.store.actors(ActorFilter(words=words), Window(0, _MOST_BY_NAME)).items
        return tuple(Candidate(actor, (), self._understood.ignored) for actor in found if actor.is_active(self._on))

    def _result(self, ranked: _Ranked) -> Result:
        """A ranked candidate with its reasons and its introduction, which only those that are shown need."""
        candidate, where, network = ranked.candidate, ranked.where, self._network
        reasons = reasons_for(candidate, where, self._question, self._vocabulary, self._language)
        if network and (shared := network.shared_partners(candidate.actor.id)):
            reasons += (partners_reason(shared, self._language),)
        return Result(
            actor=self._viewer.actor(candidate.actor),
            score=ranked.score,
            parts=ranked.parts,
            distance_km=where.distance_km,
            serves_place=where.serves is not None,
            reasons=reasons,
            introduction=network.introduction(candidate.actor.id, self._language) if network else None,
            assured_date=candidate.actor.assured_date,
        )

    def _parts(self, candidate: Candidate, where: Whereabouts, *, asks_topic: bool) -> dict[str, float]:
        question = self._question
        parts = {"topic": ranking.topic_part(candidate, question)} if asks_topic else {}
        if question.target_groups:
            parts["target_group"] = ranking.target_group_part(candidate, question)
        if question.places:
            parts["nearness"] = ranking.nearness_part(where)
        if self._network:
            parts["closeness"] = ranking.closeness_part(self._network.steps_to(candidate.actor.id))
        parts["freshness"] = ranking.freshness_part(candidate.actor.assured_date, self._on)
        return parts

    def _nobody(self) -> Nobody:
        beyond = self._ranked(None) if self._question.places else []
        nearest = sorted(beyond, key=lambda ranked: (_km(ranked), ranked.candidate.actor.id))[:_NEAREST]
        return Nobody(tuple(self._result(ranked) for ranked in nearest), self._related_topics())

    def _related_topics(self) -> tuple[Labelled, ...]:
        """Topics close in meaning that somebody offers where help is wanted, or, if nobody does, anywhere."""
        related = self._vocabulary.related_topics(self._topics())
        if not related:
            return ()
        area = self._area(self._largest_radius()) if self._question.places else None
        offered = self._offered(related, area) or self._offered(related, None)
        return tuple(self._viewer.topic(topic) for topic in related if topic in offered)[:_RELATED]

    def _offered(self, topics: tuple[str, ...], area: Area | None) -> frozenset[str]:
        """Those of the topics that somebody offers in an area."""
        matches = self._context.store.who_offers(OfferQuery(on=self._on, topics=topics, area=area))
        return frozenset(match.offer.topic for match in matches)


def _grouped(matches: Sequence[OfferMatch]) -> dict[str, Candidate]:
    found: dict[str, Candidate] = {}
    for match in matches:
        known = found.get(match.actor.id)
        found[match.actor.id] = Candidate(match.actor, (*(known.offers if known else ()), match.offer))
    return found


def _joined(boxes: Sequence[BoundingBox]) -> BoundingBox | None:
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


def _best_first(ranked: _Ranked) -> tuple[float, float, str]:
    return -ranked.score, _km(ranked), ranked.candidate.actor.id


def _km(ranked: _Ranked) -> float:
    return float("inf") if ranked.where.distance_km is None else ranked.where.distance_km

"""Who may fit a question: those who offer what is asked, those whose names or descriptions say it, those who are named."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphsvc.asking.ranking import Candidate, Question, actor_point
from graphsvc.asking.sayings import says_unknown, unknown_wording
from graphsvc.asking.understanding import Understood
from graphsvc.model import Actor, Area, OfferMatch, OfferQuery, SayingQuery, folded_words
from graphsvc.service.context import Context


@dataclass(frozen=True, slots=True)
class Supply:
    """What was read before many questions are counted: offers under all topics that may be asked, wherever one asks.

    `saying` are those who say the one topic or group that is asked; None where each question reads its own.
    """

    offers: Sequence[OfferMatch]
    saying: Sequence[Actor] | None = None


class Retrieval:
    """The candidates for one question."""

    def __init__(self, context: Context, understood: Understood, question: Question, supply: Supply | None) -> None:
        """`supply` is what was read before, if anything was."""
        self._context = context
        self._understood = understood
        self._question = question
        self._supply = supply

    def candidates(self, area: Area | None) -> dict[str, Candidate]:
        """Everybody who may fit, in an area or serving it, by id; anywhere when it is None."""
        found = {} if self._asks_the_unknown else self._by_offers(area)
        for candidate in (*self._by_topic_words(area), *self._by_name()):
            _add(found, candidate)
        for candidate in self._by_unknown_words(area):
            if self._asks_the_unknown or candidate.actor.id in found:
                _add(found, candidate)
        return found

    @property
    def _asks_the_unknown(self) -> bool:
        """Whether the question says what is wanted in words that mean nothing here: "pizza Kuopiossa"."""
        understood = self._understood
        return bool(understood.ignored) and not (understood.topics or understood.target_groups or understood.actors)

    def _by_offers(self, area: Area | None) -> dict[str, Candidate]:
        question = self._question
        if self._supply:
            wanted = frozenset(self._question.asked_topics)
            offers = (match for match in self._supply.offers if not wanted or match.offer.topic in wanted)
            return _grouped(match for match in offers if self._lies_in(area, match.actor, match.offer.places))
        if not (question.topics or question.target_groups or question.places):
            return {}
        groups = () if question.topics else question.target_groups
        query = OfferQuery(on=question.on, topics=self._question.asked_topics, target_groups=groups, area=area)
        return _grouped(self._context.store.who_offers(query))

    def _by_topic_words(self, area: Area | None) -> Iterator[Candidate]:
        """Actors whose names or descriptions say a topic under which they offer nothing."""
        for asked in self._question.topics:
            for actor in self._saying(asked, area):
                yield Candidate(actor, says=frozenset((asked,)))

    def _saying(self, topics: tuple[str, ...], area: Area | None) -> Iterable[Actor]:
        if self._supply and self._supply.saying is not None:
            return (actor for actor in self._supply.saying if self._lies_in(area, actor, ()))
        return self._context.saying(topics, self._question.on, area)

    def _lies_in(self, area: Area | None, actor: Actor, places: Collection[str]) -> bool:
        """Whether an area holds an actor, or one of the places that its offer or else itself serves, as stores say."""
        if area is None or actor.municipality in area.places or not area.places.isdisjoint(places or actor.serves):
            return True
        point = actor_point(actor, self._context.vocabulary) if area.box else None
        return bool(area.box and point and area.box.holds(point))

    def _by_unknown_words(self, area: Area | None) -> Iterator[Candidate]:
        """Actors whose names or descriptions hold every word that meant nothing else."""
        words = tuple(word for written in self._understood.ignored for word in folded_words(written))
        if not words:
            return
        wordings = tuple(unknown_wording(word) for word in words)
        for actor in self._context.store.who_says(SayingQuery(on=self._question.on, wordings=wordings, area=area)):
            if all(says_unknown(actor, word) for word in words):
                yield Candidate(actor, words=self._understood.ignored)

    def _by_name(self) -> tuple[Candidate, ...]:
        """The actors that the question names."""
        if not self._understood.actors:
            return ()
        named = self._context.store.actors_by_id([actor.id for actor in self._understood.actors])
        return tuple(Candidate(actor, is_named=True) for actor in named if actor.is_active(self._question.on))


def _add(found: dict[str, Candidate], candidate: Candidate) -> None:
    known = found.get(candidate.actor.id)
    found[candidate.actor.id] = _both(known, candidate) if known else candidate


def _both(one: Candidate, other: Candidate) -> Candidate:
    """What two ways of finding an actor found of it."""
    return Candidate(
        one.actor,
        offers=one.offers or other.offers,
        says=one.says | other.says,
        words=one.words or other.words,
        is_named=one.is_named or other.is_named,
    )


def _grouped(matches: Iterable[OfferMatch]) -> dict[str, Candidate]:
    """Offers by their actors."""
    offers: dict[str, list[OfferMatch]] = {}
    for match in matches:
        offers.setdefault(match.actor.id, []).append(match)
    return {
        actor_id: Candidate(found[0].actor, tuple(match.offer for match in found)) for actor_id, found in offers.items()
    }

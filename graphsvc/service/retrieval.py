"""Who may fit a question: those who offer what is asked, those whose names or descriptions say it, those who are named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graphsvc.asking.crowd import Crowd, Flags, Row, bare_row, crowd_of, offer_row, together
from graphsvc.asking.ranking import Candidate, Question, actor_point
from graphsvc.asking.sayings import says, says_unknown, unknown_wording
from graphsvc.asking.understanding import Understood
from graphsvc.model import Actor, Area, Offer, Offering, OfferOutline, SayingQuery, folded_words
from graphsvc.service.context import Context


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Those who may fit: a crowd, the rows of it that count, and the ids of those who say the unknown words."""

    crowd: Crowd
    rows: Flags
    with_words: frozenset[str]


class Retrieval:
    """The candidates for one question."""

    def __init__(self, context: Context, understood: Understood, question: Question, wider: Crowd | None) -> None:
        """`wider` are those who offer what is asked and more, where that was read before."""
        self._context = context
        self._understood = understood
        self._question = question
        self._wider = wider

    def found(self, area: Area | None, asker: Actor | None) -> Found:
        """Everybody who may fit, in an area or serving it; anywhere when it is None; the asker is there for frames alone."""
        saying = self._saying_unknown(area)
        added = [*self._named, *(map(bare_row, saying) if self._understood.asks_the_unknown else ())]
        added += [bare_row(asker)] if asker else []
        parts, vocabulary = self._context.frame_parts(self._question.on), self._context.vocabulary
        crowd = self.supply.joined(crowd_of(added, vocabulary), parts) if added else self.supply
        rows = np.ones(len(crowd), np.bool_)
        if area is not None:
            rows = crowd.within(area, vocabulary) | crowd.columns["named"]
        if asker is not None:
            rows[crowd.rows_of(asker.id)] = False
        return Found(crowd, rows, frozenset(actor.id for actor in saying))

    def candidates(self, found: Found, actor_ids: Sequence[str], area: Area | None) -> Mapping[str, Candidate]:
        """Some of those that were found, with all that is known of them, by id; without those who are gone by now."""
        return {
            actor.id: self._candidate(found, actor, offers, area)
            for actor, offers in self._context.known.offering(actor_ids)
        }

    def _candidate(self, found: Found, actor: Actor, offers: Sequence[Offer], area: Area | None) -> Candidate:
        crowd = found.crowd
        mine = crowd.rows_of(actor.id)
        mine = mine[found.rows[mine]]
        topics = tuple(self._question.topics)
        said = {topics[number] for number in crowd.columns["says"][mine].tolist() if number >= 0}
        return Candidate(
            actor,
            offers=tuple(offer for offer in offers if self._is_asked(offer) and self._lies_in(area, actor, offer)),
            words=self._understood.ignored if actor.id in found.with_words else (),
            is_named=bool(crowd.columns["named"][mine].any()),
            says=frozenset(said),
        )

    @property
    def _wants_offers(self) -> bool:
        question = self._question
        return not self._understood.asks_the_unknown and bool(
            question.topics or question.target_groups or question.places
        )

    def _is_asked(self, offer: Offer) -> bool:
        question = self._question
        if not self._wants_offers:
            return False
        return offer.topic in question.asked_topics if question.topics else self._is_for_asked_groups(offer)

    def _is_for_asked_groups(self, offer: Offer | OfferOutline) -> bool:
        groups = self._question.target_groups
        return not groups or not set(groups).isdisjoint(offer.target_groups)

    def _lies_in(self, area: Area | None, actor: Actor, offer: Offer) -> bool:
        """Whether an area holds an actor, or one of the places that its offer or else itself serves, as stores say."""
        places = offer.places or actor.serves
        if area is None or actor.municipality in area.places or not area.places.isdisjoint(places):
            return True
        point = actor_point(actor, self._context.vocabulary) if area.box else None
        return bool(area.box and point and area.box.holds(point))

    @cached_property
    def supply(self) -> Crowd:
        """Those who offer or say what is asked, wherever they are."""
        question = self._question
        groups = () if question.topics else question.target_groups
        key = (question.on, tuple(question.topics), groups, self._wants_offers)
        return self._context.keep_up(key, self._read_supply, self._renewed)

    def _renewed(self, last: Crowd, touched: frozenset[str]) -> Crowd:
        """A crowd with what some actors offer and say now."""
        rows = [row for offering in self._context.known.offering(touched) for row in self._rows(offering)]
        others = last.without(touched)
        if not rows:
            return others
        parts = self._context.frame_parts(self._question.on)
        return others.joined(crowd_of(rows, self._context.vocabulary), parts)

    def _rows(self, offering: Offering) -> Iterator[Row]:
        """What an actor says and offers of what is asked, if it acts on the day."""
        actor, offers = offering
        if not actor.is_active(self._question.on):
            return
        for number, asked in enumerate(self._question.topics):
            offers_it = any(offer.topic in asked for offer in offers)
            if not offers_it and says(actor, self._context.topic_words.wording(asked)):
                yield bare_row(actor, says=number)
        yield from (offer_row(actor, offer) for offer in offers if self._is_asked(offer))

    def _read_supply(self) -> Crowd:
        vocabulary, question = self._context.vocabulary, self._question
        parts, saying = (
            self._context.frame_parts(question.on),
            crowd_of(self._saying_topics(), self._context.vocabulary),
        )
        if self._wider:
            return self._wider.under(question.asked_topics, vocabulary).joined(saying, parts)
        topics = sorted(question.asked_topics or vocabulary.topics) if self._wants_offers else ()
        # topic by topic, as all rows at once would take much memory
        return together([saying, *(crowd_of(self._offers_under(topic), vocabulary) for topic in topics)], parts)

    def _offers_under(self, topic: str) -> list[Row]:
        question = self._question
        outlines = self._context.store.offer_outlines(topic, question.on)
        return [Row(outline) for outline in outlines if question.topics or self._is_for_asked_groups(outline)]

    def _saying_topics(self) -> Iterator[Row]:
        """Actors whose names or descriptions say a topic under which they offer nothing."""
        for number, asked in enumerate(self._question.topics):
            for actor in self._context.saying(asked, self._question.on):
                yield bare_row(actor, says=number)

    def _saying_unknown(self, area: Area | None) -> tuple[Actor, ...]:
        """Actors whose names or descriptions hold every word that meant nothing else."""
        words = tuple(word for written in self._understood.ignored for word in folded_words(written))
        if not words:
            return ()
        wordings = tuple(unknown_wording(word) for word in words)
        found = self._context.store.who_says(SayingQuery(on=self._question.on, wordings=wordings, area=area))
        return tuple(actor for actor in found if all(says_unknown(actor, word) for word in words))

    @cached_property
    def _named(self) -> tuple[Row, ...]:
        """The actors that the question names."""
        if not self._understood.actors:
            return ()
        named = self._context.store.actors_by_id([actor.id for actor in self._understood.actors])
        return tuple(bare_row(actor, is_named=True) for actor in named if actor.is_active(self._question.on))

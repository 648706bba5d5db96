"""Who could work with whom: partners for one actor, pairs across two areas."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from graphsvc.analysis.partners import WEIGHTS, Pair
from graphsvc.asking.reasons import Reason
from graphsvc.service.followups import SetAside, set_aside_views
from graphsvc.service.paths import Introduction
from graphsvc.service.reports.base import NetworkOfDay, Report
from graphsvc.service.reports.people import planned_with
from graphsvc.service.reports.suggesting import Suggester, Suggestion
from graphsvc.service.views import ActorSummary
from graphsvc.texts import list_text

_ONE_SIDED: Final = frozenset({"coordinates", "few_ties", "other_sector", "own_municipality"})
"""Reasons that are about the second of a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionsReport(Report):
    """Possible partners for an actor, best first; `set_aside` are pairs of it that are not suggested any more."""

    actor: ActorSummary
    suggestions: tuple[Suggestion, ...]
    set_aside: tuple[SetAside, ...]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SuggestedPair:
    """Two actors that could meet, how well they suit (0..1), and why, seen from the first; who knows both, if any."""

    actors: tuple[ActorSummary, ActorSummary]
    score: float
    reasons: tuple[Reason, ...]
    introduction: Introduction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsReport(Report):
    """Pairs that could meet, best first; `unpaired` are the participants for whom there was nobody."""

    pairs: tuple[SuggestedPair, ...]
    unpaired: tuple[ActorSummary, ...]
    weights: Mapping[str, float]


def suggestions_report(network: NetworkOfDay, actor_id: str, *, limit: int) -> SuggestionsReport:
    """Possible partners for an actor; none for one that does not act on the day.

    Raises:
        NotFoundError: nobody bears the id.
    """
    actor = network.context.actor(actor_id, "actor")
    suggestions: tuple[Suggestion, ...] = ()
    if actor.is_active(network.on):
        planned = planned_with(actor_id, network.context.store.ties_of([actor_id], None))
        suggestions = Suggester(network).suggestions(actor_id, limit, planned)
    pairs = [one for one in network.follow_ups if one.is_pair and actor_id in one.actors]
    others = network.context.store.actors_by_id({one for pair in pairs for one in pair.actors} - {actor_id})
    return SuggestionsReport(
        **network.stated("suggestions", actor=actor_id, limit=limit),
        actor=network.viewer.actor(actor),
        suggestions=suggestions,
        set_aside=set_aside_views(network.viewer, {one.id: one for one in (actor, *others)}, pairs),
        weights=WEIGHTS,
    )


def pairs_report(network: NetworkOfDay, place: str, other_place: str, *, limit: int) -> PairsReport:
    """The best pairs across two areas, each actor in one pair at most; none with an actor that has declined.

    Raises:
        NotFoundError: the vocabulary lacks one of the places.
    """
    suggester = Suggester(network)
    some, others = (_seated(network, one, field) for one, field in ((place, "place"), (other_place, "other_place")))
    pairs = suggester.partners.pairs(some, others)
    return PairsReport(
        **network.stated("pairs", place=place, other_place=other_place, limit=limit),
        pairs=tuple(suggested_pair(network, suggester, pair) for pair in islice(_each_once(pairs), limit)),
        unpaired=(),
        weights=WEIGHTS,
    )


def _seated(network: NetworkOfDay, place: str, field: str) -> list[int]:
    """The numbers of the actors that sit in a place and have not declined."""
    members = network.context.vocabulary.place(place, field=field).members
    declined, actors = network.declined, enumerate(network.graph.actors)
    return [number for number, actor in actors if actor.municipality in members and actor.id not in declined]


def _each_once(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs, best first, without those of whom one is in a better pair."""
    met: set[int] = set()
    for pair in pairs:
        if met.isdisjoint((pair.one, pair.other)):
            met.update((pair.one, pair.other))
            yield pair


def suggested_pair(network: NetworkOfDay, suggester: Suggester, pair: Pair) -> SuggestedPair:
    """A pair in words."""
    one, other = network.actors((pair.one, pair.other), network.graph)
    reasons = tuple(_of_pair(network, reason, one, other) for reason in suggester.reasons(pair.one, pair.other))
    if all(map(suggester.has_few_ties, (pair.one, pair.other))):
        both = network.words("pair.few_ties", name=list_text(network.language, (one.name, other.name)))
        reasons = tuple(replace(reason, text=both) if reason.kind == "few_ties" else reason for reason in reasons)
    return SuggestedPair((one, other), pair.score, reasons, suggester.introduction(pair.one, pair.other))


def _of_pair(network: NetworkOfDay, reason: Reason, one: ActorSummary, other: ActorSummary) -> Reason:
    """A reason that is seen from the first, worded with the names of both."""
    if reason.kind in ("need_met", "need_to_meet"):
        offering, needing = (other, one) if reason.kind == "need_met" else (one, other)
        topics = "; ".join(network.viewer.topic(topic).label for topic in str(reason.values["topics"]).split())
        words = network.words("pair.need", offering=offering.name, needing=needing.name, topics=topics)
    elif reason.kind in _ONE_SIDED:
        words = network.words(f"pair.{reason.kind}", name=other.name)
    else:
        return reason
    return replace(reason, text=words)

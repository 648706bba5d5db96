"""What goes when a project, or any actor, ends; and what ends within a year."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graphsvc.analysis.project_end import SUCCESSOR_WEIGHTS, Cohesion, ProjectEnd, Successor, cohesion
from graphsvc.asking.reasons import Reason
from graphsvc.model import Actor, Offer, OfferMatch, OfferQuery, Vocabulary
from graphsvc.service.actors import tie_views
from graphsvc.service.reports.base import WHOLE, NetworkOfDay, Part, Report
from graphsvc.service.reports.suggesting import Suggester
from graphsvc.service.views import ActorSummary, Labelled, PlaceSummary, TieView

_SUCCESSORS: Final = 3
_A_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class LostHelp:
    """A topic that nobody else offers in a place; None where nobody else offers it anywhere."""

    topic: Labelled
    place: PlaceSummary | None


@dataclass(frozen=True, slots=True)
class Repair:
    """A new tie that would join what falls apart, how well the two suit (0..1), and why."""

    actors: tuple[ActorSummary, ActorSummary]
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SuccessorView:
    """Who could convene those affected next, and why."""

    actor: ActorSummary
    score: float
    parts: Mapping[str, float]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectEndReport(Report):
    """What would go if the actor left on the day; nothing is changed in the store.

    `lost_ties` are its own and those that rest on it, `alone` the actors that lose their last tie,
    `lost_introductions` the ids of the pairs that lose their only go-between, at most `limit` of them, of
    `lost_introductions_total`. `repairs` is the smallest set of new ties that joins what it held together.
    """

    actor: ActorSummary
    lost_ties: tuple[TieView, ...]
    alone: tuple[ActorSummary, ...]
    lost_introductions_total: int
    lost_introductions: tuple[tuple[str, str], ...]
    lost_help: tuple[LostHelp, ...]
    before: Cohesion
    after: Cohesion
    repairs: tuple[Repair, ...]
    successors: tuple[SuccessorView, ...]
    weights: Mapping[str, float]
    summary: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndingActor:
    """An actor whose end is known, and how many ties go with it."""

    actor: ActorSummary
    end_date: date
    ties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingReport(Report):
    """The actors that end within a year of the day, the next to end first."""

    actors: tuple[EndingActor, ...]


def project_end_report(network: NetworkOfDay, actor_id: str, *, limit: int) -> ProjectEndReport:
    """What would go if an actor left the network of a day.

    Raises:
        NotFoundError: nobody bears the id.
    """
    context = network.context
    actor = context.actor(actor_id, "actor")
    end = ProjectEnd(network.subgraph, network.graph, actor_id)
    suggester = Suggester(network)
    profiles = [suggester.profiles[network.graph.number_of[one.id]] for one in end.left.actors]
    offers = context.store.offers_of((actor_id,))
    pairs = end.lost_introductions()
    alone = end.left_alone()
    help_ = _lost_help(network, actor, offers)
    successors = end.successors({offer.topic for offer in offers}, profiles, _SUCCESSORS)
    repairs = end.repairs(profiles)
    return ProjectEndReport(
        **network.stated("project_end", actor=actor_id, limit=limit),
        actor=network.viewer.actor(actor),
        lost_ties=tie_views(context, end.lost_ties, network.on, network.language),
        alone=tuple(network.viewer.actor(one) for one in alone),
        lost_introductions_total=len(pairs),
        lost_introductions=tuple(
            (network.graph.actors[one].id, network.graph.actors[other].id) for one, other in pairs[:limit].tolist()
        ),
        lost_help=help_,
        before=cohesion(end.before),
        after=cohesion(end.after),
        repairs=tuple(
            _repair(network, suggester, end.after.actors[pair.one], end.after.actors[pair.other], pair.score)
            for pair in repairs
        ),
        successors=tuple(_successor(network, one, len(end.affected)) for one in successors),
        weights=SUCCESSOR_WEIGHTS,
        summary=(
            network.words("project_end.ties", count=len(end.lost_ties)),
            network.words("project_end.alone", count=len(alone)),
            network.words("project_end.introductions", count=len(pairs)),
            network.words("project_end.help", count=len(help_)),
            network.words("project_end.repairs", count=len(repairs)),
        ),
    )


def ending_report(network: NetworkOfDay, *, part: Part = WHOLE) -> EndingReport:
    """The actors that act on the day and end within a year of it.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
    """
    wanted = network.ids_in(part)
    last = network.on + _A_YEAR
    resting_on = Counter(
        rest for tie in network.subgraph.ties for rest in {tie.source, tie.target, tie.basis} if rest is not None
    )
    ending = [
        (actor.end_date, actor)
        for actor in network.subgraph.actors
        if actor.id in wanted
        and actor.end_date
        and network.on <= actor.end_date <= last
        and actor.is_active(network.on)
    ]
    return EndingReport(
        **network.stated("ending", **part.parameters),
        actors=tuple(
            EndingActor(network.viewer.actor(actor), end_date, resting_on[actor.id])
            for end_date, actor in sorted(ending, key=lambda pair: (pair[0], pair[1].id))
        ),
    )


def _repair(network: NetworkOfDay, suggester: Suggester, one: Actor, other: Actor, score: float) -> Repair:
    numbers = network.graph.number_of[one.id], network.graph.number_of[other.id]
    return Repair((network.viewer.actor(one), network.viewer.actor(other)), score, suggester.reasons(*numbers))


def _successor(network: NetworkOfDay, successor: Successor, affected: int) -> SuccessorView:
    words = network.words("project_end.successor", tied=successor.tied, affected=affected)
    if successor.parts["topics"]:
        words = f"{words} {network.words('project_end.same_topics')}"
    return SuccessorView(network.viewer.actor(successor.actor), successor.score, successor.parts, words)


def _lost_help(network: NetworkOfDay, actor: Actor, offers: Sequence[Offer]) -> tuple[LostHelp, ...]:
    vocabulary = network.context.vocabulary
    topics = tuple(sorted({offer.topic for offer in offers}))
    matches = network.context.store.who_offers(OfferQuery(on=network.on, topics=topics)) if topics else ()
    others = [match for match in matches if match.actor.id != actor.id]
    wanted = sorted({(offer.topic, place) for offer in offers for place in _places(actor, offer) or [""]})
    return tuple(
        LostHelp(network.viewer.topic(topic), network.viewer.place(vocabulary.places[place]) if place else None)
        for topic, place in wanted
        if not any(match.offer.topic == topic and _helps_in(match, place, vocabulary) for match in others)
    )


def _places(actor: Actor, offer: Offer) -> Collection[str]:
    """Where an offer holds: its own places, else those that the actor serves, else its seat; empty when unknown."""
    return offer.places or actor.serves or ((actor.municipality,) if actor.municipality else ())


def _helps_in(match: OfferMatch, place: str, vocabulary: Vocabulary) -> bool:
    """Whether an offer holds in a place or in a part of it; anywhere, where no place is named."""
    meeting = vocabulary.places_meeting(place) if place else frozenset[str]()
    return not place or not meeting.isdisjoint(_places(match.actor, match.offer))

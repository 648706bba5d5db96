"""What goes when a project, or any actor, ends."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.analysis.flattening import SimpleGraph
from graphsvc.analysis.gaps import Helper
from graphsvc.analysis.partners import Pair
from graphsvc.analysis.project_end import SUCCESSOR_WEIGHTS, Cohesion, ProjectEnd, Successor, cohesion
from graphsvc.asking.reasons import Reason
from graphsvc.model import Actor, Offer, Outcome, Vocabulary
from graphsvc.model.outlines import ActorOutline
from graphsvc.service.actors import tie_views
from graphsvc.service.reports.base import NetworkOfDay, Report
from graphsvc.service.reports.helpers import helpers_by_topic
from graphsvc.service.reports.suggesting import Suggester
from graphsvc.service.views import ActorSummary, Labelled, PlaceSummary, TieView

_SUCCESSORS: Final = 3


@dataclass(frozen=True, slots=True)
class LostHelp:
    """A topic that an actor that still acts offers and nobody else does in a place; None: nobody else anywhere."""

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
    `lost_introductions_total`, whose `names` stand by id. `repairs` is the smallest set of new ties that joins what it held together.
    """

    actor: ActorSummary
    lost_ties: tuple[TieView, ...]
    alone: tuple[ActorSummary, ...]
    lost_introductions_total: int
    lost_introductions: tuple[tuple[str, str], ...]
    names: Mapping[str, str]
    lost_help: tuple[LostHelp, ...]
    before: Cohesion
    after: Cohesion
    repairs: tuple[Repair, ...]
    successors: tuple[SuccessorView, ...]
    weights: Mapping[str, float]
    summary: tuple[str, ...]

    @property
    def is_torn(self) -> bool:
        """Whether some of what it held together stays apart even with the repairs."""
        return _is_torn(self.before, self.after, self.repairs)


def project_end_report(network: NetworkOfDay, actor_id: str, *, limit: int) -> ProjectEndReport:
    """What would go if an actor left the network of a day.

    Raises:
        NotFoundError: nobody bears the id.
    """
    actor = network.context.actor(actor_id, "actor")
    end = ProjectEnd(network.day, network.graph, actor_id)
    suggester = Suggester(network)
    profiles = network.profiles_of(end.left)
    lost_ties = [one for one in network.context.store.ties_hanging_on(actor_id) if one.is_active(network.on)]
    offers = network.context.store.offers_of((actor_id,))
    pairs = _lost_introductions(end)
    alone = end.left_alone()
    help_ = _lost_help(network, actor, offers)
    declined = (one.actors for one in network.follow_ups if one.outcome is Outcome.DECLINED)
    repairs = end.repairs(profiles, declined)
    successors = end.successors({offer.topic for offer in offers}, profiles, _SUCCESSORS)
    before, after = network.recall("cohesion", lambda: cohesion(end.before)), cohesion(end.after)
    mending = "repairs_partly" if _is_torn(before, after, repairs) else "repairs"
    found = {"ties": lost_ties, "alone": alone, "introductions": pairs, "help": help_, mending: repairs}
    return ProjectEndReport(
        **network.stated("project_end", actor=actor_id, limit=limit),
        actor=network.viewer.actor(actor),
        lost_ties=tie_views(network.context, lost_ties, network.on, network.language),
        alone=tuple(network.viewer.actor(one) for one in alone),
        lost_introductions_total=len(pairs),
        lost_introductions=tuple((one.id, other.id) for one, other in pairs[:limit]),
        names={one.id: one.names.in_language(network.language) for pair in pairs[:limit] for one in pair},
        lost_help=help_,
        before=before,
        after=after,
        repairs=tuple(_repair(network, suggester, end.after, pair) for pair in repairs),
        successors=tuple(_successor(network, one, len(end.affected)) for one in successors),
        weights=SUCCESSOR_WEIGHTS,
        summary=tuple(network.words(f"project_end.{name}", count=len(some)) for name, some in found.items()),
    )


def _is_torn(before: Cohesion, after: Cohesion, repairs: Sequence[object]) -> bool:
    return after.components - before.components > len(repairs)


def _lost_introductions(end: ProjectEnd) -> Sequence[tuple[ActorOutline, ActorOutline]]:
    actors = end.before.actors
    return [(actors[one], actors[other]) for one, other in end.lost_introductions().tolist()]


def _repair(network: NetworkOfDay, suggester: Suggester, after: SimpleGraph, pair: Pair) -> Repair:
    one, other = after.actors[pair.one], after.actors[pair.other]
    numbers = network.day.number_of[one.id], network.day.number_of[other.id]
    found = suggester.reasons(*numbers)
    # partners that the two have in common are those that go, else nothing would have to be joined
    lasting = tuple(reason for reason in found if reason.kind != "shared_partners")
    return Repair((network.viewer.actor(one), network.viewer.actor(other)), pair.score, lasting or found)


def _successor(network: NetworkOfDay, successor: Successor, affected: int) -> SuccessorView:
    words = network.words("project_end.successor", tied=successor.tied, affected=affected)
    if successor.parts["topics"]:
        words = f"{words} {network.words('project_end.same_topics')}"
    return SuccessorView(network.viewer.actor(successor.actor), successor.score, successor.parts, words)


def _lost_help(network: NetworkOfDay, actor: Actor, offers: Sequence[Offer]) -> tuple[LostHelp, ...]:
    if not actor.is_active(network.on):
        return ()
    vocabulary, helpers = network.context.vocabulary, helpers_by_topic(network)
    wanted = sorted({(offer.topic, place) for offer in offers for place in _places(actor, offer) or [""]})
    return tuple(
        LostHelp(network.viewer.topic(topic), network.viewer.place(vocabulary.places[place]) if place else None)
        for topic, place in wanted
        if not any(_helps_in(helper, place, vocabulary) for helper in helpers[topic] if helper.actor != actor.id)
    )


def _places(actor: Actor, offer: Offer) -> Collection[str]:
    """Where an offer holds: its own places, else those that the actor serves, else its seat; empty when unknown."""
    return offer.places or actor.serves or ((actor.municipality,) if actor.municipality else ())


def _helps_in(helper: Helper, place: str, vocabulary: Vocabulary) -> bool:
    """Whether somebody helps in a place or in a part of it; anywhere, where no place is named."""
    return not place or not helper.places.isdisjoint(vocabulary.places_meeting(place))

"""Who is left alone, and who could work with whom."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc.analysis.partners import WEIGHTS
from graphsvc.analysis.positions import Peripheral, peripheral_actors, unlinked_councils
from graphsvc.asking.reasons import Reason
from graphsvc.errors import InvalidInputError
from graphsvc.model import Actor
from graphsvc.service.context import Context
from graphsvc.service.reports.base import WHOLE, NetworkOfDay, Part, Report
from graphsvc.service.reports.suggesting import Suggester, Suggestion
from graphsvc.service.views import ActorSummary

FIRST_CONTACTS: Final = 3


@dataclass(frozen=True, slots=True)
class IsolatedActor:
    """An actor with no tie, one, or only time-limited ties; `ties` counts parallel ones too; three first contacts."""

    actor: ActorSummary
    ties: int
    only_time_limited: bool
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsolatedReport(Report):
    """A work list: those first for whom most can be done.

    `total` is how many there are, of whom `actors` are the first; `unlinked_councils` are the councils
    without a tie to their municipality or to any association.
    """

    total: int
    actors: tuple[IsolatedActor, ...]
    unlinked_councils: tuple[ActorSummary, ...]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionsReport(Report):
    """Possible partners for an actor, best first."""

    actor: ActorSummary
    suggestions: tuple[Suggestion, ...]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SuggestedPair:
    """Two actors that could meet, how well they suit (0..1), and why, seen from the first."""

    actors: tuple[ActorSummary, ActorSummary]
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsReport(Report):
    """Pairs that could meet, best first; `unpaired` are the participants for whom there was nobody."""

    pairs: tuple[SuggestedPair, ...]
    unpaired: tuple[ActorSummary, ...]
    weights: Mapping[str, float]


def isolated_report(network: NetworkOfDay, *, part: Part = WHOLE, limit: int) -> IsolatedReport:
    """The actors with no tie, one tie or only time-limited ties in the whole network, of a part or of all.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
    """
    wanted = network.ids_in(part)
    found = [one for one in peripheral_actors(network.subgraph, _known_ends(network)) if one.actor.id in wanted]
    suggester = Suggester(network)
    shown = sorted(found, key=lambda one: _most_can_be_done(one, suggester, network))[:limit]
    planned = _planned(network.context, [one.actor.id for one in shown])
    return IsolatedReport(
        **network.stated("isolated", **part.parameters, limit=limit),
        total=len(found),
        actors=tuple(
            IsolatedActor(
                network.viewer.actor(one.actor),
                one.ties,
                one.only_time_limited,
                suggester.suggestions(one.actor.id, FIRST_CONTACTS, planned[one.actor.id]),
            )
            for one in shown
        ),
        unlinked_councils=tuple(
            network.viewer.actor(council) for council in unlinked_councils(network.subgraph) if council.id in wanted
        ),
        weights=WEIGHTS,
    )


def suggestions_report(network: NetworkOfDay, actor_id: str, *, limit: int) -> SuggestionsReport:
    """Possible partners for an actor; none for one that does not act on the day.

    Raises:
        NotFoundError: nobody bears the id.
    """
    actor = network.context.actor(actor_id, "actor")
    suggestions: tuple[Suggestion, ...] = ()
    if actor.is_active(network.on):
        suggestions = Suggester(network).suggestions(actor_id, limit, _planned(network.context, [actor_id])[actor_id])
    return SuggestionsReport(
        **network.stated("suggestions", actor=actor_id, limit=limit),
        actor=network.viewer.actor(actor),
        suggestions=suggestions,
        weights=WEIGHTS,
    )


def evening_report(network: NetworkOfDay, participants: Sequence[str]) -> PairsReport:
    """The best set of pairs among participants, each in one pair.

    Raises:
        NotFoundError: nobody bears one of the ids.
        InvalidInputError: a participant does not act on the day.
    """
    for actor_id in participants:
        if not network.context.actor(actor_id, "actor").is_active(network.on):
            raise InvalidInputError("actor_not_active", field="actor", value=actor_id)
    suggester = Suggester(network)
    numbers = [network.graph.number_of[actor_id] for actor_id in participants]
    pairs = suggester.partners.evening(numbers)
    paired = {end for pair in pairs for end in (pair.one, pair.other)}
    return PairsReport(
        **network.stated("evening", participants=len(participants)),
        pairs=tuple(
            SuggestedPair(
                (
                    network.viewer.actor(network.graph.actors[pair.one]),
                    network.viewer.actor(network.graph.actors[pair.other]),
                ),
                pair.score,
                suggester.reasons(pair.one, pair.other),
            )
            for pair in pairs
        ),
        unpaired=network.actors((number for number in numbers if number not in paired), network.graph),
        weights=WEIGHTS,
    )


def _known_ends(network: NetworkOfDay) -> Mapping[str, date]:
    """The known ends of actors, also of those that ties rest on and that are not in the network."""
    bases = {tie.basis for tie in network.subgraph.ties if tie.basis} - network.subgraph.actor_by_id.keys()
    actors = (*network.subgraph.actors, *network.context.store.actors_by_id(bases))
    return {actor.id: actor.end_date for actor in actors if actor.end_date}


def _most_can_be_done(one: Peripheral, suggester: Suggester, network: NetworkOfDay) -> tuple[int, int, str]:
    """First those of whom most is known to begin with: a need, an offer, a way to reach them; then by ties and id."""
    profile = suggester.profiles[network.graph.number_of[one.actor.id]]
    known = bool(profile.needs) + bool(profile.offers) + _can_be_reached(one.actor)
    return -known, one.ties, one.actor.id


def _can_be_reached(actor: Actor) -> bool:
    return bool(actor.contacts or actor.url)


def _planned(context: Context, actor_ids: Collection[str]) -> Mapping[str, set[str]]:
    """For each actor, those with whom a tie is planned already."""
    found: dict[str, set[str]] = defaultdict(set)
    for tie in context.store.ties_of(actor_ids, None):
        if tie.planned:
            found[tie.source].add(tie.target)
            found[tie.target].add(tie.source)
    return found

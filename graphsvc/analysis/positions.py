"""Who stands alone or at the edge of the network on a day."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc.model import Actor, ActorKind, Subgraph, Tie

ASSOCIATIONS: Final = frozenset({"association", "federation", "district", "branch", "club"})
"""The subtypes of organisations that are associations."""


@dataclass(frozen=True, slots=True)
class Peripheral:
    """An actor with no tie, one, or only such as will end by what is known; `ties` counts parallel ones too."""

    actor: Actor
    ties: int
    only_time_limited: bool


def peripheral_actors(subgraph: Subgraph, ends: Mapping[str, date]) -> tuple[Peripheral, ...]:
    """The actors that act on the day and have no tie, one tie or only time-limited ties, in order.

    A tie is time-limited when its own end is known, or that of an actor at either end or that it rests on;
    `ends` are the known ends of actors by id.
    """
    ties_of = _ties_of(subgraph)
    found = (
        Peripheral(actor, len(ties), bool(ties) and all(tie_end(tie, ends) for tie in ties))
        for actor in subgraph.actors
        if actor.is_active(subgraph.on)
        for ties in (ties_of[actor.id],)
    )
    return tuple(one for one in found if one.ties <= 1 or one.only_time_limited)


def tie_end(tie: Tie, ends: Mapping[str, date]) -> date | None:
    """When the tie will end, by what is known; None where nothing is."""
    known = (tie.end_date, ends.get(tie.source), ends.get(tie.target), ends.get(tie.basis or ""))
    return min((day for day in known if day), default=None)


def unlinked_councils(subgraph: Subgraph) -> tuple[Actor, ...]:
    """The councils that act on the day without a tie to their municipality or to any association, in order."""
    ties_of = _ties_of(subgraph)
    return tuple(
        actor
        for actor in subgraph.actors
        if actor.kind is ActorKind.COUNCIL
        and actor.is_active(subgraph.on)
        and not any(_links(actor, partner) for partner in _partners(actor, ties_of[actor.id], subgraph))
    )


def _links(council: Actor, partner: Actor) -> bool:
    if partner.kind is ActorKind.MUNICIPALITY:
        return None in (council.municipality, partner.municipality) or council.municipality == partner.municipality
    return partner.subtype in ASSOCIATIONS


def _partners(actor: Actor, ties: Sequence[Tie], subgraph: Subgraph) -> Collection[Actor]:
    others = {end for tie in ties for end in (tie.source, tie.target)} - {actor.id}
    return [subgraph.actor_by_id[other] for other in sorted(others)]


def _ties_of(subgraph: Subgraph) -> Mapping[str, list[Tie]]:
    ties_of: dict[str, list[Tie]] = defaultdict(list)
    for tie in subgraph.ties:
        ties_of[tie.source].append(tie)
        ties_of[tie.target].append(tie)
    return ties_of

"""Whether a group of actors has among its members what its members need."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from graphsvc.model import ActorKind, alphabetical
from graphsvc.service.reports.base import NetworkOfDay
from graphsvc.service.reports.helpers import helpers_by_topic
from graphsvc.service.views import ActorSummary, Labelled

_GROUPS: Final = frozenset({"network", "steering_group", "team"})
_FEWEST: Final = 2
_MOST_OFFERED: Final = 300


@dataclass(frozen=True, slots=True)
class Competence:
    """A topic that members of a group need, and the members that offer it."""

    topic: Labelled
    needed_by: tuple[ActorSummary, ...]
    offered_by: tuple[ActorSummary, ...]


@dataclass(frozen=True, slots=True)
class GroupCompetences:
    """What the members of a group need: first what none of them offers, then what fewest do.

    The group of `actor` is itself, those tied to it and those whose ties rest on it, as `members`.
    """

    actor: ActorSummary
    members: tuple[ActorSummary, ...]
    competences: tuple[Competence, ...]


def group_competences(network: NetworkOfDay, actor_id: str) -> GroupCompetences:
    """What the group of an actor needs, and who of it offers that.

    Raises:
        NotFoundError: nobody bears the id.
    """
    context = network.context
    actor = context.actor(actor_id, "group")
    ties = (tie for tie in network.subgraph.ties if actor_id in (tie.source, tie.target, tie.basis))
    ids = {actor_id, *(end for tie in ties for end in (tie.source, tie.target))}
    members = {one.id: network.viewer.actor(one) for one in context.store.actors_by_id(ids)}
    needed, offered = _needed(network, ids), _offered(network, ids)
    found = (
        Competence(
            network.viewer.topic(topic),
            tuple(members[one] for one in sorted(needing)),
            tuple(members[one] for one in sorted(offered.get(topic, ()))),
        )
        for topic, needing in needed.items()
    )
    return GroupCompetences(
        network.viewer.actor(actor),
        tuple(sorted(members.values(), key=lambda one: alphabetical(one.name))),
        tuple(sorted(found, key=lambda one: (len(one.offered_by), -len(one.needed_by), one.topic.id))),
    )


def groups_of_actors(network: NetworkOfDay) -> tuple[ActorSummary, ...]:
    """The projects, networks, steering groups and teams that have at least two ties, by name; at most 300."""
    counts = Counter(
        end for tie in network.subgraph.ties for end in {tie.source, tie.target, tie.basis} if end is not None
    )
    found = [
        actor
        for actor in network.subgraph.actors
        if (actor.kind is ActorKind.PROJECT or actor.subtype in _GROUPS) and counts[actor.id] >= _FEWEST
    ]
    largest = sorted(found, key=lambda actor: (-counts[actor.id], actor.id))[:_MOST_OFFERED]
    return tuple(sorted(map(network.viewer.actor, largest), key=lambda one: alphabetical(one.name)))


def _needed(network: NetworkOfDay, ids: Collection[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for need in network.context.store.needs_of(ids):
        found[need.topic].add(need.actor)
    return found


def _offered(network: NetworkOfDay, ids: Collection[str]) -> Mapping[str, set[str]]:
    return {
        topic: {helper.actor for helper in helpers if helper.actor in ids}
        for topic, helpers in helpers_by_topic(network).items()
    }

"""Whether a group of actors has among its members what its members need."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from graphsvc.analysis.project_end import hanging_on
from graphsvc.model import ActorKind, Need, Offer, alphabetical
from graphsvc.service.reports.base import NetworkOfDay
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
    ids = {actor_id, *network.day.ids(network.day.ends(network.day.hanging_on(actor_id)))}
    members = {one.id: network.viewer.actor(one) for one in context.store.actors_by_id(ids)}
    acting = [one.id for one in members.values() if one.is_active]
    needed, offered = _by_topic(context.store.needs_of(ids)), _by_topic(context.store.offers_of(acting))
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
    groups = [actor for actor in network.day.actors if actor.kind is ActorKind.PROJECT or actor.subtype in _GROUPS]
    hanging = hanging_on(network.day, {actor.id for actor in groups})
    counts = {actor.id: hanging[actor.id].ties for actor in groups}
    found = [actor for actor in groups if counts[actor.id] >= _FEWEST]
    largest = sorted(found, key=lambda actor: (-counts[actor.id], actor.id))[:_MOST_OFFERED]
    return tuple(sorted(map(network.viewer.actor, largest), key=lambda one: alphabetical(one.name)))


def _by_topic(entries: Iterable[Offer | Need]) -> Mapping[str, set[str]]:
    """The ids of the actors by the topics of what they offer or need."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        found[entry.topic].add(entry.actor)
    return found

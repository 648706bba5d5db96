"""Who acts in a municipality, and on what for whom."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphsvc.analysis.positions import ASSOCIATIONS
from graphsvc.model import COUNTRY_ID, GROUP_PREFIX, Actor, ActorKind, Area, OfferMatch, OfferQuery, Place, alphabetical
from graphsvc.service.actors import FRAMES
from graphsvc.service.reports.base import NetworkOfDay
from graphsvc.service.views import ActorSummary, Labelled


@dataclass(frozen=True, slots=True)
class TopicHere:
    """A topic that is offered in the municipality: by how many actors seated there, and from elsewhere.

    Of those from elsewhere, `nearby` name the municipality or an area around it, the others the whole country.
    `target_groups` are those that the seated and the nearby help.
    """

    topic: Labelled
    group: Labelled
    seated: int
    serving: int
    nearby: int
    target_groups: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class BranchHere:
    """An actor seated in the municipality that is part or member of an association seated elsewhere."""

    actor: ActorSummary
    whole: ActorSummary


class Here:
    """The actors of a municipality on a day, and those that serve it from elsewhere."""

    def __init__(self, network: NetworkOfDay, place: Place) -> None:
        """`place` is the municipality."""
        self._network = network
        self.seated = tuple(
            actor for actor in network.day.actors if actor.municipality == place.id and actor.is_active(network.on)
        )
        self.ids = frozenset(actor.id for actor in self.seated)
        meeting = network.context.vocabulary.places_meeting(place.id)
        self._matches = network.context.store.who_offers(OfferQuery(on=network.on, area=Area(meeting)))

    @cached_property
    def serving(self) -> tuple[Actor, ...]:
        """Those from elsewhere that offer something here, in order."""
        found = {match.actor.id: match.actor for match in self._matches if match.actor.id not in self.ids}
        return tuple(found[actor_id] for actor_id in sorted(found))

    @cached_property
    def nationwide(self) -> tuple[Actor, ...]:
        """Those from elsewhere that serve no smaller place than the country."""
        nearby = {match.actor.id for match in self._matches if not _is_nationwide(match)}
        return tuple(actor for actor in self.serving if actor.id not in nearby)

    def topics(self) -> Iterator[TopicHere]:
        """What is offered here, in the order of the vocabulary."""
        by_topic: Mapping[str, list[OfferMatch]] = defaultdict(list)
        for match in self._matches:
            by_topic[match.offer.topic].append(match)
        for topic in self._network.context.vocabulary.topics.values():
            if topic.id in by_topic:
                yield self._topic(topic.id, f"{GROUP_PREFIX}{topic.group}", by_topic[topic.id])

    def branches(self) -> Iterator[BranchHere]:
        """Those seated here that belong to an association elsewhere."""
        viewer, day = self._network.viewer, self._network.day
        here = day.marked(self.ids)
        ties = day.ties.of_kind(*FRAMES)
        for source, target in ties.where(here[ties.sources] & ~here[ties.targets]).pairs.tolist():
            actor, whole = day.actors[source], day.actors[target]
            if actor.kind is ActorKind.ORGANISATION and whole.subtype in ASSOCIATIONS:
                yield BranchHere(viewer.actor(actor), viewer.actor(whole))

    def _topic(self, topic: str, group: str, matches: Sequence[OfferMatch]) -> TopicHere:
        viewer = self._network.viewer
        near = [match for match in matches if match.actor.id in self.ids or not _is_nationwide(match)]
        helping, nearby = _actors(matches), _actors(near)
        return TopicHere(
            topic=viewer.topic(topic),
            group=viewer.topic(group),
            seated=len(helping & self.ids),
            serving=len(helping - self.ids),
            nearby=len(nearby - self.ids),
            target_groups=self._target_groups(near),
        )

    def _target_groups(self, matches: Collection[OfferMatch]) -> tuple[Labelled, ...]:
        groups = {group for match in matches for group in match.offer.target_groups}
        found = (self._network.viewer.target_group(group) for group in groups)
        return tuple(sorted(found, key=lambda group: alphabetical(group.label)))


def _actors(matches: Collection[OfferMatch]) -> frozenset[str]:
    return frozenset(match.actor.id for match in matches)


def _is_nationwide(match: OfferMatch) -> bool:
    """Whether an offer is for the country and names no smaller place."""
    return set(match.offer.places or match.actor.serves) == {COUNTRY_ID}

"""What actors need, and nobody offers where they sit."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graphsvc.analysis.gaps import nearest_km
from graphsvc.model import Place
from graphsvc.model.outlines import ActorOutline
from graphsvc.service.reports.base import NetworkOfDay
from graphsvc.service.reports.helpers import helpers_by_topic
from graphsvc.service.views import ActorSummary, Labelled, PlaceSummary


@dataclass(frozen=True, slots=True)
class UnmetNeed:
    """A topic that actors seated in a place need and nobody offers there; `nearest_km` as in gaps."""

    topic: Labelled
    place: PlaceSummary
    actors: tuple[ActorSummary, ...]
    nearest_km: float | None


def unmet_needs(network: NetworkOfDay, places: Sequence[Place], topics: Collection[str]) -> tuple[UnmetNeed, ...]:
    """What the actors of the day need of these topics and nobody offers in their place; what most need first."""
    helpers = helpers_by_topic(network)
    met = {place.id: helpers.topics_in(network.context.vocabulary.places_meeting(place.id)) for place in places}
    needing = _needing(network, frozenset(topics))
    found = [
        UnmetNeed(
            network.viewer.topic(topic),
            network.viewer.place(place),
            tuple(network.viewer.actor(actor) for actor in here),
            nearest_km(helpers.get(topic, ()), [place])[0],
        )
        for topic, actors in needing.items()
        for place in places
        if topic not in met[place.id] and (here := [actor for actor in actors if actor.municipality in place.members])
    ]
    return tuple(sorted(found, key=lambda need: (-len(need.actors), need.topic.id, need.place.id)))


def _needing(network: NetworkOfDay, topics: Collection[str]) -> Mapping[str, list[ActorOutline]]:
    """The actors that need each topic, each once, in the order of their ids."""
    actors, needs = dict(zip(network.day.members.tolist(), network.day.actors, strict=True)), network.outline.needs
    found: dict[str, dict[str, ActorOutline]] = defaultdict(dict)
    for member, number in zip(needs.actors, needs.topics, strict=True):
        if member in actors and needs.topic_ids[number] in topics:
            found[needs.topic_ids[number]][actors[member].id] = actors[member]
    return {topic: list(needing.values()) for topic, needing in sorted(found.items())}

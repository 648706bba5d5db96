"""Whether records refer only to what exists."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from graphsvc.errors import InvalidInputError
from graphsvc.model.graph import GraphData
from graphsvc.model.kinds import PlaceLevel
from graphsvc.model.places import Vocabulary
from graphsvc.model.records import Actor, Event, Need, Offer, Tie


class Reference(NamedTuple):
    """An id that a record names in a field."""

    record: Actor | Tie | Offer | Need | Event
    field: str
    value: str


def actor_references(data: GraphData) -> frozenset[str]:
    """The ids of the actors that ties, offers and needs name but that are not in `data`."""
    named = {end for tie in data.ties for end in (tie.source, tie.target)}
    named.update(entry.actor for entry in (*data.offers, *data.needs))
    return frozenset(named - {actor.id for actor in data.actors})


def check_references(data: GraphData, vocabulary: Vocabulary, known_actors: Collection[str]) -> None:
    """Check every id that a record names.

    Raises:
        InvalidInputError: it names an actor that is neither in `data` nor known, or a place, topic or
            target group that the vocabulary lacks.
    """
    for broken in broken_references(data, vocabulary, known_actors):
        raise InvalidInputError("unknown_reference", field=broken.field, value=broken.value)


def broken_references(
    data: GraphData, vocabulary: Vocabulary, known_actors: Collection[str] = ()
) -> Iterator[Reference]:
    """Every reference to what is neither in `data`, nor a known actor, nor in the vocabulary."""
    actors = {actor.id for actor in data.actors} | set(known_actors)
    municipalities = {place.id for place in vocabulary.places.values() if place.level is PlaceLevel.MUNICIPALITY}
    known: dict[str, Collection[str]] = {
        "source": actors,
        "target": actors,
        "actor": actors,
        "municipality": municipalities,
        "serves": vocabulary.places,
        "places": vocabulary.places,
        "topic": vocabulary.topics,
        "target_groups": vocabulary.target_groups,
    }
    return (reference for reference in _references(data) if reference.value not in known[reference.field])


def _references(data: GraphData) -> Iterator[Reference]:
    for tie in data.ties:
        yield Reference(tie, "source", tie.source)
        yield Reference(tie, "target", tie.target)
    seated: tuple[Actor | Event, ...] = (*data.actors, *data.events)
    for record in seated:
        if record.municipality is not None:
            yield Reference(record, "municipality", record.municipality)
    for actor in data.actors:
        yield from (Reference(actor, "serves", place) for place in actor.serves)
    entries: tuple[Offer | Need, ...] = (*data.offers, *data.needs)
    for entry in entries:
        yield Reference(entry, "actor", entry.actor)
        yield Reference(entry, "topic", entry.topic)
        yield from (Reference(entry, "places", place) for place in entry.places)
        yield from (Reference(entry, "target_groups", group) for group in entry.target_groups)

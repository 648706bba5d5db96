"""Whether what is written refers only to what exists."""

from collections.abc import Collection, Iterator

from graphsvc.errors import InvalidInputError
from graphsvc.model import GraphData, PlaceLevel, Vocabulary


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
    if missing := sorted(actor_references(data) - set(known_actors)):
        raise InvalidInputError("unknown_reference", field="actor", value=missing[0])
    for field, value, known in _named(data, vocabulary):
        if value not in known:
            raise InvalidInputError("unknown_reference", field=field, value=value)


def _named(data: GraphData, vocabulary: Vocabulary) -> Iterator[tuple[str, str, Collection[str]]]:
    municipalities = {place.id for place in vocabulary.places.values() if place.level is PlaceLevel.MUNICIPALITY}
    seats = [actor.municipality for actor in data.actors] + [event.municipality for event in data.events]
    yield from (("municipality", seat, municipalities) for seat in seats if seat is not None)
    for actor in data.actors:
        yield from (("serves", place, vocabulary.places) for place in actor.serves)
    for entry in (*data.offers, *data.needs):
        yield "topic", entry.topic, vocabulary.topics
        yield from (("places", place, vocabulary.places) for place in entry.places)
        yield from (("target_groups", group, vocabulary.target_groups) for group in entry.target_groups)

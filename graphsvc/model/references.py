"""Whether records refer only to what exists."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from graphsvc.errors import InvalidInputError
from graphsvc.model.graph import GraphData
from graphsvc.model.kinds import PlaceLevel
from graphsvc.model.places import Vocabulary
from graphsvc.model.records import Actor, Event, Need, Offer, Tie

_Record = Actor | Tie | Offer | Need | Event


class Reference(NamedTuple):
    """An id that a record names in a field."""

    record: _Record
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
    known: dict[str, AbstractSet[str | None]] = {
        "source": actors,
        "target": actors,
        "actor": actors,
        "municipality": {None, *municipalities},
        "serves": vocabulary.places.keys(),
        "places": vocabulary.places.keys(),
        "topic": vocabulary.topics.keys(),
        "target_groups": vocabulary.target_groups.keys(),
    }
    for records, single, several in _naming(data):
        if _are_known(records, single, several, known):  # records are many, and mostly so
            continue
        for record in records:
            for field in single:
                if (value := getattr(record, field)) not in known[field]:
                    yield Reference(record, field, value)
            for field in several:
                yield from (Reference(record, field, one) for one in getattr(record, field) if one not in known[field])


def _are_known(
    records: Collection[_Record],
    single: Iterable[str],
    several: Iterable[str],
    known: Mapping[str, AbstractSet[str | None]],
) -> bool:
    """Whether all ids in those fields of all records are known."""
    return all(known[field] >= set(map(attrgetter(field), records)) for field in single) and all(
        known[field] >= set(chain.from_iterable(map(attrgetter(field), records))) for field in several
    )


def _naming(data: GraphData) -> Iterator[tuple[Collection[_Record], tuple[str, ...], tuple[str, ...]]]:
    """Records with their fields that hold an id, and those that hold several."""
    yield data.ties, ("source", "target"), ()
    yield (*data.actors, *data.events), ("municipality",), ()
    yield data.actors, (), ("serves",)
    yield (*data.offers, *data.needs), ("actor", "topic"), ("places", "target_groups")

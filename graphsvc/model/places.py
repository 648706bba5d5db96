"""Places, topics and target groups: the vocabularies that belong to the product."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.model.kinds import Language, PlaceLevel, UrbanRural, WordRole
from graphsvc.model.text import LocalText

EARTH_RADIUS_KM: Final = 6371.0088
"""The mean radius R₁ of the Earth (IUGG)."""
_LOCATIVE_ENDING: Final = re.compile(r"([sl])[sl]([aä])(?=( Tl)?$|(?<=^Uude...)|(?<=^Iso...))")
"""At the end, and inside the names that inflect both their parts (Uudellamaalla, Isossakyrössä)."""
COUNTRY_ID: Final = "country"
GROUP_PREFIX: Final = "group:"


@dataclass(frozen=True, slots=True)
class Point:
    """A point in WGS 84 degrees: latitude −90..90, longitude −180..180."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        """Raises InvalidInputError when a coordinate is not a number in its range."""
        for name, limit in (("latitude", 90.0), ("longitude", 180.0)):
            value = getattr(self, name)
            if not -limit <= value <= limit:
                raise InvalidInputError("out_of_range", field=name, value=value, least=-limit, most=limit)

    def km_to(self, other: "Point") -> float:
        """Great-circle distance in kilometres (haversine formula, Sinnott 1984)."""
        north, other_north = math.radians(self.latitude), math.radians(other.latitude)
        half_latitude = (other_north - north) / 2
        half_longitude = math.radians(other.longitude - self.longitude) / 2
        chord = math.sin(half_latitude) ** 2 + math.cos(north) * math.cos(other_north) * math.sin(half_longitude) ** 2
        return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


@dataclass(frozen=True, slots=True)
class BoundingBox:
    """All points with south ≤ latitude ≤ north and west ≤ longitude ≤ east, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it, edges included."""
        return self.south <= point.latitude <= self.north and self.west <= point.longitude <= self.east

    @classmethod
    def around(cls, centre: Point, km: float) -> "BoundingBox":
        """A box, hardly larger than it must be, that holds every point within `km` of `centre`, away from the poles."""
        latitudes = math.degrees(km / EARTH_RADIUS_KM)
        shrink = math.cos(math.radians(min(89.0, abs(centre.latitude) + latitudes)))
        longitudes = min(180.0, latitudes / shrink)
        return cls(
            centre.latitude - latitudes,
            centre.longitude - longitudes,
            centre.latitude + latitudes,
            centre.longitude + longitudes,
        )


@dataclass(frozen=True, slots=True)
class CaseForms:
    """The Finnish case forms that sentences need, e.g. Iisalmen, Iisalmea, Iisalmessa."""

    genitive: str
    partitive: str
    locative: str

    @property
    def elative(self) -> str:
        """Away from the place: "Kuopiosta", "Tampereelta"; from the locative by its ending."""
        return _LOCATIVE_ENDING.sub(r"\1t\2", self.locative)


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, sub-region, region, wellbeing services county, or the country.

    `id` is the three-digit code of a municipality, `level:code` of the others, `country`.
    `members` are the ids of the municipalities inside it (itself, for a municipality), `within` the ids
    of the other places that hold all of them. `titles` tell a place from a town of the same name
    ("Varkauden seutukunta"). `population` is of 31.12.2022. Municipalities have a class and `neighbours`, the ids
    of those with which they share a border.
    """

    id: str
    level: PlaceLevel
    code: str
    names: LocalText
    titles: LocalText
    point: Point
    population: int
    forms: CaseForms
    within: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    # not in the repr, from which the fingerprint of what a store keeps is made: no store keeps these
    urban_rural: UrbanRural | None = field(default=None, repr=False)
    neighbours: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Village:
    """A village, a part of a town or a former municipality, and the municipality that it lies in now."""

    name: str
    municipality: str
    is_former_municipality: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """What help or cooperation is about; stands in one `group`."""

    id: str
    group: str
    labels: LocalText
    synonyms: Mapping[str, tuple[str, ...]] = field(hash=False)


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """One of the groups of topics; asked as `group:<id>` it means all its topics."""

    id: str
    labels: LocalText


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """For whom help or cooperation is."""

    id: str
    labels: LocalText
    synonyms: Mapping[str, tuple[str, ...]] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Helpline:
    """A national number that is told where one of some topics, by id, is asked about; in the languages it answers in."""

    id: str
    topics: frozenset[str]
    numbers: Mapping[Language, str]


@dataclass(frozen=True)
class Vocabulary:
    """All places, topics and target groups, by id, in the order in which they are listed.

    `plain_words` are the words that are no topic, folded.
    """

    places: Mapping[str, Place]
    villages: tuple[Village, ...]
    topic_groups: Mapping[str, TopicGroup]
    topics: Mapping[str, Topic]
    target_groups: Mapping[str, TargetGroup]
    plain_words: Mapping[WordRole, frozenset[str]]
    fingerprint: str
    helplines: tuple[Helpline, ...] = ()

    def place(self, place_id: str, *, field: str = "place") -> Place:
        """The place that bears this id.

        Raises:
            NotFoundError: no place does.
        """
        try:
            return self.places[place_id]
        except KeyError:
            raise NotFoundError("place", place_id, field=field) from None

    def target_group(self, target_group_id: str, *, field: str = "target_group") -> TargetGroup:
        """The target group that bears this id.

        Raises:
            NotFoundError: none does.
        """
        try:
            return self.target_groups[target_group_id]
        except KeyError:
            raise NotFoundError("target_group", target_group_id, field=field) from None

    def topics_under(self, topic_id: str, *, field: str = "topic") -> tuple[str, ...]:
        """The ids of the topics that a topic or a `group:` stands for.

        Raises:
            NotFoundError: it is neither.
        """
        if topic_id in self.topics:
            return (topic_id,)
        group = topic_id.removeprefix(GROUP_PREFIX)
        if topic_id.startswith(GROUP_PREFIX) and group in self.topic_groups:
            return self._topics_by_group[group]
        raise NotFoundError("topic", topic_id, field=field)

    def topic_labels(self, topic_id: str) -> LocalText:
        """The labels of a topic or a `group:`.

        Raises:
            NotFoundError: it is neither.
        """
        if topic_id in self.topics:
            return self.topics[topic_id].labels
        self.topics_under(topic_id)
        return self.topic_groups[topic_id.removeprefix(GROUP_PREFIX)].labels

    def related_topics(self, topic_ids: Iterable[str]) -> tuple[str, ...]:
        """The other topics of the groups that these topics stand in."""
        asked = set(topic_ids)
        groups = {self.topics[topic_id].group for topic_id in asked}
        return tuple(topic.id for topic in self.topics.values() if topic.group in groups and topic.id not in asked)

    def places_meeting(self, place_id: str) -> frozenset[str]:
        """The ids of this place, of the places that contain it and of those inside it.

        Raises:
            NotFoundError: no place bears this id.
        """
        return frozenset({place_id, *self.place(place_id).within, *self._inside.get(place_id, ())})

    def places_inside(self, place_id: str) -> frozenset[str]:
        """The ids of this place and of those inside it.

        Raises:
            NotFoundError: no place bears this id.
        """
        return frozenset({self.place(place_id).id, *self._inside.get(place_id, ())})

    @cached_property
    def place_numbers(self) -> Mapping[str, int]:
        """The places by id, numbered in the order in which they are listed."""
        return {place_id: number for number, place_id in enumerate(self.places)}

    @cached_property
    def _inside(self) -> Mapping[str, tuple[str, ...]]:
        """The places inside each, by its id."""
        inside: dict[str, tuple[str, ...]] = {}
        for place in self.places.values():
            for outer in place.within:
                inside[outer] = (*inside.get(outer, ()), place.id)
        return inside

    @cached_property
    def _topics_by_group(self) -> dict[str, tuple[str, ...]]:
        return {
            group: tuple(topic.id for topic in self.topics.values() if topic.group == group)
            for group in self.topic_groups
        }

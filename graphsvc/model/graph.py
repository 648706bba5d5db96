"""What is asked of a store, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from graphsvc.errors import InvalidInputError
from graphsvc.model.kinds import SUBTYPES, ActorKind, Sector
from graphsvc.model.places import BoundingBox
from graphsvc.model.records import Actor, Dataset, Event, Need, Offer, Tie
from graphsvc.model.text import LocalText

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class GraphData:
    """Records of all sorts that travel together, in or out."""

    actors: tuple[Actor, ...] = ()
    ties: tuple[Tie, ...] = ()
    offers: tuple[Offer, ...] = ()
    needs: tuple[Need, ...] = ()
    events: tuple[Event, ...] = ()
    datasets: tuple[Dataset, ...] = ()


@dataclass(frozen=True)
class Subgraph:
    """Actors and the ties among them on one day; actors in the order of their ids, ties likewise."""

    on: date
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]

    def __len__(self) -> int:
        """How many actors and ties there are."""
        return len(self.actors) + len(self.ties)

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.actors}


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a long list is wanted: `limit` ≥ 1 items after the first `offset` ≥ 0."""

    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """A part of a list, and how long the whole list is."""

    items: tuple[Item, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFilter:
    """Which actors are wanted; `None` or empty asks for any.

    `region` is the id of any place above a municipality; `topics` match offers; `words` are folded
    words, each of which must begin a word of the names or descriptions.
    """

    kind: ActorKind | None = None
    subtype: str | None = None
    sector: Sector | None = None
    municipality: str | None = None
    region: str | None = None
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises InvalidInputError when no kind of actor has the subtype."""
        known = sorted({subtype for subtypes in SUBTYPES.values() for subtype in subtypes})
        if self.subtype is not None and self.subtype not in known:
            raise InvalidInputError("not_in_list", field="subtype", value=self.subtype, allowed=", ".join(known))


@dataclass(frozen=True, slots=True)
class Area:
    """Where help is wanted.

    Actors whose own or municipality's point lies in `box`, that sit in one of `places`, or that serve
    one of them (an offer's own places, where it has some, in place of the actor's).
    """

    places: frozenset[str]
    box: BoundingBox | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferQuery:
    """Which offers are wanted; an empty tuple or `None` asks for any.

    Under one of `topics`, for one of `target_groups`, in `area`, by actors that are active `on` the day.
    """

    on: date
    topics: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """Folded words of which a text says one: one of `words`, or a word with one of `beginnings`."""

    words: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingQuery:
    """Which actors are wanted whose names or descriptions, in any language, say each of `wordings`.

    Those that are active `on` the day, in `area`, and offer nothing under one of `topics`.
    """

    on: date
    wordings: tuple[Wording, ...]
    topics: tuple[str, ...] = ()
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class OfferMatch:
    """An offer that was asked for, and the actor that offers it."""

    actor: Actor
    offer: Offer


class Offering(NamedTuple):
    """An actor and what it offers of what was asked."""

    actor: Actor
    offers: tuple[Offer, ...]


class ActorAmong(NamedTuple):
    """One of some actors: where it sits, and how many ties it has to the others."""

    id: str
    municipality: str | None
    kind: ActorKind
    ties: int


class Offerer(NamedTuple):
    """Who offers something that was asked for, and the ids of these offers, in order; `places` are those that they name."""

    id: str
    names: LocalText
    offers: tuple[str, ...]
    places: frozenset[str] = frozenset()


class OfferInBrief(NamedTuple):
    """Whose an offer is, under which topic, and for whom."""

    actor: str
    topic: str
    is_stated: bool
    target_groups: tuple[str, ...]


class OfferOutline(NamedTuple):
    """What ranks an offer: whose it is, under which topic, for whom and where; little, as they are many.

    `places` are those of the offer, where it names some, else those that its actor serves. Target groups and places
    stand in order of their ids; unknown is `None` or empty.
    """

    actor: str
    kind: str
    subtype: str
    sector: str | None
    municipality: str | None
    latitude: float | None
    longitude: float | None
    assured_date: str | None
    topic: str
    is_stated: bool
    target_groups: tuple[str, ...]
    places: tuple[str, ...]


class PartOf(NamedTuple):
    """That an actor is part of another, by their ids and subtypes."""

    part: str
    part_subtype: str
    whole: str
    whole_subtype: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is on a day: `actors` that act, by kind; `ties` that are active; their offers and needs."""

    actors: int
    actors_by_kind: Mapping[str, int]
    ties: int
    offers: int
    needs: int


@dataclass(frozen=True, slots=True)
class SeatCounts:
    """What a day's subgraph holds by municipality: actors by where they sit and kind, ties by where their ends sit.

    None is for those who sit nowhere.
    """

    actors: Mapping[tuple[str | None, ActorKind], int]
    ties: Mapping[tuple[str | None, str | None], int]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How many questions in a calendar month ("2026-11") nobody could answer.

    About `topic` (the id of a topic, or `group:…`), in `place` (an id); `None` where none was understood.
    """

    topic: str | None
    place: str | None
    month: str
    amount: int

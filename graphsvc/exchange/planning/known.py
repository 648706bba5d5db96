"""What planning asks of a store."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import Final, Protocol, TypeVar

from graphsvc.model import Actor, ActorFilter, Event, Need, Offer, Slice, Tie, Window
from graphsvc.model.records import is_id

_AT_ONCE: Final = 5000
Record = TypeVar("Record", Actor, Tie, Offer, Need, Event)


class Known(Protocol):
    """What planning asks a store for; the contract in `graphsvc.store.base` says the rest."""

    def actors_by_id(self, actor_ids: Collection[str]) -> tuple[Actor, ...]: ...  # noqa: D102
    def actors_named(self, keys: Collection[str]) -> tuple[Actor, ...]: ...  # noqa: D102
    def actors_identified(self, identifiers: Collection[str]) -> tuple[Actor, ...]: ...  # noqa: D102
    def ties_of(self, actor_ids: Collection[str], on: None) -> tuple[Tie, ...]: ...  # noqa: D102
    def offers_of(self, actor_ids: Collection[str]) -> tuple[Offer, ...]: ...  # noqa: D102
    def needs_of(self, actor_ids: Collection[str]) -> tuple[Need, ...]: ...  # noqa: D102
    def actors(self, wanted: ActorFilter, window: Window) -> Slice[Actor]: ...  # noqa: D102
    def events(self, event_ids: Collection[str]) -> tuple[Event, ...]: ...  # noqa: D102


def by_id(known: Known, ids: Collection[str]) -> dict[str, Actor]:
    """The actors that the store knows of these ids."""
    return {actor.id: actor for actor in known.actors_by_id([one for one in ids if is_id(one)])}


def in_portions(ask: Callable[[Collection[str]], Iterable[Record]], ids: Iterable[str]) -> Iterator[Record]:
    """What a store answers about many ids, asked portion by portion, so that little is held at once."""
    waiting = iter(ids)
    while portion := list(islice(waiting, _AT_ONCE)):
        yield from ask(portion)


def names_of(actor: Actor) -> tuple[str, ...]:
    """The names that an actor has."""
    return tuple(filter(None, (actor.names.fi, actor.names.sv, actor.names.en)))

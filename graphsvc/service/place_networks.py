"""The network of a place: those that sit there, or serve it or a part of it and nothing wider, and the ties among them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc.model import Actor, ActorAmong, Place, PlaceLevel, SeatCounts, Tie, TieKind
from graphsvc.service.context import Context

MOST_ON_MAP: Final = 5_000
"""With more actors than this a map shows municipalities, or of a single one those with most ties."""


@dataclass(frozen=True, slots=True)
class PlaceNetwork:
    """The actors of a place by id, whether they act on the day or not, and the ties among them, whenever active.

    Where there are more than a map holds, the actors are those with most ties on the day, the ties are those of the
    day, and the others are `left_out`.
    """

    on: date
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    left_out: int = 0

    def __len__(self) -> int:
        """How many actors and ties there are."""
        return len(self.actors) + len(self.ties)


def place_network(context: Context, place: Place, on: date) -> PlaceNetwork:
    """The network of a place around a day; read anew only after the graph has changed."""
    return context.recall(("place network", place.id, on), lambda: _read(context, place, on))


def place_crowd(context: Context, place: Place, on: date) -> SeatCounts | None:
    """Who sits where of the network of a place on a day, counted by the store, where there are more than a map holds."""
    if place.level is PlaceLevel.MUNICIPALITY:
        return None
    found = _ids(context, place, on)
    among = _crowd(context, found, on)
    if not among:
        return None
    actors = Counter((one.municipality, one.kind) for one in among)
    return SeatCounts(actors, context.store.seated_ties_among(found, on))


def _read(context: Context, place: Place, on: date) -> PlaceNetwork:
    found = _ids(context, place, on)
    among = _crowd(context, found, on)
    best = sorted(among, key=lambda one: (-one.ties, one.id))[:MOST_ON_MAP]
    ids = [one.id for one in best] or found
    ties = context.store.ties_among(ids, tuple(TieKind), on if best else None)
    return PlaceNetwork(on, context.store.actors_by_id(ids), ties, len(among) - len(best))


def _ids(context: Context, place: Place, on: date) -> Sequence[str]:
    inside = (other.id for other in context.vocabulary.places.values() if place.id in other.within)
    return context.recall(("actors at", place.id, on), lambda: context.store.actors_at({place.id, *inside}, on))


def _crowd(context: Context, actor_ids: Sequence[str], on: date) -> Sequence[ActorAmong]:
    """Those that a map of these actors shows on a day, if they are more than it holds."""
    among = context.store.actors_among(actor_ids, on) if len(actor_ids) > MOST_ON_MAP else ()
    return among if len(among) > MOST_ON_MAP else ()

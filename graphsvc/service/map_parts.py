"""Which part of the network a map shows."""

from dataclasses import dataclass
from datetime import date

from graphsvc.drawing import MapSpecification
from graphsvc.errors import InvalidInputError
from graphsvc.model import Language, Subgraph, Tie, TieKind
from graphsvc.service.context import Context
from graphsvc.service.paths import Network
from graphsvc.service.place_networks import PlaceNetwork, place_network
from graphsvc.texts import text


@dataclass(frozen=True, slots=True)
class MapRequest:
    """Which map on which day; `focus` is the actor in its middle or where a way starts, `to` where the way leads.

    `place` is the place whose actors it shows; around an actor, it shows those within `depth` ties.
    """

    name: str
    on: date | None = None
    focus: str | None = None
    place: str | None = None
    to: str | None = None
    depth: int = 1


@dataclass(frozen=True, slots=True)
class NetworkPart:
    """Actors and ties, what is to be said of them first, and how many actors there was no room for."""

    subgraph: Subgraph
    words: str = ""
    left_out: int = 0


def part_of_network(
    context: Context, specification: MapSpecification, request: MapRequest, language: Language
) -> NetworkPart:
    """What the map's file says that it shows.

    Raises:
        NotFoundError: nobody bears the id in `to`, or no place that in `place`.
        InvalidInputError: the map needs an actor that is not named.
    """
    day = context.day(request.on)
    if specification.shows == "around":
        return NetworkPart(context.store.neighbourhood(_named(request.focus, "focus"), request.depth, day))
    if specification.shows == "way":
        return _way(context, _named(request.focus, "focus"), _named(request.to, "to"), day, language)
    if specification.shows == "basis":
        return _hanging(context, _named(request.focus, "focus"), day, language)
    if request.place:
        return _of_place(place_network(context, context.vocabulary.place(request.place), day))
    return NetworkPart(context.recall(("day subgraph", day), lambda: context.store.subgraph(day)))


def _of_place(found: PlaceNetwork) -> NetworkPart:
    """The actors of a place that act on the day or have a tie to one another, and these ties."""
    ties = tuple(tie for tie in found.ties if tie.is_active(found.on))
    tied = {end for tie in ties for end in (tie.source, tie.target)}
    actors = tuple(actor for actor in found.actors if found.left_out or actor.is_active(found.on) or actor.id in tied)
    return NetworkPart(Subgraph(found.on, actors, ties), left_out=found.left_out)


def _named(actor_id: str | None, field: str) -> str:
    if actor_id is None:
        raise InvalidInputError("missing_parameter", field=field, value="")
    return actor_id


def _way(context: Context, source: str, target: str, on: date, language: Language) -> NetworkPart:
    """The introduction from one actor to another with its alternative, and every tie among those on the ways."""
    context.actor(target, "to")
    network = Network(context, source, on)
    ways = network.ways(target)
    on_way = {source, target, *(actor_id for way in ways for actor_id in way.actors)}
    ties = context.store.ties_among(on_way, tuple(TieKind), on)
    words = network.in_words(target, ways, language)
    return NetworkPart(_among(context, on_way, ties, on), words)


def _hanging(context: Context, basis: str, on: date, language: Language) -> NetworkPart:
    """What hangs on a project: its own ties, and those that would not exist without it."""
    ties = tuple(tie for tie in context.store.ties_hanging_on(basis) if tie.is_active(on))
    resting = [tie for tie in ties if tie.basis == basis]
    ends = {basis, *(end for tie in ties for end in (tie.source, tie.target))}
    return NetworkPart(_among(context, ends, ties, on), text(language, "map.basis", count=len(resting)))


def _among(context: Context, actor_ids: set[str], ties: tuple[Tie, ...], on: date) -> Subgraph:
    return Subgraph(on, context.store.actors_by_id(actor_ids), ties)

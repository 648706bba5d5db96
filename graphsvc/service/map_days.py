"""What a map shows on other days than its own: ties and actors that had ended or not begun."""

from collections.abc import Collection
from typing import Final

from graphsvc.drawing import MapSpecification, OtherDays
from graphsvc.model import Actor, ActorFilter, Subgraph, Tie, TieKind, Window
from graphsvc.service.context import Context
from graphsvc.service.map_parts import MapRequest
from graphsvc.service.place_networks import place_network

_MOST_ACTORS: Final = 200_000


def other_days(context: Context, specification: MapSpecification, request: MapRequest, subgraph: Subgraph) -> OtherDays:
    """What belongs to the map on some day but is not in the subgraph of its own day; plans never are."""
    actors, ties = _ever(context, specification, request, subgraph)
    known = {tie.id for tie in subgraph.ties}
    others = tuple(tie for tie in ties if not tie.planned and tie.id not in known)
    tied = {end for tie in others for end in (tie.source, tie.target)}
    absent = (tied | {actor.id for actor in actors if _has_days(actor)}) - subgraph.actor_by_id.keys()
    return OtherDays(context.store.actors_by_id(absent), others)


def _has_days(actor: Actor) -> bool:
    day = actor.end_date or actor.start_date
    return day is not None and actor.is_active(day)


def _ever(
    context: Context, specification: MapSpecification, request: MapRequest, subgraph: Subgraph
) -> tuple[Collection[Actor], Collection[Tie]]:
    """The actors that the map shows on some day whether tied or not, and every tie that it shows on some."""
    if specification.shows == "around":
        return (), _around(context, request)
    if specification.shows == "basis":
        return (), context.store.ties_hanging_on(request.focus or "")
    if specification.shows == "way":
        return (), _among(context, subgraph.actor_by_id.keys())
    if request.place:
        found = place_network(context, context.vocabulary.place(request.place), subgraph.on)
        return found.actors, found.ties
    return _all_actors(context), _all_ties(context)


def _around(context: Context, request: MapRequest) -> tuple[Tie, ...]:
    """Every tie among those who were ever as near to the focus as the map reaches."""
    near = {request.focus or ""}
    for _ in range(request.depth):
        near |= {end for tie in context.store.ties_of(near, None) for end in (tie.source, tie.target)}
    return _among(context, near)


def _among(context: Context, actor_ids: Collection[str]) -> tuple[Tie, ...]:
    return context.store.ties_among(actor_ids, tuple(TieKind), None)


def _all_actors(context: Context) -> tuple[Actor, ...]:
    return context.recall("all actors", lambda: context.store.actors(ActorFilter(), Window(0, _MOST_ACTORS)).items)


def _all_ties(context: Context) -> tuple[Tie, ...]:
    actor_ids = [actor.id for actor in _all_actors(context)]
    return context.recall("all ties", lambda: context.store.ties_of(actor_ids, None))

"""Actors, their ties and their neighbourhoods."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from graphsvc.model import Actor, ActorFilter, Language, Tie, TieKind, Window
from graphsvc.service.context import Context
from graphsvc.service.views import ActorDetail, ActorSummary, ContactView, Page, TieView, Viewer, page_of

FRAMES: Final = (TieKind.PART_OF, TieKind.MEMBER_OF)
"""The ties that lead from an actor to the frames that hold it."""
_FRAMES_ABOVE: Final = 3


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """An actor's surroundings on a day: actors within `depth` ties, and every tie among them."""

    on: date
    depth: int
    actors: tuple[ActorSummary, ...]
    ties: tuple[TieView, ...]


def list_actors(
    context: Context, wanted: ActorFilter, number: int, per_page: int, language: Language
) -> Page[ActorSummary]:
    """A page of the actors that fit, active or not.

    Raises:
        NotFoundError: the filter names a place or topic that the vocabulary lacks.
    """
    viewer = Viewer(context.vocabulary, language, context.day())
    found = context.store.actors(wanted, Window((number - 1) * per_page, per_page))
    return page_of(tuple(viewer.actor(actor) for actor in found.items), found.total, number, per_page)


def actor_detail(context: Context, actor_id: str, on: date | None, language: Language) -> ActorDetail:
    """Everything that is known of an actor.

    Raises:
        NotFoundError: nobody bears the id.
    """
    day = context.day(on)
    viewer = Viewer(context.vocabulary, language, day)
    actor = context.store.actor(actor_id)
    places = context.vocabulary.places
    return ActorDetail(
        **_shared_fields(actor, viewer),
        names=actor.names,
        description=actor.descriptions.in_language(language),
        description_language=actor.descriptions.language_for(language),
        point=actor.point,
        serves=tuple(viewer.place(places[place_id]) for place_id in actor.serves),
        business_id=actor.business_id,
        register_number=actor.register_number,
        ptv_id=actor.ptv_id,
        contacts=tuple(ContactView(contact.role, contact.email, contact.phone) for contact in actor.contacts),
        url=actor.url,
        start_date=actor.start_date,
        end_date=actor.end_date,
        modified_at=actor.modified_at,
        source_name=actor.source_name,
        source_url=actor.source_url,
        on=day,
        offers=tuple(viewer.offer(offer) for offer in context.store.offers_of((actor_id,))),
        needs=tuple(viewer.offer(need) for need in context.store.needs_of((actor_id,))),
        frames_above=_frames_above(context, actor_id, viewer),
        frames_below=_frames_below(context, actor_id, viewer),
    )


def ties_of_actor(context: Context, actor_id: str, on: date | None, language: Language) -> tuple[TieView, ...]:
    """The actor's ties that are active on a day.

    Raises:
        NotFoundError: nobody bears the id.
    """
    day = context.day(on)
    context.store.actor(actor_id)
    return tie_views(context, context.store.ties_of((actor_id,), day), day, language)


def all_ties_of_actor(context: Context, actor_id: str, on: date | None, language: Language) -> tuple[TieView, ...]:
    """All the actor's ties, ended and planned ones too; `is_active` says which hold on the day.

    Raises:
        NotFoundError: nobody bears the id.
    """
    context.store.actor(actor_id)
    return tie_views(context, context.store.ties_of((actor_id,), None), context.day(on), language)


def neighbourhood(context: Context, actor_id: str, depth: int, on: date | None, language: Language) -> Neighbourhood:
    """An actor's surroundings within `depth` ties.

    Raises:
        NotFoundError: nobody bears the id.
    """
    day = context.day(on)
    found = context.store.neighbourhood(actor_id, depth, day)
    viewer = Viewer(context.vocabulary, language, day)
    actors = tuple(viewer.actor(actor) for actor in found.actors)
    return Neighbourhood(day, depth, actors, tie_views(context, found.ties, day, language))


def list_ties(
    context: Context, kind: TieKind | None, number: int, per_page: int, *, on: date | None, language: Language
) -> Page[TieView]:
    """A page of the ties that are active on a day."""
    day = context.day(on)
    found = context.store.ties(day, kind, Window((number - 1) * per_page, per_page))
    return page_of(tie_views(context, found.items, day, language), found.total, number, per_page)


def tie_detail(context: Context, tie_id: str, on: date | None, language: Language) -> TieView:
    """One tie, active or not.

    Raises:
        NotFoundError: none bears the id.
    """
    return tie_views(context, (context.store.tie(tie_id),), context.day(on), language)[0]


def tie_views(context: Context, ties: Collection[Tie], on: date, language: Language) -> tuple[TieView, ...]:
    """Ties worded for a reader, with the names of their ends and of what they rest on."""
    ids = {end for tie in ties for end in (tie.source, tie.target)}
    bases = {tie.basis for tie in ties if tie.basis}
    names = {event.id: event.names.in_language(language) for event in context.store.events(bases)}
    names |= {actor.id: actor.names.in_language(language) for actor in context.store.actors_by_id(ids | bases)}
    viewer = Viewer(context.vocabulary, language, on)
    return tuple(viewer.tie(tie, names) for tie in ties)


def _shared_fields(actor: Actor, viewer: Viewer) -> dict[str, Any]:
    summary = viewer.actor(actor)
    return {name: getattr(summary, name) for name in ActorSummary.__dataclass_fields__}


def _frames_above(context: Context, actor_id: str, viewer: Viewer) -> tuple[ActorSummary, ...]:
    """The frames that hold the actor, then the frames that hold those, three steps up."""
    found: list[str] = []
    frontier = {actor_id}
    for _ in range(_FRAMES_ABOVE):
        ties = context.store.ties_of(frontier, viewer.on)
        above = {tie.target for tie in ties if tie.kind in FRAMES and tie.source in frontier}
        frontier = above - set(found) - {actor_id}
        found += sorted(frontier)
    by_id = {actor.id: actor for actor in context.store.actors_by_id(found)}
    return tuple(viewer.actor(by_id[frame]) for frame in found if frame in by_id)


def _frames_below(context: Context, actor_id: str, viewer: Viewer) -> tuple[ActorSummary, ...]:
    ties = context.store.ties_of((actor_id,), viewer.on)
    below = {tie.source for tie in ties if tie.kind in FRAMES and tie.target == actor_id}
    return tuple(viewer.actor(actor) for actor in context.store.actors_by_id(below))

"""What an import has done, and a map of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from graphsvc import drawing
from graphsvc.drawing import MapDrawing, Scene
from graphsvc.errors import NotFoundError
from graphsvc.model import Actor, Language, Subgraph, Tie
from graphsvc.model.flat import unflatten
from graphsvc.model.history import Import, RecordChange
from graphsvc.service.context import Context, today
from graphsvc.service.import_words import actor_names
from graphsvc.service.imports import find_import
from graphsvc.service.maps import MapAddresses, actor_details
from graphsvc.service.views import ActorSummary, TieView, Viewer

MOST_LISTED: Final = 200
"""How many actors or ties are listed by name."""
_MOST_ON_MAP: Final = 600
"""How many actors and ties are drawn."""
_DAYS: Final = ("assured_date", "start_date")


@dataclass(frozen=True, slots=True)
class ChangedActor:
    """An actor that an import changed, as it is now, and the values before and after that import."""

    actor: ActorSummary
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ImportDetail:
    """An import, the actors that it added and changed, and its ties, as they are now; the names of those it removed.

    `newer` is the latest day, up to today, that was written, where that is later than the day that the pages show.
    """

    entry: Import
    added: tuple[ActorSummary, ...]
    changed: tuple[ChangedActor, ...]
    ties: tuple[TieView, ...]
    removed: tuple[str, ...]
    newer: date | None


def import_detail(context: Context, import_id: str, language: Language) -> ImportDetail:
    """What an import did; of long lists the first part.

    Raises:
        NotFoundError: none bears the id.
    """
    entry = find_import(context, import_id)
    steps = context.store.import_steps(import_id)
    changes = {step.id: step for step in steps if step.kind == "actor" and step.before is not None}
    added = _listed(context, [step.id for step in steps if step.kind == "actor" and step.before is None], language)
    changed = _listed(context, list(changes), language)
    ties = named_ties(context, [step.id for step in steps if step.kind == "tie"][:MOST_LISTED], language)
    return ImportDetail(
        entry,
        added,
        tuple(ChangedActor(one, changes[one.id].before or {}, changes[one.id].after or {}) for one in changed),
        ties,
        tuple(_name(step, language) for step in steps if step.kind == "actor" and step.is_removal)[:MOST_LISTED],
        _newer(context, steps, (*added, *changed), ties),
    )


def _newer(
    context: Context, steps: Iterable[RecordChange], actors: Iterable[ActorSummary], ties: Iterable[TieView]
) -> date | None:
    written = {(step.id, key) for step in steps for key in _DAYS if step.before is None or key in (step.after or {})}
    days = (
        *(actor.assured_date for actor in actors if (actor.id, "assured_date") in written),
        *(tie.start_date for tie in ties if (tie.id, "start_date") in written),
    )
    return max((day for day in days if day and context.day() < day <= today()), default=None)


def _name(step: RecordChange, language: Language) -> str:
    """What an actor that was removed was called."""
    actor: Actor = unflatten(Actor, step.before or {})
    return actor.names.in_language(language)


def named_ties(context: Context, tie_ids: Collection[str], language: Language) -> tuple[TieView, ...]:
    """Those of the ties that are there, with the names of their ends."""
    ties = tuple(_ties(context, set(), set(tie_ids)))
    names = actor_names(context, {end for tie in ties for end in (tie.source, tie.target)}, language)
    viewer = Viewer(context.vocabulary, language, context.day())
    return tuple(viewer.tie(tie, names) for tie in ties)


def import_map(
    context: Context, import_id: str, language: Language, addresses: MapAddresses, title: str
) -> MapDrawing | None:
    """The actors and ties of an import that are still there; None where there are none, or more than a map holds."""
    steps = context.store.import_steps(import_id)
    actor_ids, tie_ids = _ids(steps, "actor"), _ids(steps, "tie")
    if not 0 < len(actor_ids) + len(tie_ids) <= _MOST_ON_MAP:
        return None
    ties = tuple(_ties(context, actor_ids, tie_ids))
    ends = {end for tie in ties for end in (tie.source, tie.target)}
    subgraph = Subgraph(context.day(), context.store.actors_by_id(actor_ids | ends), ties)
    if not subgraph.actors:
        return None
    details = actor_details(context, subgraph.on, subgraph.actors, language, addresses.actor)
    return drawing.draw(Scene(drawing.load_map("network"), subgraph, details, language), title=title, sources=())


def _ties(context: Context, actor_ids: set[str], tie_ids: set[str]) -> Iterator[Tie]:
    """The ties that are still there: those of the actors at once, those among others one by one."""
    near = context.store.ties_of(actor_ids, None) if actor_ids else ()
    found = {tie.id: tie for tie in near if tie.id in tie_ids}
    yield from found.values()
    for tie_id in sorted(tie_ids - found.keys()):
        with suppress(NotFoundError):
            yield context.store.tie(tie_id)


def _listed(context: Context, actor_ids: list[str], language: Language) -> tuple[ActorSummary, ...]:
    viewer = Viewer(context.vocabulary, language, context.day())
    return tuple(viewer.actor(actor) for actor in context.store.actors_by_id(actor_ids[:MOST_LISTED]))


def _ids(steps: tuple[RecordChange, ...], kind: str) -> set[str]:
    return {step.id for step in steps if step.kind == kind}

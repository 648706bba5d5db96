"""What an import has done, and a map of it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from graphsvc import drawing
from graphsvc.drawing import MapDrawing, Scene
from graphsvc.errors import NotFoundError
from graphsvc.model import Language, Subgraph, Tie
from graphsvc.model.history import Import, RecordChange
from graphsvc.service.context import Context
from graphsvc.service.imports import find_import
from graphsvc.service.maps import MapAddresses, actor_details
from graphsvc.service.views import ActorSummary, Viewer

MOST_LISTED: Final = 200
"""How many actors are listed by name."""
_MOST_ON_MAP: Final = 600
"""How many actors and ties are drawn."""


@dataclass(frozen=True, slots=True)
class ImportDetail:
    """An import and the actors that it added and changed, as they are now; those that are gone are not listed."""

    entry: Import
    added: tuple[ActorSummary, ...]
    changed: tuple[ActorSummary, ...]


def import_detail(context: Context, import_id: str, language: Language) -> ImportDetail:
    """What an import did.

    Raises:
        NotFoundError: none bears the id.
    """
    entry = find_import(context, import_id)
    steps = [step for step in context.store.import_steps(import_id) if step.kind == "actor"]
    added = [step.id for step in steps if step.before is None]
    changed = [step.id for step in steps if step.before is not None]
    return ImportDetail(entry, _listed(context, added, language), _listed(context, changed, language))


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
    details = actor_details(context, subgraph, language, addresses.actor)
    return drawing.draw(Scene(drawing.load_map("network"), subgraph, details, language), title=title, sources=())


def _ties(context: Context, actor_ids: set[str], tie_ids: set[str]) -> Iterator[Tie]:
    """The ties that are still there: those of the actors at once, those among others one by one."""
    found = {tie.id: tie for tie in context.store.ties_of(actor_ids, None) if tie.id in tie_ids}
    yield from found.values()
    for tie_id in sorted(tie_ids - found.keys()):
        with suppress(NotFoundError):
            yield context.store.tie(tie_id)


def _listed(context: Context, actor_ids: list[str], language: Language) -> tuple[ActorSummary, ...]:
    viewer = Viewer(context.vocabulary, language, context.day())
    return tuple(viewer.actor(actor) for actor in context.store.actors_by_id(actor_ids[:MOST_LISTED]))


def _ids(steps: tuple[RecordChange, ...], kind: str) -> set[str]:
    return {step.id for step in steps if step.kind == kind}

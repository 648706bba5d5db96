"""Actors that came from a file of the same name before and are not in it now."""

from datetime import date, datetime
from typing import Final

from graphsvc.exchange import Plan
from graphsvc.model import Actor
from graphsvc.service.context import Context

_MOST: Final = 20_000
"""Of longer lists it would take seconds to look what came from them."""


def missing_from(context: Context, plan: Plan) -> tuple[date | None, tuple[Actor, ...]]:
    """The last day on which a file of this name was imported, and the actors that came from it and are not in it now.

    Those that have gone since are not among them; no day where no such file was imported.
    """
    earlier = [
        entry
        for entry in context.store.imports()
        if not entry.undone_at and sorted(entry.files) == sorted(plan.collected.files)
    ]
    if not earlier or sum(entry.added["actors"] for entry in earlier) > _MOST:
        return None, ()
    steps = (step for entry in earlier for step in context.store.import_steps(entry.id))
    added = {step.id for step in steps if step.kind == "actor" and step.before is None}
    day = datetime.fromisoformat(earlier[0].done_at).date()
    return day, context.store.actors_by_id(added - plan.spoken_of)

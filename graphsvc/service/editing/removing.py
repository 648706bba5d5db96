"""An actor removed by hand, with all that hangs on it."""

import json
from dataclasses import replace

from graphsvc.exchange import digest
from graphsvc.model import GraphData, Language, Tie
from graphsvc.model.flat import flatten
from graphsvc.service.context import Context
from graphsvc.service.editing.saving import ChangedMeanwhileError, Edit, Record, Saved, again_when_overtaken, write
from graphsvc.texts import text


def hanging_on(context: Context, actor_id: str) -> GraphData:
    """An actor, its ties, offers and needs, and the ties of others that rest on it.

    Raises:
        NotFoundError: nobody bears the id.
    """
    store = context.store
    actor = store.actor(actor_id)
    return GraphData(
        actors=(actor,),
        ties=store.ties_hanging_on(actor_id),
        offers=store.offers_of([actor_id]),
        needs=store.needs_of([actor_id]),
    )


def resting_on(actor_id: str, data: GraphData) -> tuple[Tie, ...]:
    """The ties of others that rest on an actor; they stay without it."""
    return tuple(tie for tie in data.ties if actor_id not in (tie.source, tie.target))


def hanging_version(data: GraphData) -> str:
    """A short text that is another for every change of what hangs on an actor."""
    records: tuple[Record, ...] = (*data.actors, *data.ties, *data.offers, *data.needs)
    return digest(json.dumps([flatten(record) for record in records], sort_keys=True))


@again_when_overtaken
def remove_actor(context: Context, actor_id: str, shown: str, language: Language) -> Saved:
    """Remove an actor with all that hangs on it, as it was `shown`; the ties of others that rest on it lose it.

    Raises:
        ChangedMeanwhileError: somebody else has changed some of it since.
        NotFoundError: nobody bears the id.
    """
    version = context.store.version()
    before = hanging_on(context, actor_id)
    if hanging_version(before) != shown:
        raise ChangedMeanwhileError
    after = GraphData(ties=tuple(replace(tie, basis=None) for tie in resting_on(actor_id, before)))
    title = text(language, "editing.history.actor_removed", name=before.actors[0].names.in_language(language))
    return Saved(actor_id, write(context, Edit(before, after, title, version), language))

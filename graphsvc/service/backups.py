"""The whole store in one file, and back."""

from pathlib import Path

from graphsvc import exchange
from graphsvc.errors import InvalidInputError
from graphsvc.exchange import Backup
from graphsvc.model import Counts, GraphData
from graphsvc.model.history import Change, Done, Removal
from graphsvc.service.context import Context
from graphsvc.service.library import is_empty
from graphsvc.settings import ImportLimits

_KINDS = ("actors", "ties", "offers", "needs", "events", "datasets")


def backup(context: Context, path: Path) -> None:
    """Write everything that the store holds to a file; others may read and write meanwhile.

    Raises:
        InvalidFileError: the file cannot be written.
    """
    exchange.write_backup(path, _held(context))


def restore(context: Context, path: Path, limits: ImportLimits, *, replace: bool = False) -> Counts:
    """Put everything in a backup into the store; what is there goes only where `replace` is true, in one transaction.

    Raises:
        InvalidInputError: the store is not empty and `replace` is false.
        InvalidFileError: the file is no backup, or is damaged.
    """
    if not replace:
        _check_may_be_filled(context)
    held = exchange.read_backup(path, limits)
    if replace and not context.store.is_unfinished():
        context.store.apply(_change_to(held, context.store.export()))
        return context.store.counts(context.day())
    return _filled(context, held)


def copy(source: Context, target: Context) -> Counts:
    """Put everything that one store holds into another, which is empty or was not filled to the end.

    Raises:
        InvalidInputError: the other store is not empty.
    """
    _check_may_be_filled(target)
    return _filled(target, _held(source))


def _held(context: Context) -> Backup:
    store = context.store
    done = tuple(Done(entry, store.import_steps(entry.id)) for entry in store.imports())
    return Backup(_whole(store.export()), done, store.follow_ups(), store.corrections())


def _filled(context: Context, held: Backup) -> Counts:
    context.store.fill(_change_to(held, context.store.export()))
    return context.store.counts(context.day())


def _change_to(held: Backup, there: GraphData) -> Change:
    """What makes a store that holds `there` hold this and nothing else."""
    return Change(
        held.data,
        _beside(there, held.data),
        held.done[::-1],
        follow_ups=held.follow_ups,
        corrections=held.corrections,
        forgets=True,
    )


def _check_may_be_filled(context: Context) -> None:
    if not context.store.is_unfinished() and not is_empty(context):
        raise InvalidInputError("store_not_empty", field="store")


def _whole(data: GraphData) -> GraphData:
    """The data without ties, offers and needs of actors that came or went while it was read."""
    known = {actor.id for actor in data.actors}
    return GraphData(
        actors=data.actors,
        ties=tuple(tie for tie in data.ties if tie.source in known and tie.target in known),
        offers=tuple(offer for offer in data.offers if offer.actor in known),
        needs=tuple(need for need in data.needs if need.actor in known),
        events=data.events,
        datasets=data.datasets,
    )


def _beside(there: GraphData, coming: GraphData) -> Removal:
    """The ids of what is there and does not come."""
    return Removal(**{kind: tuple(sorted(_ids(there, kind) - _ids(coming, kind))) for kind in _KINDS})


def _ids(data: GraphData, kind: str) -> set[str]:
    return {record.name if kind == "datasets" else record.id for record in getattr(data, kind)}

"""An import taken back, without touching what came later."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphsvc.errors import InvalidInputError, StoreChangedError
from graphsvc.exchange import COUNTED
from graphsvc.model import Actor, Dataset, Event, GraphData, Language, Need, Offer, Tie
from graphsvc.model.flat import flatten, unflatten
from graphsvc.model.history import Change, RecordChange, Removal
from graphsvc.service.context import Context
from graphsvc.service.imports import find_import, now_in_utc
from graphsvc.texts import text

_TYPES: Final[Mapping[str, type[Any]]] = {
    "actor": Actor,
    "tie": Tie,
    "offer": Offer,
    "need": Need,
    "event": Event,
    "dataset": Dataset,
}
_RESTING: Final = ("tie", "offer", "need")
"""The kinds of records that rest on actors."""


@dataclass(frozen=True, slots=True)
class LeftRecord:
    """A record that is left as it is, wholly or in part, and why."""

    kind: str
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What was, or would be, taken back: how many records are removed and restored, and what is left."""

    import_id: str
    dry_run: bool
    removed: Mapping[str, int]
    restored: Mapping[str, int]
    left: tuple[LeftRecord, ...]


def undo(
    context: Context, import_id: str, language: Language, *, dry_run: bool = False, version: int | None = None
) -> UndoReport:
    """Take an import back: what it added goes, what it changed is as before; what came later stays.

    Where `version` is given, it is taken back only from the graph as it was then.

    Raises:
        NotFoundError: no import bears the id.
        InvalidInputError: it was taken back already.
        StoreChangedError: the graph is no longer at the version that is given, or was written twice meanwhile.
    """
    try:
        return _undo_once(context, import_id, language, dry_run=dry_run, version=version)
    except StoreChangedError:
        if version is not None:
            raise
    return _undo_once(context, import_id, language, dry_run=dry_run, version=None)


def _undo_once(
    context: Context, import_id: str, language: Language, *, dry_run: bool, version: int | None
) -> UndoReport:
    known = context.store.version() if version is None else version
    entry = find_import(context, import_id)
    if entry.undone_at:
        raise InvalidInputError("import_undone", field="import_id", value=import_id)
    undoing = _Undoing(context.store.export(), _later(context, import_id))
    undoing.take_back(context.store.import_steps(import_id))
    if not dry_run:
        undone = import_id, now_in_utc().isoformat(timespec="microseconds")
        change = Change(data=undoing.restored(), removal=undoing.removal(), undone=undone, version=known)
        context.store.apply(change)
    return undoing.report(import_id, language, dry_run=dry_run)


def _later(context: Context, import_id: str) -> frozenset[tuple[str, str]]:
    """The records that later imports touched which were not taken back themselves."""
    done = context.store.imports()
    place = next(place for place, entry in enumerate(done) if entry.id == import_id)
    later = (entry for entry in done[:place] if not entry.undone_at)
    return frozenset((step.kind, step.id) for entry in later for step in context.store.import_steps(entry.id))


@dataclass(slots=True)
class _Undoing:
    data: GraphData
    later: frozenset[tuple[str, str]]
    gone: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    back: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    left: dict[tuple[str, str], str] = field(default_factory=dict)

    def take_back(self, steps: Iterable[RecordChange]) -> None:
        current = {kind: dict(self._current(kind)) for kind in _TYPES}
        for step in steps:
            record = current[step.kind].get(step.id)
            if step.is_removal:
                self._bring_back(step, record)
            elif record is not None and step.before is None:
                self._remove(step)
            elif record is not None:
                self._restore(step, record)
        self._keep_needed_actors()
        self._leave_out_what_lacks_its_actors()

    def _current(self, kind: str) -> Iterator[tuple[str, Any]]:
        for record in getattr(self.data, f"{kind}s"):
            yield (record.name if kind == "dataset" else record.id), record

    def _bring_back(self, step: RecordChange, record: Any) -> None:
        if record is None:
            self.back[step.kind][step.id] = unflatten(_TYPES[step.kind], step.before or {})
        else:
            self.left[step.kind, step.id] = "changed_later"

    def _remove(self, step: RecordChange) -> None:
        if (step.kind, step.id) in self.later:
            self.left[step.kind, step.id] = "changed_later"
        else:
            self.gone[step.kind][step.id] = None

    def _restore(self, step: RecordChange, record: Any) -> None:
        """Give back the values from before, except those that are no longer what the import wrote."""
        now = flatten(record)
        before, after = step.before or {}, step.after or {}
        own = {key: before[key] for key in before if now[key] == after[key]}
        if len(own) < len(before):
            self.left[step.kind, step.id] = "changed_later"
        try:
            restored = unflatten(_TYPES[step.kind], {**now, **own})
        except InvalidInputError:
            self.left[step.kind, step.id] = "changed_later"
            return
        if restored != record:
            self.back[step.kind][step.id] = restored

    def _keep_needed_actors(self) -> None:
        """Actors that others' ties, offers and needs rest on stay."""
        needed = {actor_id for kind in _RESTING for record in self._kept(kind) for actor_id in _actors(record)}
        for actor_id in needed & self.gone["actor"].keys():
            del self.gone["actor"][actor_id]
            self.left["actor", actor_id] = "needed_later"

    def _kept(self, kind: str) -> Iterable[Any]:
        """The records of a kind as they will be."""
        there = {record.id: record for record in getattr(self.data, f"{kind}s")} | self.back[kind]
        return (record for record_id, record in there.items() if record_id not in self.gone[kind])

    def _leave_out_what_lacks_its_actors(self) -> None:
        """What rests on an actor that was removed later cannot come back."""
        actors = {actor.id for actor in self._kept("actor")}
        for kind in _RESTING:
            for record_id, record in list(self.back[kind].items()):
                if not actors.issuperset(_actors(record)):
                    del self.back[kind][record_id]
                    self.left[kind, record_id] = "actor_gone"

    def restored(self) -> GraphData:
        return GraphData(**{f"{kind}s": tuple(records.values()) for kind, records in self.back.items()})

    def removal(self) -> Removal:
        return Removal(**{f"{kind}s": tuple(ids) for kind, ids in self.gone.items()})

    def report(self, import_id: str, language: Language, *, dry_run: bool) -> UndoReport:
        left = (
            LeftRecord(kind, record_id, text(language, f"exchange.left.{reason}"))
            for (kind, record_id), reason in sorted(self.left.items())
        )
        return UndoReport(import_id, dry_run, _counts(self.gone), _counts(self.back), tuple(left))


def _actors(record: Tie | Offer | Need) -> tuple[str, ...]:
    """The ids of the actors that a record rests on."""
    return (record.source, record.target) if isinstance(record, Tie) else (record.actor,)


def _counts(records: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    return {kind: len(records.get(kind.removesuffix("s"), {})) for kind in COUNTED}

"""What every change by hand shares: it is one entry of the history, and nobody's work is overwritten unseen."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Final, Literal, ParamSpec

from graphsvc.errors import InvalidInputError, StoreChangedError
from graphsvc.exchange import COUNTED, digest, step
from graphsvc.model import Actor, Correction, FollowUp, GraphData, Language, Need, Offer, Tie
from graphsvc.model.flat import flatten
from graphsvc.model.history import Change, Done, RecordChange, RecordKind, Removal
from graphsvc.service.context import Context
from graphsvc.service.imports import history_entry
from graphsvc.service.views import ActorSummary
from graphsvc.texts import text

Record = Actor | Tie | Offer | Need
Given = ParamSpec("Given")
EntryKind = Literal["offer", "need"]
_MOST_TRIES: Final = 3
_KINDS: Final[Mapping[str, RecordKind]] = {"actors": "actor", "ties": "tie", "offers": "offer", "needs": "need"}


@dataclass(frozen=True, slots=True)
class Form:
    """What the fields of a form hold, and the version of the record that they were read from; "" of a new one."""

    values: Mapping[str, str]
    version: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A record that was saved, and the entry of the history; None where nothing was different."""

    id: str
    entry_id: str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """The same records as they were and as they are to be, and what the history calls the change.

    What `after` lacks is removed; `version` is that of the graph in which they were as `before` says. `follow_ups` are
    set aside, and `corrections` remembered, with it; they stay when it is taken back.
    """

    before: GraphData
    after: GraphData
    title: str
    version: int
    follow_ups: tuple[FollowUp, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Errors:
    """What is wrong with the fields of a form, whom a name in a field may mean, and the id of a tie that says the same."""

    by_field: Mapping[str, InvalidInputError] = field(default_factory=dict)
    candidates: Mapping[str, tuple[ActorSummary, ...]] = field(default_factory=dict)
    same_tie: str = ""


class FormRefusedError(InvalidInputError):
    """A form cannot be saved as it is."""

    def __init__(self, errors: Errors) -> None:
        """`errors` says why, field by field."""
        super().__init__("form_refused", field="form")
        self.errors = errors


class ChangedMeanwhileError(InvalidInputError):
    """Somebody else has changed the record since the form was shown."""

    def __init__(self) -> None:
        """The form is to be shown again, beside what is kept now."""
        super().__init__("changed_meanwhile", field="version")


def version_of(record: Record) -> str:
    """A short text that is another for every change of a record."""
    return digest(json.dumps(flatten(record), sort_keys=True))


def check_version(record: Record, form: Form) -> None:
    """Check that a record is still as the form showed it.

    Raises:
        ChangedMeanwhileError: it is not.
    """
    if version_of(record) != form.version:
        raise ChangedMeanwhileError


def again_when_overtaken(save: Callable[Given, Saved]) -> Callable[Given, Saved]:
    """Save anew, from the reading on, where somebody else wrote the graph while it was read."""

    @wraps(save)
    def saving(*arguments: Given.args, **named: Given.kwargs) -> Saved:
        for _ in range(_MOST_TRIES - 1):
            try:
                return save(*arguments, **named)
            except StoreChangedError:
                continue
        return save(*arguments, **named)

    return saving


def write(context: Context, edit: Edit, language: Language) -> str | None:
    """Write a change and remember it; the id of its entry, None where nothing is different.

    Raises:
        StoreChangedError: somebody else has written the graph since the version that the change was read at.
    """
    counts = {name: dict.fromkeys(COUNTED, 0) for name in ("added", "changed")}
    steps: list[RecordChange] = []
    written: dict[str, tuple[Any, ...]] = {}
    removed: dict[str, tuple[str, ...]] = {}
    for kind, singular in _KINDS.items():
        old, new = (_by_id(getattr(data, kind)) for data in (edit.before, edit.after))
        written[kind] = tuple(record for record in new.values() if old.get(record.id) != record)
        removed[kind] = tuple(old.keys() - new.keys())
        steps += [step(singular, record.id, old.get(record.id), record) for record in written[kind]]
        steps += [RecordChange(singular, gone, flatten(old[gone])) for gone in removed[kind]]
        counts["added"][kind] = len(new.keys() - old.keys())
        counts["changed"][kind] = len(written[kind]) + len(removed[kind]) - counts["added"][kind]
    if not steps:
        return None
    entry = history_entry((edit.title,), **counts, who=text(language, "editing.who"))
    done = (Done(entry, tuple(steps)),)
    context.store.apply(
        Change(
            GraphData(**written),
            Removal(**removed),
            done,
            follow_ups=edit.follow_ups,
            corrections=edit.corrections,
            version=edit.version,
        )
    )
    return entry.id


def _by_id(records: tuple[Any, ...]) -> dict[str, Any]:
    return {record.id: record for record in records}

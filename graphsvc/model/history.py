"""What was done to a store at once, remembered so that it can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from graphsvc.model.corrections import Correction
from graphsvc.model.followups import FollowUp
from graphsvc.model.graph import GraphData

RecordKind = Literal["actor", "tie", "offer", "need", "event", "dataset"]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What became of a record: flat values `before` and `after`.

    A record that was added has no `before`, and its `after` is not kept; one that was removed has no `after`, and
    `before` holds all its values; of one that was changed, both hold the values that differ.
    """

    kind: RecordKind
    id: str
    before: Mapping[str, Any] | None = field(default=None, hash=False)
    after: Mapping[str, Any] | None = field(default=None, hash=False)

    @property
    def is_removal(self) -> bool:
        """Whether the record went away."""
        return self.before is not None and self.after is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """An import that was done: when (UTC, ISO 8601), by whom, from which files, and how many records it touched.

    A change by hand is remembered alike: `files` then says what was done, and what was removed counts as `changed`.
    `undone_at` is when it was taken back.
    """

    id: str
    done_at: str
    who: str
    files: tuple[str, ...]
    added: Mapping[str, int] = field(hash=False)
    changed: Mapping[str, int] = field(hash=False)
    undone_at: str | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """The ids of records that go away."""

    actors: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()


class Done(NamedTuple):
    """An import with what became of each record."""

    entry: Import
    steps: tuple[RecordChange, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What is written and removed at once, and what the history is to say of it.

    `done` are imports to be remembered; `undone` is the import that this takes back, and when; `follow_ups` is what
    is set aside, `corrections` what was corrected; where `forgets` is true, all such that was remembered before is
    forgotten. Where `version`
    is given, the change is made only to the graph as it was at that version.
    """

    data: GraphData = GraphData()
    removal: Removal = Removal()
    done: tuple[Done, ...] = ()
    undone: tuple[str, str] | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    corrections: tuple[Correction, ...] = ()
    forgets: bool = False
    version: int | None = None

"""The graph in outline: of each record what analyses ask for; ties, offers and needs as columns, as they are many."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from graphsvc.model.kinds import ActorKind, Sector, Status, TieKind
from graphsvc.model.places import Point
from graphsvc.model.records import acts_on
from graphsvc.model.text import LocalText

TIE_KINDS: Final = tuple(TieKind)
NONE: Final = -1
_KIND_NUMBERS: Final = {str(kind): number for number, kind in enumerate(TIE_KINDS)}


class ActorOutline(NamedTuple):
    """What analyses and lists ask of an actor; `serves` are ids of places, `is_reachable` says that a way to it is known."""

    id: str
    kind: ActorKind
    subtype: str
    sector: Sector | None
    names: LocalText
    municipality: str | None
    point: Point | None
    serves: frozenset[str]
    status: Status | None
    start_date: date | None
    end_date: date | None
    assured_date: date | None
    is_reachable: bool

    def is_active(self, day: date) -> bool:
        """Whether it acts on `day`, as `Actor.is_active` says."""
        return acts_on(day, self.status, self.start_date, self.end_date)


class TieRow(NamedTuple):
    """A tie by the ids of its ends, with its days in ISO form."""

    source: str
    target: str
    kind: str
    start_date: str | None
    end_date: str | None
    basis: str | None


class EntryRow(NamedTuple):
    """An offer or a need by the id of its actor; target groups and places are ids with spaces between."""

    actor: str
    topic: str
    is_stated: bool
    target_groups: str | None
    places: str | None


@dataclass(frozen=True, slots=True)
class TieOutlines:
    """Ties that are no plans, a number of each in every column.

    `sources` and `targets` are numbers of actors, `kinds` places in `TIE_KINDS`, `starts` and `ends` ordinals of days,
    0 where they are not known, `bases` places in `basis_ids`, −1 for none.
    """

    sources: "array[int]"
    targets: "array[int]"
    kinds: "array[int]"
    starts: "array[int]"
    ends: "array[int]"
    bases: "array[int]"
    basis_ids: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[TieRow], number_of: Mapping[str, int]) -> "TieOutlines":
        """The columns of the ties between actors that have numbers."""
        columns = [array("i") for _ in range(6)]
        bases: dict[str, int] = {}
        ordinals: dict[str | None, int] = {None: 0}
        for source, target, kind, start, end, basis in rows:
            if source not in number_of or target not in number_of:
                continue
            for day in (start, end):
                if day not in ordinals:
                    ordinals[day] = date.fromisoformat(str(day)).toordinal()
            number = NONE if basis is None else bases.setdefault(basis, len(bases))
            values = number_of[source], number_of[target], _KIND_NUMBERS[kind], ordinals[start], ordinals[end], number
            for column, value in zip(columns, values, strict=True):
                column.append(value)
        sources, targets, kinds, starts, ends, of_basis = columns
        return cls(sources, targets, kinds, starts, ends, of_basis, tuple(bases))


@dataclass(frozen=True, slots=True)
class EntryOutlines:
    """Offers or needs, in the order of their actors, a number of each in every column.

    `actors` are numbers of actors, `topics` places in `topic_ids`, `stated` 1 where the source says so, `target_groups`
    and `places` places in `id_sets`.
    """

    actors: "array[int]"
    topics: "array[int]"
    stated: "array[int]"
    target_groups: "array[int]"
    places: "array[int]"
    topic_ids: tuple[str, ...]
    id_sets: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, rows: Iterable[EntryRow], number_of: Mapping[str, int]) -> "EntryOutlines":
        """The columns of what actors that have numbers offer or need."""
        actors, topics, stated, target_groups, places = columns = [array("i") for _ in range(5)]
        topic_numbers: dict[str, int] = {}
        sets: dict[str, int] = {}
        for actor, topic, is_stated, groups, where in rows:
            if actor not in number_of:
                continue
            topic_number = topic_numbers.setdefault(topic, len(topic_numbers))
            of_sets = (sets.setdefault(joined or "", len(sets)) for joined in (groups, where))
            for column, value in zip(columns, (number_of[actor], topic_number, is_stated, *of_sets), strict=True):
                column.append(value)
        id_sets = tuple(frozenset(joined.split()) for joined in sets)
        return cls(actors, topics, stated, target_groups, places, tuple(topic_numbers), id_sets)


@dataclass(frozen=True, slots=True)
class Outline:
    """All actors, in the order of their ids, all ties that are no plans, and all offers and needs, on whatever day."""

    actors: tuple[ActorOutline, ...]
    ties: TieOutlines
    offers: EntryOutlines
    needs: EntryOutlines

    def __len__(self) -> int:
        """How many actors and ties there are."""
        return len(self.actors) + len(self.ties.sources)

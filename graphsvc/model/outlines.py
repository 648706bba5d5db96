"""The graph in outline: of each record what analyses ask for; ties, offers and needs as columns, as they are many."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
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
        numbers, bases, ordinals = array("i"), _Numbers(), _Ordinals()
        for source, target, kind, start, end, basis in rows:
            if source in number_of and target in number_of:
                base = NONE if basis is None else bases[basis]
                ends = number_of[source], number_of[target]
                numbers.extend((*ends, _KIND_NUMBERS[kind], ordinals[start], ordinals[end], base))
        sources, targets, kinds, starts, of_ends, of_bases = _columns(numbers, 6)
        return cls(sources, targets, kinds, starts, of_ends, of_bases, tuple(bases))


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
        numbers, topics, sets = array("i"), _Numbers(), _Numbers()
        for actor, topic, is_stated, target_groups, places in rows:
            if actor in number_of:
                stated = number_of[actor], topics[topic], is_stated
                numbers.extend((*stated, sets[target_groups or ""], sets[places or ""]))
        actors, of_topics, are_stated, groups, of_places = _columns(numbers, 5)
        id_sets = tuple(frozenset(joined.split()) for joined in sets)
        return cls(actors, of_topics, are_stated, groups, of_places, tuple(topics), id_sets)


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


class _Numbers(dict[str, int]):
    """A number for each text, in the order in which they are first asked for."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


class _Ordinals(dict[str | None, int]):
    """The ordinals of days in ISO form; 0 where a day is not known."""

    def __missing__(self, day: str | None) -> int:
        ordinal = self[day] = date.fromisoformat(day).toordinal() if day else 0
        return ordinal


def _columns(numbers: "array[int]", amount: int) -> "Iterator[array[int]]":
    """The columns of rows that stand one after the other, as long as they need be."""
    return (numbers[column::amount] for column in range(amount))

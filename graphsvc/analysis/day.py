"""The network of a day in outline: who is there, by number, and the ties as columns."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graphsvc.model import TieKind
from graphsvc.model.outlines import NONE, TIE_KINDS, ActorOutline, Outline, TieOutlines

Column = npt.NDArray[np.int32]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Ties between actors by number; otherwise as in `TieOutlines`."""

    sources: Column
    targets: Column
    kinds: Column
    ends: Column
    bases: Column

    def __len__(self) -> int:
        """How many there are."""
        return len(self.sources)

    @property
    def pairs(self) -> npt.NDArray[np.int64]:
        """A row of two numbers for each: those of its source and its target."""
        return np.column_stack((self.sources, self.targets)).astype(np.int64)

    def where(self, wanted: Marks) -> "Ties":
        """Those that are marked."""
        return Ties(
            self.sources[wanted], self.targets[wanted], self.kinds[wanted], self.ends[wanted], self.bases[wanted]
        )

    def of_kind(self, *kinds: TieKind) -> "Ties":
        """Those of some kinds."""
        return self.where(np.isin(self.kinds, [TIE_KINDS.index(kind) for kind in kinds]))

    def of_any(self, actors: Marks) -> Marks:
        """Which of them have an end among marked actors."""
        marks: Marks = actors[self.sources] | actors[self.targets]
        return marks

    def renumbered(self, number_of: Column) -> "Ties":
        """The same between actors that bear other numbers."""
        return Ties(number_of[self.sources], number_of[self.targets], self.kinds, self.ends, self.bases)


@dataclass(frozen=True, eq=False)
class Numbered:
    """Actors, numbered in the order of their ids."""

    actors: tuple[ActorOutline, ...]

    def __len__(self) -> int:
        """How many actors there are."""
        return len(self.actors)

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """The number of each actor by its id."""
        return {actor.id: number for number, actor in enumerate(self.actors)}


@dataclass(frozen=True, eq=False)
class DayOutline(Numbered):
    """Actors, numbered in the order of their ids, and the ties among them on a day.

    `members` are the numbers that the actors bear in the outline of the graph, `basis_ids` as in `TieOutlines`.
    """

    on: date
    members: Column
    ties: Ties
    basis_ids: tuple[str, ...]

    @cached_property
    def acting(self) -> Marks:
        """Which of the actors act on the day; the others are at the end of a tie."""
        return np.fromiter((actor.is_active(self.on) for actor in self.actors), np.bool_, len(self))

    @cached_property
    def tie_counts(self) -> npt.NDArray[np.int64]:
        """How many ties each actor has, parallel ones too."""
        return _counted(self.ties, len(self))

    def counted(self, wanted: Marks) -> npt.NDArray[np.int64]:
        """How many of the ties that are wanted each actor has."""
        return _counted(self.ties.where(wanted), len(self))

    def ends(self, wanted: Marks) -> Marks:
        """Which of the actors are at an end of ties that are wanted."""
        marks: Marks = self.counted(wanted) > 0
        return marks

    def actor(self, actor_id: str) -> ActorOutline:
        """The actor that bears an id."""
        return self.actors[self.number_of[actor_id]]

    def marked(self, actor_ids: Collection[str]) -> Marks:
        """Which of the actors bear one of some ids."""
        marks = np.zeros(len(self), dtype=np.bool_)
        marks[[self.number_of[one] for one in actor_ids if one in self.number_of]] = True
        return marks

    def ids(self, marks: Marks) -> list[str]:
        """The ids of the actors that are marked, in order."""
        return [self.actors[number].id for number in np.flatnonzero(marks).tolist()]

    def resting_on(self, ids: Collection[str]) -> Marks:
        """Which of the ties rest on one of some projects and events."""
        bases = np.array([*(one in ids for one in self.basis_ids), False], dtype=np.bool_)  # the last for none, −1
        marks: Marks = bases[self.ties.bases]
        return marks

    def hanging_on(self, actor_id: str) -> Marks:
        """Which of the ties are those of an actor or rest on it, or on an event."""
        return self.ties.of_any(self.marked((actor_id,))) | self.resting_on((actor_id,))

    def bases(self, wanted: Marks | None = None) -> set[str]:
        """The ids of the projects and events that ties rest on: all ties, or those that are wanted."""
        numbers = self.ties.bases if wanted is None else self.ties.bases[wanted]
        return {self.basis_ids[number] for number in np.unique(numbers[numbers != NONE]).tolist()}

    def without(self, actor_id: str) -> "DayOutline":
        """The same without an actor and what hangs on it."""
        left = replace(self, ties=self.ties.where(~self.hanging_on(actor_id)))
        return left.among(~self.marked((actor_id,)))

    def among(self, wanted: Marks) -> "DayOutline":
        """The part of it that lies among marked actors."""
        actors = tuple(self.actors[number] for number in np.flatnonzero(wanted).tolist())
        ties = self.ties.where(wanted[self.ties.sources] & wanted[self.ties.targets]).renumbered(_places(wanted))
        return DayOutline(actors, self.on, self.members[wanted], ties, self.basis_ids)


def day_outline(outline: Outline, on: date) -> DayOutline:
    """Every tie that is active on a day, its two ends, and every other actor that is active on it."""
    ties = _ties_on(outline.ties, on)
    there = np.fromiter((actor.is_active(on) for actor in outline.actors), np.bool_, len(outline.actors))
    there[ties.sources] = there[ties.targets] = True
    everybody = np.arange(len(outline.actors), dtype=np.int32)
    return DayOutline(outline.actors, on, everybody, ties, outline.ties.basis_ids).among(there)


def _counted(ties: Ties, actors: int) -> npt.NDArray[np.int64]:
    return np.bincount(np.concatenate((ties.sources, ties.targets)), minlength=actors)


def _places(wanted: Marks) -> Column:
    """The place of each actor that is marked among all that are."""
    places: Column = (np.cumsum(wanted) - 1).astype(np.int32)
    return places


def _ties_on(ties: TieOutlines, on: date) -> Ties:
    starts, ends = np.asarray(ties.starts), np.asarray(ties.ends)
    day = on.toordinal()
    active = (starts <= day) & ((ends == 0) | (day <= ends))
    every = Ties(
        np.asarray(ties.sources), np.asarray(ties.targets), np.asarray(ties.kinds), ends, np.asarray(ties.bases)
    )
    return every.where(active)

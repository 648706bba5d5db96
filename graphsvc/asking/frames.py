"""Frames: a branch and the association that it is part of are one activity for those who seek help."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from graphsvc.model import PartOf

Item = TypeVar("Item")
Flags = npt.NDArray[np.bool_]

_FRAMES: Final = frozenset(
    ("federation", "association", "foundation", "district", "branch", "club", "group", "team", "unit", "collective")
)


@dataclass(frozen=True, slots=True)
class Folded(Generic[Item]):
    """The best of a frame, and those above and below it that stand behind it."""

    best: Item
    behind: tuple[Item, ...]


def frame_parts(parts: Iterable[PartOf]) -> tuple[tuple[str, str], ...]:
    """Parts with their wholes, by id, where they make a frame: other sorts of actors make none."""
    return tuple((one.part, one.whole) for one in parts if {one.part_subtype, one.whole_subtype} <= _FRAMES)


class Frames:
    """Which actors are above and below one another, by their numbers in a crowd."""

    def __init__(self, parts: Iterable[tuple[int, int]]) -> None:
        """`parts` are pairs of a part and the whole."""
        self._above: dict[int, set[int]] = {}
        for part, whole in parts:
            self._above.setdefault(part, set()).add(whole)
        self.members = frozenset(self._above).union(*self._above.values())
        """All that are part of something or have parts."""

    def above(self, actor: int) -> frozenset[int]:
        """The wholes that an actor is part of, near and far; without itself, even where ties run in a circle."""
        if actor not in self._above:
            return frozenset()
        found: set[int] = set()
        to_visit = [actor]
        while to_visit:
            new = self._above.get(to_visit.pop(), set()) - found
            found |= new
            to_visit.extend(new)
        return frozenset(found - {actor})

    def joins(self, one: int, other: int) -> bool:
        """Whether one of two actors is part of the other."""
        return other in self.above(one) or one in self.above(other)


class Folding:
    """Those who are above or below one another in a list, by their positions; the list is best first."""

    def __init__(self, actors: npt.NDArray[np.integer[Any]], frames: Frames) -> None:
        """`actors` are the list, by their numbers."""
        positions = dict(zip(actors.tolist(), range(len(actors)), strict=True)) if frames.members else {}
        where = {actor: positions[actor] for actor in frames.members if actor in positions}
        pairs = [
            sorted((position, where[whole]))
            for actor, position in where.items()
            for whole in frames.above(actor)
            if whole in where
        ]
        related = np.array(pairs, np.intp).reshape(-1, 2)
        self._earlier, self._later = related[:, 0], related[:, 1]

    def kept(self, listed: Flags) -> Flags:
        """Those of the listed who stand in the list; each other stands behind one who is kept, above or below it.

        Two parts of one whole are not folded into each other.
        """
        among = listed[self._earlier] & listed[self._later]
        earlier, later = self._earlier[among], self._later[among]
        kept, is_open = listed.copy(), np.zeros_like(listed)
        is_open[later] = True
        while len(later):
            folded = later[kept[earlier] & ~is_open[earlier] & is_open[later]]
            kept[folded] = is_open[folded] = False
            waits = is_open[earlier] & is_open[later]
            is_free = is_open.copy()
            is_free[later[waits]] = False
            is_open[is_free] = False
            earlier, later = earlier[is_open[later]], later[is_open[later]]
        return kept

    def behind(self, listed: Flags, kept: Flags, positions: Collection[int]) -> dict[int, list[int]]:
        """Who stands behind each of some that are kept, best first: each behind the first that it is related to."""
        among = kept[self._earlier] & listed[self._later] & ~kept[self._later]
        first: dict[int, int] = {}
        for earlier, later in zip(self._earlier[among].tolist(), self._later[among].tolist(), strict=True):
            first[later] = min(first.get(later, earlier), earlier)
        behind: dict[int, list[int]] = {position: [] for position in positions}
        for later, earlier in sorted(first.items()):
            if earlier in behind:
                behind[earlier].append(later)
        return behind

"""Frames: a branch and the association that it is part of are one activity for those who seek help."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from graphsvc.model import PartOf

Item = TypeVar("Item")
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.integer[Any]]

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
    """Which actors are part of one another, near and far, by their numbers in a crowd."""

    def __init__(self, parts: Numbers) -> None:
        """`parts` are pairs of a part and the whole."""
        self.pairs = _closed(parts)

    def depths(self, actors: Numbers) -> Numbers:
        """How many wholes each of some actors is part of."""
        amounts = np.bincount(self.pairs[:, 0], minlength=int(actors.max(initial=0)) + 1)
        depths: Numbers = amounts[actors]
        return depths

    def joined_to(self, actor: int, actors: Numbers) -> Flags:
        """Which of some actors an actor is part of, or are part of it."""
        with_it = self.pairs[(self.pairs == actor).any(axis=1)]
        return np.isin(actors, with_it[with_it != actor])


def _closed(parts: Numbers) -> Numbers:
    """Pairs with those that follow from them: no actor is part of itself, even where ties run in a circle."""
    if not len(parts):
        return parts
    width = int(parts.max()) + 1
    steps = parts[np.argsort(parts[:, 0], kind="stable")]
    found = new = np.unique(parts[:, 0].astype(np.int64) * width + parts[:, 1])
    while len(new):
        part, whole = np.divmod(new, width)
        begins, ends = (np.searchsorted(steps[:, 0], whole, side) for side in ("left", "right"))
        further = np.repeat(part, ends - begins) * width + steps[_ranges(begins, ends), 1]
        new = np.setdiff1d(further, found)
        found = np.union1d(found, new)
    pairs: Numbers = np.column_stack(np.divmod(found, width))
    closed: Numbers = pairs[pairs[:, 0] != pairs[:, 1]]
    return closed


def _ranges(begins: Numbers, ends: Numbers) -> Numbers:
    """The numbers from each beginning to its end, one range after the other."""
    lengths = ends - begins
    ranges: Numbers = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths - begins, lengths)
    return ranges


class Folding:
    """Those who are above or below one another in a list, by their positions; the list is best first."""

    def __init__(self, actors: Numbers, frames: Frames) -> None:
        """`actors` are the list, by their numbers."""
        pairs = frames.pairs[np.isin(frames.pairs, actors).all(axis=1)]
        order = np.argsort(actors)
        related = np.sort(order[np.searchsorted(actors, pairs, sorter=order)], axis=1)
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

"""Frames: a branch and the association that it is part of are one activity for those who seek help."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from graphsvc.model import Actor, Tie, TieKind

Item = TypeVar("Item")

FRAME_TIES: Final = (TieKind.PART_OF,)
_FRAMES: Final = frozenset(
    ("federation", "association", "foundation", "district", "branch", "club", "group", "team", "unit", "collective")
)


@dataclass(frozen=True, slots=True)
class Folded(Generic[Item]):
    """The best of a frame, and those above and below it that stand behind it."""

    best: Item
    behind: tuple[Item, ...]


class Frames:
    """Which actors are above and below one another."""

    def __init__(self, ties: Iterable[Tie], actors: Mapping[str, Actor]) -> None:
        """`ties` lead from the part to the whole; those between other sorts of actors make no frame."""
        self._above: dict[str, set[str]] = {}
        for tie in ties:
            if actors[tie.source].subtype in _FRAMES and actors[tie.target].subtype in _FRAMES:
                self._above.setdefault(tie.source, set()).add(tie.target)
        self.members = frozenset(self._above).union(*self._above.values())
        """The ids of all that are part of something or have parts."""

    def above(self, actor_id: str) -> frozenset[str]:
        """The wholes that an actor is part of, near and far; without itself, even where ties run in a circle."""
        if actor_id not in self._above:
            return frozenset()
        found: set[str] = set()
        to_visit = [actor_id]
        while to_visit:
            new = self._above.get(to_visit.pop(), set()) - found
            found |= new
            to_visit.extend(new)
        return frozenset(found - {actor_id})

    def joins(self, one: str, other: str) -> bool:
        """Whether one of two actors is part of the other."""
        return other in self.above(one) or one in self.above(other)


def folded(items: Sequence[tuple[str, Item]], frames: Frames) -> tuple[Folded[Item], ...]:
    """Items with their actors' ids, best first, folded: each stands behind the first that is above or below it.

    Two parts of one whole are not folded into each other.
    """
    best: dict[str, Item] = {}
    behind: dict[str, list[Item]] = {}
    parts: dict[str, set[str]] = {}
    for actor_id, item in items:
        above = frames.above(actor_id)
        related = above | parts.get(actor_id, set())
        stands = next((kept for kept in best if kept in related), None) if related else None
        if stands is not None:
            behind[stands].append(item)
            continue
        best[actor_id] = item
        behind[actor_id] = []
        for whole in above:
            parts.setdefault(whole, set()).add(actor_id)
    return tuple(Folded(item, tuple(behind[actor_id])) for actor_id, item in best.items())

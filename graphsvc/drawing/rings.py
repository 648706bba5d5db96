"""Places inside a disc, and who takes which: tied actors near each other, towards the groups they are tied to."""

import math
import random
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

Spot = tuple[float, float]
Pull = tuple[Spot, float]

_TRIES_PER_NODE: Final = 8
_OVERFULL: Final = 1.35
_CLOSEST_RINGS: Final = 0.9


def ring_spots(count: int, spacing: float) -> list[Spot]:
    """`count` spots around (0, 0) at least about `spacing` apart: one in the middle, then rings of up to 6, 12, 18 and so on."""
    if count == 2:
        return [(-spacing / 2, 0.0), (spacing / 2, 0.0)]
    sizes = _ring_sizes(count - 1)
    apart = spacing * _stretch(count - 1, len(sizes))
    spots: list[Spot] = [(0.0, 0.0)][:count]
    for ring, taken in enumerate(sizes, start=1):
        turn = math.pi / 6 if ring % 2 else 0.0
        spots += [_on_circle(ring * apart, turn + 2 * math.pi * step / taken) for step in range(taken)]
    return spots


def seated(
    members: Sequence[int],
    spots: Sequence[Spot],
    ties: Mapping[int, Sequence[int]],
    pulls: Mapping[int, Sequence[Pull]],
) -> dict[int, Spot]:
    """A spot for each member so that the ties between them, and the pulls on them, are short.

    The first member keeps the first spot, the middle. Swaps are kept where they shorten the sum of
    lengths: first towards the middle of one's partners, then by chance from a fixed seed.
    """
    seating = _Seating(members, spots, ties, pulls)
    for index in range(1, len(members)):
        seating.move_towards_partners(index)
    chance = random.Random(len(members))  # noqa: S311 - an arrangement, not a secret
    for _ in range(_TRIES_PER_NODE * len(members) if len(members) > 3 else 0):
        seating.swap_if_shorter(*(1 + int(chance.random() * (len(members) - 1)) for _ in range(2)))
    return dict(zip(seating.members, spots, strict=True))


def _ring_sizes(count: int) -> list[int]:
    """How many of `count` go on each ring, in proportion to its length; rings may hold a third more than they should."""
    rings = math.ceil((math.sqrt(9 + 12 * max(count, 0) / _OVERFULL) - 3) / 6)
    ends = [round(count * ring * (ring + 1) / (rings * (rings + 1))) for ring in range(1, rings + 1)]
    return [end - start for start, end in pairwise([0, *ends])]


def _stretch(count: int, rings: int) -> float:
    """By how much rings are wider (or closer) than their due, so that `count` on them stand as far apart as meant."""
    return max(_CLOSEST_RINGS, math.sqrt(count / (3 * rings * (rings + 1)))) if rings else 1.0


def _on_circle(radius: float, angle: float) -> Spot:
    return (radius * math.cos(angle), radius * math.sin(angle))


class _Seating:
    """Who sits where: `members[i]` on `spots[i]`, points of the plane as complex numbers."""

    def __init__(
        self,
        members: Sequence[int],
        spots: Sequence[Spot],
        ties: Mapping[int, Sequence[int]],
        pulls: Mapping[int, Sequence[Pull]],
    ) -> None:
        self.members = list(members)
        self._spots = [complex(*spot) for spot in spots]
        self._places = np.array(self._spots[1:])
        self._at = dict(zip(members, self._spots, strict=True))
        self._ties = ties
        self._pulls = {member: [(complex(*place), weight) for place, weight in pulls[member]] for member in members}
        self._lengths: dict[int, float] = {}

    def move_towards_partners(self, index: int) -> None:
        """Try to swap with whoever sits nearest to the middle of one's partners."""
        goal = self._middle(self.members[index])
        if goal is not None:
            self.swap_if_shorter(index, 1 + int(np.abs(self._places - goal).argmin()))

    def swap_if_shorter(self, first: int, second: int) -> None:
        """Swap two members unless the lengths grow."""
        one, other = self.members[first], self.members[second]
        before = self._known_length(one) + self._known_length(other)
        self._swap(first, second)
        if self._length(one) + self._length(other) >= before:
            self._swap(first, second)
        else:
            for moved in (one, other, *self._ties[one], *self._ties[other]):
                self._lengths.pop(moved, None)

    def _swap(self, first: int, second: int) -> None:
        members = self.members
        members[first], members[second] = members[second], members[first]
        self._at[members[first]] = self._spots[first]
        self._at[members[second]] = self._spots[second]

    def _known_length(self, member: int) -> float:
        """The length of a member's ties and pulls, reckoned anew only when one of their ends has moved."""
        if member not in self._lengths:
            self._lengths[member] = self._length(member)
        return self._lengths[member]

    def _length(self, member: int) -> float:
        at = self._at
        here, length = at[member], 0.0
        for other in self._ties[member]:
            length += abs(here - at[other])
        for place, weight in self._pulls[member]:
            length += weight * abs(here - place)
        return length

    def _middle(self, member: int) -> complex | None:
        drawn = [(self._at[other], 1.0) for other in self._ties[member]] + self._pulls[member]
        total = sum(weight for _, weight in drawn)
        return sum(place * weight for place, weight in drawn) / total if total else None

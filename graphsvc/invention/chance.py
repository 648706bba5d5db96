"""Draws that follow from a key alone: whoever is drawn can be known again without being kept in memory."""

import random
from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import Final, TypeVar

Item = TypeVar("Item")

_FAVOUR: Final = 2.5
"""How strongly the first of a row are favoured; 1 would favour nobody."""


class Chance:
    """A row of draws; the same key gives the same row, on every machine and in any order of keys.

    Only `random()` of the generator is used, the one draw that Python keeps the same between its versions.
    """

    def __init__(self, *key: object) -> None:
        """`key` names what is drawn for: the seed first, then the thing and the question."""
        self.fraction = random.Random("/".join(map(str, key))).random  # noqa: S311 - invented, not secret

    def happens(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return self.fraction() < probability

    def below(self, limit: int) -> int:
        """A whole number from 0 up to but without `limit` ≥ 1, each as likely."""
        return int(self.fraction() * limit)

    def first_of(self, limit: int) -> int:
        """A whole number from 0 up to but without `limit` ≥ 1, the small ones favoured by a power law."""
        return int(self.fraction() ** _FAVOUR * limit)

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items, each as likely."""
        return items[self.below(len(items))]

    def step(self, steps: Sequence[float]) -> int:
        """The number of one of the weights that `steps` were made of."""
        return bisect(steps, self.fraction() * steps[-1])

    def amount(self, least: int, most: int, exponent: float) -> int:
        """A whole number from `least` ≥ 1 to `most` with a Pareto tail: P(X ≥ x) ∝ x to the minus `exponent`."""
        return min(most, int(least * (1.0 - self.fraction()) ** (-1 / exponent)))

    def day(self, first: date, last: date) -> date:
        """A day from `first` to `last`."""
        return first + timedelta(days=self.below((last - first).days + 1))


def steps_of(weights: Sequence[float]) -> tuple[float, ...]:
    """The running sums of weights, of which `Chance.step` draws one."""
    return tuple(accumulate(weights))


def apportioned(total: int, weights: Sequence[float], chance: Chance) -> tuple[int, ...]:
    """`total` things shared out by weight, each share rounded up or down, their sum exactly `total`.

    Systematic sampling (Madow 1949): the running sums are rounded with one random offset.
    """
    sums = steps_of(weights)
    offset = chance.fraction()
    marks = [0, *(min(total, int(total * part / sums[-1] + offset)) for part in sums[:-1]), total]
    return tuple(high - low for low, high in pairwise(marks))

"""Which actors hang together; in columns, as sets of all of them take much memory."""

import numpy as np
import numpy.typing as npt


def first_of_component(actors: int, ends: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each actor the smallest number in its component; `ends` has a row of two numbers for each tie.

    Round by round the first of a component joins the smallest that its members are tied to, so that what hangs
    together at least halves (Shiloach & Vishkin 1982).
    """
    first = np.arange(actors)
    while True:
        one, other = first[ends[:, 0]], first[ends[:, 1]]
        if np.array_equal(one, other):
            return first
        np.minimum.at(first, np.maximum(one, other), np.minimum(one, other))
        while not np.array_equal(first[first], first):
            first = first[first]

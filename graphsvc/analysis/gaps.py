"""Which topics nobody, only one, or only somebody whose end is known helps with, and where."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from graphsvc.analysis.distances import kilometres, radians
from graphsvc.model import Place, Point

NEAR_KM: Final = 50.0


class GapKind(StrEnum):
    """What is missing, worst first."""

    NOBODY_NEAR = "nobody_near"
    ONLY_ENDING = "only_ending"
    ONLY_ONE = "only_one"


@dataclass(frozen=True, slots=True)
class Helper:
    """An actor that offers a topic: its point, the ids of the places where it helps, and whether its end is known."""

    actor: str
    point: Point | None
    places: frozenset[str]
    is_ending: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A topic that lacks help in a place: how many help there, and how many km it is to the nearest that offers it.

    `nearest_km` is measured from the place's point; None where no point is known.
    """

    topic: str
    place: Place
    kind: GapKind
    helpers: int
    nearest_km: float | None


def gaps(
    helpers: Mapping[str, Sequence[Helper]], places: Sequence[Place], meeting: Mapping[str, frozenset[str]]
) -> Iterator[Gap]:
    """The gaps of each topic in each place, in order; `helpers` by topic, `meeting` the places that meet each place.

    Nobody near: nobody helps in the place, and nobody is within 50 km of its point. Only ending: all who help
    there have a known end. Only one: a single actor helps there.
    """
    for topic, offering in helpers.items():
        by_place = _by_place(offering)
        for place, km in zip(places, nearest_km(offering, places), strict=True):
            there = {number for one in meeting[place.id] & by_place.keys() for number in by_place[one]}
            helping = [offering[number] for number in there]
            if kind := _kind(helping, km):
                yield Gap(topic, place, kind, len({one.actor for one in helping}), km)


def _by_place(helpers: Sequence[Helper]) -> Mapping[str, list[int]]:
    """The numbers of the helpers by the places where they help."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, helper in enumerate(helpers):
        for place in helper.places:
            found[place].append(number)
    return found


def nearest_km(helpers: Sequence[Helper], places: Sequence[Place]) -> Sequence[float | None]:
    """How far it is from the point of each place to the nearest helper; None where no point is known."""
    away = kilometres(radians(place.point for place in places), radians(helper.point for helper in helpers))
    nearest = np.min(np.where(np.isnan(away), np.inf, away), axis=1, initial=np.inf)
    return [km if km < np.inf else None for km in nearest.tolist()]


def _kind(there: Sequence[Helper], km: float | None) -> GapKind | None:
    if not there:
        return GapKind.NOBODY_NEAR if km is None or km > NEAR_KM else None
    if all(helper.is_ending for helper in there):
        return GapKind.ONLY_ENDING
    return GapKind.ONLY_ONE if len({helper.actor for helper in there}) == 1 else None

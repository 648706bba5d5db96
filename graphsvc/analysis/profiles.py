"""What is known of actors beside their ties, and how well that of two goes together."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from graphsvc.analysis.day import Column
from graphsvc.analysis.distances import kilometres
from graphsvc.analysis.flattening import Reals
from graphsvc.model import Point

HALF_NEAR_KM: Final = 50.0
SAME_TOPIC: Final = 0.5
SERVES: Final = 0.8


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor beside its ties.

    `offers` and `needs` are topics with how sure they are (0..1); `seat` the ids of its municipality and of
    the places that hold it but for the country, `serves` those of the places that it works in.
    """

    offers: Mapping[str, float]
    needs: Mapping[str, float]
    target_groups: frozenset[str]
    point: Point | None
    seat: frozenset[str]
    serves: frozenset[str]


class Profiles:
    """The profiles of all actors, by number, laid out so that one is compared with all the others at once."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        """`profiles` are in the order of the actors' numbers; they are gone through once, and then looked up."""
        self._profiles = profiles
        self._offering, self._needing = _SureByKey(), _SureByKey()
        self._for_group, self._seated, self._serving = _ByKey(), _ByKey(), _ByKey()
        groups, points = array("i"), array("d")
        for number, profile in enumerate(profiles):
            self._offering.add_sure(number, profile.offers)
            self._needing.add_sure(number, profile.needs)
            self._for_group.add(number, profile.target_groups)
            self._seated.add(number, profile.seat)
            self._serving.add(number, profile.serves)
            groups.append(len(profile.target_groups))
            points.extend((profile.point.latitude, profile.point.longitude) if profile.point else _NOWHERE)
        self._groups = np.asarray(groups)
        self._radians = np.radians(np.asarray(points)).reshape(-1, 2)

    def serving(self, place: str) -> Column:
        """The numbers of those who work in a place, by its id."""
        return self._serving.get(place)

    def parts(self, actor: int) -> dict[str, Reals]:
        """How well each actor goes with this one, 0..1, by part; a part of which nothing is known is left out."""
        profile = self._profiles[actor]
        parts: dict[str, Reals] = {}
        if profile.offers or profile.needs:
            parts["need_offer"] = self._need_offer(profile)
        if profile.target_groups:
            parts["target_group"] = self._target_group(profile)
        if profile.point or profile.serves:
            parts["nearness"] = self._nearness(actor)
        return parts

    def _need_offer(self, profile: Profile) -> Reals:
        """A need that an offer meets, of either, counts as the less sure of the two; the same topic, ½."""
        found = np.zeros(len(self._profiles))
        for asked, answering in ((profile.needs, self._offering), (profile.offers, self._needing)):
            for topic, sure in asked.items():
                numbers = answering.get(topic)
                found[numbers] = np.maximum(found[numbers], np.minimum(answering.sure(topic), sure))
        for topic in profile.offers:
            numbers = self._offering.get(topic)
            found[numbers] = np.maximum(found[numbers], SAME_TOPIC)
        return found

    def _target_group(self, profile: Profile) -> Reals:
        """The groups in common, over those of the actor that has fewer."""
        shared = np.zeros(len(self._profiles))
        for group in profile.target_groups:
            shared[self._for_group.get(group)] += 1
        fewer: Reals = shared / np.maximum(1, np.minimum(self._groups, len(profile.target_groups)))
        return fewer

    def _nearness(self, actor: int) -> Reals:
        """1/(1 + (km/50)²); 0.8 at least where one serves the municipality of the other."""
        away = kilometres(self._radians[actor : actor + 1], self._radians)[0]
        near: Reals = np.nan_to_num(1 / (1 + (away / HALF_NEAR_KM) ** 2))
        profile = self._profiles[actor]
        for mine, theirs in ((profile.seat, self._serving), (profile.serves, self._seated)):
            for place in mine:
                numbers = theirs.get(place)
                near[numbers] = np.maximum(near[numbers], SERVES)
        return near


def shared(some: Collection[str], others: Collection[str]) -> tuple[str, ...]:
    """What two have in common, in order."""
    return tuple(sorted(set(some) & set(others)))


class _ByKey:
    """For each key the numbers of the actors that have it, in columns, as they are many."""

    def __init__(self) -> None:
        self._numbers: dict[str, array[int]] = defaultdict(lambda: array("i"))

    def add(self, number: int, keys: Iterable[str]) -> None:
        """What an actor has."""
        for key in keys:
            self._numbers[key].append(number)

    def get(self, key: str) -> Column:
        """Who has a key."""
        return np.asarray(self._numbers[key]) if key in self._numbers else _NOBODY


class _SureByKey(_ByKey):
    """The same, and how sure that is of each."""

    def __init__(self) -> None:
        super().__init__()
        self._sure: dict[str, array[float]] = defaultdict(lambda: array("d"))

    def add_sure(self, number: int, sure: Mapping[str, float]) -> None:
        """What an actor has, and how sure that is."""
        self.add(number, sure)
        for key, value in sure.items():
            self._sure[key].append(value)

    def sure(self, key: str) -> Reals:
        """How sure it is of each that has a key."""
        return np.asarray(self._sure[key]) if key in self._sure else np.zeros(0)


_NOBODY: Final[Column] = np.zeros(0, dtype=np.int32)
_NOWHERE: Final = (np.nan, np.nan)

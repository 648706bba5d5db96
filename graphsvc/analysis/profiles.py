"""What is known of actors beside their ties, and how well that of two goes together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from graphsvc.analysis.distances import kilometres, radians
from graphsvc.analysis.flattening import Numbers, Reals
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
        """`profiles` are in the order of the actors' numbers."""
        self._profiles = profiles
        self._offering = _by_key(profile.offers.items() for profile in profiles)
        self._needing = _by_key(profile.needs.items() for profile in profiles)
        self._for_group = _by_key(((group, 1.0) for group in profile.target_groups) for profile in profiles)
        self._seated = _by_key(((place, 1.0) for place in profile.seat) for profile in profiles)
        self._serving = _by_key(((place, 1.0) for place in profile.serves) for profile in profiles)
        self._groups = np.array([len(profile.target_groups) for profile in profiles], dtype=np.int64)
        self._radians = radians(profile.point for profile in profiles)

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
                numbers, values = answering.get(topic, _NOBODY)
                found[numbers] = np.maximum(found[numbers], np.minimum(values, sure))
        for topic in profile.offers:
            numbers, _ = self._offering.get(topic, _NOBODY)
            found[numbers] = np.maximum(found[numbers], SAME_TOPIC)
        return found

    def _target_group(self, profile: Profile) -> Reals:
        """The groups in common, over those of the actor that has fewer."""
        shared = np.zeros(len(self._profiles))
        for group in profile.target_groups:
            shared[self._for_group[group][0]] += 1
        return shared / np.maximum(1, np.minimum(self._groups, len(profile.target_groups)))

    def _nearness(self, actor: int) -> Reals:
        """1/(1 + (km/50)²); 0.8 at least where one serves the municipality of the other."""
        away = kilometres(self._radians[actor : actor + 1], self._radians)[0]
        near: Reals = np.nan_to_num(1 / (1 + (away / HALF_NEAR_KM) ** 2))
        profile = self._profiles[actor]
        for mine, theirs in ((profile.seat, self._serving), (profile.serves, self._seated)):
            for place in mine:
                numbers, _ = theirs.get(place, _NOBODY)
                near[numbers] = np.maximum(near[numbers], SERVES)
        return near


def shared(some: Collection[str], others: Collection[str]) -> tuple[str, ...]:
    """What two have in common, in order."""
    return tuple(sorted(set(some) & set(others)))


_NOBODY: Final[tuple[Numbers, Reals]] = (np.zeros(0, dtype=np.int64), np.zeros(0))


def _by_key(entries: Iterable[Iterable[tuple[str, float]]]) -> Mapping[str, tuple[Numbers, Reals]]:
    """For each key, the numbers of the actors that have it, and their values."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, mine in enumerate(entries):
        for key, value in mine:
            found[key].append((number, value))
    return {
        key: (np.array([number for number, _ in having]), np.array([value for _, value in having]))
        for key, having in found.items()
    }

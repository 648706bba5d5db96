"""Who is at hand for an actor that looks for its first contacts."""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from graphsvc.analysis.day import Column, DayOutline
from graphsvc.analysis.flattening import Numbers, Reals
from graphsvc.model import ActorKind, TieKind

NEAR: Final = 0.2
"""From which nearness on somebody is near: within 100 km, or at work in the actor's area."""
_IN_COMMON: Final = ("need_offer", "target_group")
_FUNDER: Final = "funder"
_NETWORK: Final = "network"
LAST, BETWEEN, FIRST, OWN = range(4)


class Standing:
    """What actors are to those around them: a funder, at work in the whole country, somebody who opens doors."""

    def __init__(self, day: DayOutline, everywhere: Column) -> None:
        """`everywhere` are the numbers of those who serve the whole country."""
        actors = day.actors
        self._funds = _marks(actor.subtype == _FUNDER for actor in actors)
        self._everywhere = np.zeros(len(day), dtype=np.bool_)
        self._everywhere[everywhere] = True
        self._is_municipality = _marks(actor.kind is ActorKind.MUNICIPALITY for actor in actors)
        self._seats = np.array([actor.municipality or "" for actor in actors], dtype=np.str_)
        self.coordinates = _marks(actor.subtype == _NETWORK for actor in actors)
        self.coordinates[day.ties.of_kind(TieKind.COORDINATES).sources] = True

    def is_own_municipality(self, actor: int) -> npt.NDArray[np.bool_]:
        """For each actor, whether it is the municipality in which this one sits."""
        own: npt.NDArray[np.bool_] = self._is_municipality & self._shares_seat(actor)
        return own

    def at_hand(self, actor: int, parts: Mapping[str, Reals]) -> Numbers:
        """For each actor `LAST`, `BETWEEN`, `FIRST` or `OWN`; `parts` are how well each goes with this one.

        First are those near it that have something in common with it or coordinate others, and its municipality.
        Where it is not known what it does, its municipality comes before all, and whoever sits there is first too.
        """
        known = [parts[name] > 0 for name in _IN_COMMON if name in parts]
        in_common = np.logical_or.reduce(known) if known else self._shares_seat(actor)
        is_near = parts["nearness"] >= NEAR if "nearness" in parts else in_common
        is_own = self.is_own_municipality(actor)
        is_last = self._funds | (self._everywhere & ~self._everywhere[actor])
        hand = np.where(is_near & (in_common | self.coordinates) | is_own, FIRST, BETWEEN)
        found: Numbers = np.where(is_own & (not known), OWN, np.where(is_last, LAST, hand))
        return found

    def _shares_seat(self, actor: int) -> npt.NDArray[np.bool_]:
        shared: npt.NDArray[np.bool_] = (self._seats == self._seats[actor]) & (self._seats != "")
        return shared


def _marks(truths: Iterable[bool]) -> npt.NDArray[np.bool_]:
    return np.fromiter(truths, dtype=np.bool_)

"""Who stands alone or at the edge of the network on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from graphsvc.analysis.day import Column, DayOutline, Marks
from graphsvc.model import ActorKind, Tie
from graphsvc.model.outlines import ActorOutline

ASSOCIATIONS: Final = frozenset({"association", "federation", "district", "branch", "club"})
"""The subtypes of organisations that are associations."""


@dataclass(frozen=True, slots=True)
class Peripheral:
    """An actor with no tie, one, or only such as will end by what is known; `ties` counts parallel ones too."""

    actor: ActorOutline
    ties: int
    only_time_limited: bool


def peripheral_actors(day: DayOutline, ends: Mapping[str, date]) -> tuple[Peripheral, ...]:
    """The actors that act on the day and have no tie, one tie or only time-limited ties, in order.

    A tie is time-limited when its own end is known, or that of an actor at either end or that it rests on;
    `ends` are the known ends of actors by id.
    """
    lasting = day.ties.where(~_time_limited(day, ends))
    has_lasting = np.zeros(len(day), dtype=np.bool_)
    has_lasting[lasting.sources] = has_lasting[lasting.targets] = True
    counts = day.tie_counts
    only_limited = (counts > 0) & ~has_lasting
    found = np.flatnonzero(day.acting & ((counts <= 1) | only_limited))
    return tuple(Peripheral(day.actors[number], int(counts[number]), bool(only_limited[number])) for number in found)


def _time_limited(day: DayOutline, ends: Mapping[str, date]) -> Marks:
    ending = np.fromiter((actor.id in ends for actor in day.actors), np.bool_, len(day))
    marks: Marks = (day.ties.ends != 0) | day.ties.of_any(ending) | day.resting_on(ends.keys())
    return marks


def tie_end(tie: Tie, ends: Mapping[str, date]) -> date | None:
    """When the tie will end, by what is known; None where nothing is."""
    known = (tie.end_date, ends.get(tie.source), ends.get(tie.target), ends.get(tie.basis or ""))
    return min((day for day in known if day), default=None)


def unlinked_councils(day: DayOutline) -> tuple[ActorOutline, ...]:
    """The councils that act on the day without a tie to their municipality or to any association, in order."""
    councils = np.fromiter((actor.kind is ActorKind.COUNCIL for actor in day.actors), np.bool_, len(day))
    ties = day.ties.where(day.ties.of_any(councils))
    linked = np.zeros(len(day), dtype=np.bool_)
    linked[list(_linked(day, ties.sources, ties.targets))] = True
    linked[list(_linked(day, ties.targets, ties.sources))] = True
    return tuple(day.actors[number] for number in np.flatnonzero(councils & day.acting & ~linked))


def _linked(day: DayOutline, ends: Column, others: Column) -> Iterable[int]:
    """Those of the actors at one end that are linked as councils by the actor at the other."""
    for one, other in zip(ends.tolist(), others.tolist(), strict=True):
        if _links(day.actors[one], day.actors[other]):
            yield one


def _links(council: ActorOutline, partner: ActorOutline) -> bool:
    if partner.kind is ActorKind.MUNICIPALITY:
        return None in (council.municipality, partner.municipality) or council.municipality == partner.municipality
    return partner.subtype in ASSOCIATIONS

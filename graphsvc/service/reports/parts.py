"""The parts of a network side by side: the sub-regions of a region, say, or the sectors of a municipality."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from graphsvc.analysis.day import DayOutline
from graphsvc.analysis.flattening import NOBODY, flattened_apart
from graphsvc.analysis.health import Health
from graphsvc.model import COUNTRY_ID, Place, PlaceLevel, Sector, Vocabulary, alphabetical
from graphsvc.service.reports.base import SMALL, NetworkOfDay, Part
from graphsvc.texts import text


@dataclass(frozen=True, kw_only=True)
class PartHealth(Health):
    """The measures of one part; `id` is that of a place or a sector.

    `is_asked` when it is the part that the report is about, `is_small` when it has too few actors for them to mean much;
    `ties_outside` lead from one of its actors to one that is not in it, and are in none of its measures.
    """

    id: str
    label: str
    is_asked: bool
    is_small: bool
    ties_outside: int


def parts_side_by_side(network: NetworkOfDay, part: Part, by: str) -> tuple[PartHealth, ...]:
    """The parts of one of `GROUPINGS`, by name; of the sector, topic and kind that the part asked is of.

    Sectors are those of the place that was asked. Places are those inside it; where it holds no two of the level, those
    inside the smallest place around it that does.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
    """
    asked: str | None
    if by == "sector":
        asked, wider = part.sector, replace(part, sector=None)
        labels = {str(sector): text(network.language, f"kinds.sector.{sector}") for sector in Sector}
    else:
        around, places = _level(network.context.vocabulary, part.place, PlaceLevel(by))
        asked, wider = part.place, replace(part, place=around)
        labels = {place.id: network.viewer.place(place).name for place in places}
    group_of = _groups(network, wider, by)
    graphs, outside = flattened_apart(network.day, group_of), _ties_outside(network.day, group_of)
    measured = {id_: network.health(graphs.get(id_, NOBODY)) for id_ in labels}
    return tuple(
        PartHealth(
            **vars(measured[id_]),
            id=id_,
            label=label,
            is_asked=id_ == asked,
            is_small=measured[id_].actors < SMALL,
            ties_outside=outside.get(id_, 0),
        )
        for id_, label in sorted(labels.items(), key=lambda one: alphabetical(one[1]))
    )


def _level(vocabulary: Vocabulary, place_id: str | None, level: PlaceLevel) -> tuple[str, Sequence[Place]]:
    """The place, or the smallest around it, that holds two places of a level or more; and those places."""
    asked = vocabulary.place(place_id or COUNTRY_ID)
    wider = sorted((vocabulary.places[one] for one in asked.within), key=lambda one: len(one.members))
    of_level = [place for place in vocabulary.places.values() if place.level is level]
    for around in (asked, *wider):
        inside = [place for place in of_level if frozenset(place.members) <= frozenset(around.members)]
        if len(inside) > 1:
            return around.id, inside
    return asked.id, of_level


def _groups(network: NetworkOfDay, part: Part, by: str) -> Sequence[str | None]:
    """The group of each actor of the day; None for those without one and those that are not in the part.

    Who sits nowhere is of the place that it serves, where it serves no other.
    """
    wanted, actors = network.ids_in(part), network.day.actors
    served = _served(network.context.vocabulary, by)
    groups = zip(actors, network.groups(by, actors), strict=True)
    return [(group or served(actor.serves)) if actor.id in wanted else None for actor, group in groups]


def _served(vocabulary: Vocabulary, by: str) -> Callable[[frozenset[str]], str | None]:
    """Of places that are served, that of a level which holds them all; None where there is none."""
    of_level = (place.id for place in vocabulary.places.values() if place.level == by)
    around = {inner: place_id for place_id in of_level for inner in vocabulary.places_inside(place_id)}

    @cache
    def holding(places: frozenset[str]) -> str | None:
        holding = {around.get(place) for place in places}
        return holding.pop() if len(holding) == 1 else None

    return holding


def _ties_outside(day: DayOutline, group_of: Sequence[str | None]) -> Mapping[str | None, int]:
    """How many ties lead out of each group."""
    numbers: dict[str | None, int] = {}
    groups = np.array([numbers.setdefault(group, len(numbers)) for group in group_of], dtype=np.int64)
    ends = groups[day.ties.pairs]
    leading_out = np.bincount(ends[ends[:, 0] != ends[:, 1]].ravel(), minlength=len(numbers)).tolist()
    return {group: leading_out[number] for group, number in numbers.items()}

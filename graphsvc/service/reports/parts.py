"""The parts of a network side by side: the sub-regions of a region, say, or the sectors of a municipality."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from graphsvc.analysis.flattening import flattened
from graphsvc.analysis.health import Health
from graphsvc.model import COUNTRY_ID, Actor, Place, PlaceLevel, Sector, Subgraph, Tie, Vocabulary, alphabetical
from graphsvc.service.reports.base import SMALL, NetworkOfDay, Part
from graphsvc.texts import text

_NONE: Final = frozenset[str]()


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
    subgraphs, outside = _subgraphs(network, wider, by)
    measured = {id_: network.health(flattened(subgraphs[id_])) for id_ in labels}
    return tuple(
        PartHealth(
            **vars(measured[id_]),
            id=id_,
            label=label,
            is_asked=id_ == asked,
            is_small=measured[id_].actors < SMALL,
            ties_outside=outside[id_],
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


def _subgraphs(network: NetworkOfDay, part: Part, by: str) -> tuple[Mapping[str, Subgraph], Counter[str]]:
    """By group, its actors and the ties inside it, without actors where it has none; and how many ties lead out of it."""
    whole, wanted = network.subgraph, network.ids_in(part)
    actors: dict[str, list[Actor]] = defaultdict(list)
    ties: dict[str, list[Tie]] = defaultdict(list)
    groups_of = _groups_of(network, by)
    for actor in whole.actors:
        for group in groups_of[actor.id] if actor.id in wanted else ():
            actors[group].append(actor)
    outside: Counter[str] = Counter()
    for tie in whole.ties:
        source, target = (groups_of[end] if end in wanted else _NONE for end in (tie.source, tie.target))
        outside.update(source ^ target)
        for group in source & target:
            ties[group].append(tie)
    empty = Subgraph(whole.on, (), ())
    found = {group: Subgraph(whole.on, tuple(members), tuple(ties[group])) for group, members in actors.items()}
    return defaultdict(lambda: empty, found), outside


def _groups_of(network: NetworkOfDay, by: str) -> Mapping[str, frozenset[str]]:
    """By the id of each actor, its sector; or the place of a level that it sits in, and that which it serves and no other."""
    actors = network.subgraph.actors
    if by == "sector":
        return {actor.id: frozenset({actor.sector}) if actor.sector else _NONE for actor in actors}
    vocabulary = network.context.vocabulary
    of_level = (place.id for place in vocabulary.places.values() if place.level == by)
    around = {inner: place_id for place_id in of_level for inner in vocabulary.places_inside(place_id)}

    @cache
    def groups(seat: str | None, serves: tuple[str, ...]) -> frozenset[str]:
        served = {around.get(place) for place in serves}
        return frozenset(filter(None, (around.get(seat or ""), *(served if len(served) == 1 else ()))))

    return {actor.id: groups(actor.municipality, actor.serves) for actor in actors}

"""Overviews: how many actors sit where, and how many ties run between municipalities."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from graphsvc.drawing import MapSpecification, MarkKind, OverviewScene, Seat
from graphsvc.model import Language, SeatCounts, Subgraph
from graphsvc.service.context import Context
from graphsvc.texts import text


def seat_counts(subgraph: Subgraph) -> SeatCounts:
    """How many actors and ties it holds, by municipality."""
    seat_of = {actor.id: actor.municipality for actor in subgraph.actors}
    return SeatCounts(
        Counter((actor.municipality, actor.kind) for actor in subgraph.actors),
        Counter((seat_of[tie.source], seat_of[tie.target]) for tie in subgraph.ties),
    )


def overview_scene(
    context: Context,
    specification: MapSpecification,
    counts: SeatCounts,
    on: date,
    language: Language,
    address: Callable[[str], str],
) -> OverviewScene:
    """Every municipality that somebody sits in; `address` gives that of its own map by its code."""
    seated, kinds = Counter[str | None](), Counter[MarkKind]()
    for (code, kind), count in counts.actors.items():
        seated[code] += count
        kinds[kind] += count
    codes = sorted(seated, key=lambda code: code or "~")
    return OverviewScene(
        specification=specification,
        language=language,
        on=on,
        seats=tuple(_seat(context, code, seated[code], language, address) for code in codes),
        pairs=_pairs(counts, {code: index for index, code in enumerate(codes)}),
        kinds=kinds,
        ties=sum(counts.ties.values()),
    )


def _pairs(counts: SeatCounts, number: Mapping[str | None, int]) -> Mapping[tuple[int, int], int]:
    """How many ties run between two municipalities, by their numbers."""
    pairs = Counter[tuple[int, int]]()
    for (one, other), count in counts.ties.items():
        if one != other:
            pairs[_pair(number[one], number[other])] += count
    return pairs


def _pair(one: int, other: int) -> tuple[int, int]:
    return (min(one, other), max(one, other))


def _seat(context: Context, code: str | None, count: int, language: Language, address: Callable[[str], str]) -> Seat:
    if code is None:
        return Seat(text(language, "map.group.placeless"), None, count, "")
    place = context.vocabulary.places[code]
    return Seat(place.names.in_language(language), place.point, count, address(code))

"""Overviews: how many actors sit where, and how many ties run between municipalities."""

from collections import Counter
from collections.abc import Callable

from graphsvc.drawing import MapSpecification, OverviewScene, Seat
from graphsvc.model import Language, Subgraph
from graphsvc.service.context import Context
from graphsvc.texts import text


def overview_scene(
    context: Context,
    specification: MapSpecification,
    subgraph: Subgraph,
    language: Language,
    address: Callable[[str], str],
) -> OverviewScene:
    """Every municipality that somebody sits in; `address` gives that of its own map by its code."""
    seat_of = {actor.id: actor.municipality for actor in subgraph.actors}
    counts = Counter(seat_of.values())
    codes = sorted(counts, key=lambda code: code or "~")
    number = {code: index for index, code in enumerate(codes)}
    pairs = Counter(_pair(number[seat_of[tie.source]], number[seat_of[tie.target]]) for tie in subgraph.ties)
    return OverviewScene(
        specification=specification,
        language=language,
        on=subgraph.on,
        seats=tuple(_seat(context, code, counts[code], language, address) for code in codes),
        pairs={pair: count for pair, count in pairs.items() if pair[0] != pair[1]},
        kinds=Counter(actor.kind for actor in subgraph.actors),
        ties=len(subgraph.ties),
    )


def _pair(one: int, other: int) -> tuple[int, int]:
    return (min(one, other), max(one, other))


def _seat(context: Context, code: str | None, count: int, language: Language, address: Callable[[str], str]) -> Seat:
    if code is None:
        return Seat(text(language, "map.group.placeless"), None, count, "")
    place = context.vocabulary.places[code]
    return Seat(place.names.in_language(language), place.point, count, address(code))

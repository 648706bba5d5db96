"""Where nobody helps with a topic, or only one, or only somebody whose end is known."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.analysis.gaps import Gap, GapKind, gaps
from graphsvc.errors import InvalidInputError
from graphsvc.model import Place, PlaceLevel, Vocabulary
from graphsvc.service.context import Context
from graphsvc.service.reports.base import NetworkOfDay, Report
from graphsvc.service.reports.helpers import helpers_by_topic
from graphsvc.service.views import Labelled, PlaceSummary

_WORST_FIRST: Final = tuple(GapKind)


@dataclass(frozen=True, slots=True)
class GapView:
    """A topic that lacks help in a place, in words too; `unanswered` counts the questions that nobody could answer."""

    topic: Labelled
    place: PlaceSummary
    population: int
    kind: GapKind
    helpers: int
    nearest_km: float | None
    unanswered: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsReport(Report):
    """The gaps: those asked for in vain first, then the worst, then those of most people.

    `total` is how many there are, of which `gaps` are the first; `offered_nowhere` are the topics that nobody
    offers anywhere.
    """

    total: int
    gaps: tuple[GapView, ...]
    offered_nowhere: tuple[Labelled, ...]


def gaps_report(
    network: NetworkOfDay,
    *,
    place: str | None = None,
    topic: str | None = None,
    by: PlaceLevel | None = None,
    limit: int,
) -> GapsReport:
    """The gaps of every topic, or of one, in the places of a level, or in those inside a place.

    The level is that of municipalities where a place is named, else of regions.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
        InvalidInputError: no place of the level lies in the place.
    """
    vocabulary = network.context.vocabulary
    topics = vocabulary.topics_under(topic) if topic else tuple(vocabulary.topics)
    level = by or (PlaceLevel.MUNICIPALITY if place else PlaceLevel.REGION)
    places = _places(vocabulary, place, level)
    everywhere = helpers_by_topic(network)
    helpers = {one: everywhere[one] for one in topics if one in everywhere}
    unanswered = _unanswered(network.context)
    meeting = {one.id: vocabulary.places_meeting(one.id) for one in places}
    found = sorted(
        gaps(helpers, places, meeting),
        key=lambda gap: (-unanswered[gap.topic, gap.place.id], *_severity(gap), gap.topic, gap.place.id),
    )
    return GapsReport(
        **network.stated("gaps", place=place, topic=topic, by=level, limit=limit),
        total=len(found),
        gaps=tuple(_view(network, gap, unanswered[gap.topic, gap.place.id]) for gap in found[:limit]),
        offered_nowhere=tuple(network.viewer.topic(one) for one in topics if one not in helpers),
    )


def _places(vocabulary: Vocabulary, place: str | None, level: PlaceLevel) -> Sequence[Place]:
    inside = frozenset(vocabulary.place(place).members) if place else None
    found = [
        one
        for one in vocabulary.places.values()
        if one.level is level and (inside is None or inside.issuperset(one.members))
    ]
    if not found:
        raise InvalidInputError("no_place_of_level", field="by", value=level)
    return found


def _unanswered(context: Context) -> Mapping[tuple[str, str], int]:
    """How many questions of each topic and place nobody could answer."""
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for entry in context.store.unanswered():
        counted[entry.topic or "", entry.place or ""] += entry.amount
    return counted


def _severity(gap: Gap) -> tuple[int, int]:
    return _WORST_FIRST.index(gap.kind), -gap.place.population


def _view(network: NetworkOfDay, gap: Gap, unanswered: int) -> GapView:
    key = "nobody" if gap.kind is GapKind.NOBODY_NEAR and gap.nearest_km is None else gap.kind.value
    return GapView(
        topic=network.viewer.topic(gap.topic),
        place=network.viewer.place(gap.place),
        population=gap.place.population,
        kind=gap.kind,
        helpers=gap.helpers,
        nearest_km=gap.nearest_km,
        unanswered=unanswered,
        text=network.words(f"gaps.{key}", km=round(gap.nearest_km or 0)),
    )

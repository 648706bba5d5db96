"""Where nobody helps with a topic, or only one, or only somebody whose end is known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from graphsvc.analysis.gaps import Gap, GapKind, gaps
from graphsvc.errors import InvalidInputError
from graphsvc.model import GROUP_PREFIX, Place, PlaceLevel, alphabetical
from graphsvc.service.reports.base import NetworkOfDay, Report
from graphsvc.service.reports.groups import GroupCompetences, group_competences
from graphsvc.service.reports.helpers import helpers_by_topic
from graphsvc.service.reports.keeping import kept
from graphsvc.service.reports.needs import UnmetNeed, unmet_needs
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


@dataclass(frozen=True, slots=True)
class GroupGaps:
    """A group of topics in a place: how many of its `topics` that are offered anywhere have a gap there."""

    group: Labelled
    gaps: int
    topics: int


@dataclass(frozen=True, slots=True)
class PlaceGaps:
    """The gaps of a place, group by group."""

    place: PlaceSummary
    population: int
    groups: tuple[GroupGaps, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsReport(Report):
    """The gaps: those asked for in vain first, then the worst, of which one of each place before a second of any.

    `total` is how many there are, of which `gaps` are the first; `places` counts all of them. `offered_nowhere` are the
    topics that nobody offers anywhere, `unmet_needs` what actors need and nobody offers in their own place,
    `group` what the group that was asked for needs.
    """

    total: int
    gaps: tuple[GapView, ...]
    places: tuple[PlaceGaps, ...]
    offered_nowhere: tuple[Labelled, ...]
    unmet_needs: tuple[UnmetNeed, ...]
    group: GroupCompetences | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsRequest:
    """Which gaps are looked at: of every topic, or of one or of a group, in a place or everywhere, of all kinds or one.

    `by` is the level of the places, else municipalities where a place is named and regions where none is; `group` the
    id of an actor whose group is looked at too, as in `group_competences`.
    """

    place: str | None = None
    topic: str | None = None
    by: PlaceLevel | None = None
    kind: GapKind | None = None
    group: str | None = None


@kept(beside=lambda network: network.unanswered)
def gaps_report(network: NetworkOfDay, wanted: GapsRequest, *, limit: int) -> GapsReport:
    """The gaps that are looked at, of which at most `limit` are listed.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic, or nobody bears the id.
        InvalidInputError: no place of the level lies in the place.
    """
    vocabulary = network.context.vocabulary
    topics = vocabulary.topics_under(wanted.topic) if wanted.topic else tuple(vocabulary.topics)
    level = wanted.by or (PlaceLevel.MUNICIPALITY if wanted.place else PlaceLevel.REGION)
    places = _places(network, wanted.place, level)
    helpers = helpers_by_topic(network).under(topics)
    unanswered = _unanswered(network)
    meeting = {one.id: vocabulary.places_meeting(one.id) for one in places}
    of_kind = (gap for gap in gaps(helpers, places, meeting) if wanted.kind in (None, gap.kind))
    found = _in_turns(of_kind, unanswered)
    return GapsReport(
        **network.stated("gaps", **{**asdict(wanted), "by": level}, limit=limit),
        total=len(found),
        gaps=tuple(_view(network, gap, unanswered[gap.topic, gap.place.id]) for gap in found[:limit]),
        places=tuple(_by_group(network, places, tuple(helpers), found)),
        offered_nowhere=tuple(network.viewer.topic(one) for one in topics if one not in helpers),
        unmet_needs=unmet_needs(network, places, topics)[:limit],
        group=group_competences(network, wanted.group) if wanted.group else None,
    )


def _places(network: NetworkOfDay, place: str | None, level: PlaceLevel) -> Sequence[Place]:
    vocabulary = network.context.vocabulary
    inside = frozenset(vocabulary.place(place).members) if place else None
    found = [
        one
        for one in vocabulary.places.values()
        if one.level is level and (inside is None or inside.issuperset(one.members))
    ]
    if not found:
        raise InvalidInputError("no_place_of_level", field="by", value=level)
    return sorted(found, key=lambda one: alphabetical(one.titles.in_language(network.language)))


def _unanswered(network: NetworkOfDay) -> Mapping[tuple[str, str], int]:
    """How many questions of each topic and place, or of a place inside it, nobody could answer.

    A question about a group of topics counts for each of them.
    """
    vocabulary = network.context.vocabulary
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for entry in network.unanswered:
        if entry.topic and entry.place:
            for topic in vocabulary.topics_under(entry.topic):
                for place in (entry.place, *vocabulary.places[entry.place].within):
                    counted[topic, place] += entry.amount
    return counted


def _by_group(
    network: NetworkOfDay, places: Sequence[Place], topics: Sequence[str], found: Sequence[Gap]
) -> Iterator[PlaceGaps]:
    """How many of the topics have a gap in each place, group by group; groups without topics are left out."""
    group_of = {topic: network.context.vocabulary.topics[topic].group for topic in topics}
    sizes = Counter(group_of.values())
    counted = Counter((gap.place.id, group_of[gap.topic]) for gap in found)
    groups = {group: network.viewer.topic(f"{GROUP_PREFIX}{group}") for group in sizes}
    for place in places:
        cells = (GroupGaps(groups[group], counted[place.id, group], size) for group, size in sizes.items())
        yield PlaceGaps(network.viewer.place(place), place.population, tuple(cells))


def _in_turns(found: Iterable[Gap], unanswered: Mapping[tuple[str, str], int]) -> Sequence[Gap]:
    """The gaps in the order of the report: among the equally bad places take turns, those of most people first.

    The first of a place is that to which the nearest helper is farthest away; where it is not known, it comes last.
    """
    turns: Counter[tuple[int, int, str]] = Counter()
    ranked = []
    for gap in sorted(found, key=lambda gap: (-(gap.nearest_km or 0), gap.topic, gap.place.id)):
        severity = -unanswered[gap.topic, gap.place.id], _WORST_FIRST.index(gap.kind)
        turns[*severity, gap.place.id] += 1
        ranked.append((*severity, turns[*severity, gap.place.id], -gap.place.population, gap.place.id, gap))
    return [gap for *_, gap in sorted(ranked, key=lambda one: one[:-1])]


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

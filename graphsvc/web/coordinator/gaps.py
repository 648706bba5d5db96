"""Gaps: topics that nobody helps with, or only one, or only what ends; and what is needed and asked for in vain."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup
from pydantic import Field

from graphsvc import drawing
from graphsvc.drawing import Tally
from graphsvc.model import GROUP_PREFIX, Language, PlaceLevel, Vocabulary
from graphsvc.service import Context, Labelled, UnansweredView, unanswered
from graphsvc.service.reports import GapKind, GapsReport, NetworkOfDay, Part, PlaceGaps, gaps_report, groups_of_actors
from graphsvc.texts import text
from graphsvc.web.coordinator.choices import Choice, part_choices, part_labels
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.shell import address
from graphsvc.web.params import MOST_PER_PAGE, WholeNumber, read_parameters
from graphsvc.web.reports import GapsParameters

_FIRST_LISTED: Final = 50
_SHADES: Final = 4
_MOST_ON_MAP: Final = 80
_MAP_WIDTH: Final = 400
_LEVELS: Final = (PlaceLevel.REGION, PlaceLevel.WELLBEING_COUNTY, PlaceLevel.SUBREGION, PlaceLevel.MUNICIPALITY)


class _PageParameters(GapsParameters):
    """Where, and in what; a page lists fewer."""

    limit: WholeNumber = Field(_FIRST_LISTED, ge=1, le=MOST_PER_PAGE)


def gaps(context: Context, language: Language) -> str:
    """The gaps of places, group by group of topics and one by one."""
    asked = read_parameters(_PageParameters)
    network = NetworkOfDay(context, asked.on, language)
    report = gaps_report(network, asked.wanted, limit=asked.limit)
    in_vain = _in_vain(context, asked.place, language)
    return coordinator_page(
        "gaps.html",
        context,
        language,
        on=network.on,
        asked=asked,
        query=asked.model_dump(mode="json", exclude={"lang", "limit"}, exclude_none=True),
        choices=part_choices(context.vocabulary, language),
        kinds=tuple(Choice(kind, text(language, f"network.sheet.{kind}")) for kind in GapKind),
        levels=tuple(Choice(level, text(language, f"network.level.{level}")) for level in _LEVELS),
        labels=part_labels(context.vocabulary, Part(place=asked.place, topic=asked.topic), language),
        report=report,
        sizes=_sizes(context.vocabulary, asked.topic),
        groups_nowhere=_groups_nowhere(context.vocabulary, report, asked.topic, language),
        groups=tuple(Choice(one.id, one.name) for one in groups_of_actors(network)),
        shades=_shades(report),
        picture=_picture(context, report, asked, language),
        in_vain=in_vain,
        nowhere=_nowhere(context.vocabulary, report, in_vain),
    )


def _in_vain(context: Context, place: str | None, language: Language) -> tuple[UnansweredView, ...]:
    """What was asked for in vain, only in the place or a part of it where one is chosen."""
    places = context.vocabulary.places
    asked = unanswered(context, language)
    return tuple(
        one for one in asked if not place or (one.place and place in (one.place.id, *places[one.place.id].within))
    )


def _nowhere(
    vocabulary: Vocabulary, report: GapsReport, in_vain: Sequence[UnansweredView]
) -> Sequence[tuple[Labelled, int]]:
    """The topics that nobody offers anywhere, and how many times each was asked for in vain, most often first."""
    asked: Counter[str] = Counter()
    for one in in_vain:
        for topic in vocabulary.topics_under(one.topic.id) if one.topic else ():
            asked[topic] += one.amount
    return sorted(((topic, asked[topic.id]) for topic in report.offered_nowhere), key=lambda pair: -pair[1])


def _sizes(vocabulary: Vocabulary, topic: str | None) -> Mapping[str, int]:
    """How many topics of each group are looked at, whether or not anybody offers them."""
    topics = vocabulary.topics_under(topic) if topic else vocabulary.topics
    return Counter(f"{GROUP_PREFIX}{vocabulary.topics[one].group}" for one in topics)


def _groups_nowhere(
    vocabulary: Vocabulary, report: GapsReport, topic: str | None, language: Language
) -> tuple[str, ...]:
    """The groups of which nobody offers anything anywhere; empty where none is in the table."""
    shown = {cell.group.id for cell in report.places[0].groups}
    left_out = (one for one in _sizes(vocabulary, topic) if shown and one not in shown)
    return tuple(vocabulary.topic_labels(one).in_language(language) for one in left_out)


def _picture(context: Context, report: GapsReport, asked: GapsParameters, language: Language) -> Markup | None:
    """How many topics have a gap in each place, on a map; None with more places than it holds, or without topics."""
    if len(report.places) > _MOST_ON_MAP or not report.places[0].groups:
        return None
    query = asked.model_dump(mode="json", include={"on", "topic", "kind"})
    tallies = [_tally(context, row, language, query) for row in report.places]
    title = text(language, "network.gaps.map")
    return Markup(drawing.tally_svg(tallies, title=title, width=_MAP_WIDTH))  # noqa: S704 – our own SVG, escaped


def _tally(context: Context, row: PlaceGaps, language: Language, query: Mapping[str, object]) -> Tally:
    missing, topics = (sum(getattr(cell, name) for cell in row.groups) for name in ("gaps", "topics"))
    place = context.vocabulary.places[row.place.id]
    return Tally(
        name=place.names.in_language(language),
        words=text(language, "network.gaps.on_place", place=row.place.name, gaps=missing, topics=topics),
        url=address(language, "gaps", **{**query, "place": row.place.id}),
        point=place.point,
        population=row.population,
        number=missing,
        shade=_shade(missing, topics),
    )


def _shade(missing: int, topics: int) -> int:
    """How dark a number is shown, 0..4: by the share of the topics that have a gap."""
    return -(-_SHADES * missing // topics)


def _shades(report: GapsReport) -> Mapping[tuple[str, str], int]:
    return {
        (row.place.id, cell.group.id): _shade(cell.gaps, cell.topics) for row in report.places for cell in row.groups
    }


ROUTES: Final = (Route("/coordinator/gaps", gaps),)

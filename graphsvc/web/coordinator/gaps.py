"""Gaps: topics that nobody helps with, or only one, or only what ends; and what is needed and asked for in vain."""

from collections.abc import Mapping
from typing import Final

from pydantic import Field

from graphsvc.model import Language, PlaceLevel
from graphsvc.service import Context, unanswered
from graphsvc.service.reports import GapKind, GapsReport, NetworkOfDay, Part, gaps_report
from graphsvc.texts import text
from graphsvc.web.coordinator.choices import Choice, part_choices, part_labels
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.params import MOST_PER_PAGE, WholeNumber, read_parameters
from graphsvc.web.reports import GapsParameters

_FIRST_LISTED: Final = 50
_SHADES: Final = 4
_LEVELS: Final = (PlaceLevel.REGION, PlaceLevel.WELLBEING_COUNTY, PlaceLevel.SUBREGION, PlaceLevel.MUNICIPALITY)


class _PageParameters(GapsParameters):
    """Where, and in what; a page lists fewer."""

    limit: WholeNumber = Field(_FIRST_LISTED, ge=1, le=MOST_PER_PAGE)


def gaps(context: Context, language: Language) -> str:
    """The gaps of places, group by group of topics and one by one."""
    asked = read_parameters(_PageParameters)
    network = NetworkOfDay(context, asked.on, language)
    report = gaps_report(
        network,
        place=asked.place,
        topic=asked.topic,
        by=asked.by,
        kind=asked.kind,
        limit=asked.limit,
    )
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
        shades=_shades(report),
        in_vain=unanswered(context, language)[:_FIRST_LISTED],
    )


def _shades(report: GapsReport) -> Mapping[tuple[str, str], int]:
    """How dark the cell of each place and group is, 0..4: by the share of the group's topics that have a gap."""
    return {
        (row.place.id, cell.group.id): -(-_SHADES * cell.gaps // cell.topics)
        for row in report.places
        for cell in row.groups
    }


ROUTES: Final = (Route("/coordinator/gaps", gaps),)

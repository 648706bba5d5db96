"""The state of the network: what each number means, beside another day and beside the other parts."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Final

from graphsvc.model import COUNTRY_ID, Language, PlaceLevel, Vocabulary
from graphsvc.service import Context
from graphsvc.service.reports import GROUPINGS, MEASURES, HealthReport, NetworkOfDay, health_report
from graphsvc.texts import measure_text, number_text, text
from graphsvc.web.coordinator.choices import Choice, a_year_before, part_choices, part_labels
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.params import read_parameters
from graphsvc.web.reports import HealthParameters

_SHARES: Final = ("density", "transitivity", "fragmentation")
"""The measures that are so many of a hundred."""
_MINUS: Final = "\N{MINUS SIGN}"
_LARGEST_FIRST: Final = (PlaceLevel.REGION, PlaceLevel.SUBREGION, PlaceLevel.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure in words: its value now and then, how it would vary, what it says, means and does not mean."""

    name: str
    value: str
    then: str
    range: str
    said: str


def health(context: Context, language: Language) -> str:
    """The state of the network or of a part of it."""
    chosen = read_parameters(HealthParameters)
    network = NetworkOfDay(context, chosen.on, language)
    asked = chosen.model_copy(
        update={
            "compare_on": chosen.compare_on or a_year_before(network.on),
            "compare_parts": chosen.compare_parts or _fitting(context.vocabulary, chosen.place),
        }
    )
    report = health_report(network, part=asked.part, compare_on=asked.compare_on, compare_parts=asked.compare_parts)
    return coordinator_page(
        "health.html",
        context,
        language,
        on=network.on,
        asked=asked,
        chosen_parts=chosen.compare_parts,
        query=asked.model_dump(mode="json", exclude={"lang"}, exclude_none=True),
        choices=part_choices(context.vocabulary, language),
        levels=tuple(Choice(by, text(language, f"reports.by.{by}")) for by in GROUPINGS),
        labels=part_labels(context.vocabulary, asked.part, language),
        report=report,
        resting=sum(not actor.is_active(network.on) for actor in network.graph_of(asked.part).actors),
        number_of=partial(_number, language),
        measures=tuple(_view(report, name, language) for name in MEASURES if name != "actors"),
    )


def _fitting(vocabulary: Vocabulary, place_id: str | None) -> str:
    """The largest parts that a place has several of; a sub-region is seen among those of its region, if there are any."""
    around = asked = vocabulary.place(place_id or COUNTRY_ID)
    if asked.level is PlaceLevel.SUBREGION:
        around = next(vocabulary.places[one] for one in asked.within if one.startswith(PlaceLevel.REGION))
    inside = (place for place in vocabulary.places.values() if frozenset(place.members) <= frozenset(around.members))
    counts = Counter(place.level for place in inside)
    return next((level for level in _LARGEST_FIRST if counts[level] > 1), PlaceLevel.MUNICIPALITY)


def _view(report: HealthReport, name: str, language: Language) -> MeasureView:
    value, spread = getattr(report, name), report.robustness.get(name)
    ends = (spread.least, spread.most) if spread else ()
    return MeasureView(
        name,
        _number(language, value),
        _number(language, getattr(report.compared, name)),
        "–".join(_number(language, end) for end in ends),
        _said(report, name, value, language),
    )


def _number(language: Language, value: float | None) -> str:
    """A count, or a share with three digits that mean something."""
    if value is None:
        return "–"
    shown = measure_text(language, value if isinstance(value, int) else float(f"{value:.3g}"))
    return shown.replace("-", _MINUS)


def _said(report: HealthReport, name: str, value: float | None, language: Language) -> str:
    """What a value says; empty where the value says it itself."""
    if value is None:
        return report.undefined[name]
    if name in _SHARES:
        return text(language, f"network.said.{name}", amount=number_text(language, 100 * value))
    if name in ("isolates", "largest_component") and report.actors:
        return text(language, "network.said.of_actors", percent=number_text(language, 100 * value / report.actors))
    return ""


ROUTES: Final = (Route("/coordinator/health", health),)

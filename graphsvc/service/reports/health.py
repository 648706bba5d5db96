"""The state of the network, or of a part of it, in numbers that are explained."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from graphsvc.analysis.core import core_periphery
from graphsvc.analysis.flattening import SimpleGraph
from graphsvc.analysis.health import EIIndex, Health, Measure, health
from graphsvc.analysis.robustness import Range, robustness
from graphsvc.service.context import Context
from graphsvc.service.reports.base import GROUPINGS, WHOLE, NetworkOfDay, Part, Report
from graphsvc.service.views import ActorSummary

_SMALL: Final = 20
"""Fewer actors than this are too few for numbers to mean much."""
_EXPLAINED: Final = (
    "pairs",
    "components",
    "isolates",
    "largest_component",
    "density",
    "degree_centralization",
    "transitivity",
    "fragmentation",
    "global_efficiency",
    "ei_index",
    "core_periphery",
    "robustness",
)


@dataclass(frozen=True, kw_only=True)
class Measures:
    """The measures of a network; None where one is undefined.

    `global_efficiency` is exact when its standard error is 0, else sampled from so many sources.
    """

    actors: int
    ties: int
    pairs: int
    components: int
    isolates: int
    largest_component: int
    density: float
    degree_centralization: Measure
    transitivity: float
    fragmentation: Measure
    global_efficiency: float
    global_efficiency_sources: int
    global_efficiency_standard_error: float
    ei_index: Mapping[str, EIIndex]


@dataclass(frozen=True, slots=True)
class Core:
    """The actors of the core, and how well a core and a periphery fit the network, −1..1."""

    actors: tuple[ActorSummary, ...]
    correlation: Measure


@dataclass(frozen=True, kw_only=True)
class MeasuresOnDay(Measures):
    """The measures on a day."""

    on: date


@dataclass(frozen=True, kw_only=True)
class HealthReport(Measures, Report):
    """The measures with what they mean, why some are undefined, and how sure they are.

    `robustness` is how each measure varies when a tenth of the tied pairs is left out; `compared` the same
    measures on another day.
    """

    core_periphery: Core
    robustness: Mapping[str, Range]
    undefined: Mapping[str, str]
    meanings: Mapping[str, str]
    warnings: tuple[str, ...]
    compared: MeasuresOnDay | None


def health_report(network: NetworkOfDay, *, part: Part = WHOLE, compare_on: date | None = None) -> HealthReport:
    """The state of the network or of a part of it on a day, beside another day where one is named.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
    """
    graph = network.graph_of(part)
    measures = _measures(network, graph)
    core = core_periphery(graph)
    return HealthReport(
        **network.stated("health", **part.parameters, compare_on=compare_on.isoformat() if compare_on else None),
        **measures,
        core_periphery=Core(network.actors(core.core, graph), core.correlation),
        robustness=robustness(graph),
        undefined=dict(_undefined(network, measures, core.correlation)),
        meanings={name: network.words(f"health.{name}") for name in _EXPLAINED},
        warnings=tuple(_warnings(network, graph)),
        compared=_on_day(network.context, compare_on, part) if compare_on else None,
    )


def _on_day(context: Context, on: date, part: Part) -> MeasuresOnDay:
    network = NetworkOfDay(context, on, "fi")
    return MeasuresOnDay(on=network.on, **_measures(network, network.graph_of(part)))


def _measures(network: NetworkOfDay, graph: SimpleGraph) -> dict[str, Any]:
    found = health(graph, {by: network.groups(by, graph.actors) for by in GROUPINGS})
    measures = {field.name: getattr(found, field.name) for field in fields(Health) if field.name != "efficiency"}
    return {
        **measures,
        "global_efficiency": found.efficiency.value,
        "global_efficiency_sources": found.efficiency.sources,
        "global_efficiency_standard_error": found.efficiency.standard_error,
    }


def _undefined(network: NetworkOfDay, measures: Mapping[str, Any], correlation: Measure) -> Iterator[tuple[str, str]]:
    for name in ("degree_centralization", "fragmentation"):
        if measures[name] is None:
            yield name, network.words("undefined.too_few_actors")
    for by, index in measures["ei_index"].items():
        if index.expected is None:
            yield f"ei_index.{by}", network.words("undefined.no_groups")
        elif index.value is None:
            yield f"ei_index.{by}", network.words("undefined.no_ties_of_groups")
    if correlation is None:
        yield "core_periphery", network.words("undefined.no_core")


def _warnings(network: NetworkOfDay, graph: SimpleGraph) -> Iterator[str]:
    if len(graph) < _SMALL:
        yield network.words("warning.small", count=len(graph))
    alone = int((graph.degrees == 0).sum())
    if alone * 2 > len(graph):
        yield network.words("warning.mostly_alone")
    seatless = network.groups("municipality", graph.actors).count(None)
    if seatless:
        yield network.words("warning.no_municipality", count=seatless)

"""The state of the network, or of a part of it, in numbers that are explained."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc.analysis.core import core_periphery
from graphsvc.analysis.flattening import SimpleGraph
from graphsvc.analysis.health import MEASURES, Health, Measure
from graphsvc.analysis.robustness import Range, robustness
from graphsvc.service.context import Context
from graphsvc.service.reports.base import SMALL, WHOLE, NetworkOfDay, Part, Report
from graphsvc.service.reports.keeping import kept
from graphsvc.service.reports.parts import PartHealth, parts_side_by_side
from graphsvc.service.views import ActorSummary

_EXPLAINED: Final = (*MEASURES[2:], "ei_index", "core_periphery", "robustness")


@dataclass(frozen=True, slots=True)
class Core:
    """The actors of the core, and how well a core and a periphery fit the network, −1..1."""

    actors: tuple[ActorSummary, ...]
    correlation: Measure


@dataclass(frozen=True, kw_only=True)
class HealthOnDay(Health):
    """The measures on a day."""

    on: date


@dataclass(frozen=True, kw_only=True)
class HealthReport(Health, Report):
    """The measures with what they mean, why some are undefined, and how sure they are.

    `robustness` is how each measure varies when a tenth of the tied pairs is left out; `compared` the same
    measures on another day, `parts` those of the parts that it is compared with.
    """

    core_periphery: Core
    robustness: Mapping[str, Range]
    undefined: Mapping[str, str]
    meanings: Mapping[str, str]
    warnings: tuple[str, ...]
    compared: HealthOnDay | None
    parts: tuple[PartHealth, ...]


@kept()
def health_report(
    network: NetworkOfDay,
    *,
    part: Part = WHOLE,
    compare_on: date | None = None,
    compare_parts: str | None = None,
) -> HealthReport:
    """The state of the network or of a part of it on a day, beside another day or other parts where they are named.

    `compare_parts` is one of `GROUPINGS`, as in `parts_side_by_side`.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
    """
    graph = network.graph_of(part)
    measured = network.health(graph)
    core = core_periphery(graph)
    return HealthReport(
        **network.stated(
            "health",
            **part.parameters,
            compare_on=compare_on.isoformat() if compare_on else None,
            compare_parts=compare_parts,
        ),
        **vars(measured),
        core_periphery=Core(network.actors(core.core, graph), core.correlation),
        robustness=robustness(graph),
        undefined=dict(_undefined(network, measured, core.correlation)),
        meanings={name: network.words(f"health.{name}") for name in _EXPLAINED},
        warnings=tuple(_warnings(network, graph)),
        compared=_on_day(network.context, compare_on, part) if compare_on else None,
        parts=parts_side_by_side(network, part, compare_parts) if compare_parts else (),
    )


def _on_day(context: Context, on: date, part: Part) -> HealthOnDay:
    network = NetworkOfDay(context, on, "fi", is_kept=False)
    return HealthOnDay(on=network.on, **vars(network.health(network.graph_of(part))))


def _undefined(network: NetworkOfDay, measured: Health, correlation: Measure) -> Iterator[tuple[str, str]]:
    for name in ("degree_centralization", "fragmentation"):
        if getattr(measured, name) is None:
            yield name, network.words("undefined.too_few_actors")
    for by, index in measured.ei_index.items():
        if index.expected is None:
            yield f"ei_index.{by}", network.words("undefined.no_groups")
        elif index.value is None:
            yield f"ei_index.{by}", network.words("undefined.no_ties_of_groups")
    if correlation is None:
        yield "core_periphery", network.words("undefined.no_core")


def _warnings(network: NetworkOfDay, graph: SimpleGraph) -> Iterator[str]:
    if len(graph) < SMALL:
        yield network.words("warning.small", count=len(graph))
    alone = int((graph.degrees == 0).sum())
    if alone * 2 > len(graph):
        yield network.words("warning.mostly_alone")
    if graph is not network.graph:
        yield from _outside(network, graph, alone)
    seatless = network.groups("municipality", graph.actors).count(None)
    if seatless:
        yield network.words("warning.no_municipality", count=seatless)


def _outside(network: NetworkOfDay, graph: SimpleGraph, alone: int) -> Iterator[str]:
    """That ties lead out of a part and do not count in it, and for how many that seem to be alone they do."""
    inside = graph.number_of
    day, marks = network.day, network.day.marked(inside)
    leaving = marks[day.ties.sources] != marks[day.ties.targets]
    if leaving.any():
        yield network.words("warning.outside", count=int(leaving.sum()))
    ends = day.ids(day.ends(leaving) & marks)
    if among := sum(not graph.degrees[inside[end]] for end in ends):
        yield network.words("warning.alone_only_inside", count=among, alone=alone)

"""Who holds the network together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphsvc.analysis.bridges import Broker, brokers
from graphsvc.analysis.cut_points import BlockTree, Bridge, CutPoint, articulation_points, bridges
from graphsvc.analysis.flattening import SimpleGraph
from graphsvc.analysis.health import Measure
from graphsvc.service.reports.base import WHOLE, NetworkOfDay, Part, Report
from graphsvc.service.reports.keeping import kept
from graphsvc.service.views import ActorSummary

_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class BrokerView:
    """An actor that stands between others; `roles` None where it has no group, and then `text` says so."""

    actor: ActorSummary
    betweenness_centrality: float
    constraint: Measure
    roles: Mapping[str, int] | None
    text: str


@dataclass(frozen=True, slots=True)
class CutOff:
    """Those who would be cut off from the rest of the network if the actor left it."""

    actor: ActorSummary
    cut_off: tuple[ActorSummary, ...]
    text: str


@dataclass(frozen=True, slots=True)
class OnlyLink:
    """A bridge: without it the second of the two actors and those behind it, `cut_off` in all, would be cut off."""

    actors: tuple[ActorSummary, ActorSummary]
    cut_off: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgesReport(Report):
    """The ids of the articulation points and of the ends of the bridges, and the brokers, best first.

    `cut_off` tells of those articulation points without whom most would be cut off, `only_links` of such bridges
    between two actors that both have other ties. Betweenness is exact when
    its standard error is 0, else sampled from so many sources.
    """

    articulation_points: tuple[str, ...]
    bridges: tuple[tuple[str, str], ...]
    brokers: tuple[BrokerView, ...]
    cut_off: tuple[CutOff, ...]
    only_links: tuple[OnlyLink, ...]
    betweenness_sources: int
    betweenness_standard_error: float
    meanings: Mapping[str, str]


@kept()
def bridges_report(network: NetworkOfDay, *, part: Part = WHOLE, by: str, limit: int) -> BridgesReport:
    """The articulation points, the bridges and at most `limit` brokers; their roles are among the groups `by`.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
    """
    graph = network.graph_of(part)
    tree = BlockTree(graph)
    points, links = articulation_points(tree), bridges(tree)
    found, measured = brokers(graph, network.groups(by, graph.actors), limit)
    ids = [actor.id for actor in graph.actors]
    return BridgesReport(
        **network.stated("bridges", **part.parameters, by=by, limit=limit),
        articulation_points=tuple(sorted(ids[point.actor] for point in points)),
        bridges=tuple(sorted((min(ends), max(ends)) for ends in ((ids[one.near], ids[one.far]) for one in links))),
        brokers=tuple(_broker(network, graph, broker, by) for broker in found),
        cut_off=tuple(_cut_off(network, graph, point) for point in points[:limit]),
        only_links=tuple(_only_link(network, graph, link) for link in links[:limit] if link.amount > 1),
        betweenness_sources=measured.sources,
        betweenness_standard_error=measured.standard_error,
        meanings={
            name: network.words(f"bridges.{name}")
            for name in ("articulation_points", "bridges", "betweenness_centrality", "constraint", "roles")
        },
    )


def _broker(network: NetworkOfDay, graph: SimpleGraph, broker: Broker, by: str) -> BrokerView:
    words = network.words(f"broker.no_{'sector' if by == 'sector' else 'municipality'}")
    if broker.roles is not None:
        said = [network.words(f"role.{role}", count=count) for role, count in broker.roles.items() if count]
        words = "; ".join(said) or network.words("broker.no_roles")
    return BrokerView(
        network.viewer.actor(graph.actors[broker.actor]),
        broker.betweenness_centrality,
        broker.constraint,
        broker.roles,
        words,
    )


def _cut_off(network: NetworkOfDay, graph: SimpleGraph, point: CutPoint) -> CutOff:
    actor = network.viewer.actor(graph.actors[point.actor])
    cut_off = network.actors(point.cut_off, graph)
    names = ", ".join(other.name for other in cut_off[:_NAMED])
    key = "cut_off" if len(cut_off) <= _NAMED else "cut_off_many"
    return CutOff(actor, cut_off, network.words(key, actor=actor.name, names=names, count=len(cut_off)))


def _only_link(network: NetworkOfDay, graph: SimpleGraph, bridge: Bridge) -> OnlyLink:
    near, far = network.actors((bridge.near, bridge.far), graph)
    words = network.words("only_link", near=near.name, far=far.name, count=bridge.amount - 1)
    return OnlyLink((near, far), bridge.amount, words)

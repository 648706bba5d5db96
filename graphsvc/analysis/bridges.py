"""Who stands between others, and in which roles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graphsvc.analysis.betweenness import Betweenness, betweenness_centrality
from graphsvc.analysis.flattening import SimpleGraph
from graphsvc.analysis.health import Measure

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor that stands between others, by number; `roles` is None where its own group is not known."""

    actor: int
    betweenness_centrality: float
    constraint: Measure
    roles: Mapping[str, int] | None


def brokers(graph: SimpleGraph, group_of: Sequence[str | None], limit: int) -> tuple[tuple[Broker, ...], Betweenness]:
    """The actors with a betweenness above 0, best first, at most `limit`; and how betweenness was worked out."""
    measured = betweenness_centrality(graph)
    order = np.lexsort((np.arange(len(graph)), -measured.values))[:limit]
    found = tuple(
        Broker(number, float(measured.values[number]), constraint(graph, number), roles(graph, number, group_of))
        for number in order.tolist()
        if measured.values[number] > 0
    )
    return found, measured


def constraint(graph: SimpleGraph, actor: int) -> Measure:
    """How much an actor's partners are tied to one another, 0..1.125 (Burt 1992); None without partners."""
    partners = set(graph.partners_of(actor).tolist())
    if not partners:
        return None
    through = (
        sum(1 / int(graph.degrees[other]) for other in graph.partners_of(partner).tolist() if other in partners)
        for partner in sorted(partners)
    )
    return sum(((1 + indirect) / len(partners)) ** 2 for indirect in through)


def roles(graph: SimpleGraph, actor: int, group_of: Sequence[str | None]) -> Mapping[str, int] | None:
    """In how many ways an actor stands between two partners that are not tied, by role (Gould & Fernandez 1989).

    Each two partners count from the one to the other and back, as ties have no direction. Coordinator: all
    three in one group; itinerant: the two in one, the actor in another; gatekeeper: the actor lets in to its
    group; representative: it speaks for its group; liaison: three groups. Partners without a group are left
    out; None when the actor has none.
    """
    own = group_of[actor]
    if own is None:
        return None
    partners = [partner for partner in graph.partners_of(actor).tolist() if group_of[partner] is not None]
    sizes = Counter(group_of[partner] for partner in partners)
    untied = Counter({(one, other): sizes[one] * sizes[other] for one in sizes for other in sizes})
    untied.subtract({(group, group): size for group, size in sizes.items()})
    among = set(partners)
    for partner in partners:
        near = (other for other in graph.partners_of(partner).tolist() if other in among)
        untied.subtract((group_of[partner], group_of[other]) for other in near)
    found = dict.fromkeys(ROLES, 0)
    for (source, target), count in untied.items():
        found[_role(source, own, target)] += count
    return found


def _role(source: str | None, own: str, target: str | None) -> str:
    if source == target:
        return "coordinator" if source == own else "itinerant"
    if own not in (source, target):
        return "liaison"
    return "gatekeeper" if target == own else "representative"

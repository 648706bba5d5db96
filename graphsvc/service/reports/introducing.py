"""Who can introduce two actors of a network to each other; read around them, as all its ties take much memory."""

import numpy as np

from graphsvc.analysis.flattening import Numbers
from graphsvc.asking.introduction_texts import introduction_text
from graphsvc.asking.introductions import Way, introductions, warmest_ties
from graphsvc.service.paths import Introduction
from graphsvc.service.reports.base import NetworkOfDay


def introduction(network: NetworkOfDay, actor: int, other: int) -> Introduction | None:
    """Who knows both of two actors, by number; None where no way of at most four ties leads from one to the other."""
    graph = network.graph
    if graph.component_of[actor] != graph.component_of[other]:
        return None
    ways = _ways(network, actor, other)
    if not ways:
        return None
    actors = network.context.store.actors_by_id({actor_id for way in ways for actor_id in way.actors})
    words = introduction_text(ways, {one.id: one for one in actors}, network.language)
    return Introduction(tuple(way.actors for way in ways), words)


def _ways(network: NetworkOfDay, actor: int, other: int) -> tuple[Way, ...]:
    """A way leads from partners of the one to partners of the other, or by those whom both sorts of partners know."""
    partners, others = _acting_partners(network, [actor]), _acting_partners(network, [other])
    beside, beside_others = _acting_partners(network, partners), _acting_partners(network, others)
    between = np.intersect1d(np.union1d(partners, beside), np.union1d(others, beside_others))
    ends = {network.day.actors[number].id for number in (actor, other)}
    ties = network.context.store.ties_between(
        ends | _ids(network, partners) | _ids(network, others), ends | _ids(network, between), network.on
    )
    graph = network.graph
    return introductions(warmest_ties(ties, network.on), graph.actors[actor].id, graph.actors[other].id)


def _acting_partners(network: NetworkOfDay, actors: Numbers | list[int]) -> Numbers:
    """The partners of some actors that act on the day."""
    found = np.unique(network.graph.ties_from(np.asarray(actors, dtype=np.int64))[1])
    return found[network.day.acting[found]]


def _ids(network: NetworkOfDay, numbers: Numbers) -> set[str]:
    return {network.day.actors[number].id for number in numbers.tolist()}

"""Measures of large networks, beside plain networkx on the same networks."""

import random
from collections.abc import Callable
from datetime import date

import networkx as nx
import pytest

from graphsvc.analysis import reach
from graphsvc.analysis.flattening import flattened
from graphsvc.analysis.health import health
from graphsvc.analysis.project_end import ProjectEnd, cohesion
from graphsvc.model import Subgraph
from tests.contract.records import actor, tie
from tests.networks import outlined, profile

ON = date(2026, 1, 1)
FINLAND = 110_000, 500_000
REGION = 5_000, 20_000


def network(actors: int, ties: int, seed: int = 1) -> Subgraph:
    """Most ties go to a few hubs, and one actor in fifteen has none."""
    chance = random.Random(seed)  # noqa: S311 - invented
    tied = actors - actors // 15
    ends = [(int(tied * chance.random() ** 2.5), chance.randrange(tied)) for _ in range(ties)]
    return Subgraph(
        ON,
        tuple(actor(f"a{number:06}", municipality=f"{number % 300:03}") for number in range(actors)),
        tuple(
            tie(f"t{number:06}", f"a{one:06}", f"a{other:06}")
            for number, (one, other) in enumerate(ends)
            if one != other
        ),
    )


def in_networkx(subgraph: Subgraph, sources: int) -> tuple[object, ...]:
    """The measures that networkx can finish, and the distances from so many sources, as efficiency is sampled."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(one.id for one in subgraph.actors)
    graph.add_edges_from((one.source, one.target) for one in subgraph.ties)
    drawn = random.Random(1).sample(sorted(graph), sources)  # noqa: S311 - a draw
    lengths = [nx.single_source_shortest_path_length(graph, source) for source in drawn]
    sizes = [len(part) for part in nx.connected_components(graph)]
    return nx.density(graph), nx.transitivity(graph), nx.number_of_isolates(graph), sizes, lengths


def test_health_of_a_whole_country_against_networkx(
    ratio: Callable[..., float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "SOURCES_SAMPLED", 128)
    subgraph = network(*FINLAND)
    day = outlined(subgraph)
    groups = {"municipality": [one.municipality for one in subgraph.actors]}
    ratio(
        "P4 health / networkx, both with distances from 128 actors, 110,000 actors and 500,000 ties",
        lambda: health(flattened(day), groups),
        lambda: in_networkx(subgraph, 128),
        rounds=1,
        goal=1 / 20,
    )


def test_the_end_of_the_largest_hub_among_five_thousand_against_networkx(ratio: Callable[..., float]) -> None:
    subgraph = network(*REGION)
    day = outlined(subgraph)
    profiles = [profile()] * (len(subgraph.actors) - 1)

    def end() -> None:
        ending = ProjectEnd(day, flattened(day), "a000000")
        for tell in (ending.left_alone, ending.lost_introductions):
            tell()
        ending.repairs(profiles)
        ending.successors([], profiles, 3)
        for graph in (ending.before, ending.after):
            cohesion(graph)

    ratio(
        "project end of the largest hub / networkx with distances from 64 actors, 5,000 actors",
        end,
        lambda: in_networkx(subgraph, 64),
        rounds=3,
    )

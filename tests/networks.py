"""Networks for the tests of measures: well-known ones, and made ones, as days in outline and as networkx graphs."""

from datetime import date
from typing import Any, Final

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from graphsvc.analysis.day import DayOutline, Ties
from graphsvc.analysis.flattening import SimpleGraph, flattened
from graphsvc.analysis.profiles import Profile
from graphsvc.model import Actor, Subgraph
from graphsvc.model.flat import flatten
from graphsvc.model.outlines import ActorOutline, TieOutlines, TieRow
from tests.contract.records import actor, tie

ON: Final = date(2026, 1, 1)


def florentine() -> "nx.Graph[str]":
    """Marriages of the Florentine families, with the Pucci, who married none of them."""
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    return graph


KNOWN: Final = {
    "florentine families": florentine(),
    "karate club": nx.karate_club_graph(),
    "davis southern women": nx.davis_southern_women_graph(),
    "les miserables": nx.les_miserables_graph(),
}


def subgraph_of(graph: "nx.Graph[object]", **fields: object) -> Subgraph:
    """A networkx graph as actors `n000`, `n001`, … in the order of its nodes, and ties; `fields` of every actor."""
    id_of = {node: f"n{number:03}" for number, node in enumerate(graph)}
    actors = tuple(actor(id_of[node], str(node), **fields) for node in graph)
    ties = tuple(
        tie(f"t{number:05}", id_of[one], id_of[other])
        for number, (one, other) in enumerate(sorted(graph.edges, key=lambda edge: [id_of[end] for end in edge]))
    )
    return Subgraph(ON, actors, ties)


def outlined(subgraph: Subgraph) -> DayOutline:
    """A subgraph in outline, with all its actors, whether they act or not."""
    actors = tuple(map(actor_outline, subgraph.actors))
    rows = (TieRow(*(flatten(one)[name] for name in TieRow._fields)) for one in subgraph.ties)
    ties = TieOutlines.of(rows, {one.id: number for number, one in enumerate(actors)})
    columns = (np.asarray(column) for column in (ties.sources, ties.targets, ties.kinds, ties.ends, ties.bases))
    return DayOutline(actors, subgraph.on, np.arange(len(actors)), Ties(*columns), ties.basis_ids)


def actor_outline(one: Actor) -> ActorOutline:
    """An actor in outline."""
    same = {name: getattr(one, name) for name in ActorOutline._fields if name not in ("serves", "is_reachable")}
    return ActorOutline(**same, serves=frozenset(one.serves), is_reachable=bool(one.contacts or one.url))


def simple(graph: "nx.Graph[object]") -> SimpleGraph:
    """A networkx graph as the simple graph that it is; actors in the order of its nodes."""
    return flattened(outlined(subgraph_of(graph)))


def profile(**known: Any) -> Profile:
    """What is known of an actor beside its ties: nothing, unless told."""
    nothing = {"offers": {}, "needs": {}, "target_groups": (), "point": None, "seat": (), "serves": ()}
    told = {**nothing, **known}
    sets = {name: frozenset(told[name]) for name in ("target_groups", "seat", "serves")}
    return Profile(**{**told, **sets})


@st.composite
def graphs(draw: st.DrawFn, least: int = 0, most: int = 14) -> "nx.Graph[int]":
    """Any simple graph of a few nodes, 0, 1, 2, …"""
    nodes = draw(st.integers(least, most))
    possible = [(one, other) for one in range(nodes) for other in range(one)]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(draw(st.lists(st.sampled_from(possible), unique=True)) if possible else ())
    return graph

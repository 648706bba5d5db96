import itertools

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.analysis import betweenness
from graphsvc.analysis.betweenness import betweenness_centrality
from graphsvc.analysis.bridges import ROLES, brokers, constraint, roles
from graphsvc.analysis.cut_points import BlockTree, articulation_points, bridges
from tests.networks import KNOWN, graphs, simple


def near(value: float | None) -> object:
    return pytest.approx(value, abs=1e-9)


def cut_off_without(graph: "nx.Graph[int]", actor: int) -> set[int]:
    component = nx.node_connected_component(graph, actor) - {actor}
    parts = list(nx.connected_components(graph.subgraph(component)))
    return component - max(parts, key=lambda part: (len(part), -min(part)))


@given(graphs())
def test_articulation_points_and_bridges_are_those_of_networkx(graph: "nx.Graph[int]") -> None:
    found = articulation_points(BlockTree(simple(graph)))
    assert {point.actor for point in found} == set(nx.articulation_points(graph))
    pairs = {frozenset((bridge.near, bridge.far)) for bridge in bridges(BlockTree(simple(graph)))}
    assert pairs == {frozenset(bridge) for bridge in nx.bridges(graph)}


@given(graphs())
def test_a_bridge_cuts_off_the_smaller_side(graph: "nx.Graph[int]") -> None:
    found = bridges(BlockTree(simple(graph)))
    assert [bridge.amount for bridge in found] == sorted((bridge.amount for bridge in found), reverse=True)
    for bridge in found:
        without = nx.Graph(graph)
        without.remove_edge(bridge.near, bridge.far)
        assert bridge.amount == len(nx.node_connected_component(without, bridge.far))
        assert bridge.amount <= len(nx.node_connected_component(without, bridge.near))


@given(graphs())
def test_those_are_cut_off_who_are_not_in_the_largest_part_without_the_actor(graph: "nx.Graph[int]") -> None:
    for point in articulation_points(BlockTree(simple(graph))):
        assert set(point.cut_off) == cut_off_without(graph, point.actor)


@given(graphs(least=3))
def test_betweenness_and_constraint_are_those_of_networkx(graph: "nx.Graph[int]") -> None:
    expected = nx.betweenness_centrality(graph)
    tight = nx.constraint(graph)
    found = betweenness_centrality(simple(graph))
    for node in graph:
        assert found.values[node] == near(expected[node])
        assert constraint(simple(graph), node) == (near(tight[node]) if graph.degree[node] else None)


@pytest.mark.parametrize("name", KNOWN)
def test_brokers_of_known_networks_are_those_of_networkx(name: str) -> None:
    graph = nx.convert_node_labels_to_integers(nx.Graph(KNOWN[name].edges))
    found, _ = brokers(simple(graph), [None] * len(graph), 5)
    best = sorted(nx.betweenness_centrality(graph).items(), key=lambda pair: -pair[1])[:5]
    tight = nx.constraint(graph)
    assert [broker.betweenness_centrality for broker in found] == [near(value) for _, value in best]
    assert [broker.constraint for broker in found] == [near(tight[broker.actor]) for broker in found]


def test_the_medici_stand_between_the_other_families() -> None:
    graph = KNOWN["florentine families"]
    found, measured = brokers(simple(graph), [None] * len(graph), 1)
    assert list(graph)[found[0].actor] == "Medici"
    assert (measured.sources, measured.standard_error, found[0].roles) == (16, 0, None)


def test_nobody_is_a_broker_where_nobody_stands_between() -> None:
    assert brokers(simple(nx.complete_graph(5)), ["x"] * 5, 20)[0] == ()


def test_sampled_betweenness_is_near_and_from_every_source_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.convert_node_labels_to_integers(KNOWN["les miserables"])
    exact = nx.betweenness_centrality(graph)
    monkeypatch.setattr(betweenness, "MOST_STEPS_EXACT", 0)
    monkeypatch.setattr(betweenness, "SOURCES_SAMPLED", len(graph))
    whole = betweenness_centrality(simple(graph))
    assert [whole.values[node] for node in graph] == [near(exact[node]) for node in graph]
    monkeypatch.setattr(betweenness, "SOURCES_SAMPLED", 40)
    sampled = betweenness_centrality(simple(graph))
    assert max(abs(sampled.values[node] - exact[node]) for node in graph) < 4 * sampled.standard_error


@given(graphs(), st.data())
def test_roles_count_every_two_partners_that_are_not_tied(graph: "nx.Graph[int]", data: st.DataObject) -> None:
    nodes = graph.number_of_nodes()
    groups = data.draw(st.lists(st.sampled_from(["x", "y", "z", None]), min_size=nodes, max_size=nodes))
    for actor in graph:
        counted = dict.fromkeys(ROLES, 0)
        for one, other in itertools.permutations(graph[actor], 2):
            if not graph.has_edge(one, other) and groups[one] and groups[other]:
                same = (groups[one] == groups[actor], groups[other] == groups[actor], groups[one] == groups[other])
                role = {
                    (True, True, True): "coordinator",
                    (False, False, True): "itinerant",
                    (False, True, False): "gatekeeper",
                    (True, False, False): "representative",
                    (False, False, False): "liaison",
                }[same]
                counted[role] += 1
        assert roles(simple(graph), actor, groups) == (counted if groups[actor] else None)

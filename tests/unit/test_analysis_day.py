from collections.abc import Iterable

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.analysis import flattening, triangles
from graphsvc.analysis.components import first_of_component
from graphsvc.analysis.day import DayOutline
from graphsvc.analysis.flattening import SimpleGraph, flattened, flattened_apart
from graphsvc.analysis.triangles import transitivity
from graphsvc.model import Subgraph, TieKind
from tests.contract.records import actor, ids, tie
from tests.networks import KNOWN, ON, graphs, outlined, simple, subgraph_of

TIES = (
    tie("1", "a", "b", kind=TieKind.FUNDS),
    tie("2", "b", "c", basis="evening"),
    tie("3", "c", "d", basis="a"),
    tie("4", "b", "c"),
)


def day() -> DayOutline:
    return outlined(Subgraph(ON, tuple(map(actor, "abcde")), TIES))


def named(found: DayOutline) -> list[tuple[str, str]]:
    return [(found.actors[one].id, found.actors[other].id) for one, other in found.ties.pairs.tolist()]


def in_names(graph: SimpleGraph) -> tuple[list[str], list[tuple[str, str]], int]:
    names = [one.id for one in graph.actors]
    return names, [(names[one], names[other]) for one, other in graph.pairs.tolist()], graph.ties


@given(graphs(most=30))
def test_the_first_of_a_component_is_that_of_networkx(graph: "nx.Graph[int]") -> None:
    expected = {node: min(part) for part in nx.connected_components(graph) for node in part}
    ends = np.array(graph.edges, dtype=np.int64).reshape(-1, 2)
    assert first_of_component(len(graph), ends).tolist() == [expected[node] for node in range(len(graph))]


@given(graphs(most=20))
def test_components_come_largest_first_then_by_their_first_actor(graph: "nx.Graph[int]") -> None:
    expected = sorted(map(sorted, nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    made = simple(graph)
    assert [part.tolist() for part in made.components()] == expected
    assert made.component_sizes == [len(part) for part in expected]


def test_what_hangs_on_an_actor_or_an_event_is_known_by_tie() -> None:
    assert day().hanging_on("a").tolist() == [True, False, True, False]
    assert day().hanging_on("evening").tolist() == [False, True, False, False]
    assert not day().hanging_on("nobody").any()
    assert day().bases() == {"a", "evening"}
    assert day().ids(day().ends(day().hanging_on("a"))) == ["a", "b", "c", "d"]


def test_without_an_actor_go_its_ties_and_those_that_rest_on_it() -> None:
    left = day().without("a")
    assert (ids(left.actors), named(left)) == (["b", "c", "d", "e"], [("b", "c"), ("b", "c")])
    assert left.members.tolist() == [1, 2, 3, 4]
    assert named(day().without("evening")) == [("a", "b"), ("c", "d"), ("b", "c")]


def test_ties_are_chosen_by_kind() -> None:
    assert day().ties.of_kind(TieKind.FUNDS).pairs.tolist() == [[0, 1]]


@given(st.data())
def test_groups_are_flattened_each_as_it_would_be_alone(data: st.DataObject) -> None:
    subgraph = subgraph_of(data.draw(graphs(most=12)))
    of_day = outlined(subgraph)
    group_of = [data.draw(st.sampled_from(["x", "y", None])) for _ in subgraph.actors]
    found = flattened_apart(of_day, group_of)
    assert found.keys() == set(group_of) - {None}
    for name, graph in found.items():
        members = {one.id for one, group in zip(subgraph.actors, group_of, strict=True) if group == name}
        assert in_names(graph) == in_names(flattened(of_day, among=members))


@pytest.mark.parametrize("name", KNOWN)
def test_portions_change_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = simple(KNOWN[name])

    def measured() -> tuple[float, Iterable[tuple[int, int]]]:
        return transitivity(graph), graph.compiled().edge_list()

    whole = measured()
    monkeypatch.setattr(triangles, "_TIES_AT_ONCE", 3)
    monkeypatch.setattr(flattening, "_PAIRS_AT_ONCE", 3)
    assert measured() == whole

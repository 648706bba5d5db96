import itertools
from datetime import timedelta

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.analysis.flattening import flattened
from graphsvc.analysis.project_end import Hanging, ProjectEnd, cohesion, hanging_on
from graphsvc.model import ActorKind, Status, Subgraph, Tie
from tests.contract.records import actor, ids, tie
from tests.networks import ON, graphs, outlined, profile, subgraph_of

LATER = ON + timedelta(days=30)
PROJECT = {"kind": ActorKind.PROJECT, "subtype": "project"}


def ending(subgraph: Subgraph, actor_id: str) -> ProjectEnd:
    day = outlined(subgraph)
    return ProjectEnd(day, flattened(day), actor_id)


def network(names: str, ties: list[Tie]) -> Subgraph:
    return Subgraph(ON, tuple(actor(name, **(PROJECT if name == "p" else {})) for name in sorted(names)), tuple(ties))


def test_its_own_ties_and_those_that_rest_on_it_go_and_parallel_ties_stay() -> None:
    ties = [tie("1", "a", "p"), tie("2", "a", "b", basis="p"), tie("3", "a", "b"), tie("4", "b", "c", basis="p")]
    end = ending(network("abcp", ties), "p")
    assert end.lost_ties.tolist() == [True, True, False, True]
    assert end.after.pairs.tolist() == [[0, 1]]
    assert ids(end.left_alone()) == ["c"]
    assert end.affected == ["a", "b", "c"]


def test_those_who_had_no_tie_before_are_not_left_alone_by_it() -> None:
    assert ending(network("abp", [tie("1", "a", "p")]), "p").left_alone()[0].id == "a"
    assert ending(network("abp", []), "p").left_alone() == ()


@given(graphs(least=1), st.data())
def test_introductions_are_lost_by_pairs_whose_only_common_partner_goes(
    graph: "nx.Graph[int]", data: st.DataObject
) -> None:
    leaving = data.draw(st.sampled_from(sorted(graph)))
    based = {edge for edge in graph.edges if data.draw(st.booleans()) and leaving not in edge}
    whole = subgraph_of(graph)
    ties = tuple(
        tie(one.id, one.source, one.target, basis=f"n{leaving:03}" if _ends(one) in based else None)
        for one in whole.ties
    )
    subgraph = Subgraph(ON, whole.actors, ties)
    left = nx.Graph(graph)
    left.remove_node(leaving)
    left.remove_edges_from(based)
    expected = [
        [one, other]
        for one, other in itertools.combinations(sorted(left), 2)
        if not graph.has_edge(one, other)
        and set(graph[one]) & set(graph[other])
        and not set(left[one]) & set(left[other])
    ]
    assert ending(subgraph, f"n{leaving:03}").lost_introductions().tolist() == expected


def _ends(one: Tie) -> tuple[int, int]:
    return int(one.source[1:]), int(one.target[1:])


@given(graphs(least=2), st.data())
def test_repairs_are_one_tie_fewer_than_the_parts_and_join_them_all(
    graph: "nx.Graph[int]", data: st.DataObject
) -> None:
    leaving = data.draw(st.sampled_from(sorted(graph)))
    end = ending(subgraph_of(graph), f"n{leaving:03}")
    repairs = end.repairs([profile()] * len(end.after))
    left = nx.Graph(graph)
    left.remove_node(leaving)
    parts = nx.number_connected_components(left)
    held = nx.number_connected_components(graph) - (graph.degree[leaving] == 0)
    assert len(repairs) == parts - held
    old = [int(one.id[1:]) for one in end.after.actors]
    left.add_edges_from((old[pair.one], old[pair.other]) for pair in repairs)
    assert nx.number_connected_components(left) == held


def test_of_all_repairs_the_one_that_suits_best_is_chosen() -> None:
    subgraph = network("abcdp", [tie("1", "a", "p"), tie("2", "b", "p"), tie("3", "b", "c"), tie("4", "c", "d")])
    offers, needs = profile(offers={"x": 1.0}), profile(needs={"x": 1.0})
    end = ending(subgraph, "p")
    pairs = end.repairs([offers, profile(), profile(), needs])
    assert [(pair.one, pair.other) for pair in pairs] == [(0, 3)]


def test_nobody_who_does_not_act_is_part_of_a_repair() -> None:
    actors = (actor("a", status=Status.DEFUNCT), actor("b"), actor("p", **PROJECT))
    subgraph = Subgraph(ON, actors, (tie("1", "a", "p"), tie("2", "b", "p")))
    assert ending(subgraph, "p").repairs([profile(), profile()]) == ()


def test_whoever_declined_is_part_of_no_repair_and_no_pair_that_declined_is_one() -> None:
    ties = [tie("1", "a", "p"), tie("2", "b", "p"), tie("3", "b", "c"), tie("4", "x", "p")]
    end = ending(network("abcpx", ties), "p")
    profiles = [profile()] * 4

    def named(*declined: str) -> set[frozenset[str]]:
        found = end.repairs(profiles, [frozenset(ids) for ids in declined])
        return {frozenset(end.after.actors[number].id for number in (pair.one, pair.other)) for pair in found}

    assert len(named()) == 2
    assert named("x", "b") == {frozenset("ac")}
    assert named("x", "ab") == {frozenset("ac")}
    assert named("x", "xb", "ap") == named("x")
    assert named("x", "a") == set()


def test_the_one_tied_to_most_of_those_affected_that_offers_the_topics_succeeds() -> None:
    ties = [tie(f"p{name}", name, "p") for name in "abc"]
    ties += [tie(f"h{name}", name, "h") for name in "abc"] + [
        tie("i", "a", "i"),
        tie("q", "a", "q"),
        tie("r", "b", "q"),
    ]
    subgraph = network("abchipq", ties)
    actors = tuple(actor("q", **PROJECT) if one.id == "q" else one for one in subgraph.actors)
    end = ending(Subgraph(ON, actors, subgraph.ties), "p")
    profiles = [profile(offers={"x": 1.0}) if one.id in "hi" else profile() for one in end.left.actors]
    found = end.successors(["x", "y"], profiles, 3)
    assert [(one.actor.id, one.parts["ties"], one.parts["topics"]) for one in found] == [
        ("h", 1.0, 0.5),
        ("i", pytest.approx(1 / 3), 0.5),
    ]
    assert found[0].score == pytest.approx(0.6 + 0.4 * 0.5)


def test_a_hub_that_leaves_a_dense_network_leaves_fragmentation_and_takes_introductions() -> None:
    ring = nx.wheel_graph(8)
    end = ending(subgraph_of(ring), "n000")
    assert cohesion(end.before).fragmentation == cohesion(end.after).fragmentation == 0
    assert cohesion(end.after).global_efficiency == pytest.approx(nx.global_efficiency(nx.cycle_graph(7)))
    assert len(end.lost_introductions()) == 7


def test_what_is_not_in_the_network_leaves_nothing_behind() -> None:
    end = ending(network("ab", [tie("1", "a", "b")]), "nobody")
    assert (end.lost_ties.any(), end.left_alone(), end.repairs([profile()] * 2)) == (False, (), ())
    assert end.lost_introductions().tolist() == []


def test_what_hangs_on_an_actor_or_an_event_is_counted_without_taking_it_away() -> None:
    ties = [tie("1", "a", "p"), tie("2", "a", "b", basis="p"), tie("3", "a", "c", basis="evening"), tie("4", "c", "d")]
    subgraph = network("abcdp", ties)
    found = hanging_on(outlined(subgraph), {"p", "evening", "d"})
    assert found == {"p": Hanging(2, 2, 1), "evening": Hanging(1, 2, 0), "d": Hanging(1, 1, 0)}


@given(graphs(least=1), st.data())
def test_those_who_hang_on_an_actor_alone_are_those_left_alone_when_it_goes(
    graph: "nx.Graph[int]", data: st.DataObject
) -> None:
    subgraph, leaving = subgraph_of(graph), f"n{data.draw(st.sampled_from(sorted(graph))):03}"
    end = ending(subgraph, leaving)
    found = hanging_on(outlined(subgraph), [leaving])[leaving]
    assert found == Hanging(np.count_nonzero(end.lost_ties), len(end.affected), len(end.left_alone()))


def test_a_pair_that_was_set_aside_is_no_repair() -> None:
    subgraph = network("abcp", [tie("1", "a", "p"), tie("2", "b", "p"), tie("3", "b", "c")])
    end = ending(subgraph, "p")
    (pair,) = end.repairs([profile()] * 3)
    chosen = [end.after.actors[number].id for number in (pair.one, pair.other)]
    (instead,) = end.repairs([profile()] * 3, [frozenset(chosen)])
    assert {instead.one, instead.other} != {pair.one, pair.other}


def test_who_ends_no_later_than_the_project_is_no_part_of_a_repair() -> None:
    actors = (actor("a"), actor("b"), actor("c", end_date=LATER), actor("p", **PROJECT, end_date=LATER))
    subgraph = Subgraph(ON, actors, (tie("1", "a", "p"), tie("2", "b", "p"), tie("3", "c", "p")))
    end = ending(subgraph, "p")
    assert [
        {end.after.actors[pair.one].id, end.after.actors[pair.other].id} for pair in end.repairs([profile()] * 3)
    ] == [{"a", "b"}]

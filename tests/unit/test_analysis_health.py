import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.analysis import reach
from graphsvc.analysis.core import core_periphery
from graphsvc.analysis.flattening import flattened
from graphsvc.analysis.health import Health, degree_centralization, ei_index, health
from graphsvc.analysis.robustness import robustness
from graphsvc.model import Subgraph, TieKind
from tests.contract.records import actor, tie
from tests.networks import KNOWN, ON, graphs, outlined, simple, subgraph_of


def near(value: float | None) -> object:
    return pytest.approx(value, abs=1e-9)


def as_networkx_measures(measured: Health, graph: "nx.Graph[object]") -> None:
    sizes = sorted(map(len, nx.connected_components(graph)), reverse=True)
    assert measured.actors == graph.number_of_nodes()
    assert measured.ties == measured.pairs == graph.number_of_edges()
    assert measured.components == len(sizes)
    assert measured.largest_component == max(sizes, default=0)
    assert measured.isolates == nx.number_of_isolates(graph)
    assert measured.density == near(nx.density(graph))
    assert measured.transitivity == near(nx.transitivity(graph))
    assert measured.global_efficiency == near(nx.global_efficiency(graph))


@given(graphs())
def test_measures_are_those_of_networkx_on_any_graph(graph: "nx.Graph[int]") -> None:
    as_networkx_measures(health(simple(graph), {}), graph)


@pytest.mark.parametrize("name", KNOWN)
def test_measures_are_those_of_networkx_on_known_networks(name: str) -> None:
    as_networkx_measures(health(simple(KNOWN[name]), {}), KNOWN[name])


def test_measures_are_those_of_networkx_on_more_actors_than_a_word_has_bits() -> None:
    graph = nx.gnm_random_graph(300, 420, seed=5)
    as_networkx_measures(health(simple(graph), {}), graph)


@given(graphs(least=2))
def test_fragmentation_is_the_share_of_pairs_without_a_way(graph: "nx.Graph[int]") -> None:
    nodes = graph.number_of_nodes()
    apart = sum(not nx.has_path(graph, one, other) for one in graph for other in range(one))
    assert health(simple(graph), {}).fragmentation == near(apart / (nodes * (nodes - 1) / 2))


def test_the_florentine_families_are_as_published() -> None:
    measured = health(simple(KNOWN["florentine families"]), {})
    assert (measured.actors, measured.pairs, measured.components, measured.isolates) == (16, 20, 2, 1)
    assert measured.density == near(20 / 120)
    assert measured.fragmentation == near(1 - 15 * 14 / (16 * 15))
    assert measured.degree_centralization == near((6 * 16 - 40) / (15 * 14))


def test_a_star_is_wholly_centralized_and_a_ring_not_at_all() -> None:
    assert degree_centralization(simple(nx.star_graph(7))) == near(1)
    assert degree_centralization(simple(nx.cycle_graph(7))) == near(0)


def test_what_is_undefined_is_none_and_never_nan() -> None:
    for nodes in range(4):
        measured = health(simple(nx.empty_graph(nodes)), {"sector": [None] * nodes})
        assert (measured.fragmentation is None) == (nodes < 2)
        assert (measured.degree_centralization is None) == (nodes < 3)
        assert measured.ei_index["sector"].value is None
        assert measured.ei_index["sector"].expected is None
        assert measured.global_efficiency == measured.density == measured.transitivity == 0


def test_parallel_ties_and_both_directions_make_one_pair() -> None:
    ties = (
        tie("1", "a", "b"),
        tie("2", "b", "a", kind=TieKind.FUNDS),
        tie("3", "a", "b", kind=TieKind.FUNDS),
        tie("4", "b", "c"),
    )
    graph = flattened(outlined(Subgraph(ON, tuple(map(actor, "abc")), ties)))
    assert (graph.ties, graph.pairs.tolist()) == (4, [[0, 1], [1, 2]])


def test_a_part_has_the_ties_among_its_actors_only() -> None:
    graph = flattened(outlined(subgraph_of(nx.path_graph(5))), among={"n000", "n001", "n003", "n004"})
    assert ([one.id for one in graph.actors], graph.pairs.tolist()) == (
        ["n000", "n001", "n003", "n004"],
        [[0, 1], [2, 3]],
    )


@given(graphs(least=1), st.data())
def test_the_ei_index_counts_pairs_within_and_between_groups(graph: "nx.Graph[int]", data: st.DataObject) -> None:
    nodes = graph.number_of_nodes()
    groups = data.draw(st.lists(st.sampled_from(["x", "y", "z", None]), min_size=nodes, max_size=nodes))
    found = ei_index(simple(graph), groups)

    def balance(pairs: list[tuple[int, int]]) -> float | None:
        known = [(groups[one], groups[other]) for one, other in pairs if groups[one] and groups[other]]
        return sum(1 if one != other else -1 for one, other in known) / len(known) if known else None

    assert found.value == near(balance(list(graph.edges)))
    assert found.expected == near(balance([(one, other) for one in graph for other in range(one)]))
    assert found.ungrouped == groups.count(None)


def test_many_small_groups_look_open_and_their_expected_value_says_so() -> None:
    found = ei_index(simple(nx.cycle_graph(10)), [str(number) for number in range(10)])
    assert (found.value, found.expected) == (1, 1)


def test_efficiency_of_a_large_network_is_sampled_with_an_error_that_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.gnm_random_graph(400, 700, seed=1)
    monkeypatch.setattr(reach, "MOST_ACTORS_EXACT", 100)
    sampled = reach.global_efficiency(simple(graph))
    assert 0 < sampled.standard_error < 0.02
    assert sampled.value == pytest.approx(nx.global_efficiency(graph), abs=4 * sampled.standard_error)
    assert sampled == reach.global_efficiency(simple(graph))


def test_the_core_is_found_and_fits_the_ideal_pattern_wholly() -> None:
    graph = nx.complete_graph(4)
    graph.add_edges_from((number, 4 + 2 * number + leaf) for number in range(4) for leaf in (0, 1))
    found = core_periphery(simple(graph))
    assert (found.core, found.correlation) == ((0, 1, 2, 3), near(1))


@given(graphs(least=1, most=8))
def test_no_other_core_has_fewer_pairs_against_the_pattern(graph: "nx.Graph[int]") -> None:
    def against(core: set[int]) -> int:
        periphery = set(graph) - core
        inside = graph.subgraph(core).number_of_edges()
        return len(core) * (len(core) - 1) // 2 - inside + graph.subgraph(periphery).number_of_edges()

    cores = ({node for node in graph if bits >> node & 1} for bits in range(2 ** len(graph)))
    assert against(set(core_periphery(simple(graph)).core)) == min(map(against, cores))


@given(graphs(least=3))
def test_the_fit_of_a_core_is_the_correlation_with_the_pattern(graph: "nx.Graph[int]") -> None:
    found = core_periphery(simple(graph))
    pairs = [
        (float(one in found.core), float(graph.has_edge(one, other)))
        for one in graph
        for other in range(one)
        if (one in found.core) == (other in found.core)
    ]
    ideal, tied = np.array(pairs or [(0.0, 0.0)]).T
    if ideal.std() and tied.std():
        assert found.correlation == near(float(np.corrcoef(ideal, tied)[0, 1]))
    else:
        assert found.correlation is None


def test_the_range_with_a_tenth_missing_holds_the_middle_and_is_the_same_each_time() -> None:
    graph = simple(KNOWN["karate club"])
    found = robustness(graph)
    assert 1 <= found["components"].least < found["components"].most
    assert 0 < found["global_efficiency"].least < found["global_efficiency"].most
    assert found["global_efficiency"].most <= nx.global_efficiency(KNOWN["karate club"])
    assert found == robustness(simple(KNOWN["karate club"]))
    assert robustness(simple(nx.path_graph(5))) == {}

import networkx as nx

from graphsvc.drawing.communities import communities
from graphsvc.drawing.grouping import simple_graph
from tests.invented import network


def graph(*pairs: tuple[int, int]) -> "nx.Graph[int]":
    made: nx.Graph[int] = nx.Graph()
    made.add_weighted_edges_from((one, other, 1) for one, other in pairs)
    return made


def alone(network: "nx.Graph[int]") -> dict[int, int]:
    return {node: node for node in network}


def test_two_triangles_with_a_tie_between_them_are_two_parts() -> None:
    tied = graph((0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3))
    assert communities(tied, alone(tied)) == [{0, 1, 2}, {3, 4, 5}]


def test_those_who_begin_together_part_where_their_ties_say_so() -> None:
    tied = graph((0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3))
    begun = {0: "a", 1: "a", 2: "b", 3: "a", 4: "b", 5: "b"}
    assert communities(tied, begun) == [{0, 1, 2}, {3, 4, 5}]


def test_a_network_of_nobody_has_no_parts() -> None:
    assert communities(graph(), {}) == []


def test_parts_are_as_good_as_those_of_networkx() -> None:
    subgraph, _ = network(300)
    tied = simple_graph({actor.id: number for number, actor in enumerate(subgraph.actors)}, subgraph.ties)
    tied.remove_nodes_from(list(nx.isolates(tied)))
    theirs = nx.community.modularity(tied, nx.community.louvain_communities(tied, seed=1))
    assert nx.community.modularity(tied, communities(tied, alone(tied))) > theirs - 0.02

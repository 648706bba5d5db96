from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.asking.introductions import introductions, tie_cost, warmest_ties
from graphsvc.model import Tie, TieKind

ON = date(2026, 1, 1)


def tie(source: str, target: str, *, level: int = 2, start: date | None = None, number: int = 0) -> Tie:
    return Tie(
        id=f"{source}-{target}-{number}",
        source=source,
        target=target,
        kind=TieKind.COOPERATES_WITH,
        level=level,
        start_date=start,
    )


def ways(ties: list[Tie], source: str, target: str) -> list[tuple[str, ...]]:
    graph = warmest_ties(ties, ON)
    graph.add_nodes_from((source, target))
    return [way.actors for way in introductions(graph, source, target)]


def test_strong_and_recent_ties_cost_less() -> None:
    assert tie_cost(tie("a", "b", level=4), ON) < tie_cost(tie("a", "b", level=1), ON)
    assert tie_cost(tie("a", "b", start=date(2025, 12, 1)), ON) < tie_cost(tie("a", "b", start=date(2015, 1, 1)), ON)
    assert tie_cost(tie("a", "b", level=0), ON) == tie_cost(tie("a", "b", level=1), ON)


def test_the_warm_way_goes_before_the_cold_one() -> None:
    cold = [tie("a", "x", level=1), tie("x", "b", level=1)]
    warm = [tie("a", "y", level=4), tie("y", "b", level=4)]
    assert ways(cold + warm, "a", "b") == [("a", "y", "b"), ("a", "x", "b")]


def test_the_second_way_shares_no_middleman_even_where_the_warmest_blocks_it() -> None:
    new = date(2026, 1, 1)
    edges = [("a", "x", 4), ("x", "y", 4), ("y", "b", 4), ("a", "y", 1), ("x", "b", 1)]
    ties = [
        tie(source, target, level=level, start=new if level == 4 else date(2015, 1, 1))
        for source, target, level in edges
    ]
    found = ways(ties, "a", "b")
    assert sorted(found) == [("a", "x", "b"), ("a", "y", "b")]


def test_a_way_of_more_than_four_ties_gives_way_to_a_colder_one() -> None:
    new = date(2026, 1, 1)
    warm = [tie(one, other, level=4, start=new) for one, other in ("ax", "xb", "bc", "cd", "df")]
    assert ways([*warm, tie("x", "f", level=1, start=date(2015, 1, 1))], "a", "f") == [("a", "x", "f")]


def test_of_parallel_ties_the_warmest_counts() -> None:
    ties = [tie("a", "b", level=1, number=1), tie("a", "b", level=4, number=2)]
    graph = warmest_ties(ties, ON)
    assert graph.edges["a", "b"]["tie"].level == 4


def test_partners_who_know_each_other_may_also_go_through_somebody() -> None:
    assert ways([tie("a", "b"), tie("a", "c"), tie("c", "b")], "a", "b") == [("a", "b"), ("a", "c", "b")]


def test_there_is_no_way_to_oneself_to_strangers_or_over_five_ties() -> None:
    chain = [tie(str(number), str(number + 1)) for number in range(5)]
    assert ways(chain, "0", "0") == []
    assert ways(chain, "0", "z") == []
    assert ways(chain, "0", "4") == [("0", "1", "2", "3", "4")]
    assert ways(chain, "0", "5") == []


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 4)), max_size=20))
def test_the_first_way_is_the_warmest_of_all_of_at_most_four_ties_where_it_is_the_only_one(
    edges: set[tuple[int, int, int]],
) -> None:
    ties = [tie(str(one), str(other), level=level) for one, other, level in sorted(edges) if one != other]
    graph = warmest_ties(ties, ON)
    every = list(nx.all_simple_paths(graph, "0", "7", cutoff=4)) if {"0", "7"} <= set(graph) else []
    costs = sorted(nx.path_weight(graph, path, "cost") for path in every)
    found = [nx.path_weight(graph, way, "cost") for way in ways(ties, "0", "7")]
    assert bool(found) == bool(costs)
    if len(found) == 1:
        assert found == pytest.approx(costs[:1])


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_two_ways_never_share_a_middleman(pairs: set[tuple[int, int]]) -> None:
    ties = [tie(str(one), str(other), level=(one + other) % 5) for one, other in sorted(pairs) if one != other]
    found = ways(ties, "0", "7")
    assert len(found) <= 2
    for way in found:
        assert (way[0], way[-1]) == ("0", "7")
    if len(found) == 2:
        assert not set(found[0][1:-1]) & set(found[1][1:-1])

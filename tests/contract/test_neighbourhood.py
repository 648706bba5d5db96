"""neighbourhood and subgraph."""

import pytest

from graphsvc.errors import NotFoundError
from graphsvc.model import GraphData, Status, Subgraph
from graphsvc.store import GraphStore
from tests.contract.records import DAY, DAY_AFTER, DAY_BEFORE, actor, ids, tie


@pytest.fixture
def chain(store: GraphStore) -> GraphStore:
    """a - b - c - d - e, a tie c - a2 that closes a triangle, and two who stand alone."""
    store.merge(
        GraphData(
            actors=tuple(map(actor, ("a", "a2", "b", "c", "d", "e", "alone"))),
            ties=(
                tie("1", "b", "a"),
                tie("2", "b", "c"),
                tie("3", "d", "c"),
                tie("4", "d", "e"),
                tie("5", "b", "a2"),
                tie("6", "c", "a2"),
            ),
        )
    )
    return store


def shape(subgraph: Subgraph) -> tuple[list[str], list[str]]:
    """The ids of its actors and ties."""
    assert subgraph.on == DAY
    return ids(subgraph.actors), ids(subgraph.ties)


@pytest.mark.parametrize(
    ("depth", "actors", "ties"),
    [
        (0, ["a"], []),
        (1, ["a", "b"], ["1"]),
        (2, ["a", "a2", "b", "c"], ["1", "2", "5", "6"]),
        (3, ["a", "a2", "b", "c", "d"], ["1", "2", "3", "5", "6"]),
        (9, ["a", "a2", "b", "c", "d", "e"], ["1", "2", "3", "4", "5", "6"]),
    ],
)
def test_a_neighbourhood_reaches_as_far_as_asked_with_all_ties_inside(
    chain: GraphStore, depth: int, actors: list[str], ties: list[str]
) -> None:
    assert shape(chain.neighbourhood("a", depth, DAY)) == (actors, ties)


def test_a_neighbourhood_of_depth_nought_leaves_out_ties_to_others(chain: GraphStore) -> None:
    assert shape(chain.neighbourhood("b", 0, DAY)) == (["b"], [])


def test_nobody_has_no_neighbourhood(chain: GraphStore) -> None:
    with pytest.raises(NotFoundError):
        chain.neighbourhood("nobody", 1, DAY)


def test_a_neighbourhood_does_not_pass_over_ties_that_are_not_active(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=tuple(map(actor, "abcd")),
            ties=(
                tie("1", "a", "b", planned=True),
                tie("2", "a", "c", end_date=DAY_BEFORE),
                tie("3", "a", "d", start_date=DAY_AFTER),
            ),
        )
    )
    assert shape(store.neighbourhood("a", 2, DAY)) == (["a"], [])


def test_an_actor_at_the_end_of_an_active_tie_is_there_though_it_is_not_active(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=(actor("a"), actor("gone", status=Status.INACTIVE), actor("behind")),
            ties=(tie("1", "a", "gone"), tie("2", "gone", "behind")),
        )
    )
    assert shape(store.neighbourhood("a", 1, DAY)) == (["a", "gone"], ["1"])
    assert shape(store.neighbourhood("a", 2, DAY)) == (["a", "behind", "gone"], ["1", "2"])
    assert shape(store.subgraph(DAY)) == (["a", "behind", "gone"], ["1", "2"])


def test_the_subgraph_holds_active_ties_their_ends_and_all_who_are_active(store: GraphStore) -> None:
    actors = (
        actor("a"),
        actor("alone", status=Status.ACTIVE),
        actor("b"),
        actor("begins-today", start_date=DAY),
        actor("begins-tomorrow", start_date=DAY_AFTER),
        actor("defunct", status=Status.DEFUNCT),
        actor("defunct-after-today", status=Status.DEFUNCT, end_date=DAY),
        actor("ended", end_date=DAY_BEFORE),
        actor("ended-but-tied", end_date=DAY_BEFORE),
        actor("inactive", status=Status.INACTIVE),
        actor("inactive-ends-later", status=Status.INACTIVE, end_date=DAY_AFTER),
    )
    ties = (tie("1", "a", "b"), tie("2", "b", "ended", planned=True), tie("3", "a", "ended-but-tied"))
    store.merge(GraphData(actors=actors, ties=ties))
    expected = ["a", "alone", "b", "begins-today", "defunct-after-today", "ended-but-tied"]
    assert shape(store.subgraph(DAY)) == (expected, ["1", "3"])
    assert set(expected) == {one.id for one in actors if one.is_active(DAY)} | {"ended-but-tied"}


def test_the_subgraph_keeps_parallel_ties(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a"), actor("b")), ties=(tie("1", "a", "b"), tie("2", "a", "b"))))
    assert shape(store.subgraph(DAY)) == (["a", "b"], ["1", "2"])

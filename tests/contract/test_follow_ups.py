"""set_aside, take_back, follow_ups."""

from datetime import date

from graphsvc.model import FollowUp, GraphData, Outcome
from graphsvc.model.history import Change
from graphsvc.store import GraphStore
from tests.contract.records import DAY, actor

LATER = date(2027, 1, 1)
ALONE = FollowUp(frozenset({"b"}), Outcome.CONTACTED, DAY)
PAIR = FollowUp(frozenset({"b", "a"}), Outcome.DECLINED, DAY)
LATEST = FollowUp(frozenset({"c"}), Outcome.KNOWS, LATER)


def test_nothing_is_set_aside_at_first(store: GraphStore) -> None:
    assert store.follow_ups() == ()


def test_what_is_set_aside_comes_the_latest_first_then_by_ids(store: GraphStore) -> None:
    for one in (ALONE, PAIR, LATEST):
        store.set_aside(one)
    assert store.follow_ups() == (LATEST, PAIR, ALONE)


def test_what_came_later_of_the_same_takes_the_place_of_what_was_remembered(store: GraphStore) -> None:
    store.set_aside(PAIR)
    changed = FollowUp(frozenset({"a", "b"}), Outcome.KNOWS, LATER)
    store.set_aside(changed)
    assert store.follow_ups() == (changed,)


def test_an_actor_and_a_pair_that_it_is_in_are_taken_back_apart(store: GraphStore) -> None:
    store.set_aside(ALONE)
    store.set_aside(PAIR)
    store.take_back(["b", "a"])
    store.take_back(["nobody"])
    assert store.follow_ups() == (ALONE,)
    store.take_back(["b"])
    assert store.follow_ups() == ()


def test_it_is_no_part_of_the_graph_and_stays_when_the_actor_goes(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("b"),)))
    before = store.version(), store.export()
    store.set_aside(ALONE)
    assert (store.version(), store.export()) == before
    store.delete_actor("b")
    assert store.follow_ups() == (ALONE,)


def test_it_is_written_with_a_change_and_forgotten_with_all_that_was_remembered(store: GraphStore) -> None:
    store.set_aside(ALONE)
    store.apply(Change(follow_ups=(PAIR, LATEST), forgets=True))
    assert store.follow_ups() == (LATEST, PAIR)
    store.apply(Change(data=GraphData(actors=(actor("a"),))))
    assert store.follow_ups() == (LATEST, PAIR)

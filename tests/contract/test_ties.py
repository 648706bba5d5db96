"""tie, ties, ties_of."""

import pytest

from graphsvc.errors import NotFoundError
from graphsvc.model import GraphData, Tie, TieKind, Window
from graphsvc.store import GraphStore
from tests.contract.records import ALL, DAY, DAY_AFTER, DAY_BEFORE, actor, ids, tie


def keep(store: GraphStore, *ties: Tie) -> None:
    """Merge ties with their ends."""
    ends = sorted({end for one in ties for end in (one.source, one.target)})
    store.merge(GraphData(actors=tuple(map(actor, ends)), ties=ties))


TIMES = (
    tie("always", "a", "b"),
    tie("begins-today", "a", "b", start_date=DAY),
    tie("begins-tomorrow", "a", "b", start_date=DAY_AFTER),
    tie("ended-yesterday", "a", "b", end_date=DAY_BEFORE),
    tie("ends-today", "a", "b", end_date=DAY),
    tie("only-today", "a", "b", start_date=DAY, end_date=DAY),
    tie("planned", "a", "b", planned=True),
    tie("planned-today", "a", "b", start_date=DAY, end_date=DAY, planned=True),
)
ACTIVE = ["always", "begins-today", "ends-today", "only-today"]


@pytest.mark.parametrize("kind", TieKind)
def test_a_tie_of_every_kind_is_found_by_its_id(store: GraphStore, kind: TieKind) -> None:
    kept = tie("t1", "b", "a", kind=kind, planned=True, level=4, basis="hanke")
    keep(store, kept, tie("t2", "a", "b", kind=kind))
    assert store.tie("t1") == kept


def test_an_unknown_tie_is_not_found(store: GraphStore) -> None:
    with pytest.raises(NotFoundError) as caught:
        store.tie("none")
    assert caught.value.what == "tie"


def test_ties_that_are_active_on_a_day_are_listed_by_id_and_planned_ones_never(store: GraphStore) -> None:
    keep(store, *reversed(TIMES))
    part = store.ties(DAY, None, ALL)
    assert (ids(part.items), part.total) == (ACTIVE, len(ACTIVE))
    assert sorted(one.id for one in TIMES if one.is_active(DAY)) == ACTIVE


def test_ties_of_one_kind_are_listed_where_it_is_given(store: GraphStore) -> None:
    keep(store, tie("1", "a", "b", kind=TieKind.FUNDS), tie("2", "a", "b"), tie("3", "b", "a", kind=TieKind.FUNDS))
    part = store.ties(DAY, TieKind.FUNDS, ALL)
    assert (ids(part.items), part.total) == (["1", "3"], 2)


def test_a_window_gives_its_part_of_the_ties_and_the_whole_number(store: GraphStore) -> None:
    keep(store, *(tie(letter, "x", "y") for letter in "abcde"))
    part = store.ties(DAY, None, Window(3, 1))
    assert (ids(part.items), part.total) == (["d"], 5)


def test_a_window_past_the_end_of_the_ties_is_empty(store: GraphStore) -> None:
    keep(store, tie("t", "a", "b"))
    part = store.ties(DAY, None, Window(1, 50))
    assert (part.items, part.total) == ((), 1)


def test_ties_of_actors_have_an_end_among_them_at_either_side(store: GraphStore) -> None:
    keep(store, tie("in", "b", "a"), tie("out", "a", "c"), tie("elsewhere", "b", "c"))
    assert ids(store.ties_of(["a", "nobody"], DAY)) == ["in", "out"]


def test_a_tie_between_two_of_the_actors_comes_once(store: GraphStore) -> None:
    keep(store, tie("t", "a", "b"))
    assert ids(store.ties_of(["a", "b", "a"], DAY)) == ["t"]


def test_parallel_ties_all_come_of_the_same_kind_and_of_others(store: GraphStore) -> None:
    parallel = (
        tie("1", "a", "b"),
        tie("2", "a", "b"),
        tie("3", "b", "a"),
        tie("4", "a", "b", kind=TieKind.FUNDS),
    )
    keep(store, *parallel)
    assert store.ties_of(["a"], DAY) == parallel
    assert store.ties(DAY, None, ALL).items == parallel


def test_ties_of_actors_on_a_day_are_active_on_it(store: GraphStore) -> None:
    keep(store, *TIMES)
    assert ids(store.ties_of(["b"], DAY)) == ACTIVE


def test_ties_of_actors_without_a_day_are_all_planned_and_ended_ones_too(store: GraphStore) -> None:
    keep(store, *TIMES)
    assert store.ties_of(["a"], None) == tuple(sorted(TIMES, key=lambda one: one.id))


def test_no_actors_have_no_ties(store: GraphStore) -> None:
    keep(store, tie("t", "a", "b"))
    assert store.ties_of((), None) == ()


def test_ties_among_actors_have_both_ends_among_them(store: GraphStore) -> None:
    keep(store, tie("in", "a", "b"), tie("back", "b", "a"), tie("out", "a", "c"), tie("from", "c", "b"))
    assert ids(store.ties_among(["b", "a", "b", "nobody"], TieKind, DAY)) == ["back", "in"]


def test_ties_among_actors_are_of_the_kinds(store: GraphStore) -> None:
    keep(store, *(tie(kind, "a", "b", kind=kind) for kind in TieKind))
    assert ids(store.ties_among("ab", (TieKind.HOSTS, TieKind.FUNDS), DAY)) == ["funds", "hosts"]
    assert ids(store.ties_among("ab", TieKind, DAY)) == sorted(TieKind)
    assert store.ties_among("ab", (), DAY) == ()


def test_ties_among_actors_are_active_on_the_day(store: GraphStore) -> None:
    keep(store, *TIMES)
    assert store.ties_among("ab", TieKind, DAY) == tuple(one for one in TIMES if one.id in ACTIVE)
    assert store.ties_among("ab", TieKind, None) == tuple(sorted(TIMES, key=lambda one: one.id))


def test_no_actors_have_no_ties_among_them(store: GraphStore) -> None:
    keep(store, tie("t", "a", "b"))
    assert store.ties_among((), TieKind, DAY) == ()


def test_ties_between_run_either_way_from_one_of_these_to_one_of_the_others(store: GraphStore) -> None:
    keep(store, tie("1", "a", "x"), tie("2", "y", "b"), tie("3", "a", "b"), tie("4", "x", "y"), tie("5", "a", "z"))
    assert ids(store.ties_between(("a", "b"), ("x", "y"), DAY)) == ["1", "2"]
    assert ids(store.ties_between(("a", "b"), ("a", "b"), DAY)) == ["3"]
    assert ids(store.ties_between((), ("a",), DAY)) == ids(store.ties_between(("a",), (), DAY)) == []


def test_ties_between_are_active_on_the_day(store: GraphStore) -> None:
    keep(store, *TIMES)
    assert ids(store.ties_between(("a",), ("b",), DAY)) == ACTIVE


def test_partners_share_an_active_tie_either_way_and_act_on_the_day(store: GraphStore) -> None:
    keep(store, tie("1", "a", "x"), tie("2", "y", "a"), tie("3", "b", "x"), tie("4", "x", "far"), tie("5", "a", "gone"))
    store.merge(GraphData(actors=(actor("gone", end_date=DAY_BEFORE),)))
    assert store.partners_of(("a", "b"), DAY) == ("x", "y")
    assert store.partners_of((), DAY) == ()


@pytest.mark.parametrize("one", TIMES, ids=[one.id for one in TIMES])
def test_partners_are_those_of_ties_that_hold_on_the_day(store: GraphStore, one: Tie) -> None:
    keep(store, one)
    assert bool(store.partners_of(("a",), DAY)) == (one.id in ACTIVE)


def test_parts_and_wholes_come_once_with_their_subtypes_while_their_ties_are_active(store: GraphStore) -> None:
    known = (actor("a", subtype="federation"), actor("b", subtype="branch"), actor("c"))
    pairs = [("b", "a"), ("c", "a"), ("b", "c")]
    ties = [
        tie(f"{part}.{whole}.{time.id}", part, whole, kind=TieKind.PART_OF, start_date=time.start_date)
        for part, whole in pairs
        for time in TIMES[:2]
    ]
    idle = [
        tie("p1", "a", "b", kind=TieKind.PART_OF, planned=True),
        tie("p2", "a", "b", kind=TieKind.PART_OF, end_date=DAY_BEFORE),
        tie("p3", "a", "b", kind=TieKind.PART_OF, start_date=DAY_AFTER),
        tie("p4", "a", "b", kind=TieKind.MEMBER_OF),
    ]
    store.merge(GraphData(actors=known, ties=(*ties, *idle)))
    assert store.parts(DAY) == (
        ("b", "branch", "a", "federation"),
        ("b", "branch", "c", "association"),
        ("c", "association", "a", "federation"),
    )

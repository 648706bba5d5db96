"""outline, ties_begun."""

from datetime import date

import pytest

from graphsvc.analysis.day import day_outline
from graphsvc.model import Actor, ActorKind, Contact, GraphData, LocalText, Point, Sector, Status, TieKind
from graphsvc.model.flat import flatten
from graphsvc.model.outlines import NONE, TIE_KINDS, EntryOutlines
from graphsvc.store import GraphStore
from tests.contract.records import DAY, DAY_AFTER, DAY_BEFORE, KUOPIO, POHJOIS_SAVO, actor, ids, need, offer, tie
from tests.networks import actor_outline


def entries(found: EntryOutlines) -> list[tuple[int, str, bool, set[str], set[str]]]:
    """Offers or needs with words in place of numbers, their actors excepted."""
    columns = zip(found.actors, found.topics, found.stated, found.target_groups, found.places, strict=True)
    return [
        (actor, found.topic_ids[topic], bool(stated), set(found.id_sets[groups]), set(found.id_sets[places]))
        for actor, topic, stated, groups, places in columns
    ]


def test_all_actors_stand_in_the_outline_by_id_whether_they_act_or_not(store: GraphStore) -> None:
    full: Actor = actor(
        "b", names=LocalText("Yhdistys", "Förening", "Association"), sector=Sector.THIRD, municipality=KUOPIO,
        point=Point(62.5, 27.5), serves=(POHJOIS_SAVO, KUOPIO), status=Status.ACTIVE, start_date=DAY_BEFORE,
        end_date=DAY_AFTER, assured_date=DAY, contacts=(Contact(role="puheenjohtaja", email="a@example.org"),),
    )  # fmt: skip
    council = actor("a", kind=ActorKind.COUNCIL, subtype="youth_council", status=Status.INACTIVE)
    linked = actor("c", url="https://example.org")
    store.merge(GraphData(actors=(full, council, linked)))
    found = store.outline().actors
    assert found == tuple(map(actor_outline, (council, full, linked)))
    assert [one.is_active(DAY) for one in found] == [False, True, True]


def test_all_ties_but_plans_stand_in_the_outline_by_id_with_their_days(store: GraphStore) -> None:
    ties = (
        tie("2", "b", "c", kind=TieKind.FUNDS, start_date=DAY_BEFORE, end_date=DAY),
        tie("1", "a", "c", basis="evening"), tie("3", "a", "b", planned=True), tie("4", "c", "a", basis="b"),
    )  # fmt: skip
    store.merge(GraphData(actors=tuple(map(actor, "abc")), ties=ties))
    found = store.outline().ties
    assert (list(found.sources), list(found.targets)) == ([0, 1, 2], [2, 2, 0])
    assert [TIE_KINDS[kind] for kind in found.kinds] == [
        TieKind.COOPERATES_WITH, TieKind.FUNDS, TieKind.COOPERATES_WITH,
    ]  # fmt: skip
    assert (list(found.starts), list(found.ends)) == ([0, DAY_BEFORE.toordinal(), 0], [0, DAY.toordinal(), 0])
    assert [None if base == NONE else found.basis_ids[base] for base in found.bases] == ["evening", None, "b"]


def test_what_is_offered_and_needed_stands_in_the_outline_by_actor(store: GraphStore) -> None:
    offers = (
        offer("1", "b", "liikunta", target_groups=("lapset", "nuoret"), places=(KUOPIO,), is_stated=False),
        offer("3", "a"), offer("2", "a", "liikunta", target_groups=("nuoret", "lapset")),
    )  # fmt: skip
    needs = (need("n", "b", "koulutus", places=(POHJOIS_SAVO, KUOPIO)),)
    store.merge(GraphData(actors=(actor("a"), actor("b")), offers=offers, needs=needs))
    found = store.outline()
    groups = {"lapset", "nuoret"}
    assert entries(found.offers) == [
        (0, "liikunta", True, groups, set()), (0, "koulutus", True, set(), set()), (1, "liikunta", False, groups, {KUOPIO})
    ]  # fmt: skip
    assert entries(found.needs) == [(1, "koulutus", True, set(), {POHJOIS_SAVO, KUOPIO})]


def test_an_empty_store_has_an_empty_outline(store: GraphStore) -> None:
    day = day_outline(store.outline(), DAY)
    assert (len(day), len(day.ties)) == (0, 0)


@pytest.mark.parametrize("on", [date(2019, 1, 1), date(2020, 10, 15), date(2026, 1, 1)])
def test_the_outline_of_a_day_is_that_of_its_subgraph(sample_store: GraphStore, on: date) -> None:
    day, subgraph = day_outline(sample_store.outline(), on), sample_store.subgraph(on)
    assert day.actors == tuple(map(actor_outline, subgraph.actors))
    assert day.acting.tolist() == [one.is_active(on) for one in subgraph.actors]
    found = zip(day.ties.pairs.tolist(), day.ties.kinds.tolist(), strict=True)
    assert [(ids(day.actors)[one], ids(day.actors)[other], TIE_KINDS[kind]) for (one, other), kind in found] == [
        (one.source, one.target, one.kind) for one in subgraph.ties
    ]
    assert day.bases() == {one.basis for one in subgraph.ties if one.basis}
    assert day.ties.ends.tolist() == [one.end_date.toordinal() if one.end_date else 0 for one in subgraph.ties]


def test_ties_that_were_not_active_on_the_other_day_began(store: GraphStore) -> None:
    ties = (
        tie("always", "a", "b"), tie("new", "a", "b", start_date=DAY), tie("over", "b", "a", end_date=DAY_BEFORE),
        tie("plan", "a", "b", start_date=DAY, planned=True), tie("later", "a", "b", start_date=DAY_AFTER),
        tie("meanwhile", "a", "b", start_date=DAY, end_date=DAY),
    )  # fmt: skip
    store.merge(GraphData(actors=(actor("a"), actor("b")), ties=ties))
    assert ids(store.ties_begun(DAY, DAY_BEFORE)) == ["meanwhile", "new"]
    assert ids(store.ties_begun(DAY_BEFORE, DAY)) == ["over"]
    assert ids(store.ties_begun(DAY, DAY_AFTER)) == ["meanwhile"]
    (new,) = (one for one in store.ties_begun(DAY, DAY_BEFORE) if one.id == "new")
    assert flatten(new) == flatten(ties[1])

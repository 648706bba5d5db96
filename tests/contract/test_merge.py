"""merge, delete_actor, delete_tie: what is written, replaced, refused and removed."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.model import (
    ActorKind,
    Confirmation,
    Contact,
    Dataset,
    Event,
    GraphData,
    LocalText,
    Point,
    Sector,
    Status,
    TieKind,
)
from graphsvc.store import GraphStore
from tests.contract.records import ALL, DAY, DAY_AFTER, IISALMI, KUOPIO, VARKAUS, actor, asked, ids, need, offer, tie

FULL = GraphData(
    actors=(
        actor(
            "a",
            names=LocalText("Kerho", "Klubb", "Club"),
            descriptions=LocalText("Kuvaus", "Beskrivning", "Description"),
            sector=Sector.THIRD,
            municipality=KUOPIO,
            point=Point(62.892345678901234, 27.1),
            serves=(VARKAUS, KUOPIO, "country"),
            business_id="0201256-6",
            register_number="123.456",
            ptv_id="12345678-90ab-cdef-1234-567890abcdef",
            contacts=(Contact(role="toimisto", email="a@b.fi", phone="+358 1"), Contact(role="pj")),
            url="https://example.fi/ä",
            status=Status.ACTIVE,
            start_date=date(1, 1, 1),
            end_date=date(9999, 12, 31),
            assured_date=DAY,
            modified_at=DAY_AFTER,
            source_name="lähde",
            source_url="https://example.fi",
        ),
        actor("b", kind=ActorKind.PROJECT, subtype="project"),
    ),
    ties=(
        tie(
            "t",
            "a",
            "b",
            kind=TieKind.FUNDS,
            start_date=DAY,
            end_date=DAY_AFTER,
            level=3,
            basis="b",
            description="sovittu",
            next_step="soitto",
            planned=True,
            source_name="lähde",
            source_url="https://example.fi",
            recorded_at=DAY,
            confirmed_by=Confirmation.BOTH,
        ),
        tie("u", "b", "a"),
    ),
    offers=(
        offer(
            "o",
            "a",
            target_groups=("nuoret", "lapset"),
            places=(VARKAUS, IISALMI),
            description=LocalText("x", "y", "z"),
            is_stated=False,
            source_name="lähde",
        ),
    ),
    needs=(need("n", "b", "viestinta", target_groups=("lapset",), places=(KUOPIO,)),),
    events=(
        Event(id="e", names=LocalText("Ilta"), municipality=KUOPIO, start_date=DAY, end_date=DAY_AFTER),
        Event(id="f", names=LocalText(sv="Kväll")),
    ),
    datasets=(
        Dataset(
            name="d",
            titles=LocalText("Aineisto", "Data", "Data"),
            descriptions=LocalText("k"),
            sources=("yksi", "kaksi"),
            licence="CC BY 4.0",
            years="2017–2024",
            day=DAY,
        ),
        Dataset(name="e", titles=LocalText("Toinen")),
    ),
)


def test_what_was_written_is_read_back_whole(store: GraphStore) -> None:
    store.merge(FULL)
    assert store.export() == FULL


def test_merging_the_same_again_changes_nothing(store: GraphStore) -> None:
    store.merge(FULL)
    store.merge(FULL)
    assert store.export() == FULL


def test_known_ids_are_replaced_whole(store: GraphStore) -> None:
    store.merge(FULL)
    bare = GraphData(
        actors=(actor("a", kind=ActorKind.COUNCIL, subtype="youth_council"), actor("b")),
        ties=(tie("t", "b", "a"), tie("u", "a", "b")),
        offers=(offer("o", "b", "viestinta"),),
        needs=(need("n", "a"),),
        events=(Event(id="e", names=LocalText(en="x")), Event(id="f", names=LocalText("y"), municipality=VARKAUS)),
        datasets=(Dataset(name="d", titles=LocalText("x")), Dataset(name="e", titles=LocalText("y"), day=DAY)),
    )
    store.merge(bare)
    assert store.export() == bare


def test_new_ids_are_added_beside_known_ones(store: GraphStore) -> None:
    store.merge(FULL)
    store.merge(GraphData(actors=(actor("c"),), ties=(tie("v", "c", "a"),), offers=(offer("p", "b"),)))
    assert ids(store.export().actors) == ["a", "b", "c"]
    assert ids(store.export().ties) == ["t", "u", "v"]
    assert ids(store.export().offers) == ["o", "p"]


def test_an_actor_that_is_replaced_keeps_its_ties_offers_and_needs(store: GraphStore) -> None:
    store.merge(FULL)
    store.merge(GraphData(actors=(actor("a", "Uusi nimi"), actor("b"))))
    assert store.ties_of(["a"], None) == FULL.ties
    assert store.offers_of(["a"]) == FULL.offers
    assert store.needs_of(["b"]) == FULL.needs
    assert store.actor("a").names.fi == "Uusi nimi"


def test_a_tie_may_change_its_kind_and_its_ends(store: GraphStore) -> None:
    store.merge(GraphData(actors=tuple(map(actor, "abc")), ties=(tie("t", "a", "b"), tie("u", "a", "b"))))
    changed = tie("t", "c", "a", kind=TieKind.ADVISES)
    store.merge(GraphData(ties=(changed,)))
    assert store.tie("t") == changed
    assert ids(store.ties_of(["b"], None)) == ["u"]
    assert ids(store.ties(DAY, TieKind.COOPERATES_WITH, ALL).items) == ["u"]
    assert ids(store.ties(DAY, None, ALL).items) == ["t", "u"]


def test_of_records_that_repeat_an_id_the_last_counts(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=(actor("a", "Eka", municipality=KUOPIO), actor("a", "Toka", municipality=VARKAUS), actor("b")),
            ties=(tie("t", "a", "b"), tie("t", "b", "a", kind=TieKind.FUNDS)),
            offers=(offer("o", "a"), offer("o", "b", "viestinta")),
            needs=(need("n", "a"), need("n", "b", "viestinta")),
            events=(Event(id="e", names=LocalText("x")), Event(id="e", names=LocalText("y"), municipality=KUOPIO)),
            datasets=(Dataset(name="d", titles=LocalText("x")), Dataset(name="d", titles=LocalText("y"))),
        )
    )
    kept = store.export()
    assert [(one.id, one.names.fi, one.municipality) for one in kept.actors] == [
        ("a", "Toka", VARKAUS),
        ("b", "b", None),
    ]
    assert kept.ties == (tie("t", "b", "a", kind=TieKind.FUNDS),)
    assert kept.offers == (offer("o", "b", "viestinta"),)
    assert kept.needs == (need("n", "b", "viestinta"),)
    assert [(one.names.fi, one.municipality) for one in kept.events] == [("y", KUOPIO)]
    assert [one.titles.fi for one in kept.datasets] == ["y"]


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("source", "nobody", {"ties": (tie("x", "nobody", "a"),)}),
        ("target", "nobody", {"ties": (tie("x", "a", "nobody"),)}),
        ("actor", "nobody", {"offers": (offer("x", "nobody"),)}),
        ("actor", "nobody", {"needs": (need("x", "nobody"),)}),
        ("topic", "nonsense", {"offers": (offer("x", "a", "nonsense"),)}),
        ("topic", "nonsense", {"needs": (need("x", "a", "nonsense"),)}),
        ("target_groups", "nonsense", {"offers": (offer("x", "a", target_groups=("lapset", "nonsense")),)}),
        ("target_groups", "nonsense", {"needs": (need("x", "a", target_groups=("nonsense",)),)}),
        ("places", "999", {"offers": (offer("x", "a", places=(KUOPIO, "999")),)}),
        ("places", "999", {"needs": (need("x", "a", places=("999",)),)}),
        ("serves", "999", {"actors": (actor("x", serves=("999",)),)}),
        ("municipality", "999", {"actors": (actor("x", municipality="999"),)}),
        ("municipality", "region:11", {"actors": (actor("x", municipality="region:11"),)}),
        ("municipality", "999", {"events": (Event(id="x", names=LocalText("x"), municipality="999"),)}),
    ],
)
def test_an_unknown_reference_is_refused_by_name_and_nothing_is_written(
    store: GraphStore, field: str, value: str, wrong: dict[str, Any]
) -> None:
    store.merge(FULL)
    good = GraphData(
        actors=(actor("a", "Muutettu"), actor("new")),
        ties=(tie("t", "new", "a"),),
        datasets=(Dataset(name="new", titles=LocalText("x")),),
    )
    with pytest.raises(InvalidInputError) as caught:
        store.merge(dataclasses.replace(good, **{name: getattr(good, name) + rows for name, rows in wrong.items()}))
    assert (caught.value.code, caught.value.field, caught.value.value) == ("unknown_reference", field, value)
    assert store.export() == FULL


def test_a_merge_that_breaks_half_way_writes_nothing(store: GraphStore) -> None:
    store.merge(FULL)
    unwritable = tie("x", "a", "b")
    object.__setattr__(unwritable, "description", "\ud800")  # what the model refuses, so that the engine stumbles
    with pytest.raises(UnicodeError):
        store.merge(GraphData(actors=(actor("a", "Muutettu"), actor("new")), ties=(tie("v", "a", "b"), unwritable)))
    assert store.export() == FULL


def test_references_may_name_what_is_known_or_what_comes_along(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("known"),)))
    store.merge(GraphData(actors=(actor("new"),), ties=(tie("t", "new", "known"),), offers=(offer("o", "known"),)))
    assert store.tie("t").target == "known"


def test_merging_nothing_writes_nothing(store: GraphStore) -> None:
    store.merge(GraphData())
    assert store.export() == GraphData()


def test_more_records_than_travel_at_once_are_all_written(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=tuple(actor(f"a{number:05}") for number in range(5001)),
            ties=tuple(tie(f"t{number:05}", f"a{number:05}", "a05000") for number in range(5000)),
        )
    )
    assert store.counts(DAY).actors == 5001
    assert len(store.ties_of(["a05000"], DAY)) == 5000


def test_deleting_an_actor_removes_its_ties_offers_and_needs_and_no_others(store: GraphStore) -> None:
    store.merge(FULL)
    store.merge(GraphData(actors=(actor("c"),), ties=(tie("v", "b", "c"),), offers=(offer("p", "c"),)))
    store.delete_actor("a")
    kept = store.export()
    assert (ids(kept.actors), ids(kept.ties), ids(kept.offers), ids(kept.needs)) == (["b", "c"], ["v"], ["p"], ["n"])
    assert [match.offer.id for match in store.who_offers(asked())] == ["p"]
    assert kept.events == FULL.events


def test_a_deleted_actor_may_come_again_without_what_it_had(store: GraphStore) -> None:
    store.merge(FULL)
    store.delete_actor("a")
    store.merge(GraphData(actors=FULL.actors))
    assert store.actor("a") == FULL.actors[0]
    assert store.ties_of(["a"], None) == store.offers_of(["a"]) == ()


def test_deleting_nobody_is_refused(store: GraphStore) -> None:
    store.merge(FULL)
    with pytest.raises(NotFoundError):
        store.delete_actor("nobody")
    assert store.export() == FULL


@pytest.mark.parametrize("kind", TieKind)
def test_deleting_a_tie_leaves_parallel_ones(store: GraphStore, kind: TieKind) -> None:
    ties = tuple(tie(name, "a", "b", kind=kind) for name in "123")
    store.merge(GraphData(actors=(actor("a"), actor("b")), ties=ties))
    store.delete_tie("2")
    assert ids(store.ties_of(["a"], None)) == ["1", "3"]


def test_on_an_actor_hang_its_ties_and_those_of_others_that_rest_on_it(store: GraphStore) -> None:
    ties = (
        tie("1", "a", "b"),
        tie("2", "b", "a", planned=True),
        tie("3", "b", "c", basis="a"),
        tie("4", "b", "c", basis="aa"),
    )
    store.merge(GraphData(actors=tuple(map(actor, ("a", "aa", "b", "c"))), ties=ties))
    assert store.ties_hanging_on("a") == ties[:3]
    assert store.ties_hanging_on("nobody") == ()


def test_deleting_no_tie_is_refused(store: GraphStore) -> None:
    store.merge(FULL)
    with pytest.raises(NotFoundError):
        store.delete_tie("none")
    assert store.export() == FULL


def test_an_id_that_a_list_repeats_is_kept_once_where_it_first_stands(store: GraphStore) -> None:
    repeated = {"places": (KUOPIO, VARKAUS, KUOPIO), "target_groups": ("nuoret", "lapset", "nuoret")}
    store.merge(
        GraphData(
            actors=(actor("a", serves=(VARKAUS, KUOPIO, VARKAUS)),),
            offers=(offer("o", "a", **repeated),),
            needs=(need("n", "a", **repeated),),
        )
    )
    assert store.actor("a").serves == (VARKAUS, KUOPIO)
    for entry in store.offers_of(["a"]) + store.needs_of(["a"]):  # type: ignore[operator]
        assert (entry.places, entry.target_groups) == ((KUOPIO, VARKAUS), ("nuoret", "lapset"))

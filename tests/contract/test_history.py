"""apply, imports, import_steps, actors_identified: what is written and removed at once, and how it is remembered."""

from dataclasses import replace

import pytest

from graphsvc.errors import InvalidInputError, StoreChangedError
from graphsvc.model import Dataset, Event, GraphData, LocalText
from graphsvc.model.history import Change, Done, Import, RecordChange, Removal
from graphsvc.store import GraphStore
from tests.contract.records import actor, ids, need, offer, tie

FIRST = Import(
    id="one",
    done_at="2026-02-01T10:00:00.000001",
    who="Åsa",
    files=("lista.xlsx", "ö;|.csv"),
    added={"actors": 2, "ties": 1},
    changed={},
)
SECOND = replace(FIRST, id="two", done_at="2026-02-01T10:00:00.000002", who="", files=())
STEPS = (
    RecordChange("actor", "a"),
    RecordChange(
        "tie",
        "t",
        {"level": 1, "end_date": None, "description": "”ä\n"},
        {"level": 2, "end_date": "2026-01-01", "description": ""},
    ),
)
PAIR = GraphData(actors=(actor("a"), actor("b")), ties=(tie("t", "a", "b"),))


def test_what_is_applied_is_written_and_remembered_at_once(store: GraphStore) -> None:
    store.apply(Change(data=PAIR, done=(Done(FIRST, STEPS),)))
    store.apply(Change(done=(Done(SECOND, ()),)))
    assert (ids(store.export().actors), ids(store.export().ties)) == (["a", "b"], ["t"])
    assert store.imports() == (SECOND, FIRST)
    assert (store.import_steps("one"), store.import_steps("two"), store.import_steps("none")) == (STEPS, (), ())


def test_many_steps_come_back_in_their_order(store: GraphStore) -> None:
    steps = tuple(RecordChange("offer", f"o{number}") for number in range(12_000))
    store.apply(Change(done=(Done(FIRST, steps),)))
    assert store.import_steps("one") == steps


def test_nothing_is_written_or_remembered_when_a_record_refers_to_nothing(store: GraphStore) -> None:
    broken = GraphData(actors=(actor("a"),), ties=(tie("t", "a", "nobody"),))
    with pytest.raises(InvalidInputError):
        store.apply(Change(data=broken, done=(Done(FIRST, STEPS),)))
    assert (store.export(), store.imports(), store.import_steps("one")) == (GraphData(), (), ())


def test_a_change_for_a_version_is_made_only_to_the_graph_as_it_was_then(store: GraphStore) -> None:
    version = store.version()
    store.apply(Change(data=PAIR, version=version))
    with pytest.raises(StoreChangedError):
        store.apply(Change(data=GraphData(actors=(actor("c"),)), done=(Done(FIRST, STEPS),), version=version))
    assert (ids(store.export().actors), store.imports()) == (["a", "b"], ())
    assert store.version() > version


def test_records_of_every_kind_are_removed_by_id_and_unknown_ids_passed_over(store: GraphStore) -> None:
    kept = GraphData(actors=(actor("b"), actor("c")), ties=(tie("u", "b", "c"),))
    gone = GraphData(
        actors=(actor("a"),),
        ties=(tie("t", "b", "c"),),
        offers=(offer("o", "b"),),
        needs=(need("n", "b"),),
        events=(Event(id="v", names=LocalText("Ilta")),),
        datasets=(Dataset(name="d", titles=LocalText("D")),),
    )
    store.merge(kept)
    store.merge(gone)
    removal = Removal(("a", "nobody"), ("t",), ("o",), ("n",), ("v",), ("d",))
    store.apply(Change(removal=removal))
    assert store.export() == kept


def test_an_actor_that_is_removed_takes_its_ties_offers_and_needs_with_it(store: GraphStore) -> None:
    store.merge(replace(PAIR, offers=(offer("o", "a"),), needs=(need("n", "a"),)))
    store.apply(Change(removal=Removal(actors=("a",))))
    assert store.export() == GraphData(actors=(actor("b"),))


def test_an_import_is_marked_as_taken_back_and_the_history_can_be_forgotten(store: GraphStore) -> None:
    store.apply(Change(done=(Done(FIRST, STEPS), Done(SECOND, ()))))
    store.apply(Change(undone=("one", "2026-02-02T00:00:00")))
    assert store.imports() == (SECOND, replace(FIRST, undone_at="2026-02-02T00:00:00"))
    store.apply(Change(forgets=True, done=(Done(SECOND, STEPS),)))
    assert store.imports() == (SECOND,)
    assert (store.import_steps("one"), store.import_steps("two")) == ((), STEPS)


def test_the_version_grows_with_what_is_applied(store: GraphStore) -> None:
    before = store.version()
    store.apply(Change(data=PAIR))
    assert store.version() > before


def test_actors_are_found_by_any_identifier(store: GraphStore) -> None:
    uuid = "12345678-90ab-cdef-1234-567890abcdef"
    store.merge(
        GraphData(
            actors=(
                actor("a", business_id="0201256-6"),
                actor("b", register_number="123.456"),
                actor("c", ptv_id=uuid, register_number="77"),
                actor("d"),
            )
        )
    )
    assert ids(store.actors_identified([uuid, "123.456", "0201256-6", "none"])) == ["a", "b", "c"]
    assert ids(store.actors_identified(["77"])) == ["c"]
    assert store.actors_identified([]) == ()

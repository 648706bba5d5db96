"""corrections, forget, and what an applied change remembers of them."""

from graphsvc.model import Correction, GraphData
from graphsvc.model.history import Change
from graphsvc.store import GraphStore
from tests.contract.records import actor

HEADING = Correction.of_heading("elements", "paikka", "municipality", "Paikka")
LEFT_OUT = Correction.of_heading("elements", "vari", None, "Väri")
SAME = Correction.of_pair(("martat.297", "martat"), "same", "Martat – Martat ry")
TWO = Correction.of_pair(("martat", "nuoret"), "apart", "Martat – Nuoret")


def test_nothing_is_corrected_at_first(store: GraphStore) -> None:
    assert store.corrections() == ()


def test_corrections_come_by_what_they_are_about_then_by_what_they_say_it_of(store: GraphStore) -> None:
    store.apply(Change(corrections=(TWO, SAME, LEFT_OUT, HEADING)))
    assert store.corrections() == (HEADING, LEFT_OUT, SAME, TWO)


def test_what_is_said_later_of_the_same_takes_the_place_of_what_was_remembered(store: GraphStore) -> None:
    store.apply(Change(corrections=(HEADING, SAME)))
    later = (
        Correction.of_heading("elements", "paikka", None, "PAIKKA"),
        Correction.of_pair(("martat", "martat.297"), "apart", "Martat – Martat ry"),
    )
    store.apply(Change(corrections=later))
    assert store.corrections() == later


def test_one_is_forgotten_and_the_others_stay(store: GraphStore) -> None:
    store.apply(Change(corrections=(HEADING, SAME, TWO)))
    store.forget(SAME)
    store.forget(LEFT_OUT)
    assert store.corrections() == (HEADING, TWO)


def test_they_are_no_part_of_the_graph_and_stay_when_an_actor_goes(store: GraphStore) -> None:
    store.apply(Change(GraphData(actors=(actor("martat"),)), corrections=(SAME,)))
    before = store.version(), store.export()
    store.correct(HEADING)
    store.forget(HEADING)
    assert (store.version(), store.export()) == before
    store.delete_actor("martat")
    assert store.corrections() == (SAME,)


def test_all_are_forgotten_with_all_that_was_remembered(store: GraphStore) -> None:
    store.apply(Change(corrections=(HEADING,)))
    store.apply(Change(corrections=(TWO,), forgets=True))
    assert store.corrections() == (TWO,)

"""ping, counts, datasets, reference_day, events, export, threads."""

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from graphsvc.model import ActorKind, Counts, Dataset, Event, GraphData, LocalText, Status
from graphsvc.store import GraphStore
from graphsvc.store.run import Run
from tests.contract.records import DAY, DAY_AFTER, DAY_BEFORE, actor, ids, need, offer, tie


def dataset(name: str, day: date | None = None) -> Dataset:
    """A data set with a title."""
    return Dataset(name=name, titles=LocalText(name), day=day)


def test_a_store_that_can_be_reached_answers_a_ping(store: GraphStore) -> None:
    store.ping()


def test_an_empty_store_answers_everything_with_nothing(store: GraphStore) -> None:
    assert store.export() == GraphData()
    assert store.counts(DAY) == Counts(0, {}, 0, 0, 0)
    assert store.subgraph(DAY).actors == store.datasets() == ()


def test_seats_are_counted_as_the_subgraph_of_the_day_holds_them(store: GraphStore) -> None:
    gone = actor("gone", municipality="297", status=Status.INACTIVE)
    actors = (
        actor("a", municipality="297"), actor("b", municipality="297"), actor("c", municipality="140"), actor("nowhere"),
        gone, actor("alone", municipality="140", status=Status.INACTIVE), actor("later", start_date=DAY_AFTER),
    )  # fmt: skip
    ties = (
        tie("in", "a", "b"), tie("out", "a", "c"), tie("back", "c", "a"), tie("far", "nowhere", "c"), tie("still", "gone", "a"),
        tie("over", "b", "c", end_date=DAY_BEFORE), tie("plan", "b", "nowhere", planned=True),
    )  # fmt: skip
    store.merge(GraphData(actors=actors, ties=ties))
    subgraph, kind = store.subgraph(DAY), ActorKind.ORGANISATION
    seat_of = {one.id: one.municipality for one in subgraph.actors}
    counts = store.seat_counts(DAY)
    assert counts.actors == {("297", kind): 3, ("140", kind): 1, (None, kind): 1}
    assert counts.actors == Counter((one.municipality, one.kind) for one in subgraph.actors)
    assert counts.ties == {("297", "297"): 2, ("297", "140"): 1, ("140", "297"): 1, (None, "140"): 1}
    assert counts.ties == Counter((seat_of[one.source], seat_of[one.target]) for one in subgraph.ties)


def test_counts_are_of_what_is_active_on_the_day(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=(
                actor("a"),
                actor("b"),
                actor("project", kind=ActorKind.PROJECT, subtype="project", start_date=DAY),
                actor("later", start_date=DAY_AFTER),
                actor("inactive", kind=ActorKind.COUNCIL, subtype="youth_council", status=Status.INACTIVE),
            ),
            ties=(
                tie("1", "a", "b"),
                tie("2", "a", "inactive"),
                tie("3", "a", "b", planned=True),
                tie("4", "a", "b", end_date=DAY_BEFORE),
            ),
            offers=(offer("1", "a"), offer("2", "a"), offer("3", "inactive")),
            needs=(need("1", "b"), need("2", "later")),
        )
    )
    counts = store.counts(DAY)
    assert counts == Counts(actors=3, actors_by_kind={"organisation": 2, "project": 1}, ties=2, offers=2, needs=1)
    assert list(counts.actors_by_kind) == ["organisation", "project"]
    assert store.counts(DAY_AFTER).actors == 4


def test_data_sets_come_by_name(store: GraphStore) -> None:
    store.merge(GraphData(datasets=(dataset("b"), dataset("a"))))
    assert [one.name for one in store.datasets()] == ["a", "b"]


def test_the_reference_day_is_the_latest_that_a_data_set_states(store: GraphStore) -> None:
    assert store.reference_day() is None
    store.merge(GraphData(datasets=(dataset("none"),)))
    assert store.reference_day() is None
    store.merge(GraphData(datasets=(dataset("new", DAY), dataset("old", DAY_BEFORE))))
    assert store.reference_day() == DAY


def test_events_come_by_id_without_unknown_ones(store: GraphStore) -> None:
    events = tuple(Event(id=name, names=LocalText(name)) for name in ("b", "a", "c"))
    store.merge(GraphData(events=events))
    assert ids(store.events(["c", "a", "none", "a"])) == ["a", "c"]
    assert store.events(()) == ()


def test_an_export_holds_each_kind_of_record_by_id(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=(actor("b"), actor("a")),
            ties=(tie("2", "a", "b"), tie("1", "b", "a")),
            offers=(offer("2", "a"), offer("1", "b")),
            needs=(need("2", "b"), need("1", "a")),
            events=(Event(id="2", names=LocalText("x")), Event(id="1", names=LocalText("x"))),
            datasets=(dataset("2"), dataset("1")),
        )
    )
    kept = store.export()
    assert ids(kept.actors) == ["a", "b"]
    assert ids(kept.ties) == ids(kept.offers) == ids(kept.needs) == ids(kept.events) == ["1", "2"]
    assert [one.name for one in kept.datasets] == ["1", "2"]


def test_a_store_may_be_used_from_several_threads(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("hub"),)))

    def work(number: int) -> int:
        name = f"a{number}"
        store.merge(GraphData(actors=(actor(name),), ties=(tie(f"t{number}", name, "hub"),)))
        return len(store.ties_of([name, "hub"], DAY))

    with ThreadPoolExecutor(8) as threads:
        seen = list(threads.map(work, range(40)))
    assert max(seen) == 40
    assert len(store.subgraph(DAY).actors) == 41


def test_what_one_thread_wrote_the_next_read_sees(store: GraphStore) -> None:
    with ThreadPoolExecutor(4) as threads:
        for number in range(20):
            threads.submit(store.merge, GraphData(actors=(actor(f"a{number}"),))).result()
            assert threads.submit(store.counts, DAY).result().actors == number + 1


def test_writers_take_turns(store: GraphStore) -> None:
    begun = threading.Event()
    order: list[str] = []

    def write_slowly(run: Run) -> None:
        run("known_actors", ids=["a"])
        begun.set()
        time.sleep(0.5)
        order.append("first")

    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(store._write, write_slowly)  # type: ignore[attr-defined]
        begun.wait(10)
        store.merge(GraphData(actors=(actor("a"),)))
        order.append("second")
        first.result()
    assert order == ["first", "second"]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_any_day_may_be_asked_for(store: GraphStore, day: date) -> None:
    store.merge(GraphData(actors=(actor("a", start_date=date(1, 1, 2)), actor("b", end_date=date(9999, 12, 30)))))
    assert store.counts(day).actors == 1

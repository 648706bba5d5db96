"""What is kept of one version of the graph."""

from collections.abc import Callable
from threading import Event, Thread

import pytest

from graphsvc.service import Context
from graphsvc.service.context import MOST_RECORDS_KEPT
from graphsvc.service.memory import LastingMemory, Memory
from graphsvc.store import GraphStore


def test_a_value_is_worked_out_once_for_a_version_of_the_graph() -> None:
    memory = Memory(5, lambda _: 1)
    worked: list[int] = []
    for version in (1, 1, 2, 2):
        memory.recall(version, "counts", lambda version=version: worked.append(version))
    assert worked == [1, 2]


def test_a_newer_version_lets_go_of_what_was_kept_and_an_older_one_is_not_kept() -> None:
    memory = Memory(5, lambda _: 1)
    assert memory.recall(2, "counts", lambda: "new") == "new"
    assert memory.recall(1, "counts", lambda: "old") == "old"
    assert memory.recall(2, "counts", lambda: "another") == "new"


def test_no_more_is_kept_than_the_values_used_last() -> None:
    memory = Memory(5, lambda _: 1)
    for number in range(6):
        memory.recall(1, number, lambda number=number: number)
    assert memory.recall(1, 0, lambda: "anew") == "anew"
    assert memory.recall(1, 5, lambda: "anew") == 5


def test_heavy_values_push_out_more_and_the_heaviest_is_kept_alone() -> None:
    memory = Memory(10, len)
    for length in (4, 5, 3):
        memory.recall(1, length, lambda length=length: "x" * length)
    assert [memory.recall(1, length, lambda: "anew") for length in (5, 3)] == ["xxxxx", "xxx"]
    assert memory.recall(1, 4, lambda: "y" * 20) == "y" * 20
    assert memory.recall(1, 4, lambda: "anew") == "y" * 20


def test_while_one_thread_works_a_value_out_others_wait_for_it() -> None:
    memory, begun, may_end = Memory(5, lambda _: 1), Event(), Event()
    found: list[str] = []

    def slow() -> str:
        begun.set()
        assert may_end.wait(60)
        return "once"

    def ask(work_out: Callable[[], str]) -> Thread:
        thread = Thread(target=lambda: found.append(memory.recall(1, "graph", work_out)))
        thread.start()
        return thread

    first = ask(slow)
    assert begun.wait(60)
    second = ask(lambda: "twice")
    may_end.set()
    first.join()
    second.join()
    assert found == ["once", "once"]


def test_what_fails_is_not_kept() -> None:
    memory = Memory(5, lambda _: 1)

    def fails() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        memory.recall(1, "graph", fails)
    assert memory.recall(1, "graph", lambda: "well") == "well"


def test_of_a_whole_country_one_day_is_kept_and_of_small_things_many(sqlite_sample: GraphStore) -> None:
    context, country = Context.over(sqlite_sample), range(MOST_RECORDS_KEPT * 2 // 3)
    context.recall("today", lambda: country)
    context.recall("a year ago", lambda: country)
    assert context.recall("a year ago", list) == country
    assert context.recall("today", list) == []
    for number in range(1000):
        context.recall(number, lambda number=number: number)
    assert [context.recall(number, list) for number in (999, 700)] == [999, 700]
    assert context.recall("a year ago", list) == []


def renewed(last: list[int], since: int) -> list[int]:
    return [*last, since]


def test_a_lasting_value_is_made_of_the_last_one_and_the_version_that_it_was_of() -> None:
    memory = LastingMemory(5, lambda _: 1)
    for version in (1, 1, 4, 3):
        memory.recall(version, "crowd", list, renewed)
    assert memory.recall(6, "crowd", list, renewed) == [1, 4]


def test_lasting_values_of_all_versions_together_are_bounded() -> None:
    memory = LastingMemory(5, lambda _: 1)
    for number in range(6):
        memory.recall(number, number, list, renewed)
    assert memory.recall(7, 0, list, renewed) == []
    assert memory.recall(7, 5, list, renewed) == [5]


def test_a_lasting_value_that_could_not_be_renewed_is_worked_out_anew() -> None:
    memory = LastingMemory(5, lambda _: 1)
    memory.recall(1, "crowd", list, renewed)
    with pytest.raises(ZeroDivisionError):
        memory.recall(2, "crowd", list, lambda _, since: [1 // (since - 1)])
    assert memory.recall(2, "crowd", list, renewed) == []

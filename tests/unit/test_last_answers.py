"""The last answer is given while a newer one takes long."""

import multiprocessing
from collections.abc import Callable
from threading import Event, Thread

import pytest

from graphsvc.service.last_answers import MOST_KEPT, LastAnswers

IMPATIENT = 0.0
PATIENT = 60.0


def held(begun: Event, may_end: Event) -> Callable[[], str]:
    def work_out() -> str:
        begun.set()
        assert may_end.wait(PATIENT)
        return "new"

    return work_out


def test_an_answer_is_worked_out_once_for_a_version_of_the_graph() -> None:
    answers = LastAnswers(PATIENT)
    worked: list[int] = []
    for version in (1, 1, 2, 2):
        answers.answer(version, "health", lambda version=version: worked.append(version))
    assert worked == [1, 2]


def test_the_last_answer_is_given_at_once_while_a_newer_one_takes_long_and_the_newer_one_afterwards() -> None:
    answers, begun, may_end = LastAnswers(IMPATIENT), Event(), Event()
    first = answers.answer(1, "health", lambda: "old")
    assert answers.answer(2, "health", held(begun, may_end)) is first
    assert begun.wait(PATIENT)
    assert answers.answer(2, "health", lambda: "never asked").value == "old"
    may_end.set()
    while (found := answers.answer(2, "health", lambda: "never asked")).version < 2:
        pass
    assert (found.value, found.begun > first.begun) == ("new", True)


def test_a_newer_answer_that_does_not_take_long_is_waited_for() -> None:
    answers = LastAnswers(PATIENT)
    answers.answer(1, "health", lambda: "old")
    assert answers.answer(2, "health", lambda: "new").value == "new"


def test_after_an_answer_that_took_long_no_newer_one_is_begun_for_a_while() -> None:
    answers = LastAnswers(IMPATIENT, rest=1e9)
    answers.answer(1, "map", lambda: "old")
    for _ in range(3):
        assert answers.answer(2, "map", lambda: pytest.fail("begun")).value == "old"


def test_what_was_begun_before_a_write_is_not_taken_for_what_is_there_after_it() -> None:
    answers, begun, may_end = LastAnswers(PATIENT), Event(), Event()
    asker = Thread(target=answers.answer, args=(1, "health", held(begun, may_end)))
    asker.start()
    assert begun.wait(PATIENT)
    found: list[str] = []
    other = Thread(target=lambda: found.append(answers.answer(2, "health", lambda: "newer").value))
    other.start()
    may_end.set()
    asker.join()
    other.join()
    assert found == ["newer"]


def test_what_fails_is_told_to_whoever_asks_and_tried_again() -> None:
    answers = LastAnswers(PATIENT)

    def fails() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        answers.answer(1, "health", fails)
    assert answers.answer(1, "health", lambda: "well").value == "well"


def test_no_more_is_kept_than_the_answers_used_last() -> None:
    answers = LastAnswers(PATIENT)
    for number in range(MOST_KEPT + 1):
        answers.answer(1, number, lambda number=number: number)
    assert answers.answer(1, 0, lambda: "anew").value == "anew"
    assert answers.answer(1, MOST_KEPT, lambda: "anew").value == MOST_KEPT


def test_those_who_write_are_given_nothing_from_before_a_write_that_was_noted() -> None:
    answers, begun, may_end = LastAnswers(IMPATIENT, rest=1e9), Event(), Event()
    answers.answer(1, "map", lambda: "old")
    answers.noted(2)
    assert answers.answer(2, "map", held(begun, may_end)).value == "old"
    assert answers.answer(2, "map", lambda: "own", writes=True).value == "own"
    assert answers.answer(3, "map", held(begun, may_end), writes=True).value == "own"


def test_those_who_write_are_given_nothing_from_before_a_write_that_another_worker_noted() -> None:
    answers = LastAnswers(IMPATIENT, rest=1e9)
    worker = multiprocessing.get_context("fork").Process(target=answers.noted, args=(2,))
    worker.start()
    worker.join()
    answers.answer(1, "map", lambda: "old")
    assert answers.answer(2, "map", lambda: "own", writes=True).value == "own"


def test_no_more_is_kept_than_it_may_weigh_but_for_the_last() -> None:
    answers = LastAnswers(PATIENT, most=5, weigh=len)
    for key in ("one", "two", "seven"):
        answers.answer(1, key, lambda key=key: key)
    assert answers.answer(1, "seven", lambda: "anew").value == "seven"
    answers.answer(1, "large", lambda: "eleven times")
    assert answers.answer(1, "large", lambda: "anew").value == "eleven times"
    assert answers.answer(1, "seven", lambda: "anew").value == "anew"

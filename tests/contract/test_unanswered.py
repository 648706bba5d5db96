"""count_unanswered, unanswered."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from graphsvc.model import GraphData, Unanswered
from graphsvc.store import GraphStore
from tests.contract.records import IISALMI, KUOPIO, actor

NOVEMBER = date(2026, 11, 3)
DECEMBER = date(2026, 12, 1)


def test_nothing_was_asked_in_vain_at_first(store: GraphStore) -> None:
    assert store.unanswered() == ()


def test_a_question_is_counted_once_for_each_pair_of_a_topic_and_a_place(store: GraphStore) -> None:
    store.count_unanswered(["viestinta", "koulutus", "viestinta"], [KUOPIO, IISALMI, KUOPIO], NOVEMBER)
    assert store.unanswered() == (
        Unanswered("koulutus", IISALMI, "2026-11", 1),
        Unanswered("koulutus", KUOPIO, "2026-11", 1),
        Unanswered("viestinta", IISALMI, "2026-11", 1),
        Unanswered("viestinta", KUOPIO, "2026-11", 1),
    )


@pytest.mark.parametrize(
    ("topics", "places", "kept"),
    [
        ((), (KUOPIO,), (None, KUOPIO)),
        (("group:raha",), (), ("group:raha", None)),
        ((), (), (None, None)),
    ],
)
def test_what_was_not_understood_is_none(
    store: GraphStore, topics: tuple[str, ...], places: tuple[str, ...], kept: tuple[str | None, str | None]
) -> None:
    store.count_unanswered(topics, places, NOVEMBER)
    store.count_unanswered(topics, places, NOVEMBER)
    assert store.unanswered() == (Unanswered(*kept, "2026-11", 2),)


def test_the_most_frequent_come_first_then_the_latest_month_then_topic_and_place_none_first(store: GraphStore) -> None:
    for day in (NOVEMBER, NOVEMBER.replace(day=30), DECEMBER):
        store.count_unanswered(["koulutus"], [KUOPIO], day)
    store.count_unanswered(["koulutus"], [], NOVEMBER)
    store.count_unanswered([], [KUOPIO], NOVEMBER)
    store.count_unanswered(["viestinta"], [KUOPIO], date(2027, 1, 1))
    store.count_unanswered(["koulutus"], [IISALMI], NOVEMBER)
    assert store.unanswered() == (
        Unanswered("koulutus", KUOPIO, "2026-11", 2),
        Unanswered("viestinta", KUOPIO, "2027-01", 1),
        Unanswered("koulutus", KUOPIO, "2026-12", 1),
        Unanswered(None, KUOPIO, "2026-11", 1),
        Unanswered("koulutus", None, "2026-11", 1),
        Unanswered("koulutus", IISALMI, "2026-11", 1),
    )


def test_questions_at_once_are_all_counted(store: GraphStore) -> None:
    with ThreadPoolExecutor(4) as threads:
        for counted in [threads.submit(store.count_unanswered, ["koulutus"], [], NOVEMBER) for _ in range(20)]:
            counted.result()
    assert store.unanswered() == (Unanswered("koulutus", None, "2026-11", 20),)


def test_ids_that_the_vocabulary_lacks_are_counted_and_break_nothing(store: GraphStore) -> None:
    store.count_unanswered(["no such topic"], ["999"], NOVEMBER)
    store.merge(GraphData(actors=(actor("a"),)))
    assert store.unanswered() == (Unanswered("no such topic", "999", "2026-11", 1),)


def test_counts_are_no_part_of_the_graph(store: GraphStore) -> None:
    store.count_unanswered(["koulutus"], [KUOPIO], NOVEMBER)
    assert store.export() == GraphData()

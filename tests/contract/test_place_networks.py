"""actors_at, actors_tied, actors_among, seated_ties_among."""

from typing import Any

from graphsvc.model import Actor, GraphData, Status
from graphsvc.store import GraphStore
from tests.contract.records import (
    DAY,
    DAY_AFTER,
    DAY_BEFORE,
    HELSINKI,
    IISALMI,
    KUOPIO,
    POHJOIS_SAVO,
    VARKAUS,
    actor,
    offer,
    tie,
)

ENDED: dict[str, Any] = {"status": Status.DEFUNCT, "end_date": DAY_BEFORE}


def test_those_who_sit_in_places_come_whether_active_or_not_and_with_them_those_who_serve_nothing_wider(
    store: GraphStore,
) -> None:
    elsewhere: dict[str, Any] = {"municipality": HELSINKI}
    actors = (
        actor("seated", municipality=KUOPIO, serves=("country",)),
        actor("ended", municipality=IISALMI, **ENDED),
        actor("serving", serves=(KUOPIO, POHJOIS_SAVO), **elsewhere),
        actor("own-places", serves=(IISALMI,), **elsewhere),
        actor("wider", serves=(KUOPIO, VARKAUS), **elsewhere),
        actor("offers-nothing", serves=(KUOPIO,), **elsewhere),
        actor("offers-elsewhere", serves=(KUOPIO,), **elsewhere),
        actor("serves-nothing", **elsewhere),
        actor("serving-ended", serves=(KUOPIO,), **ENDED),
    )
    offers = (
        *(offer(one, one) for one in ("seated", "ended", "serving", "wider", "serving-ended")),
        offer("own", "own-places", places=(KUOPIO, HELSINKI)),
        offer("away", "offers-elsewhere", places=(HELSINKI,)),
        offer("none", "serves-nothing", places=(KUOPIO,)),
    )
    store.merge(GraphData(actors=actors, offers=offers))
    assert store.actors_at((KUOPIO, IISALMI, POHJOIS_SAVO), DAY) == ("ended", "own-places", "seated", "serving")
    assert store.actors_at((), DAY) == ()


def tied() -> GraphData:
    """Two who are tied in Kuopio, one elsewhere, and those whose ties are not of the day."""
    actors: tuple[Actor, ...] = (
        actor("a", municipality=KUOPIO),
        actor("b", municipality=HELSINKI, status=Status.INACTIVE),
        actor("c"),
        actor("late"),
        actor("planning", status=Status.INACTIVE),
    )
    ties = (
        tie("1", "a", "b"),
        tie("2", "b", "a"),
        tie("3", "c", "a"),
        tie("4", "late", "a", start_date=DAY_AFTER),
        tie("5", "a", "planning", planned=True),
        tie("6", "c", "a", end_date=DAY_BEFORE),
    )
    return GraphData(actors=actors, ties=ties)


def test_those_with_a_tie_to_anybody_on_the_day_are_told_from_the_others(store: GraphStore) -> None:
    store.merge(tied())
    assert store.actors_tied(("c", "b", "late", "planning", "nobody", "b"), DAY) == ("b", "c")
    assert store.actors_tied((), DAY) == ()


def test_actors_come_with_how_many_ties_they_have_to_one_another_those_at_rest_only_for_their_ties(
    store: GraphStore,
) -> None:
    store.merge(tied())
    found = store.actors_among(("late", "a", "b", "planning", "a", "nobody"), DAY)
    kind = actor("a").kind
    assert found == (("a", KUOPIO, kind, 2), ("b", HELSINKI, kind, 2), ("late", None, kind, 0))
    assert [one.id for one in store.actors_among(("b", "c"), DAY)] == ["c"]


def test_ties_between_actors_are_counted_by_where_their_ends_sit(store: GraphStore) -> None:
    store.merge(tied())
    everyone = ("a", "b", "c", "late", "planning")
    assert store.seated_ties_among(everyone, DAY) == {
        (KUOPIO, HELSINKI): 1,
        (HELSINKI, KUOPIO): 1,
        (None, KUOPIO): 1,
    }
    assert store.seated_ties_among(("a", "c", "a"), DAY) == {(None, KUOPIO): 1}

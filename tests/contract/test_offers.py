"""who_offers, offerers_under, offerers_serving, offers_of, offers_in_brief, needs_of."""

from collections.abc import Iterable

import pytest

from graphsvc.model import Actor, Area, BoundingBox, GraphData, LocalText, Offer, Point, Status
from graphsvc.store import GraphStore
from graphsvc.vocabulary import shipped_vocabulary
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
    asked,
    ids,
    need,
    offer,
)

KUOPIO_POINT = shipped_vocabulary().place(KUOPIO).point
HELSINKI_POINT = shipped_vocabulary().place(HELSINKI).point


def keep(store: GraphStore, actors: Iterable[Actor], offers: Iterable[Offer] | None = None) -> None:
    """Merge actors with their offers; one offer each, named like its actor, when none are given."""
    kept = tuple(actors)
    store.merge(GraphData(actors=kept, offers=tuple(offers or (offer(one.id, one.id) for one in kept))))


def found(store: GraphStore, **question: object) -> list[str]:
    """The ids of the offers that fit."""
    matches = store.who_offers(asked(**question))
    assert all(match.actor.id == match.offer.actor for match in matches)
    return [match.offer.id for match in matches]


def around(point: Point, km: float = 10.0) -> Area:
    """A box around a point and no places."""
    return Area(frozenset(), BoundingBox.around(point, km))


def test_offers_come_with_their_actors_by_actor_id_then_offer_id(store: GraphStore) -> None:
    kept = actor("b", "Kerho", municipality=KUOPIO, serves=(KUOPIO, "country"), contacts=())
    given = offer(
        "3", "b", target_groups=("nuoret", "lapset"), places=(KUOPIO, IISALMI), description=LocalText("x", "y", "z")
    )
    keep(store, (kept, actor("a")), (given, offer("1", "b"), offer("2", "a")))
    matches = store.who_offers(asked(topics=("koulutus",)))
    assert [(match.actor.id, match.offer.id) for match in matches] == [("a", "2"), ("b", "1"), ("b", "3")]
    assert (matches[2].actor, matches[2].offer) == (kept, given)


def test_offers_under_one_of_the_topics_come_once_each(store: GraphStore) -> None:
    offers = (offer("1", "a", "koulutus"), offer("2", "a", "viestinta"), offer("3", "a", "rahoitus"))
    keep(store, (actor("a"),), offers)
    assert found(store, topics=("koulutus", "viestinta", "koulutus")) == ["1", "2"]


def test_without_topics_offers_under_any_come(store: GraphStore) -> None:
    keep(store, (actor("a"),), (offer("1", "a", "koulutus"), offer("2", "a", "viestinta")))
    assert found(store) == ["1", "2"]


def test_offers_for_one_of_the_target_groups_come(store: GraphStore) -> None:
    offers = (
        offer("1", "a", target_groups=("nuoret",)),
        offer("2", "a", target_groups=("lapset", "nuoret")),
        offer("3", "a", target_groups=("lapset",)),
        offer("4", "a"),
    )
    keep(store, (actor("a"),), offers)
    assert found(store, target_groups=("nuoret", "ikaihmiset")) == ["1", "2"]


def test_actors_that_are_not_active_on_the_day_never_come(store: GraphStore) -> None:
    actors = (
        actor("active"),
        actor("begins-today", start_date=DAY),
        actor("begins-tomorrow", start_date=DAY_AFTER),
        actor("defunct", status=Status.DEFUNCT),
        actor("defunct-ends-today", status=Status.DEFUNCT, end_date=DAY),
        actor("ended-yesterday", status=Status.ACTIVE, end_date=DAY_BEFORE),
        actor("inactive", status=Status.INACTIVE),
        actor("inactive-ends-later", status=Status.INACTIVE, end_date=DAY_AFTER),
    )
    keep(store, actors)
    assert found(store) == ["active", "begins-today", "defunct-ends-today"]
    assert found(store) == [one.id for one in actors if one.is_active(DAY)]


def test_a_need_is_never_an_offer(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a"),), needs=(need("n", "a"),)))
    assert found(store) == []
    assert store.offers_of(["a"]) == ()


def test_the_box_holds_actors_whose_municipality_has_its_point_in_it(store: GraphStore) -> None:
    keep(store, (actor("here", municipality=KUOPIO), actor("there", municipality=HELSINKI), actor("nowhere")))
    assert found(store, area=around(KUOPIO_POINT)) == ["here"]


def test_an_own_point_counts_before_that_of_the_municipality(store: GraphStore) -> None:
    moved = actor("moved", municipality=KUOPIO, point=HELSINKI_POINT)
    keep(store, (moved, actor("pointed", point=KUOPIO_POINT)))
    assert found(store, area=around(KUOPIO_POINT)) == ["pointed"]
    assert found(store, area=around(HELSINKI_POINT)) == ["moved"]


@pytest.mark.parametrize(
    ("latitude", "longitude", "inside"),
    [
        (62.0, 27.0, True),
        (63.0, 28.0, True),
        (62.0, 28.0, True),
        (63.0, 27.0, True),
        (61.9999999, 27.5, False),
        (63.0000001, 27.5, False),
        (62.5, 26.9999999, False),
        (62.5, 28.0000001, False),
    ],
)
def test_the_edges_of_the_box_belong_to_it(
    store: GraphStore, latitude: float, longitude: float, *, inside: bool
) -> None:
    keep(store, (actor("a", point=Point(latitude, longitude)),))
    area = Area(frozenset(), BoundingBox(south=62.0, west=27.0, north=63.0, east=28.0))
    assert found(store, area=area) == (["a"] if inside else [])


def test_actors_that_sit_in_one_of_the_places_come_whatever_they_serve(store: GraphStore) -> None:
    keep(
        store,
        (actor("here", municipality=KUOPIO, serves=(HELSINKI,)), actor("there", municipality=HELSINKI)),
        (offer("here", "here", places=(HELSINKI,)), offer("there", "there")),
    )
    assert found(store, area=Area(frozenset({KUOPIO, IISALMI}))) == ["here"]


def test_actors_that_serve_one_of_the_places_come_from_anywhere(store: GraphStore) -> None:
    keep(
        store,
        (
            actor("region", municipality=HELSINKI, serves=(VARKAUS, POHJOIS_SAVO)),
            actor("other", municipality=HELSINKI, serves=(HELSINKI,)),
            actor("nothing"),
        ),
    )
    assert found(store, area=Area(frozenset({KUOPIO, POHJOIS_SAVO, "country"}))) == ["region"]


def test_the_places_of_an_offer_count_in_place_of_those_its_actor_serves(store: GraphStore) -> None:
    keep(
        store,
        (actor("a", municipality=HELSINKI, serves=(KUOPIO,)),),
        (offer("elsewhere", "a", places=(IISALMI,)), offer("own", "a", places=(VARKAUS, KUOPIO)), offer("plain", "a")),
    )
    assert found(store, area=Area(frozenset({KUOPIO}))) == ["own", "plain"]
    assert found(store, area=Area(frozenset({IISALMI}))) == ["elsewhere"]


def test_a_box_and_places_widen_each_other(store: GraphStore) -> None:
    keep(store, (actor("box", municipality=KUOPIO), actor("place", municipality=IISALMI), actor("neither")))
    area = Area(frozenset({IISALMI}), BoundingBox.around(KUOPIO_POINT, 5))
    assert found(store, area=area) == ["box", "place"]


def test_an_area_without_places_and_box_holds_nobody(store: GraphStore) -> None:
    keep(store, (actor("a", municipality=KUOPIO, serves=("country",)),))
    assert found(store, area=Area(frozenset())) == []
    assert found(store, area=None) == ["a"]


def test_all_parts_of_a_question_hold_together(store: GraphStore) -> None:
    keep(
        store,
        (actor("a", municipality=KUOPIO), actor("b", municipality=HELSINKI), actor("c", status=Status.INACTIVE)),
        (
            offer("1", "a", "viestinta", target_groups=("nuoret",)),
            offer("2", "a", "viestinta"),
            offer("3", "a", "koulutus", target_groups=("nuoret",)),
            offer("4", "b", "viestinta", target_groups=("nuoret",)),
            offer("5", "c", "viestinta", target_groups=("nuoret",), places=(KUOPIO,)),
        ),
    )
    assert found(store, topics=("viestinta",), target_groups=("nuoret",), area=Area(frozenset({KUOPIO}))) == ["1"]


def test_what_actors_offer_and_need_comes_by_id(store: GraphStore) -> None:
    store.merge(
        GraphData(
            actors=tuple(map(actor, "abc")),
            offers=(offer("z", "a"), offer("y", "b"), offer("x", "c")),
            needs=(need("z", "c"), need("y", "b"), need("x", "a")),
        )
    )
    assert ids(store.offers_of(["a", "b", "a", "nobody"])) == ["y", "z"]
    assert ids(store.needs_of(["a", "b"])) == ["x", "y"]
    assert store.offers_of(()) == store.needs_of(()) == ()


def test_outlines_of_offers_hold_what_ranks_them_by_actor_id_then_offer_id(store: GraphStore) -> None:
    kept = actor("b", municipality=KUOPIO, point=Point(62.5, 27.5), serves=(POHJOIS_SAVO, IISALMI), assured_date=DAY)
    given = (
        offer("2", "b", target_groups=("nuoret", "lapset"), is_stated=True),
        offer("1", "b", places=(KUOPIO, HELSINKI), is_stated=False),
        offer("3", "a"),
        offer("4", "a", "viestinta"),
    )
    keep(store, (kept, actor("a")), given)
    one, *two = store.offer_outlines("koulutus", DAY)
    assert (one.actor, one.municipality, one.latitude, one.assured_date) == ("a", None, None, None)
    assert (one.target_groups, one.places) == ((), ())
    assert [outline.places for outline in two] == [tuple(sorted((KUOPIO, HELSINKI))), tuple(sorted(kept.serves))]
    assert [outline.is_stated for outline in two] == [False, True]
    assert two[1] == (
        "b", kept.kind, kept.subtype, kept.sector, KUOPIO, 62.5, 27.5, DAY.isoformat(), "koulutus", True,
        ("lapset", "nuoret"), tuple(sorted(kept.serves)),
    )  # fmt: skip


def test_offers_of_those_who_are_not_active_have_no_outline(store: GraphStore) -> None:
    idle = [
        actor("a", status=Status.INACTIVE),
        actor("b", start_date=DAY_AFTER),
        actor("c", end_date=DAY_BEFORE),
        actor("d", status=Status.DEFUNCT),
    ]
    keep(store, [*idle, actor("e", start_date=DAY, end_date=DAY)])
    assert [outline.actor for outline in store.offer_outlines("koulutus", DAY)] == ["e"]


def test_actors_come_with_what_they_offer_under_some_topics_active_or_not(store: GraphStore) -> None:
    idle, busy = actor("b", status=Status.INACTIVE, municipality=KUOPIO), actor("a")
    given = (
        offer("2", "b", target_groups=("nuoret", "lapset"), places=(KUOPIO, IISALMI)),
        offer("1", "b", "viestinta"),
        offer("3", "b", "rahoitus"),
    )
    keep(store, (idle, busy, actor("c")), given)
    assert store.offering(["b", "a", "nobody"], ("koulutus", "viestinta")) == (
        (busy, ()),
        (idle, (given[1], given[0])),
    )
    assert store.offering(["b"], ()) == ((idle, ()),)


def test_offers_are_found_by_their_ids(store: GraphStore) -> None:
    given = (offer("1", "a", target_groups=("nuoret", "lapset"), places=(KUOPIO, IISALMI)), offer("2", "a"))
    keep(store, (actor("a"),), given)
    assert store.offers_by_id(["2", "1", "nobody's"]) == given
    assert store.offers_by_id(()) == ()


def test_offers_in_brief_come_by_actor_id_then_offer_id_whoever_is_active(store: GraphStore) -> None:
    given = (
        offer("3", "a", "viestinta", is_stated=False),
        offer("2", "b", target_groups=("nuoret", "lapset")),
        offer("1", "b"),
        offer("4", "c"),
    )
    keep(store, (actor("a", status=Status.INACTIVE), actor("b"), actor("c")), given)
    assert store.offers_in_brief(["b", "a", "nobody"]) == (
        ("a", "viestinta", False, ()),
        ("b", "koulutus", True, ()),
        ("b", "koulutus", True, ("nuoret", "lapset")),
    )


def test_those_who_offer_something_under_topics_come_by_id_with_the_ids_of_these_offers(store: GraphStore) -> None:
    actors = (
        actor("b", names=LocalText("B", "Bsv", "Ben")),
        actor("a"),
        actor("idle", end_date=DAY_BEFORE),
        actor("other"),
    )
    offers = (offer("2", "b"), offer("1", "b", "viestinta"), offer("3", "b", "rahoitus"), offer("4", "a"))
    keep(store, actors, (*offers, offer("5", "idle"), offer("6", "other", "rahoitus")))
    assert [(one.id, one.names, one.offers) for one in store.offerers_under(("koulutus", "viestinta"), DAY)] == [
        ("a", actors[1].names, ("4",)),
        ("b", actors[0].names, ("1", "2")),
    ]


def test_those_who_serve_places_and_sit_in_none_of_them_come_with_the_offers_that_do(store: GraphStore) -> None:
    actors = (
        actor("seated", municipality=KUOPIO, serves=(KUOPIO,)),
        actor("serving", municipality=HELSINKI, serves=(POHJOIS_SAVO, IISALMI)),
        actor("nowhere", serves=("country",)),
        actor("elsewhere", municipality=HELSINKI, serves=(HELSINKI,)),
        actor("idle", serves=(KUOPIO,), status=Status.INACTIVE),
    )
    offers = (
        *(offer(one.id, one.id) for one in actors),
        offer("own", "elsewhere", places=(KUOPIO, VARKAUS)),
        offer("other", "serving", places=(VARKAUS,)),
        offer("country", "nowhere", places=("country",)),
    )
    keep(store, actors, offers)
    places = (KUOPIO, POHJOIS_SAVO, "country")
    found = store.offerers_serving(places, DAY)
    assert [(one.id, one.offers, one.places) for one in found] == [
        ("elsewhere", ("own",), {KUOPIO, VARKAUS}),
        ("nowhere", ("country", "nowhere"), {"country"}),
        ("serving", ("serving",), frozenset()),
    ]
    matches = store.who_offers(asked(area=Area(frozenset(places))))
    assert sorted(offer_id for one in found for offer_id in one.offers) == sorted(
        match.offer.id for match in matches if match.actor.municipality != KUOPIO
    )

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import NotFoundError
from graphsvc.model import BoundingBox, CaseForms, Point
from graphsvc.vocabulary import shipped_vocabulary

HELSINKI = Point(60.1699, 24.9384)
KUOPIO = Point(62.8924, 27.6770)
EARTH_RADIUS_KM = 6371.0088

POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


def destination(start: Point, bearing: float, km: float) -> Point:
    """The point that lies `km` from `start` in the direction `bearing` (radians)."""
    angle, north, east = km / EARTH_RADIUS_KM, math.radians(start.latitude), math.radians(start.longitude)
    to_north = math.asin(math.sin(north) * math.cos(angle) + math.cos(north) * math.sin(angle) * math.cos(bearing))
    to_east = east + math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(north), math.cos(angle) - math.sin(north) * math.sin(to_north)
    )
    return Point(math.degrees(to_north), math.degrees(to_east))


def test_helsinki_and_kuopio_are_335_km_apart() -> None:
    assert HELSINKI.km_to(KUOPIO) == pytest.approx(335.6, abs=0.5)


def test_a_quarter_of_the_meridian_is_10007_km() -> None:
    assert Point(0, 25).km_to(Point(90, 0)) == pytest.approx(10_007.557, abs=0.001)


def test_opposite_ends_of_the_earth_are_half_its_girth_apart() -> None:
    assert Point(0, 0).km_to(Point(0, 180)) == pytest.approx(math.pi * EARTH_RADIUS_KM)


@given(POINTS, POINTS)
def test_distance_is_the_same_both_ways_and_zero_to_oneself(one: Point, other: Point) -> None:
    assert one.km_to(other) == pytest.approx(other.km_to(one), abs=1e-6)
    assert one.km_to(other) >= 0
    assert one.km_to(one) == 0


@given(POINTS, POINTS, POINTS)
def test_a_detour_is_never_shorter(one: Point, other: Point, between: Point) -> None:
    assert one.km_to(other) <= one.km_to(between) + between.km_to(other) + 1e-3


@given(
    centre=st.builds(Point, st.floats(-70, 70), st.floats(-150, 150)),
    km=st.floats(0, 1000),
    part=st.floats(0, 1),
    bearing=st.floats(0, 2 * math.pi),
)
def test_a_box_around_a_point_holds_all_that_is_near_enough(
    centre: Point, km: float, part: float, bearing: float
) -> None:
    box = BoundingBox.around(centre, km)
    near = destination(centre, bearing, km * part)
    assert box.south - 1e-9 <= near.latitude <= box.north + 1e-9
    assert box.west - 1e-9 <= near.longitude <= box.east + 1e-9


@pytest.mark.parametrize("bearing", [0, math.pi / 2, math.pi, 3 * math.pi / 2])
def test_a_box_reaches_as_far_in_every_direction(bearing: float) -> None:
    box = BoundingBox.around(KUOPIO, 50)
    reached = destination(KUOPIO, bearing, 49.9)
    assert box.south < reached.latitude < box.north
    assert box.west < reached.longitude < box.east


def test_a_box_is_not_much_larger_than_its_circle() -> None:
    box = BoundingBox.around(KUOPIO, 50)
    assert Point(box.north, KUOPIO.longitude).km_to(KUOPIO) == pytest.approx(50)
    assert Point(KUOPIO.latitude, box.east).km_to(KUOPIO) < 52


@pytest.mark.parametrize(
    ("locative", "elative"),
    [
        ("Kuopiossa", "Kuopiosta"),
        ("Tampereella", "Tampereelta"),
        ("Äänekoskella", "Äänekoskelta"),
        ("Jyväskylässä", "Jyväskylästä"),
        ("Ylöjärvellä", "Ylöjärveltä"),
        ("Koskella Tl", "Koskelta Tl"),
        ("Uudellamaalla", "Uudeltamaalta"),
        ("Pohjois-Savossa", "Pohjois-Savosta"),
    ],
)
def test_the_form_for_away_from_a_place_follows_its_locative(locative: str, elative: str) -> None:
    assert CaseForms("", "", locative).elative == elative


def test_places_meet_when_one_lies_in_the_other() -> None:
    meeting = shipped_vocabulary().places_meeting("297")
    assert {"297", "region:11", "wellbeing_county:13", "country"} <= meeting
    assert "091" not in meeting
    assert "region:01" not in meeting


def test_places_meet_both_ways() -> None:
    vocabulary = shipped_vocabulary()
    for place_id in ("297", "region:11", "country"):
        assert all(place_id in vocabulary.places_meeting(other) for other in vocabulary.places_meeting(place_id))


def test_every_place_meets_the_country() -> None:
    vocabulary = shipped_vocabulary()
    assert vocabulary.places_meeting("country") == frozenset(vocabulary.places)


def test_related_topics_are_the_others_of_the_same_groups() -> None:
    vocabulary = shipped_vocabulary()
    related = vocabulary.related_topics(["mielenterveys"])
    assert "mielenterveyskuntoutus" in related
    assert "mielenterveys" not in related
    assert {vocabulary.topics[topic].group for topic in related} == {"mieli"}


def test_a_group_stands_for_its_topics_and_bears_its_own_name() -> None:
    vocabulary = shipped_vocabulary()
    under = vocabulary.topics_under("group:mieli")
    assert "mielenterveys" in under
    assert all(vocabulary.topics[topic].group == "mieli" for topic in under)
    assert vocabulary.topic_labels("group:mieli").en == "Mental health and crises"


@pytest.mark.parametrize("topic", ["", "mieli", "group:", "group:olematon", "olematon"])
def test_what_is_no_topic_is_not_found(topic: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        shipped_vocabulary().topics_under(topic)
    assert (caught.value.code, caught.value.details["identifier"]) == ("unknown_topic", topic)


def test_an_unknown_place_or_target_group_is_not_found() -> None:
    vocabulary = shipped_vocabulary()
    with pytest.raises(NotFoundError, match="unknown_place"):
        vocabulary.place("999")
    with pytest.raises(NotFoundError, match="unknown_place"):
        vocabulary.places_meeting("999")
    with pytest.raises(NotFoundError, match="unknown_target_group"):
        vocabulary.target_group("kaikki")

import pytest

from graphsvc.analysis.gaps import GapKind, Helper, gaps
from graphsvc.model import Point
from graphsvc.vocabulary import shipped_vocabulary
from tests.contract.records import HELSINKI, IISALMI, KUOPIO, POHJOIS_SAVO

VOCABULARY = shipped_vocabulary()


def helper(name: str, *places: str, seat: str | None = None, is_ending: bool = False) -> Helper:
    point = VOCABULARY.places[seat].point if seat else None
    return Helper(name, point, frozenset(places), is_ending)


def found(*helpers: Helper, place: str = KUOPIO) -> list[tuple[GapKind, int, float | None]]:
    places = [VOCABULARY.places[place]]
    meeting = {place: VOCABULARY.places_meeting(place)}
    return [(gap.kind, gap.helpers, gap.nearest_km) for gap in gaps({"x": helpers}, places, meeting)]


def test_nobody_is_near_when_nobody_helps_there_or_within_fifty_kilometres() -> None:
    away = VOCABULARY.places[KUOPIO].point.km_to(VOCABULARY.places[HELSINKI].point)
    assert found(helper("a", HELSINKI, seat=HELSINKI)) == [(GapKind.NOBODY_NEAR, 0, pytest.approx(away))]
    assert found(helper("a", IISALMI)) == [(GapKind.NOBODY_NEAR, 0, None)]


def test_who_sits_near_leaves_no_gap_though_it_serves_another_place() -> None:
    siilinjarvi = "749"
    assert VOCABULARY.places[KUOPIO].point.km_to(VOCABULARY.places[siilinjarvi].point) < 50
    assert found(helper("a", siilinjarvi, seat=siilinjarvi)) == []


def test_who_serves_the_region_or_the_country_helps_in_each_of_its_municipalities() -> None:
    assert found(helper("a", POHJOIS_SAVO), helper("b", "country")) == []
    assert found(helper("a", "region:01")) == [(GapKind.NOBODY_NEAR, 0, None)]


def test_a_single_helper_is_told_once_however_many_offers_it_has() -> None:
    assert found(helper("a", KUOPIO, seat=KUOPIO), helper("a", POHJOIS_SAVO, seat=KUOPIO)) == [
        (GapKind.ONLY_ONE, 1, 0.0)
    ]


def test_help_that_ends_is_told_even_where_several_give_it() -> None:
    assert found(helper("a", KUOPIO, is_ending=True), helper("b", KUOPIO, is_ending=True))[0][:2] == (
        GapKind.ONLY_ENDING,
        2,
    )
    assert found(helper("a", KUOPIO, is_ending=True), helper("b", KUOPIO), helper("c", KUOPIO)) == []


def test_distance_is_to_the_nearest_point() -> None:
    near, far = Point(62.9, 27.7), Point(60.0, 25.0)
    helpers = (Helper("a", far, frozenset(), is_ending=False), Helper("b", near, frozenset(), is_ending=False))
    assert found(*helpers, place=IISALMI)[0][2] == pytest.approx(VOCABULARY.places[IISALMI].point.km_to(near))

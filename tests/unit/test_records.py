from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graphsvc.errors import InvalidInputError
from graphsvc.model import (
    LEVELS,
    SUBTYPES,
    Actor,
    ActorKind,
    Contact,
    Event,
    LocalText,
    Need,
    Offer,
    Point,
    Tie,
    TieKind,
    closed,
)


def actor(**values: Any) -> Actor:
    given = {"id": "a", "kind": ActorKind.ORGANISATION, "subtype": "association", "names": LocalText(fi="A")}
    return Actor(**{**given, **values})


def tie(**values: Any) -> Tie:
    return Tie(**{"id": "t", "source": "a", "target": "b", "kind": TieKind.FUNDS, **values})


def offer(**values: Any) -> Offer:
    return Offer(**{"id": "o", "actor": "a", "topic": "koulutus", **values})


def need(**values: Any) -> Need:
    return Need(**{"id": "n", "actor": "a", "topic": "koulutus", **values})


def event(**values: Any) -> Event:
    return Event(**{"id": "e", "names": LocalText(fi="E"), **values})


PERIOD = {"start_date": date(2020, 1, 2), "end_date": date(2020, 1, 1)}


@pytest.mark.parametrize(
    ("make", "values", "field", "code"),
    [
        (actor, {"id": ""}, "id", "id_form"),
        (actor, {"id": "ä"}, "id", "id_form"),
        (actor, {"id": "a b"}, "id", "id_form"),
        (actor, {"id": "a/b"}, "id", "id_form"),
        (actor, {"id": "a\n"}, "id", "id_form"),
        (actor, {"id": "-a"}, "id", "id_form"),
        (actor, {"id": "a."}, "id", "id_form"),
        (actor, {"id": "a" * 101}, "id", "id_form"),
        (actor, {"names": LocalText()}, "names", "name_missing"),
        (actor, {"subtype": "youth_council"}, "subtype", "not_in_list"),
        (actor, {"business_id": "1234567-8"}, "business_id", "business_id_check_digit"),
        (actor, {"register_number": "12 345"}, "register_number", "register_number_form"),
        (actor, {"ptv_id": "1"}, "ptv_id", "ptv_id_form"),
        (actor, PERIOD, "end_date", "ends_before_start"),
        (actor, {"url": "javascript:alert(1)"}, "url", "url_form"),
        (actor, {"url": "www.example.org"}, "url", "url_form"),
        (actor, {"url": "https://[example.org"}, "url", "url_form"),
        (actor, {"source_url": "https://"}, "source_url", "url_form"),
        (tie, {"id": "t t"}, "id", "id_form"),
        (tie, {"source": ""}, "source", "id_form"),
        (tie, {"target": "b?"}, "target", "id_form"),
        (tie, {"target": "a"}, "target", "tie_to_itself"),
        (tie, {"level": -1}, "level", "out_of_range"),
        (tie, {"level": 5}, "level", "out_of_range"),
        (tie, PERIOD, "end_date", "ends_before_start"),
        (tie, {"source_url": "ftp://example.org"}, "source_url", "url_form"),
        (offer, {"id": "?"}, "id", "id_form"),
        (offer, {"actor": ""}, "actor", "id_form"),
        (need, {"id": ""}, "id", "id_form"),
        (need, {"actor": " "}, "actor", "id_form"),
        (event, {"id": "!"}, "id", "id_form"),
        (event, {"names": LocalText()}, "names", "name_missing"),
        (event, PERIOD, "end_date", "ends_before_start"),
    ],
)
def test_a_record_that_breaks_a_rule_is_refused_with_field_and_rule(
    make: Callable[..., object], values: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        make(**values)
    assert (caught.value.field, caught.value.code) == (field, code)


def test_a_refusal_tells_the_value_and_what_is_allowed() -> None:
    with pytest.raises(InvalidInputError) as caught:
        actor(kind=ActorKind.PROJECT, subtype="club")
    assert caught.value.value == "club"
    assert caught.value.details["allowed"] == "project, programme, collective"


@pytest.mark.parametrize("actor_id", ["a", "9", "t001", "toimija.x:y-z_", "A" * 100])
def test_ids_are_letters_digits_and_a_few_marks(actor_id: str) -> None:
    assert actor(id=actor_id).id == actor_id


def test_every_subtype_fits_its_kind() -> None:
    for kind, subtypes in SUBTYPES.items():
        assert [actor(kind=kind, subtype=subtype).subtype for subtype in subtypes] == list(subtypes)


def test_a_name_in_any_language_is_enough() -> None:
    assert actor(names=LocalText(en="Only English")).names.in_language("fi") == "Only English"


def test_a_period_may_be_one_day_long() -> None:
    day = date(2020, 1, 1)
    assert tie(start_date=day, end_date=day).end_date == day


def test_every_level_is_accepted() -> None:
    assert [tie(level=level).level for level in LEVELS] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("latitude", [90.1, -90.1, float("nan"), float("inf")])
def test_a_latitude_out_of_range_is_refused(latitude: float) -> None:
    with pytest.raises(InvalidInputError) as caught:
        Point(latitude, 0.0)
    assert (caught.value.field, caught.value.code) == ("latitude", "out_of_range")


@pytest.mark.parametrize("longitude", [180.1, -180.1, float("nan")])
def test_a_longitude_out_of_range_is_refused(longitude: float) -> None:
    with pytest.raises(InvalidInputError) as caught:
        Point(0.0, longitude)
    assert (caught.value.field, caught.value.code) == ("longitude", "out_of_range")


@pytest.mark.parametrize("contact", [{"role": "a;b"}, {"role": "a", "email": "x;y"}])
def test_a_contact_with_the_mark_between_its_parts_is_refused(contact: dict[str, str]) -> None:
    with pytest.raises(InvalidInputError) as caught:
        Contact(**contact)
    assert caught.value.code == "contact_form"


def test_a_word_outside_a_closed_list_is_refused_with_the_list() -> None:
    with pytest.raises(InvalidInputError) as caught:
        closed(ActorKind, "kind", "person")
    assert caught.value.details["allowed"] == "organisation, municipality, council, project"


@pytest.mark.parametrize("letter", ["\0", "\ud800"])
def test_letters_that_not_every_store_can_keep_are_refused(letter: str) -> None:
    for made in (lambda: tie(description=f"a{letter}b"), lambda: actor(names=LocalText(sv=f"a{letter}b"))):
        with pytest.raises(InvalidInputError) as caught:
            made()
        assert (caught.value.code, caught.value.value) == ("control_character", "a\ufffdb")


def test_only_cooperation_reads_alike_from_both_ends() -> None:
    assert [kind for kind in TieKind if not kind.is_directed] == [TieKind.COOPERATES_WITH]

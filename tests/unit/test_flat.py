import dataclasses
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import InvalidInputError
from graphsvc.model import (
    SUBTYPES,
    Actor,
    ActorKind,
    Confirmation,
    Contact,
    Dataset,
    Event,
    LocalText,
    Need,
    Offer,
    Point,
    Sector,
    Status,
    Tie,
    TieKind,
)
from graphsvc.model.flat import columns, flatten, unflatten

TEXTS = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=20)
IDS = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9_.:-]{0,20}[A-Za-z0-9_])?", fullmatch=True)
LOCAL_TEXTS = st.builds(LocalText, TEXTS, TEXTS, TEXTS)
NAMES = LOCAL_TEXTS.filter(bool)
DAYS = st.none() | st.dates()
URLS = st.sampled_from(["", "https://example.org", "http://example.org/ä?x=1#y"])
CODES = st.none() | st.from_regex(r"[0-9]{3}", fullmatch=True)
PLACES = st.lists(TEXTS, max_size=3).map(tuple)
POINTS = st.none() | st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
PARTS = st.text(st.characters(exclude_characters=";\0", codec="utf-8"), max_size=10)
CONTACTS = st.lists(st.builds(Contact, role=PARTS, email=PARTS, phone=TEXTS), max_size=2).map(tuple)


@st.composite
def periods(draw: st.DrawFn) -> dict[str, date | None]:
    start, end = draw(DAYS), draw(DAYS)
    if start and end:
        start, end = min(start, end), max(start, end)
    return {"start_date": start, "end_date": end}


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    kind = draw(st.sampled_from(ActorKind))
    values: dict[str, Any] = {
        "id": IDS, "subtype": st.sampled_from(SUBTYPES[kind]), "names": NAMES, "descriptions": LOCAL_TEXTS,
        "sector": st.none() | st.sampled_from(Sector), "municipality": CODES, "point": POINTS, "serves": PLACES,
        "business_id": st.sampled_from([None, "1572860-0"]), "register_number": st.sampled_from([None, "123.456"]),
        "ptv_id": st.none() | st.uuids().map(str), "contacts": CONTACTS, "url": URLS, "source_url": URLS,
        "status": st.none() | st.sampled_from(Status), "assured_date": DAYS, "modified_at": DAYS, "source_name": TEXTS,
    }  # fmt: skip
    return Actor(kind=kind, **draw(st.fixed_dictionaries(values)), **draw(periods()))


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    source, target = draw(st.lists(IDS, min_size=2, max_size=2, unique=True))
    values: dict[str, Any] = {
        "id": IDS, "kind": st.sampled_from(TieKind), "level": st.integers(0, 4), "basis": st.none() | IDS,
        "description": TEXTS, "next_step": TEXTS, "planned": st.booleans(), "source_name": TEXTS, "source_url": URLS,
        "recorded_at": DAYS, "confirmed_by": st.sampled_from(Confirmation),
    }  # fmt: skip
    return Tie(source=source, target=target, **draw(st.fixed_dictionaries(values)), **draw(periods()))


@st.composite
def offers_or_needs(draw: st.DrawFn) -> Offer | Need:
    values: dict[str, Any] = {
        "id": IDS, "actor": IDS, "topic": IDS, "target_groups": PLACES, "places": PLACES, "description": LOCAL_TEXTS,
        "is_stated": st.booleans(), "source_name": TEXTS,
    }  # fmt: skip
    return draw(st.sampled_from((Offer, Need)))(**draw(st.fixed_dictionaries(values)))


@st.composite
def events(draw: st.DrawFn) -> Event:
    return Event(id=draw(IDS), names=draw(NAMES), municipality=draw(CODES), **draw(periods()))


DATASETS = st.builds(
    Dataset,
    name=IDS,
    titles=LOCAL_TEXTS,
    descriptions=LOCAL_TEXTS,
    sources=PLACES,
    licence=TEXTS,
    years=TEXTS,
    day=DAYS,
)
RECORDS = actors() | ties() | offers_or_needs() | events() | DATASETS


@given(RECORDS)
def test_a_record_comes_back_from_its_flat_form(record: Any) -> None:
    assert unflatten(type(record), flatten(record)) == record


@given(RECORDS)
def test_a_record_comes_back_through_json(record: Any) -> None:
    assert unflatten(type(record), json.loads(json.dumps(flatten(record), allow_nan=False))) == record


@given(RECORDS)
def test_the_columns_are_the_keys_of_the_flat_form(record: Any) -> None:
    assert columns(type(record)) == tuple(flatten(record))


TIE = {"id": "t", "source": "a", "target": "b", "kind": "funds"}
ACTOR = {"id": "a", "kind": "organisation", "subtype": "club", "name_fi": "A"}


@pytest.mark.parametrize(
    ("record_type", "row", "field", "code"),
    [
        (Tie, {**TIE, "kind": ""}, "kind", "value_missing"),
        (Tie, {**TIE, "kind": "likes"}, "kind", "not_in_list"),
        (Tie, {**TIE, "kind": ["funds"]}, "kind", "not_in_list"),
        (Tie, {**TIE, "start_date": "15.10.2020"}, "start_date", "date_form"),
        (Tie, {**TIE, "start_date": "2020-02-30"}, "start_date", "date_form"),
        (Tie, {**TIE, "level": "much"}, "level", "number_form"),
        (Tie, {**TIE, "level": "1.5"}, "level", "number_form"),
        (Tie, {**TIE, "level": "nan"}, "level", "number_form"),
        (Tie, {**TIE, "planned": "perhaps"}, "planned", "not_in_list"),
        (Tie, {**TIE, "confirmed_by": "all"}, "confirmed_by", "not_in_list"),
        (Tie, {"source": "a"}, "id", "value_missing"),
        (Actor, {**ACTOR, "serves": "297"}, "serves", "list_form"),
        (Actor, {**ACTOR, "serves": 297}, "serves", "list_form"),
        (Actor, {**ACTOR, "latitude": "north", "longitude": "27"}, "latitude", "number_form"),
        (Actor, {**ACTOR, "latitude": "100", "longitude": "27"}, "latitude", "out_of_range"),
        (Actor, {**ACTOR, "status": "gone"}, "status", "not_in_list"),
        (Actor, {**ACTOR, "name_fi": ""}, "names", "name_missing"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_with_field_and_rule(
    record_type: Any, row: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        unflatten(record_type, row)
    assert (caught.value.field, caught.value.code) == (field, code)


def test_what_a_row_lacks_takes_its_default_and_what_it_has_too_much_is_passed_over() -> None:
    assert unflatten(Tie, {**TIE, "colour": "blue"}) == Tie(id="t", source="a", target="b", kind=TieKind.FUNDS)


def test_half_a_point_is_no_point() -> None:
    assert unflatten(Actor, {**ACTOR, "latitude": "62.9", "longitude": ""}).point is None


def test_a_flat_form_has_every_key_even_where_nothing_is_known() -> None:
    bare = flatten(unflatten(Actor, ACTOR))
    assert bare["latitude"] is None
    assert bare["name_sv"] == ""
    assert bare["serves"] == []
    assert len(bare) == len(dataclasses.fields(Actor)) + 5

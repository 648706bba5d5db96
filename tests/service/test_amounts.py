"""Amounts beside choices are true: whoever makes the choice finds as many results."""

from importlib import import_module

import pytest

from graphsvc import service
from graphsvc.service import AskRequest, Context
from graphsvc.store import GraphStore


@pytest.fixture
def context(sample_store: GraphStore) -> Context:
    return Context.over(sample_store, counts_unanswered=False)


def amount(context: Context, **fields: object) -> int:
    return len(service.ask(context, AskRequest(**fields), "fi").results)


@pytest.mark.parametrize(
    "request_fields",
    [
        {"topics": ("vertaistuki",), "places": ("297",)},
        {"topics": ("group:kulttuuri",)},
        {"places": ("region:11",)},
        {"topics": ("vertaistuki",), "places": ("140",), "radius_km": 30.0},
        {"topics": ("group:jarjesto",), "places": ("915",), "kind": "organisation"},
    ],
)
def test_filters_lead_to_as_many_results_as_they_say(context: Context, request_fields: dict[str, object]) -> None:
    filters = service.ask(context, AskRequest(**request_fields), "fi").filters
    assert filters
    for one in filters:
        for choice in one.choices:
            value = float(choice.value) if one.name == "radius_km" else choice.value
            assert amount(context, **{**request_fields, one.name: value}) == choice.amount, (one.name, choice)


@pytest.mark.parametrize(("topic", "place"), [(None, None), ("group:osallisuus", None), ("vertaistuki", "region:11"), (None, "297")])  # fmt: skip
def test_the_hatch_leads_to_as_many_results_as_it_says(context: Context, topic: str | None, place: str | None) -> None:
    hatch = service.hatch(context, topic, place, "fi")
    places, topics = (place,) if place else (), (topic,) if topic else ()
    for option in (*hatch.needs, *hatch.kinds):
        assert amount(context, topics=(option.id,), places=places) == option.amount, option
    for option in (*hatch.places, *hatch.municipalities):
        assert amount(context, topics=topics, places=(option.id,)) == option.amount, option


def test_whole_groups_regions_and_the_country_lead_to_as_many_as_they_say(context: Context) -> None:
    hatch = service.hatch(context, "vertaistuki", "140", "fi")
    assert hatch.of_any_kind == amount(context, topics=("group:osallisuus",), places=("140",))
    assert hatch.in_whole_region == amount(context, topics=("vertaistuki",), places=("region:11",))
    assert hatch.in_whole_country == amount(context, topics=("vertaistuki",))
    nothing = service.hatch(context, None, None, "fi")
    assert (nothing.of_any_kind, nothing.in_whole_region, nothing.in_whole_country) == (None, None, None)


def test_the_hatch_knows_what_a_chosen_topic_and_place_lie_in(context: Context) -> None:
    hatch = service.hatch(context, "vertaistuki", "297", "fi")
    chosen = (hatch.chosen_group, hatch.chosen_topic, hatch.chosen_region, hatch.chosen_municipality)
    assert [option.id for option in chosen if option] == ["group:osallisuus", "vertaistuki", "region:11", "297"]


def test_where_there_is_very_much_one_topic_is_counted_alone(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("graphsvc.service.hatch"), "MOST_COUNTED", 10)
    for topic, place in ((None, None), ("group:osallisuus", None)):
        hatch = service.hatch(context, topic, place, "fi")
        options = (*hatch.needs, *hatch.kinds, *hatch.places)
        assert {option.amount for option in options} == {None}
        assert (hatch.of_any_kind, hatch.in_whole_country) == (None, None)
    one = service.hatch(context, "vertaistuki", "140", "fi")
    assert {option.amount for option in one.needs} == {None}
    assert None not in {option.amount for option in (*one.kinds, *one.places, *one.municipalities)}
    assert one.in_whole_country == amount(context, topics=("vertaistuki",))

"""What reports read in outline is what the records say."""

from datetime import date

import pytest

from graphsvc.asking.ranking import actor_point
from graphsvc.model import COUNTRY_ID, Need, Offer, OfferQuery
from graphsvc.service.context import Context
from graphsvc.service.reports.base import NetworkOfDay
from graphsvc.service.reports.helpers import helpers_by_topic
from graphsvc.store import GraphStore
from tests.contract.records import KUOPIO

ON = date(2020, 10, 15)


@pytest.fixture
def network(sqlite_sample: GraphStore) -> NetworkOfDay:
    return NetworkOfDay(Context.over(sqlite_sample), ON, "fi")


def surest(entries: list[Offer] | list[Need]) -> dict[str, float]:
    return {
        one.topic: max(1.0 if other.is_stated else 0.85 for other in entries if other.topic == one.topic)
        for one in entries
    }


def test_a_profile_tells_what_the_records_of_the_actor_say(network: NetworkOfDay, sqlite_sample: GraphStore) -> None:
    subgraph, places = sqlite_sample.subgraph(ON), network.context.vocabulary.places
    all_offers, all_needs = (find(subgraph.actor_by_id) for find in (sqlite_sample.offers_of, sqlite_sample.needs_of))
    for actor, profile in zip(subgraph.actors, network.profiles_of(network.day), strict=True):
        offers = [one for one in all_offers if one.actor == actor.id]
        needs = [one for one in all_needs if one.actor == actor.id]
        assert (profile.offers, profile.needs) == (surest(offers), surest(needs))
        groups = {group for one in (*offers, *needs) for group in one.target_groups}
        assert profile.target_groups == groups - {"kokovaesto"}
        assert profile.serves == {*actor.serves, *(place for one in offers for place in one.places)}
        seat = {actor.municipality, *places[actor.municipality].within} if actor.municipality else set()
        assert profile.seat == seat - {COUNTRY_ID}
        assert profile.point == actor_point(actor, network.context.vocabulary)


def test_helpers_are_those_whose_offers_the_store_finds(network: NetworkOfDay, sqlite_sample: GraphStore) -> None:
    helpers, vocabulary = helpers_by_topic(network), network.context.vocabulary
    for topic in vocabulary.topics:
        expected = [
            (
                match.actor.id,
                actor_point(match.actor, vocabulary),
                {*(match.offer.places or match.actor.serves), match.actor.municipality} - {None},
                match.actor.end_date is not None,
            )
            for match in sqlite_sample.who_offers(OfferQuery(on=ON, topics=(topic,)))
        ]
        found = [(one.actor, one.point, set(one.places), one.is_ending) for one in helpers.get(topic, ())]
        assert found == expected


def test_topics_in_a_place_are_those_of_the_helpers_there(network: NetworkOfDay) -> None:
    helpers, meeting = helpers_by_topic(network), network.context.vocabulary.places_meeting(KUOPIO)
    expected = {
        topic for topic, some in helpers.items() if any(not helper.places.isdisjoint(meeting) for helper in some)
    }
    assert helpers.topics_in(meeting) == expected
    assert set() < expected < set(helpers)


def test_another_day_that_a_report_compares_with_is_not_kept(network: NetworkOfDay) -> None:
    def on_another_day(*, is_kept: bool) -> NetworkOfDay:
        return NetworkOfDay(network.context, date(2019, 1, 1), "fi", is_kept=is_kept)

    assert on_another_day(is_kept=False).day is not on_another_day(is_kept=False).day
    assert on_another_day(is_kept=True).day is on_another_day(is_kept=True).day

"""Who helps with each topic, and where."""

from collections.abc import Mapping

from graphsvc.analysis.gaps import Helper
from graphsvc.asking.ranking import actor_point
from graphsvc.model import OfferMatch, OfferQuery, Vocabulary
from graphsvc.service.reports.base import NetworkOfDay


def helpers_by_topic(network: NetworkOfDay) -> Mapping[str, list[Helper]]:
    """The actors that act on the day by each topic that they offer, in the order of the vocabulary."""
    return network.recall("helpers by topic", lambda: _helpers_by_topic(network))


def _helpers_by_topic(network: NetworkOfDay) -> Mapping[str, list[Helper]]:
    found: dict[str, list[Helper]] = {}
    sets: dict[frozenset[str], frozenset[str]] = {}  # of equal ones one, as there are many helpers
    for topic in network.context.vocabulary.topics:  # one by one, so that never all offers stand in memory
        matches = network.context.store.who_offers(OfferQuery(on=network.on, topics=(topic,)))
        if matches:
            found[topic] = [_helper(match, network.context.vocabulary, sets) for match in matches]
    return found


def _helper(match: OfferMatch, vocabulary: Vocabulary, sets: dict[frozenset[str], frozenset[str]]) -> Helper:
    actor = match.actor
    seat = (actor.municipality,) if actor.municipality else ()
    places = frozenset((*(match.offer.places or actor.serves), *seat))
    return Helper(
        actor.id, actor_point(actor, vocabulary), sets.setdefault(places, places), is_ending=actor.end_date is not None
    )

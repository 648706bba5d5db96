"""Who helps with each topic, and where."""

from collections import defaultdict
from collections.abc import Mapping

from graphsvc.analysis.gaps import Helper
from graphsvc.asking.ranking import actor_point
from graphsvc.model import OfferMatch, OfferQuery, Vocabulary
from graphsvc.service.reports.base import NetworkOfDay


def helpers_by_topic(network: NetworkOfDay) -> Mapping[str, list[Helper]]:
    """The actors that act on the day by each topic that they offer, in the order of the vocabulary."""
    return network.recall("helpers by topic", lambda: _helpers_by_topic(network))


def _helpers_by_topic(network: NetworkOfDay) -> Mapping[str, list[Helper]]:
    found: dict[str, list[Helper]] = defaultdict(list)
    for match in network.context.store.who_offers(OfferQuery(on=network.on)):
        found[match.offer.topic].append(_helper(match, network.context.vocabulary))
    return {topic: found[topic] for topic in network.context.vocabulary.topics if topic in found}


def _helper(match: OfferMatch, vocabulary: Vocabulary) -> Helper:
    actor = match.actor
    places = {*(match.offer.places or actor.serves), *((actor.municipality,) if actor.municipality else ())}
    return Helper(actor.id, actor_point(actor, vocabulary), frozenset(places), is_ending=actor.end_date is not None)

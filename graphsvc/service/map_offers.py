"""The map of topics: who of a part of the network offers what."""

from collections.abc import Callable
from typing import Final

from graphsvc.drawing import ActorDetails, OfferGraph, Offering, Topic
from graphsvc.model import Language, Offer, Subgraph
from graphsvc.service.context import Context
from graphsvc.texts import text

_PREFIX: Final = "topic:"
"""Before the ids of topics, for an actor may bear the same."""


def offer_graph(context: Context, subgraph: Subgraph, language: Language) -> OfferGraph:
    """The actors that act on the day and offer something, and the topics that they offer."""
    active = {actor.id: actor for actor in subgraph.actors if actor.is_active(subgraph.on)}
    offers = context.store.offers_of(active)
    topics = sorted({offer.topic for offer in offers})
    offering = {offer.actor for offer in offers}
    return OfferGraph(
        subgraph.on,
        (
            *(actor for actor in active.values() if actor.id in offering),
            *(Topic(_PREFIX + topic, context.vocabulary.topic_labels(topic)) for topic in topics),
        ),
        tuple(_offering(offer, language) for offer in offers),
    )


def silent_words(subgraph: Subgraph, graph: OfferGraph, language: Language) -> str:
    """How many are left out because nobody knows what they offer."""
    count = sum(actor.is_active(subgraph.on) and actor.id not in graph.actor_by_id for actor in subgraph.actors)
    return text(language, "map.offers.silent", count=count) if count else ""


def topic_details(graph: OfferGraph, language: Language, address: Callable[[str], str]) -> dict[str, ActorDetails]:
    """What the map tells of its topics, by id; `address` gives that of a topic's page."""
    return {
        topic.id: ActorDetails(topics=(topic.names.in_language(language),), url=address(topic.id.removeprefix(_PREFIX)))
        for topic in graph.actors
        if isinstance(topic, Topic)
    }


def _offering(offer: Offer, language: Language) -> Offering:
    words = offer.description.in_language(language)
    return Offering(offer.id, offer.actor, _PREFIX + offer.topic, words, offer.source_name)

"""What to do when nobody fits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graphsvc.asking.crowd import SECTORS
from graphsvc.asking.frames import Folded
from graphsvc.asking.precedence import TOPICS_OF_STAGES
from graphsvc.asking.ranking import Candidate
from graphsvc.asking.understanding import Recognised
from graphsvc.model import ActorFilter, ActorKind, Language, PlaceLevel, Sector, Window
from graphsvc.service.answers import AskRequest, Nobody, Related, Result
from graphsvc.service.results import result
from graphsvc.service.search import RADII_KM, Fit, Search
from graphsvc.service.views import Labelled, Viewer

_NEAREST: Final = 3
_RELATED: Final = 6
_ASKED_ANYWAY: Final = 3
_MOST_LOOKED_AT: Final = 12
_COORDINATION: Final = ("verkostot", "jarjestokunta")
"""The topics of those who know the actors of an area: network work, and the work of associations with municipalities."""
_NOBODY_TO_ASK: Final = "collective"
"""The sort of actors that are many, so that there is none to be asked."""


def nobody(search: Search, language: Language) -> Nobody:
    """The nearest beyond, related topics, and whom to ask anyway."""
    nearest = search.nearest(_NEAREST) if search.question.places else ()
    related_topics = _related_topics(search, language)
    return Nobody(
        related=_related(search, related_topics, language),
        nearest=tuple(result(search, Folded(fit, ()), language) for fit in nearest),
        related_topics=related_topics,
        ask_anyway=_ask_anyway(search, language),
        offered=tuple(_offered(search)),
    )


def _offered(search: Search) -> Iterator[Labelled]:
    """The asked topics that somebody offers, wherever that is."""
    vocabulary = search.context.vocabulary
    offered = search.supply.topics_in(None, vocabulary)
    for topic in search.understood.topics:
        if not offered.isdisjoint(vocabulary.topics_under(topic.id)):
            yield Labelled(topic.id, topic.label)


def _related_topics(search: Search, language: Language) -> tuple[Labelled, ...]:
    """Topics close in meaning that somebody offers where help is wanted, or, if nobody does, anywhere.

    Of a question that was not understood, those of words that look like its own.
    """
    understood = search.understood
    if understood.asks_the_unknown:
        alike = search.context.interpreter.alike(understood.ignored, language)
        return tuple(Labelled(topic.id, topic.label) for topic in alike)
    related = search.context.vocabulary.related_topics(search.question.asked_topics)
    if not related:
        return ()
    context, area = search.context, search.area(search.radii_km[-1]) if search.question.places else None
    offered = Search(context, context.interpreter.chosen(related, (), (), language), AskRequest()).supply
    near = offered.topics_in(area, context.vocabulary) or offered.topics_in(None, context.vocabulary)
    viewer = Viewer(context.vocabulary, language, search.question.on)
    return tuple(viewer.topic(topic) for topic in related if topic in near)[:_RELATED]


def _related(search: Search, topics: Sequence[Labelled], language: Language) -> Related | None:
    """The first of some topics that somebody within the radius offers to a target group that is asked for.

    Topics of one stage of life, such as pensioners and the old, are for the same people.
    """
    listed = list(search.context.vocabulary.target_groups)
    groups = sum(1 << listed.index(group) for group in search.question.target_groups)
    for topic in topics:
        is_of_stage = topic.id in TOPICS_OF_STAGES and not TOPICS_OF_STAGES.isdisjoint(search.question.asked_topics)
        if not (groups or is_of_stage):
            continue
        understood = replace(search.understood, topics=(Recognised(topic.id, topic.label, 1.0),), actors=(), ignored=())
        near = Search(search.context, understood, search.request)
        settled = near.settle(((near.pool.groups & groups) > 0) | is_of_stage, near.radii_km)
        if found := near.folded(settled, settled.positions[:_NEAREST].tolist()):
            return Related(topic, tuple(result(near, one, language) for one in found))
    return None


def _ask_anyway(search: Search, language: Language) -> tuple[Result, ...]:
    """The municipality where help is wanted, then who coordinates there, best first; nobody without a place."""
    if not search.question.places:
        return ()
    labels = search.context.vocabulary.topics
    topics = tuple(Recognised(topic, labels[topic].labels.in_language(language), 1.0) for topic in _COORDINATION)
    understood = replace(search.understood, topics=topics, target_groups=(), actors=(), ignored=())
    coordinators = Search(search.context, understood, replace(search.request, radius_km=None))
    pool, municipalities = coordinators.pool, tuple(_municipalities(coordinators))
    here = (pool.km == 0) & pool.has_offers & (pool.sector != SECTORS.index(Sector.PRIVATE))
    is_known = bool(municipalities or (here & pool.is_local).any())
    settled = coordinators.settle(here & pool.is_local if is_known else here, RADII_KM)
    known = {fit.actor_id for fit in municipalities}
    found = [Folded(fit, ()) for fit in municipalities] + [
        one
        for one in coordinators.folded(settled, settled.positions[:_MOST_LOOKED_AT].tolist())
        if one.best.actor_id not in known and one.best.candidate.actor.subtype != _NOBODY_TO_ASK
    ]
    return tuple(result(coordinators, one, language) for one in found[:_ASKED_ANYWAY])


def _municipalities(search: Search) -> Iterator[Fit]:
    """The municipalities that are asked about, as actors."""
    for place in search.question.places:
        if place.level is PlaceLevel.MUNICIPALITY:
            wanted = ActorFilter(kind=ActorKind.MUNICIPALITY, municipality=place.id)
            for actor in search.context.store.actors(wanted, Window(0, 1)).items:
                if actor.is_active(search.question.on) and actor.id != search.request.asker:
                    yield search.fit(Candidate(actor), asks_topic=False)

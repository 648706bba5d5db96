"""Places, topics and target groups with their labels, and what there is under each."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc.model import (
    COUNTRY_ID,
    GROUP_PREFIX,
    Language,
    LocalText,
    Offerer,
    Place,
    PlaceLevel,
    Point,
    Slice,
    Window,
    alphabetical,
)
from graphsvc.service.context import Context
from graphsvc.service.views import ActorSummary, Labelled, OfferView, PlaceSummary, Viewer

_MOST_SEATED: Final = 500
_MOST_LISTED: Final = 200
_OFFERS_IN_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place in the list of places."""

    id: str
    level: PlaceLevel
    code: str
    label: str
    labels: LocalText
    population: int
    point: Point
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic in the list of topics, with the group that it stands in."""

    id: str
    group: str
    label: str
    labels: LocalText
    group_label: str
    group_labels: LocalText


@dataclass(frozen=True, slots=True)
class TargetGroupEntry:
    """A target group in the list of target groups."""

    id: str
    label: str
    labels: LocalText


@dataclass(frozen=True, slots=True)
class ActorWithOffers:
    """An actor and the first of those of its offers that a list is about; `further` is how many more there are."""

    actor: ActorSummary
    offers: tuple[OfferView, ...]
    further: int


@dataclass(frozen=True, slots=True)
class TopicOffered:
    """A topic under which an actor offers something, and whether it says so itself."""

    topic: Labelled
    is_stated: bool


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """A place: who sits in it, under which topics they offer something (by id), and who serves it from elsewhere.

    Of those from elsewhere, the `nationwide` name the whole country and no smaller place.
    """

    place: PlaceSummary
    population: int
    within: tuple[PlaceSummary, ...]
    members: tuple[PlaceSummary, ...]
    seated: Slice[ActorSummary]
    seated_topics: Mapping[str, Collection[TopicOffered]]
    nearby: Slice[ActorWithOffers]
    nationwide: Slice[ActorWithOffers]
    on: date


@dataclass(frozen=True, slots=True)
class TopicDetail:
    """A topic or a group of topics: who offers it, and what is near it in meaning."""

    topic: Labelled
    group: Labelled | None
    actors: Slice[ActorWithOffers]
    related: tuple[Labelled, ...]
    on: date


def places(context: Context, language: Language) -> tuple[PlaceEntry, ...]:
    """Every place, municipalities first."""
    return tuple(_place_entry(place, language) for place in context.vocabulary.places.values())


def topics(context: Context, language: Language) -> tuple[TopicEntry, ...]:
    """Every topic, group by group."""
    groups = context.vocabulary.topic_groups
    return tuple(
        TopicEntry(
            topic.id,
            topic.group,
            topic.labels.in_language(language),
            topic.labels,
            groups[topic.group].labels.in_language(language),
            groups[topic.group].labels,
        )
        for topic in context.vocabulary.topics.values()
    )


def target_groups(context: Context, language: Language) -> tuple[TargetGroupEntry, ...]:
    """Every target group."""
    return tuple(
        TargetGroupEntry(group.id, group.labels.in_language(language), group.labels)
        for group in context.vocabulary.target_groups.values()
    )


def place_detail(context: Context, place_id: str, language: Language) -> PlaceDetail:
    """A place with its actors.

    Raises:
        NotFoundError: no place bears the id.
    """
    vocabulary = context.vocabulary
    place = vocabulary.place(place_id)
    viewer = Viewer(vocabulary, language, context.day())
    seated = context.store.seated(place_id, Window(0, _MOST_SEATED))
    serving = context.store.offerers_serving(vocabulary.places_meeting(place_id), viewer.on)
    nationwide = tuple(one for one in serving if one.places == {COUNTRY_ID})
    nearby = tuple(one for one in serving if one.places != {COUNTRY_ID})
    return PlaceDetail(
        place=viewer.place(place),
        population=place.population,
        within=tuple(viewer.place(vocabulary.places[outer]) for outer in place.within),
        members=tuple(viewer.place(vocabulary.places[member]) for member in place.members if member != place_id),
        seated=Slice(tuple(viewer.actor(actor) for actor in seated.items), seated.total),
        seated_topics=_topics_offered(
            context, [actor.id for actor in seated.items if actor.is_active(viewer.on)], viewer
        ),
        nearby=_listed(context, nearby, viewer, _OFFERS_IN_SHORT),
        nationwide=_listed(context, nationwide, viewer, _OFFERS_IN_SHORT),
        on=viewer.on,
    )


def topic_detail(context: Context, topic_id: str, language: Language) -> TopicDetail:
    """A topic or a `group:` with those who offer it.

    Raises:
        NotFoundError: it is neither.
    """
    vocabulary = context.vocabulary
    under = vocabulary.topics_under(topic_id, field="id")
    viewer = Viewer(vocabulary, language, context.day())
    group = vocabulary.topics[topic_id].group if topic_id in vocabulary.topics else None
    related = vocabulary.related_topics(under) if group else under
    return TopicDetail(
        topic=viewer.topic(topic_id),
        group=viewer.topic(f"{GROUP_PREFIX}{group}") if group else None,
        actors=_listed(context, context.store.offerers_under(under, viewer.on), viewer),
        related=tuple(viewer.topic(other) for other in related),
        on=viewer.on,
    )


def _place_entry(place: Place, language: Language) -> PlaceEntry:
    return PlaceEntry(
        place.id,
        place.level,
        place.code,
        place.titles.in_language(language),
        place.names,
        place.population,
        place.point,
        place.within,
    )


def _topics_offered(
    context: Context, actor_ids: Collection[str], viewer: Viewer
) -> Mapping[str, Collection[TopicOffered]]:
    """The topics under which each of these actors offers something, in the order of its offers."""
    topics: dict[str, dict[str, TopicOffered]] = {actor_id: {} for actor_id in actor_ids}
    for offer in context.store.offers_in_brief(actor_ids):
        topics[offer.actor].setdefault(offer.topic, TopicOffered(viewer.topic(offer.topic), offer.is_stated))
    return {actor_id: tuple(offered.values()) for actor_id, offered in topics.items()}


def _listed(
    context: Context, offerers: Iterable[Offerer], viewer: Viewer, most_offers: int | None = None
) -> Slice[ActorWithOffers]:
    """By name, the first of those who offer something, with the first of what they offer; only these are read."""
    named = sorted((alphabetical(one.names.in_language(viewer.language)), one.id, one.offers) for one in offerers)
    shown = {actor_id: offers[:most_offers] for _, actor_id, offers in named[:_MOST_LISTED]}
    actors = {actor.id: actor for actor in context.store.actors_by_id(shown)}
    read = context.store.offers_by_id([offer_id for offers in shown.values() for offer_id in offers])
    views = {offer.id: viewer.offer(offer) for offer in read}
    items = tuple(
        ActorWithOffers(
            viewer.actor(actors[actor_id]),
            tuple(views[offer_id] for offer_id in shown[actor_id] if offer_id in views),
            len(offers) - len(shown[actor_id]),
        )
        for _, actor_id, offers in named[:_MOST_LISTED]
        if actor_id in actors
    )
    return Slice(items, len(named))

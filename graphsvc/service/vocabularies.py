"""Places, topics and target groups with their labels, and what there is under each."""

from dataclasses import dataclass
from datetime import date

from graphsvc.model import (
    GROUP_PREFIX,
    ActorFilter,
    Area,
    Language,
    LocalText,
    OfferMatch,
    OfferQuery,
    Place,
    PlaceLevel,
    Point,
    Window,
    alphabetical,
)
from graphsvc.service.context import Context
from graphsvc.service.views import ActorSummary, Labelled, OfferView, PlaceSummary, Viewer

_MOST_ACTORS = 500


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
    """An actor and those of its offers that a list is about."""

    actor: ActorSummary
    offers: tuple[OfferView, ...]


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """A place: who sits in it, what those offer there, and who serves it from elsewhere."""

    place: PlaceSummary
    population: int
    within: tuple[PlaceSummary, ...]
    members: tuple[PlaceSummary, ...]
    seated: tuple[ActorSummary, ...]
    seated_total: int
    seated_offers: tuple[ActorWithOffers, ...]
    serving: tuple[ActorWithOffers, ...]
    on: date


@dataclass(frozen=True, slots=True)
class TopicDetail:
    """A topic or a group of topics: who offers it, and what is near it in meaning."""

    topic: Labelled
    group: Labelled | None
    actors: tuple[ActorWithOffers, ...]
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
    place = context.vocabulary.place(place_id)
    viewer = Viewer(context.vocabulary, language, context.day())
    seated = context.store.actors(seated_in(place), Window(0, _MOST_ACTORS))
    matches = context.store.who_offers(OfferQuery(on=viewer.on, area=Area(context.vocabulary.places_meeting(place_id))))
    local = tuple(match for match in matches if match.actor.municipality in place.members)
    elsewhere = tuple(match for match in matches if match.actor.municipality not in place.members)
    every = context.vocabulary.places
    return PlaceDetail(
        place=viewer.place(place),
        population=place.population,
        within=tuple(viewer.place(every[outer]) for outer in place.within),
        members=tuple(viewer.place(every[member]) for member in place.members if member != place_id),
        seated=tuple(viewer.actor(actor) for actor in seated.items),
        seated_total=seated.total,
        seated_offers=_by_actor(local, viewer),
        serving=_by_actor(elsewhere, viewer),
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
        actors=_by_actor(context.store.who_offers(OfferQuery(on=viewer.on, topics=under)), viewer),
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


def seated_in(place: Place) -> ActorFilter:
    """Those who sit in a place."""
    if place.level is PlaceLevel.MUNICIPALITY:
        return ActorFilter(municipality=place.id)
    return ActorFilter(region=place.id)


def _by_actor(matches: tuple[OfferMatch, ...], viewer: Viewer) -> tuple[ActorWithOffers, ...]:
    actors = {match.actor.id: match.actor for match in matches}
    offers: dict[str, list[OfferView]] = {actor_id: [] for actor_id in actors}
    for match in matches:
        offers[match.actor.id].append(viewer.offer(match.offer))
    found = (ActorWithOffers(viewer.actor(actor), tuple(offers[actor.id])) for actor in actors.values())
    return tuple(sorted(found, key=lambda entry: (alphabetical(entry.actor.name), entry.actor.id)))

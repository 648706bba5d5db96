"""One hatch, three clicks: what is needed, what kind of help, where; each choice with how many results it leads to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graphsvc.model import GROUP_PREFIX, Language, OfferQuery, Place, PlaceLevel, alphabetical
from graphsvc.service.answers import AskRequest
from graphsvc.service.ask import count
from graphsvc.service.context import Context
from graphsvc.service.search import Search


@dataclass(frozen=True, slots=True)
class Option:
    """A choice, and how many results there are once it is made."""

    id: str
    label: str
    amount: int


@dataclass(frozen=True, slots=True)
class Hatch:
    """What can be chosen, and what was: groups of topics, the topics of the chosen group, regions, municipalities.

    `kinds` are empty until a group or a topic is chosen, `municipalities` until a region or a municipality is.
    """

    needs: tuple[Option, ...]
    kinds: tuple[Option, ...]
    places: tuple[Option, ...]
    municipalities: tuple[Option, ...]
    chosen_group: Option | None
    chosen_topic: Option | None
    chosen_region: Option | None
    chosen_municipality: Option | None


def hatch(context: Context, topic: str | None, place: str | None, language: Language) -> Hatch:
    """What can be chosen next, with amounts that are true for what was chosen so far.

    `topic` is the id of a topic or of a `group:`, `place` that of a municipality or a region.

    Raises:
        NotFoundError: the vocabulary lacks one of them.
    """
    if topic is not None:
        context.vocabulary.topics_under(topic)
    if place is not None:
        context.vocabulary.place(place)
    key = ("hatch", context.store.version(), context.day(), topic, place, language)
    return context.memory.recall(key, lambda: _Counting(context, topic, place, language).hatch())


class _Counting:
    """The hatch with what was chosen so far, counted."""

    def __init__(self, context: Context, topic: str | None, place: str | None, language: Language) -> None:
        self._context = context
        self._vocabulary = context.vocabulary
        self._language = language
        self._topic = topic
        self._place = place
        self._matches = context.store.who_offers(OfferQuery(on=context.day()))

    def hatch(self) -> Hatch:
        """Every choice with its amount."""
        group, region = self._group(), self._region()
        needs = self._by_topic(tuple(f"{GROUP_PREFIX}{one}" for one in self._vocabulary.topic_groups))
        kinds = self._by_topic(self._vocabulary.topics_under(group)) if group else ()
        places = self._by_place(lambda place: place.level is PlaceLevel.REGION)
        inside = self._by_place(lambda place: _is_municipality(place) and region in place.within) if region else ()
        return Hatch(
            needs=needs,
            kinds=kinds,
            places=places,
            municipalities=inside,
            chosen_group=_chosen(needs, group),
            chosen_topic=_chosen(kinds, self._topic),
            chosen_region=_chosen(places, region),
            chosen_municipality=_chosen(inside, self._place),
        )

    def _group(self) -> str | None:
        """The group that was chosen, or that the chosen topic stands in."""
        topic = self._vocabulary.topics.get(self._topic or "")
        return f"{GROUP_PREFIX}{topic.group}" if topic else self._topic

    def _region(self) -> str | None:
        """The region that was chosen, or that the chosen municipality lies in."""
        if self._place is None:
            return None
        around = (self._place, *self._vocabulary.places[self._place].within)
        return next((one for one in around if self._vocabulary.places[one].level is PlaceLevel.REGION), None)

    def _by_topic(self, topics: Sequence[str]) -> tuple[Option, ...]:
        places = (self._place,) if self._place else ()
        labels = self._vocabulary.topic_labels
        return tuple(
            Option(topic, labels(topic).in_language(self._language), self._amount((topic,), places)) for topic in topics
        )

    def _by_place(self, is_wanted: Callable[[Place], bool]) -> tuple[Option, ...]:
        topics = (self._topic,) if self._topic else ()
        found = (
            Option(place.id, place.names.in_language(self._language), self._amount(topics, (place.id,)))
            for place in self._vocabulary.places.values()
            if is_wanted(place)
        )
        return tuple(sorted(found, key=lambda option: alphabetical(option.label)))

    def _amount(self, topics: tuple[str, ...], places: tuple[str, ...]) -> int:
        understood = self._context.interpreter.chosen(topics, (), places, self._language)
        return count(Search(self._context, understood, AskRequest(topics=topics, places=places), self._matches))


def _is_municipality(place: Place) -> bool:
    return place.level is PlaceLevel.MUNICIPALITY


def _chosen(options: Sequence[Option], chosen: str | None) -> Option | None:
    return next((option for option in options if option.id == chosen), None)

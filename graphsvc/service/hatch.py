"""One hatch, three clicks: what is needed, what kind of help, where; each choice with how many results it leads to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graphsvc.asking.crowd import Crowd
from graphsvc.model import (
    COUNTRY_ID,
    GROUP_PREFIX,
    Language,
    Place,
    PlaceLevel,
    alphabetical,
)
from graphsvc.service.answers import AskRequest
from graphsvc.service.ask import count
from graphsvc.service.context import Context
from graphsvc.service.search import Search
from graphsvc.service.views import Labelled, Viewer

MOST_COUNTED: Final = 20_000
"""Where there are more offers, groups of topics are not counted, and topics side by side only in a place."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice, and how many results there are once it is made; None where that takes too long to count."""

    id: str
    label: str
    amount: int | None


class Hatch:
    """What can be chosen, with amounts that are true for what was chosen so far; worked out when it is looked at."""

    def __init__(self, context: Context, topic: str | None, place: str | None, language: Language) -> None:
        """`topic` is the id of a topic or of a `group:`, `place` that of a municipality or a region."""
        self._context = context
        self._vocabulary = context.vocabulary
        self._viewer = Viewer(context.vocabulary, language, context.day())
        self._topic = topic
        self._place = place

    @cached_property
    def needs(self) -> tuple[Option, ...]:
        """The groups of topics."""
        groups = tuple(f"{GROUP_PREFIX}{group}" for group in self._vocabulary.topic_groups)
        wider = None if self._is_vast else self._search((), (self._place or COUNTRY_ID,)).supply
        return self._by_topic(groups, is_counted=not self._is_vast, wider=wider)

    @cached_property
    def kinds(self) -> tuple[Option, ...]:
        """The topics of the chosen group; empty until a group or a topic is chosen."""
        group = self.chosen_group
        if group is None:
            return ()
        wider = self._search((group.id,), ()).supply if self._counts_kinds else None
        return self._by_topic(self._vocabulary.topics_under(group.id), is_counted=self._counts_kinds, wider=wider)

    @cached_property
    def places(self) -> tuple[Option, ...]:
        """The regions."""
        return self._by_place(lambda place: place.level is PlaceLevel.REGION)

    @cached_property
    def municipalities(self) -> tuple[Option, ...]:
        """The municipalities of the chosen region; empty until a region or a municipality is chosen."""
        region = self.chosen_region
        return self._by_place(lambda place: _is_municipality(place) and region.id in place.within) if region else ()

    @cached_property
    def of_any_kind(self) -> int | None:
        """How many results the whole chosen group leads to; None until a group or a topic is chosen."""
        group = self.chosen_group
        return self._by_topic((group.id,), is_counted=self._counts_kinds)[0].amount if group else None

    @cached_property
    def in_whole_region(self) -> int | None:
        """How many results the whole chosen region leads to; None until a region or a municipality is chosen."""
        region = self.chosen_region
        return self._by_place(lambda place: place.id == region.id)[0].amount if region else None

    @cached_property
    def in_whole_country(self) -> int | None:
        """How many results the chosen topic leads to anywhere; None until a topic or a group is chosen."""
        return self._amount_at(None) if self._topic else None

    @property
    def chosen_group(self) -> Labelled | None:
        """The group that was chosen, or that the chosen topic stands in."""
        topic = self._vocabulary.topics.get(self._topic or "")
        group = f"{GROUP_PREFIX}{topic.group}" if topic else self._topic
        return self._viewer.topic(group) if group else None

    @property
    def chosen_topic(self) -> Labelled | None:
        """The topic that was chosen, where it is no group."""
        topic = self._vocabulary.topics.get(self._topic or "")
        return self._viewer.topic(topic.id) if topic else None

    @property
    def chosen_region(self) -> Labelled | None:
        """The region that was chosen, or that the chosen municipality lies in."""
        if self._place is None:
            return None
        around = (self._place, *self._vocabulary.places[self._place].within)
        return next(filter(None, (self._labelled(one, PlaceLevel.REGION) for one in around)), None)

    @property
    def chosen_municipality(self) -> Labelled | None:
        """The municipality that was chosen."""
        return self._labelled(self._place, PlaceLevel.MUNICIPALITY) if self._place else None

    def _labelled(self, place_id: str, level: PlaceLevel) -> Labelled | None:
        place = self._vocabulary.places[place_id]
        return Labelled(place.id, place.names.in_language(self._viewer.language)) if place.level is level else None

    def _by_topic(self, topics: Sequence[str], *, is_counted: bool, wider: Crowd | None = None) -> tuple[Option, ...]:
        """The topics or groups as options."""
        places = (self._place,) if self._place else ()
        return tuple(
            Option(
                topic, self._viewer.topic(topic).label, self._amount((topic,), places, wider) if is_counted else None
            )
            for topic in topics
        )

    @property
    def _counts_kinds(self) -> bool:
        return self._place is not None or not self._is_vast

    def _by_place(self, is_wanted: Callable[[Place], bool]) -> tuple[Option, ...]:
        found = (
            Option(place.id, place.names.in_language(self._viewer.language), self._amount_at(place.id))
            for place in self._vocabulary.places.values()
            if is_wanted(place)
        )
        return tuple(sorted(found, key=lambda option: alphabetical(option.label)))

    def _amount_at(self, place: str | None) -> int | None:
        """How many results what is chosen leads to in a place, or anywhere."""
        if self._topic not in self._vocabulary.topics and self._is_vast:
            return None
        topics = (self._topic,) if self._topic else ()
        return self._amount(topics, (place,) if place else ())

    @property
    def _is_vast(self) -> bool:
        return self._context.counts(self._viewer.on).offers > MOST_COUNTED

    def _amount(self, topics: tuple[str, ...], places: tuple[str, ...], wider: Crowd | None = None) -> int:
        return count(self._search(topics, places, wider))

    def _search(self, topics: tuple[str, ...], places: tuple[str, ...], wider: Crowd | None = None) -> Search:
        understood = self._context.interpreter.chosen(topics, (), places, self._viewer.language)
        return Search(self._context, understood, AskRequest(topics=topics, places=places), wider)


def hatch(context: Context, topic: str | None, place: str | None, language: Language) -> Hatch:
    """What can be chosen next, after a topic or a `group:`, and a municipality or a region.

    Raises:
        NotFoundError: the vocabulary lacks one of them.
    """
    if topic is not None:
        context.vocabulary.topics_under(topic)
    if place is not None:
        context.vocabulary.place(place)
    return context.recall(
        ("hatch", context.day(), topic, place, language), lambda: Hatch(context, topic, place, language)
    )


def _is_municipality(place: Place) -> bool:
    return place.level is PlaceLevel.MUNICIPALITY

"""Who helps with each topic, and where."""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from graphsvc.analysis.day import DayOutline
from graphsvc.analysis.gaps import Helper
from graphsvc.model import Vocabulary
from graphsvc.model.outlines import EntryOutlines
from graphsvc.service.reports.base import NetworkOfDay
from graphsvc.service.reports.profiling import point_of

_Columns = tuple["array[int]", "array[int]"]


class HelpersByTopic(Mapping[str, Sequence[Helper]]):
    """Who acts on a day and offers each topic; made when a topic is asked for, as all helpers take much memory.

    `columns` are by topic the numbers of the actors, in order, and of the `areas` where each helps: ids of places.
    """

    def __init__(
        self, day: DayOutline, vocabulary: Vocabulary, columns: Mapping[str, _Columns], areas: Sequence[frozenset[str]]
    ) -> None:
        self._day = day
        self._vocabulary = vocabulary
        self._columns = columns
        self._areas = areas

    def __len__(self) -> int:
        """How many topics there are that somebody offers."""
        return len(self._columns)

    def __iter__(self) -> Iterator[str]:
        """The topics."""
        return iter(self._columns)

    def __getitem__(self, topic: str) -> Sequence[Helper]:
        """Those who offer a topic; one for each offer."""
        return [self._helper(number, area) for number, area in zip(*self._columns[topic], strict=True)]

    def under(self, topics: Collection[str]) -> "HelpersByTopic":
        """The same for those of some topics that somebody offers, in their order."""
        columns = {topic: self._columns[topic] for topic in topics if topic in self._columns}
        return HelpersByTopic(self._day, self._vocabulary, columns, self._areas)

    def topics_in(self, places: frozenset[str]) -> frozenset[str]:
        """The topics that somebody offers in one of some places."""
        meeting = np.array([not area.isdisjoint(places) for area in self._areas], dtype=np.bool_)
        return frozenset(topic for topic, (_, areas) in self._columns.items() if meeting[np.asarray(areas)].any())

    def _helper(self, number: int, area: int) -> Helper:
        actor = self._day.actors[number]
        point = point_of(actor, self._vocabulary)
        return Helper(actor.id, point, self._areas[area], is_ending=actor.end_date is not None)


def helpers_by_topic(network: NetworkOfDay) -> HelpersByTopic:
    """The actors that act on the day by each topic that they offer, in the order of the vocabulary."""

    def work_out() -> HelpersByTopic:
        areas: dict[frozenset[str], int] = {}
        columns = _columns(network.day, network.outline.offers, areas)
        vocabulary = network.context.vocabulary
        return HelpersByTopic(network.day, vocabulary, columns, tuple(areas)).under(vocabulary.topics)

    return network.recall("helpers by topic", work_out)


def _columns(day: DayOutline, offers: EntryOutlines, areas: dict[frozenset[str], int]) -> Mapping[str, _Columns]:
    number_of = dict(zip(day.members[day.acting].tolist(), np.flatnonzero(day.acting).tolist(), strict=True))
    found: dict[str, _Columns] = {topic: (array("i"), array("i")) for topic in offers.topic_ids}
    for member, topic, places in zip(offers.actors, offers.topics, offers.places, strict=True):
        if (number := number_of.get(member)) is not None:
            actor = day.actors[number]
            area = (offers.id_sets[places] or actor.serves).union((actor.municipality,) if actor.municipality else ())
            numbers, of_areas = found[offers.topic_ids[topic]]
            numbers.append(number)
            of_areas.append(areas.setdefault(area, len(areas)))
    return {topic: columns for topic, columns in found.items() if columns[0]}

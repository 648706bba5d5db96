"""What everybody of a day offers and needs, for whom and where."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np

from graphsvc.analysis.day import DayOutline
from graphsvc.analysis.profiles import Profile
from graphsvc.model import COUNTRY_ID, Point, Vocabulary
from graphsvc.model.outlines import ActorOutline, EntryOutlines, Outline

_STATED, _INFERRED = 1.0, 0.85
_EVERYBODY: Final = frozenset({"kokovaesto"})


class ProfilesOfDay(Sequence[Profile]):
    """The profile of each actor of a day, by number; made when it is asked for, as all of them take much memory."""

    def __init__(self, vocabulary: Vocabulary, outline: Outline, day: DayOutline) -> None:
        """`day` is one of the graph outlined, or a part of it."""
        self._vocabulary = vocabulary
        self._day = day
        self._offers, self._needs = (_Entries(one, len(outline.actors)) for one in (outline.offers, outline.needs))

    def __len__(self) -> int:
        """How many actors there are."""
        return len(self._day)

    def __getitem__(self, number: Any) -> Any:
        """What is known of an actor beside its ties."""
        actor, member = self._day.actors[number], int(self._day.members[number])
        offers, needs = self._offers.of(member), self._needs.of(member)
        places = self._vocabulary.places
        seat = {actor.municipality, *places[actor.municipality].within} if actor.municipality else set()
        return Profile(
            offers=self._offers.surest(offers),
            needs=self._needs.surest(needs),
            target_groups=(self._offers.target_groups(offers) | self._needs.target_groups(needs)) - _EVERYBODY,
            point=point_of(actor, self._vocabulary),
            seat=frozenset(seat - {COUNTRY_ID}),
            serves=self._offers.places(offers) | actor.serves,
        )


class _Entries:
    """The offers or the needs of each actor."""

    def __init__(self, outlines: EntryOutlines, actors: int) -> None:
        self._outlines = outlines
        self._starts = np.searchsorted(np.asarray(outlines.actors), np.arange(actors + 1))

    def of(self, actor: int) -> range:
        """Where those of an actor stand, by its number in the outline."""
        return range(self._starts[actor], self._starts[actor + 1])

    def surest(self, entries: range) -> Mapping[str, float]:
        """For each topic, how sure it is: stated 1, inferred 0.85."""
        found: dict[str, float] = {}
        for entry in entries:
            topic = self._outlines.topic_ids[self._outlines.topics[entry]]
            found[topic] = max(found.get(topic, 0.0), _STATED if self._outlines.stated[entry] else _INFERRED)
        return found

    def target_groups(self, entries: range) -> frozenset[str]:
        """For whom they are."""
        return self._joined(self._outlines.target_groups[entry] for entry in entries)

    def places(self, entries: range) -> frozenset[str]:
        """Where they are."""
        return self._joined(self._outlines.places[entry] for entry in entries)

    def _joined(self, numbers: Iterator[int]) -> frozenset[str]:
        return frozenset[str]().union(*(self._outlines.id_sets[number] for number in numbers))


def point_of(actor: ActorOutline, vocabulary: Vocabulary) -> Point | None:
    """The actor's own point, or else the centre of its municipality."""
    if actor.point or actor.municipality is None:
        return actor.point
    return vocabulary.places[actor.municipality].point

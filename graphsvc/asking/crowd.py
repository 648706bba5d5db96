"""Many who may fit a question, side by side in columns, so that all of them are ranked at once."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from graphsvc.asking.ranking import EVERYBODY, INFERRED, STATED
from graphsvc.model import Actor, ActorKind, Area, Offer, OfferOutline, Sector, Vocabulary

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.integer[Any]]
Reals = npt.NDArray[np.float64]

KINDS: Final = tuple(ActorKind)
SECTORS: Final = tuple(Sector)
_NONE: Final = -1


class Row(NamedTuple):
    """An offer, or an actor without one: found by what its name or description says, or by its name.

    `says` is the number of the asked topic that is said; -1 where none is.
    """

    outline: OfferOutline
    says: int = _NONE
    is_named: bool = False


def bare_row(actor: Actor, *, says: int = _NONE, is_named: bool = False) -> Row:
    """An actor without an offer, for the places that it serves."""
    outline = OfferOutline(
        actor=actor.id,
        kind=actor.kind,
        subtype=actor.subtype,
        sector=actor.sector,
        municipality=actor.municipality,
        latitude=actor.point.latitude if actor.point else None,
        longitude=actor.point.longitude if actor.point else None,
        assured_date=actor.assured_date.isoformat() if actor.assured_date else None,
        topic="",
        is_stated=False,
        target_groups=(),
        places=tuple(sorted(actor.serves)),
    )
    return Row(outline, says, is_named)


def offer_row(actor: Actor, offer: Offer) -> Row:
    """An offer of an actor, for the places that it names, or else those that the actor serves."""
    about = bare_row(actor).outline
    places = tuple(sorted(offer.places)) or about.places
    groups = tuple(sorted(offer.target_groups))
    return Row(about._replace(topic=offer.topic, is_stated=offer.is_stated, target_groups=groups, places=places))


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """Actors by `ids`, in order, and rows of what they offer or say, those of an actor side by side.

    `columns` hold a value a row: `actor` is a number in `ids`, `places` one of a list of places; the others are numbers
    in the closed lists of the vocabulary, -1 for none. List `n` of places begins at `starts[n]` of `places`.
    `parts` are pairs of actors by their numbers: a part and the whole, where they make a frame.
    """

    ids: tuple[str, ...]
    columns: Mapping[str, npt.NDArray[Any]]
    places: Numbers
    starts: Numbers
    parts: Numbers

    def __len__(self) -> int:
        return len(self.columns["actor"])

    def number(self, actor_id: str) -> int | None:
        """The number of an actor; None for one that is not here."""
        found = bisect_left(self.ids, actor_id)
        return found if self.ids[found : found + 1] == (actor_id,) else None

    def rows_of(self, actor_id: str) -> Numbers:
        """The rows of an actor that is here."""
        number = bisect_left(self.ids, actor_id)
        return np.arange(*np.searchsorted(self.columns["actor"], (number, number + 1)))

    def best_served(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """For each row the greatest value of the places that it is for; `values` are one a place, and last that of none."""
        best = np.maximum.reduceat(values[self.places], self.starts) if len(self.starts) else values[:0]
        found: npt.NDArray[Any] = best[self.columns["places"]]
        return found

    def within(self, area: Area, vocabulary: Vocabulary) -> Flags:
        """The rows that an area holds: by the actor's point, its seat, or a place that the row is for, as stores say."""
        meeting = np.zeros(len(vocabulary.places) + 1, np.bool_)
        meeting[[vocabulary.place_numbers[place] for place in area.places]] = True
        held: Flags = meeting[self.columns["municipality"]] | self.best_served(meeting)
        if area.box:
            latitude, longitude = self.columns["latitude"], self.columns["longitude"]
            held |= (
                (latitude >= area.box.south)
                & (latitude <= area.box.north)
                & (longitude >= area.box.west)
                & (longitude <= area.box.east)
            )
        return held

    def topics_in(self, area: Area | None, vocabulary: Vocabulary) -> frozenset[str]:
        """The topics under which somebody offers something in an area, or anywhere."""
        rows = slice(None) if area is None else self.within(area, vocabulary)
        topics = tuple(vocabulary.topics)
        return frozenset(topics[number] for number in np.unique(self.columns["topic"][rows]) if number >= 0)

    def under(self, topics: Collection[str], vocabulary: Vocabulary) -> "Crowd":
        """The rows of offers under some topics."""
        is_meant = np.array([*(topic in topics for topic in vocabulary.topics), False])
        chosen = is_meant[self.columns["topic"]]
        return replace(self, columns={name: column[chosen] for name, column in self.columns.items()})

    def without(self, actor_ids: Collection[str]) -> "Crowd":
        """The others; the same crowd where none of these is in it."""
        gone = [number for actor_id in actor_ids if (number := self.number(actor_id)) is not None]
        if not gone:
            return self
        stays = np.ones(len(self.ids), np.bool_)
        stays[gone] = False
        numbers = (np.cumsum(stays) - 1).astype(np.int32)
        rows = stays[self.columns["actor"]]
        columns = {name: column[rows] for name, column in self.columns.items()}
        return replace(
            self,
            ids=tuple(compress(self.ids, stays.tolist())),
            columns={**columns, "actor": numbers[columns["actor"]]},
            parts=numbers[self.parts[stays[self.parts].all(axis=1)]],
        )

    def joined(self, other: "Crowd", parts: Iterable[tuple[str, str]]) -> "Crowd":
        """This and a few others; `parts` are all that make frames, by ids."""
        new = [actor_id for actor_id in other.ids if self.number(actor_id) is None]
        ids = tuple(sorted((*self.ids, *new)))
        before = [bisect_left(self.ids, actor_id) for actor_id in new]
        mine = np.arange(len(self.ids)) + np.searchsorted(before, np.arange(len(self.ids)), side="right")
        theirs = np.array([bisect_left(ids, actor_id) for actor_id in other.ids], np.intp)
        added = frozenset(new)
        touched = (pair for pair in parts if not added.isdisjoint(pair))
        pairs = np.concatenate([mine[self.parts], _numbered_pairs(touched, ids)])
        return _side_by_side((self, other), ids, (mine, theirs), pairs)


def together(crowds: Sequence[Crowd], parts: Iterable[tuple[str, str]]) -> Crowd:
    """Crowds as one; `parts` are all that make frames, by ids."""
    ids = tuple(sorted({actor_id for crowd in crowds for actor_id in crowd.ids}))
    numbers = _numbers(ids)
    renumbered = [np.array([numbers[actor_id] for actor_id in crowd.ids], np.intp) for crowd in crowds]
    return _side_by_side(crowds, ids, renumbered, _numbered_pairs(parts, ids))


def _side_by_side(
    crowds: Sequence[Crowd], ids: tuple[str, ...], renumbered: Sequence[Numbers], parts: Numbers
) -> Crowd:
    """Crowds as one, where those of each are numbered anew; an actor's rows in the order of the crowds."""
    columns = {name: np.concatenate([crowd.columns[name] for crowd in crowds]) for name in crowds[0].columns}
    columns["actor"] = np.concatenate(
        [numbers[crowd.columns["actor"]] for crowd, numbers in zip(crowds, renumbered, strict=True)], dtype=np.int32
    )
    lists = np.cumsum([0, *(len(crowd.starts) for crowd in crowds)])
    columns["places"] += np.repeat(lists[:-1], [len(crowd) for crowd in crowds]).astype(np.int32)
    begins = np.cumsum([0, *(len(crowd.places) for crowd in crowds)])
    order = np.argsort(columns["actor"], kind="stable")
    return Crowd(
        ids,
        {name: column[order] for name, column in columns.items()},
        np.concatenate([crowd.places for crowd in crowds]),
        np.concatenate([crowd.starts + begin for crowd, begin in zip(crowds, begins, strict=False)]),
        parts,
    )


def crowd_of(rows: Iterable[Row], vocabulary: Vocabulary) -> Crowd:
    """Rows as columns, without frames."""
    ordered = sorted(rows, key=lambda row: row.outline.actor)
    outlines, says, named = _transposed(ordered, len(Row._fields))
    given = OfferOutline._make(_transposed(outlines, len(OfferOutline._fields)))
    ids = tuple(dict.fromkeys(given.actor))
    lists = {places: number for number, places in enumerate(dict.fromkeys(given.places))}
    columns = {
        **_of_actors(given, ids, vocabulary),
        **_of_offers(given, vocabulary),
        "places": _numbered(given.places, lists, np.int32),
        "says": np.array(says, np.int16),
        "named": np.array(named, np.bool_),
    }
    numbers = vocabulary.place_numbers
    numbered = [(_NONE, *(numbers[place] for place in places)) for places in lists]
    return Crowd(
        ids,
        columns,
        np.array([number for one in numbered for number in one], np.intp),
        np.cumsum([0, *(len(one) for one in numbered)], dtype=np.intp)[:-1],
        _numbered_pairs((), ids),
    )


def _transposed(rows: Sequence[tuple[Any, ...]], width: int) -> list[tuple[Any, ...]]:
    return list(zip(*rows, strict=True)) or [()] * width


def _numbered_pairs(pairs: Iterable[tuple[str, str]], ids: Sequence[str]) -> Numbers:
    """Of pairs of ids those of which both are here, by their numbers."""
    numbers = _numbers(ids)
    here = [(numbers[one], numbers[other]) for one, other in pairs if one in numbers and other in numbers]
    return np.array(here, np.intp).reshape(-1, 2)


def _of_actors(given: Any, ids: Sequence[str], vocabulary: Vocabulary) -> dict[str, npt.NDArray[Any]]:
    """Columns that tell of actors; their points are their own, or else the centres of their municipalities."""
    municipality = _numbered(given.municipality, vocabulary.place_numbers, np.int16)
    centres = np.array(
        [(one.point.latitude, one.point.longitude) for one in vocabulary.places.values()] + [(np.nan,) * 2]
    )
    own = np.array([given.latitude, given.longitude], np.float64)
    latitude, longitude = np.where(np.isnan(own).any(axis=0), centres[municipality].T, own)
    days = {day: date.fromisoformat(day).toordinal() for day in set(given.assured_date) if day}
    return {
        "actor": _numbered(given.actor, _numbers(ids), np.int32),
        "municipality": municipality,
        "latitude": latitude,
        "longitude": longitude,
        "kind": _numbered(given.kind, _numbers(KINDS), np.int8),
        "sector": _numbered(given.sector, _numbers(SECTORS), np.int8),
        "assured": _numbered(given.assured_date, days, np.int32),
    }


def _of_offers(given: Any, vocabulary: Vocabulary) -> dict[str, npt.NDArray[Any]]:
    bits = {group: 1 << number for number, group in enumerate(vocabulary.target_groups)}
    groups = set(given.target_groups)
    is_open = {some: not some or EVERYBODY in some for some in groups}
    return {
        "topic": _numbered(given.topic, _numbers(vocabulary.topics), np.int16),
        "strength": np.where(np.array(given.is_stated, np.bool_), STATED, INFERRED),
        "groups": _numbered(given.target_groups, {some: sum(bits[one] for one in some) for some in groups}, np.int64),
        "open": _numbered(given.target_groups, is_open, np.int8) == 1,
    }


def _numbers(words: Iterable[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words)}


def _numbered(values: Iterable[Any], numbers: Mapping[Any, int], width: type[Any]) -> Numbers:
    """Values by their numbers, -1 for those that have none."""
    return np.array([numbers.get(value, _NONE) for value in values], width)

"""Many who may fit a question, side by side in columns, so that all of them are ranked at once."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from graphsvc.asking.ranking import EVERYBODY, INFERRED, STATED
from graphsvc.model import Actor, ActorKind, Area, OfferOutline, Place, Sector, Vocabulary

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.integer[Any]]
Reals = npt.NDArray[np.float64]

KINDS: Final = tuple(ActorKind)
SECTORS: Final = tuple(Sector)
_NEVER: Final = -1
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


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """Actors by `ids`, in order, and rows of what they offer or say, those of an actor side by side.

    `columns` hold a value a row: `actor` is a number in `ids`, `places` one of a list of places; the others are numbers
    in the closed lists of the vocabulary, -1 for none. List `n` of places begins at `starts[n]` of `places`.
    `parts` are pairs of actors: a part and the whole, where they make a frame.
    """

    ids: tuple[str, ...]
    columns: Mapping[str, npt.NDArray[Any]]
    places: Numbers
    starts: Numbers
    parts: tuple[tuple[str, str], ...] = ()

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
        meeting = np.array([*(place in area.places for place in vocabulary.places), False])
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

    def joined(self, other: "Crowd") -> "Crowd":
        """Both together."""
        ids = tuple(sorted({*self.ids, *other.ids}))
        numbers = {actor_id: number for number, actor_id in enumerate(ids)}
        columns = {name: np.concatenate([column, other.columns[name]]) for name, column in self.columns.items()}
        columns["actor"] = np.array(
            [numbers[crowd.ids[number]] for crowd in (self, other) for number in crowd.columns["actor"]], np.int32
        )
        columns["places"][len(self) :] += len(self.starts)
        order = np.argsort(columns["actor"], kind="stable")
        return Crowd(
            ids,
            {name: column[order] for name, column in columns.items()},
            np.concatenate([self.places, other.places]),
            np.concatenate([self.starts, other.starts + len(self.places)]),
            self.parts,
        )


def crowd_of(rows: Iterable[Row], vocabulary: Vocabulary) -> Crowd:
    """Rows as columns."""
    ordered = sorted(rows, key=lambda row: row.outline.actor)
    ids = tuple(dict.fromkeys(row.outline.actor for row in ordered))
    lists: dict[tuple[str, ...], int] = {}
    for row in ordered:
        lists.setdefault(row.outline.places, len(lists))
    columns = {**_of_actors(ordered, ids, vocabulary), **_of_offers(ordered, lists, vocabulary)}
    numbers = place_numbers(vocabulary)
    numbered = [(_NONE, *(numbers[place] for place in places)) for places in lists]
    return Crowd(
        ids,
        columns,
        np.array([number for one in numbered for number in one], np.intp),
        np.cumsum([0, *(len(one) for one in numbered)], dtype=np.intp)[:-1],
    )


def _of_actors(rows: Sequence[Row], ids: Sequence[str], vocabulary: Vocabulary) -> dict[str, npt.NDArray[Any]]:
    outlines = [row.outline for row in rows]
    places = place_numbers(vocabulary)
    points = [_point(one, vocabulary.places) for one in outlines]
    return {
        "actor": _numbered((one.actor for one in outlines), ids, np.int32),
        "municipality": np.array([places.get(one.municipality or "", _NONE) for one in outlines], np.int16),
        "latitude": np.array([point[0] for point in points], np.float64),
        "longitude": np.array([point[1] for point in points], np.float64),
        "kind": _numbered((one.kind for one in outlines), KINDS, np.int8),
        "sector": _numbered((one.sector for one in outlines), SECTORS, np.int8),
        "assured": np.array([_day(one.assured_date) for one in outlines], np.int32),
    }


def _of_offers(
    rows: Sequence[Row], lists: Mapping[tuple[str, ...], int], vocabulary: Vocabulary
) -> dict[str, npt.NDArray[Any]]:
    outlines = [row.outline for row in rows]
    bits = {group: 1 << number for number, group in enumerate(vocabulary.target_groups)}
    return {
        "topic": _numbered((one.topic for one in outlines), tuple(vocabulary.topics), np.int16),
        "strength": np.array([STATED if one.is_stated else INFERRED for one in outlines], np.float64),
        "groups": np.array([sum(bits[group] for group in one.target_groups) for one in outlines], np.int64),
        "open": np.array([not one.target_groups or EVERYBODY in one.target_groups for one in outlines], np.bool_),
        "places": np.array([lists[one.places] for one in outlines], np.int32),
        "says": np.array([row.says for row in rows], np.int16),
        "named": np.array([row.is_named for row in rows], np.bool_),
    }


def place_numbers(vocabulary: Vocabulary) -> dict[str, int]:
    """The places by id, numbered as columns do."""
    return {place: number for number, place in enumerate(vocabulary.places)}


def _numbered(values: Iterable[str | None], words: Sequence[str], width: type[Any]) -> Numbers:
    numbers = {word: number for number, word in enumerate(words)}
    return np.array([numbers.get(value or "", _NONE) for value in values], width)


def _point(outline: OfferOutline, places: Mapping[str, Place]) -> tuple[float, float]:
    """The actor's own point, or else the centre of its municipality; not numbers where neither is known."""
    if outline.latitude is not None and outline.longitude is not None:
        return outline.latitude, outline.longitude
    if outline.municipality is None:
        return np.nan, np.nan
    centre = places[outline.municipality].point
    return centre.latitude, centre.longitude


def _day(written: str | None) -> int:
    return date.fromisoformat(written).toordinal() if written else _NEVER

"""Actors that may be one and the same: shown side by side, never merged silently."""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from graphsvc.exchange.planning.identity import IDENTIFIERS
from graphsvc.exchange.planning.known import Known, names_of
from graphsvc.model import Actor, ActorFilter, Window, name_key

MOST: Final = 1000
"""How many pairs are shown."""
_MOST_IN_BLOCK: Final = 50
_MOST_COMPARED: Final = 5000
"""How many new actors are compared letter by letter; in a register of a country, likeness means little."""
_MOST_LOOKED_UP: Final = 500
"""For how many new actors the store is searched for names that are spelt alike."""
_MOST_LOOKED_AT: Final = 300
_ALIKE: Final = 0.9
_BEGINNING: Final = 4
Reason = Literal["identifier", "name", "spelling"]


class _Keys(dict[str, str]):
    """The keys of names, each made once: in a register of a country that takes long."""

    def __missing__(self, name: str) -> str:
        self[name] = key = name_key(name)
        return key


class Duplicate(NamedTuple):
    """Two actors that may be one, and what they share: `new` is of this import, `other` of the store or of it as well.

    `is_stored` says whether the store knows `other`. Where they are one, `new` gives way: to one of the store before one of a row, and to that before one that only a
    tie names.
    """

    new: Actor
    other: Actor
    reason: Reason
    is_stored: bool


def duplicates(
    new: Sequence[Actor], placed: Mapping[str, tuple[Any, Actor]], known: Known, proposed: Collection[str] = ()
) -> tuple[Duplicate, ...]:
    """The pairs of which one is new, surest first; each pair once. `proposed` are the ids of those only ties name."""
    keys = _Keys()
    stored = _stored(new, known, keys) if new else []
    others = {actor.id: actor for actor in (*stored, *(actor for _, actor in placed.values()), *new)}
    return _found(others.values(), {actor.id: 2 if actor.id in proposed else 1 for actor in new}, keys)


def duplicates_among(actors: Sequence[Actor]) -> tuple[Duplicate, ...]:
    """The pairs among actors that are all known, surest first; each pair once."""
    return _found(actors, {actor.id: 1 for actor in actors}, _Keys())


def _found(actors: Collection[Actor], added: Mapping[str, int], keys: _Keys) -> tuple[Duplicate, ...]:
    """The pairs of which at least one is among those added; of two, that with the higher number leaves."""
    found: dict[frozenset[str], Duplicate] = {}
    ways: tuple[tuple[Reason, Iterable[tuple[Actor, Actor]]], ...] = (
        ("identifier", _sharing_identifier(actors)),
        ("name", _sharing_name(actors, keys)),
        ("spelling", _spelt_alike(actors, keys) if len(added) <= _MOST_COMPARED else ()),
    )
    for reason, pairs in ways:
        for one, other in pairs:
            staying, leaving = sorted((one, other), key=lambda actor: added.get(actor.id, 0))
            is_apart = _identified_apart(one, other) or (reason != "identifier" and _seated_apart(one, other))
            if leaving.id in added and not is_apart and len(found) < MOST:
                pair = Duplicate(leaving, staying, reason, staying.id not in added)
                found.setdefault(frozenset({one.id, other.id}), pair)
    return tuple(found.values())


def _stored(new: Sequence[Actor], known: Known, keys: _Keys) -> list[Actor]:
    identifiers = sorted({value for actor in new for key in IDENTIFIERS if (value := getattr(actor, key))})
    named = known.actors_named({keys[name] for actor in new for name in names_of(actor)})
    return [*named, *(known.actors_identified(identifiers) if identifiers else ()), *_alike_in_store(new, known, keys)]


def _alike_in_store(new: Sequence[Actor], known: Known, keys: _Keys) -> Iterator[Actor]:
    """Actors of the store in whose names or descriptions a word begins as a new name does, in the same municipality."""
    wanted: set[tuple[str, str | None]] = set()
    for actor in new:
        wanted.add((keys[names_of(actor)[0]][:_BEGINNING].split(" ")[0], actor.municipality))
        if len(wanted) > _MOST_LOOKED_UP:
            return
    for beginning, municipality in sorted(wanted, key=str):
        searched = ActorFilter(words=(beginning,), municipality=municipality)
        yield from known.actors(searched, Window(0, _MOST_LOOKED_AT)).items


def _seated_apart(one: Actor, other: Actor) -> bool:
    return bool(one.municipality and other.municipality and one.municipality != other.municipality)


def _identified_apart(one: Actor, other: Actor) -> bool:
    pairs = ((getattr(one, key), getattr(other, key)) for key in IDENTIFIERS)
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _sharing_identifier(actors: Iterable[Actor]) -> Iterator[tuple[Actor, Actor]]:
    return _pairs(
        actors, lambda actor: [(key, value) for key in IDENTIFIERS if (value := getattr(actor, key)) is not None]
    )


def _sharing_name(actors: Iterable[Actor], keys: _Keys) -> Iterator[tuple[Actor, Actor]]:
    """Namesakes of one seat, and one whose seat is not known with the first of its name."""
    return _pairs(actors, lambda actor: _seated_names(actor, keys))


def _seated_names(actor: Actor, keys: _Keys) -> Iterable[tuple[str, str | None]]:
    own = dict.fromkeys(keys[name] for name in names_of(actor))
    return dict.fromkeys((key, seat) for seat in (actor.municipality, None) for key in own)


def _spelt_alike(actors: Iterable[Actor], keys: _Keys) -> Iterator[tuple[Actor, Actor]]:
    blocks: dict[Any, list[tuple[Actor, str]]] = defaultdict(list)
    for actor in actors:
        key = keys[names_of(actor)[0]]
        blocks[key[:_BEGINNING], actor.municipality].append((actor, key))
    for block in blocks.values():
        for place, (one, key) in enumerate(block[:_MOST_IN_BLOCK]):
            for other, other_key in block[place + 1 : _MOST_IN_BLOCK]:
                if _same_numbers(key, other_key) and _are_alike(key, other_key):
                    yield one, other


def _are_alike(one: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _same_numbers(one: str, other: str) -> bool:
    """Names that differ in a number alone are those of a series."""
    return [word for word in one.split() if word.isdigit()] == [word for word in other.split() if word.isdigit()]


def _pairs(actors: Iterable[Actor], keys: Any) -> Iterator[tuple[Actor, Actor]]:
    """Each actor with the first of those that share a key with it."""
    first: dict[Any, Actor] = {}
    for actor in actors:
        for key in keys(actor):
            other = first.setdefault(key, actor)
            if other is not actor:
                yield other, actor

"""Actors that a person names, one a line."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.exchange import is_also_named
from graphsvc.model import LANGUAGES, Actor, folded_words, name_key
from graphsvc.service.context import Context
from graphsvc.service.views import ActorSummary, Viewer

_MOST_MEANT: Final = 8
_MOST_READ: Final = 50
_MOST_COMPARED: Final = 300
_MOST_WORDS: Final = 8
_MOST_LIKE: Final = 3
_LIKE: Final = 0.8
"""How alike (0..1, difflib) a name is to one that may be meant."""
_BEGINNING: Final = 4
"""How many letters of a word are taken to be spelt right."""


@dataclass(frozen=True, slots=True)
class Named:
    """What was written, and the actors that it may mean: one, several, or none; then `resting` those that do not act."""

    words: str
    actors: tuple[ActorSummary, ...]
    resting: tuple[ActorSummary, ...] = ()


def actors_named(context: Context, lines: Iterable[str], viewer: Viewer) -> tuple[Named, ...]:
    """For each line that is not blank, those who act on the viewer's day and bear it as id or name; else by its words."""
    written = tuple(dict.fromkeys(words for line in lines if (words := " ".join(line.split()))))
    called = context.store.actors_named({key for words in written if (key := name_key(words))})
    known = {one.id: one for one in (*context.store.actors_by_id(written), *called)}
    return tuple(_named(context, words, tuple(known.values()), viewer) for words in written)


def _named(context: Context, words: str, known: Sequence[Actor], viewer: Viewer) -> Named:
    meant = tuple(viewer.actor(one) for one in _meant(context, words, known))
    acting = tuple(one for one in meant if one.is_active)
    return Named(words, acting, () if acting else meant)


def _meant(context: Context, words: str, known: Sequence[Actor]) -> Sequence[Actor]:
    """Those of `known` that bear the words as their id or name, or once did; else those of whose names each word begins a word."""
    if bearing := [one for one in known if one.id == words]:
        return bearing[:1]
    key = name_key(words)
    if bearing := [one for one in known if key in {name_key(getattr(one.names, language)) for language in LANGUAGES}]:
        return bearing
    told = folded_words(words)
    candidates = context.store.actors_with_words(told, _MOST_READ) if told else ()
    if bearing := [one for one in candidates if is_also_named(one, words)]:
        return bearing
    return tuple(actors_with_words(context, told))[:_MOST_MEANT]


def actors_with_words(context: Context, words: Sequence[str]) -> Iterator[Actor]:
    """Of the first actors that the words find, those of whose names each of the folded words begins a word."""
    if not words:
        return
    for actor in context.store.actors_with_words(words, _MOST_READ):
        named = folded_words(" ".join(getattr(actor.names, language) for language in LANGUAGES))
        if all(any(known.startswith(word) for known in named) for word in words):
            yield actor


def actors_like(context: Context, words: str, viewer: Viewer) -> tuple[ActorSummary, ...]:
    """The actors whose names a misspelt name is most like, the likest first."""
    beginnings = [word[:_BEGINNING] for word in folded_words(words)[:_MOST_WORDS]]
    told = (beginnings, *([one] for one in beginnings)) if beginnings else ()
    found = {actor.id: actor for some in told for actor in context.store.actors_with_words(some, _MOST_COMPARED)}
    by_key = {name_key(actor.names.in_language(viewer.language)): actor for actor in found.values()}
    like = difflib.get_close_matches(name_key(words), by_key, _MOST_LIKE, _LIKE)
    return tuple(viewer.actor(by_key[key]) for key in like)

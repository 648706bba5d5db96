"""Other names of actors: told in their descriptions, and by these found again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from graphsvc.exchange.planning.known import Known, names_of
from graphsvc.exchange.understanding.catalogue import key_of
from graphsvc.model import LANGUAGES, Actor, ActorFilter, Language, Window, folded_words, name_key
from graphsvc.texts import text

_MOST_ACTORS: Final = 100_000
_MOST_STOPS: Final = 8
"""How many full stops a name may hold."""


def also_named(actor: Actor, name: str) -> Actor:
    """The actor, with another name of it told at the end of its description."""
    if name in names_of(actor):
        return actor
    language = actor.names.language_for("fi")
    told, described = _told(language, name), getattr(actor.descriptions, language)
    if told in described:
        return actor
    return replace(actor, descriptions=replace(actor.descriptions, **{language: followed(described, told)}))


def with_aliases_of(before: Actor, actor: Actor) -> Actor:
    """The actor, which keeps the other names that its description told before."""
    kept = {}
    for language in LANGUAGES:
        _, beginning, names = getattr(before.descriptions, language).partition(_told(language, "").rstrip("."))
        described = getattr(actor.descriptions, language)
        if beginning and beginning not in described:
            kept[language] = followed(described, f"{beginning}{names}")
    return replace(actor, descriptions=replace(actor.descriptions, **kept)) if kept else actor


def followed(described: str, told: str) -> str:
    """A description, ended, and what is told after it."""
    if not described:
        return told
    return f"{described}{'' if described.endswith(('.', '!', '?', ':', '…')) else '.'} {told}"


def aliases(known: Known) -> Mapping[str, list[Actor]]:
    """The actors of the store by the folded names that their descriptions tell."""
    found: dict[str, list[Actor]] = defaultdict(list)
    for language in LANGUAGES:
        wanted = ActorFilter(words=folded_words(_told(language, "")))
        for actor in known.actors(wanted, Window(0, _MOST_ACTORS)).items:
            for name in _names_told(actor, language):
                found[key_of(name)].append(actor)
    return found


def is_also_named(actor: Actor, name: str) -> bool:
    """Whether the actor's description tells that it is, or was, called so as well."""
    key = name_key(name)
    return any(name_key(told) == key for language in LANGUAGES for told in _names_told(actor, language))


def _names_told(actor: Actor, language: Language) -> Iterator[str]:
    return _names_after(_told(language, "").rstrip("."), getattr(actor.descriptions, language))


def _told(language: Language, name: str) -> str:
    return text(language, "exchange.also_named", name=name)


def _names_after(beginning: str, described: str) -> Iterator[str]:
    """What may be a name: from where the telling begins to any full stop, for a name may hold some itself."""
    for part in described.split(beginning)[1:]:
        stops = [place for place, sign in enumerate(part) if sign == "."][:_MOST_STOPS]
        yield from (part[:stop] for stop in stops)

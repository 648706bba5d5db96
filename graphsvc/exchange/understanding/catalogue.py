"""The headings and words of people's files in all three languages at once, from `texts/*/exchange.toml` and `kinds.toml`."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from graphsvc.model import (
    LANGUAGES,
    LEVELS,
    SUBTYPES,
    ActorKind,
    Confirmation,
    Language,
    LocalText,
    Sector,
    Status,
    TieKind,
    folded_words,
)
from graphsvc.texts import catalogue

_EXCHANGE: Final = "exchange"
_MOST_WORDS: Final = 12
"""Of a heading that says the same several times."""


@lru_cache(1 << 16)
def key_of(text: str) -> str:
    """What two ways to write the same heading or word share."""
    return " ".join(folded_words(text))


@cache
def expressions(table: str) -> Mapping[str, tuple[str, ...]]:
    """The keys of a table of the texts, each with its expressions in all languages, our own heading first."""
    prefix = f"{_EXCHANGE}.{table}."
    return {
        key.removeprefix(prefix): tuple(
            expression for language in reversed(LANGUAGES) for expression in catalogue(language)[key].split("|")
        )
        for key in catalogue("fi")
        if key.startswith(prefix)
    }


@cache
def keys_by_expression(table: str) -> Mapping[str, tuple[str, ...]]:
    """Each folded expression of a table with the keys that it stands for."""
    found: dict[str, tuple[str, ...]] = {}
    for key, several in expressions(table).items():
        for folded in dict.fromkeys(map(key_of, (*several, key))):
            found[folded] = (*found.get(folded, ()), key)
    return found


@lru_cache(1 << 12)
def keys_of(table: str, folded: str) -> tuple[str, ...]:
    """The keys that a folded heading stands for; it may say the same several times, as in two languages."""
    known, words = keys_by_expression(table), folded.split()
    if folded in known or len(words) > _MOST_WORDS:
        return known.get(folded, ())
    for place in range(1, len(words)):
        rest = keys_of(table, " ".join(words[place:]))
        if shared := tuple(key for key in known.get(" ".join(words[:place]), ()) if key in rest):
            return shared
    return ()


@cache
def rank(table: str, column: str) -> Mapping[str, int]:
    """How telling each folded heading of a column is; 0 is the most telling."""
    return {key_of(heading): number for number, heading in reversed(list(enumerate(expressions(table)[column])))}


def heading(language: Language, table: str, column: str) -> str:
    """Our own heading of a column in a language."""
    return catalogue(language)[f"{_EXCHANGE}.{table}.{column}"].split("|")[0]


def is_word(key: str, text: str) -> bool:
    """Whether a text is one of the words under a key of the table `word`."""
    return key_of(text) in folded_expressions(key)


@cache
def folded_expressions(key: str) -> frozenset[str]:
    """The words under a key of the table `word`, folded."""
    return frozenset(map(key_of, expressions("word")[key]))


@cache
def conjunctions() -> re.Pattern[str]:
    """What stands between two things of equal standing: "Kuopio ja Siilinjärvi"."""
    words = "|".join(map(re.escape, expressions("word")["and"]))
    return re.compile(rf"\s(?:{words})\s|[&+]", re.IGNORECASE)


def _said(*keys: str) -> Iterator[str]:
    for language in LANGUAGES:
        yield from (key_of(catalogue(language)[f"kinds.{key}"]) for key in keys)


@cache
def actor_types() -> Mapping[str, tuple[ActorKind, str]]:
    """What a folded word says of an actor: its kind and subtype."""
    found: dict[str, tuple[ActorKind, str]] = {}
    for kind, subtypes in SUBTYPES.items():
        for subtype in subtypes:
            words = (key_of(subtype), *_said(f"subtype.{subtype}"), *map(key_of, expressions("type").get(subtype, ())))
            for word in words:
                found.setdefault(word, (kind, subtype))
    for kind in ActorKind:
        general = {ActorKind.COUNCIL: "other_council"}.get(kind, str(kind))
        for word in (key_of(kind), *_said(f"actor.{kind}.one", f"actor.{kind}.other")):
            found[word] = (kind, general)
    return found


@cache
def subtypes(kind: ActorKind) -> Mapping[str, str]:
    """The subtypes of a kind of actor, by themselves folded."""
    return {key_of(subtype): subtype for subtype in SUBTYPES[kind]}


@cache
def tie_kinds() -> Mapping[str, tuple[TieKind, bool]]:
    """What a folded word says of a tie: its kind, and whether it is read from its target."""
    found: dict[str, tuple[TieKind, bool]] = {}
    for kind in TieKind:
        for word in (
            key_of(kind),
            *map(key_of, expressions("tie")[kind]),
            *_said(f"tie.{kind}.noun", f"tie.{kind}.out"),
        ):
            found.setdefault(word, (kind, False))
    for kind in TieKind:
        for word in _said(f"tie.{kind}.in"):
            found.setdefault(word, (kind, True))
    return found


def tie_words(kind: TieKind, *, is_reversed: bool) -> LocalText:
    """What is said of an actor by a tie of this kind, in each language."""
    key = f"kinds.tie.{kind}.{'in' if is_reversed else 'out'}"
    return LocalText(*(catalogue(language)[key] for language in LANGUAGES))


@cache
def levels() -> Mapping[str, int]:
    """What a folded word says of how close a tie is."""
    return {
        word: level for level in LEVELS for word in (str(level), *_said(f"level.{level}", f"level_sentence.{level}"))
    }


@cache
def sectors() -> Mapping[str, Sector]:
    """What a folded word says of a sector."""
    words = {Sector.PARISH: "parish_sector", Sector.EDUCATION: "education_sector"}
    return {
        word: sector
        for sector in Sector
        for word in (key_of(sector), *_said(f"sector.{sector}"), *folded_expressions(words.get(sector, str(sector))))
    }


@cache
def statuses() -> Mapping[str, Status]:
    """What a folded word says of a status."""
    return {
        word: status
        for status in Status
        for word in (key_of(status), *_said(f"status.{status}"), *folded_expressions(status))
    }


@cache
def confirmations() -> Mapping[str, Confirmation]:
    """What a folded word says of who has confirmed a tie."""
    return {word: one for one in Confirmation for word in (key_of(one), *_said(f"confirmation.{one}"))}

"""Whom a cell names as partners, and what its words before a colon say of the ties to them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from graphsvc.exchange.understanding import catalogue
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.exchange.understanding.lists import listed_names, parts_of
from graphsvc.model import TieKind, name_key

_COOPERATION: Final = TieKind.COOPERATES_WITH, False


class Partner(NamedTuple):
    """A name, and the kind of the tie to it; `is_reversed` where the tie leads from it. `said` is the word for the kind."""

    name: str
    kind: TieKind = TieKind.COOPERATES_WITH
    is_reversed: bool = False
    said: str = ""


def _partners_in(text: str) -> tuple[Partner, ...]:
    """The partners in a cell, each once; "tekee yhteistyötä: Martat, Nuoret" names two."""
    if ":" not in text or not any(_read(part)[0] for part in parts_of(text)):
        return tuple(dict.fromkeys(Partner(name) for item in listed_names(text) for name in _names(item)))
    return tuple(dict.fromkeys(_led(text)))


def _names(item: str) -> Sequence[str]:
    """The names in an item: without the words of cooperation around it, and parted where each is that of an association.

    None in one that says that there is nobody.
    """
    item = _among().sub("", item)
    if catalogue.is_word("nobody", item):
        return ()
    if around := _around().fullmatch(item):
        item = around["with"] or around["name"]
    several = [part.strip() for part in catalogue.conjunctions().split(item)]
    return several if all(name_key(part) != catalogue.key_of(part) for part in several) else [item]


@cache
def _among() -> re.Pattern[str]:
    """Words before the first of several names: "mm. Martat"."""
    words = "|".join(re.escape(one).replace(r"\ ", r"\W+") for one in catalogue.expressions("word")["among"])
    return re.compile(rf"^(?:{words})[.:,]?\s+", re.IGNORECASE)


@cache
def _around() -> re.Pattern[str]:
    """Words of cooperation before a name: "samarbetar med Martat", "tekee yhteistyötä Martat ry:n kanssa"."""
    words = (*catalogue.expressions("word")["cooperation"], *catalogue.expressions("element")["partners"])
    leads = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True) if " " in one)
    return re.compile(rf"(?:{leads})\s+(?:(?P<with>.+?)(?::n)?\s+kanssa|(?P<name>.+))", re.IGNORECASE)


def read_partners(where: Where, text: str, findings: Findings) -> tuple[Partner, ...]:
    """The partners in a cell; words that mean a kind of tie other than cooperation, and are not its own, are told."""
    found = _partners_in(text)
    for _, kind, is_reversed, said in found:
        if kind is not TieKind.COOPERATES_WITH:
            words = catalogue.tie_words(kind, is_reversed=is_reversed)
            if catalogue.key_of(said) not in map(catalogue.key_of, (words.fi, words.sv, words.en)):
                findings.warn_once(where.problem("read_as", "partners", said, found=words))
    return found


def _led(text: str) -> Iterator[Partner]:
    """The partners after words that say how they are tied, each as the last such words before it say."""
    kind, is_reversed = _COOPERATION
    said = ""
    for part in parts_of(text):
        for item in part.split(","):
            read, name = _read(item)
            if read:
                (kind, is_reversed), said = read, item.split(":")[0].strip()
            if any(map(str.isalnum, name)):
                yield from (Partner(one, kind, is_reversed, said) for one in _names(name))


def _read(item: str) -> tuple[tuple[TieKind, bool] | None, str]:
    """What the words before a colon say of a tie, None where they say nothing of one, and the rest."""
    words, colon, rest = item.partition(":")
    meant = _meant(catalogue.key_of(words)) if colon else None
    return (meant, rest.strip()) if meant else (None, item.strip())


def _meant(key: str) -> tuple[TieKind, bool] | None:
    for among in catalogue.folded_expressions("among"):
        key = key.removesuffix(f" {among}")
    if "partners" in catalogue.keys_of("element", key) or key in catalogue.folded_expressions("cooperation"):
        return _COOPERATION
    return catalogue.tie_kinds().get(key)

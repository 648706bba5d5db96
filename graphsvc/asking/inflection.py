"""Inflected forms of known words, read from seed/forms/ (made by `make forms`), and what else a form may hide."""

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from graphsvc.asking.words import LONGEST_WORD

_CLITICS: Final = ("kin", "kaan", "ko", "han", "pa")
_POSSESSIVES: Final = ("ni", "si", "mme", "nne", "nsa", "aan", "een", "iin")
_WRITTEN: Final = (
    ("s", "ssa"), ("st", "sta"), ("l", "lla"), ("lt", "lta"), ("ks", "ksi"), ("nu", "nut"), ("ny", "nyt"),
    ("unna", "unut"), ("ynna", "ynyt"), ("ine", "inen"),
)  # fmt: skip
"""Endings of spoken forms, and what they are in writing."""
_VOWELS: Final = "aeiouy"
_ENDING: Final = re.compile(
    "(?:[aeo]rnas?|[ae]nde|ades?|ens|ets|ing|ies|en|et|[aeo]r|[ae]s|ed|[ae]t|na|ie|'s|[aenrsty])$"
)
"""Of Swedish and English words; the longest is found, as it begins first."""
_SHORTEST_STEM: Final = 4
_SHORTEST_BARE: Final = 4
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz-"


class Paradigm(NamedTuple):
    """A folded word with the beginning that its folded forms share, and their endings."""

    word: str
    beginning: str
    endings: Collection[str] = ("",)

    @property
    def forms(self) -> list[str]:
        """All the forms."""
        return [self.beginning + ending for ending in self.endings]


def read_paradigms(path: Path) -> Iterator[Paradigm]:
    """The paradigms in a file of forms; words that inflect alike share their endings."""
    shared: dict[str, frozenset[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for word, beginning, endings in islice(csv.reader(file), 1, None):
            if endings not in shared:
                shared[endings] = frozenset(endings.split("|"))
            yield Paradigm(word, beginning, shared[endings])


class Forms:
    """Words found by their forms, without a list of all forms: a beginning, then one of its endings."""

    def __init__(self, paradigms: Iterable[Paradigm]) -> None:
        """Index the paradigms by their beginnings and their words."""
        self._by_beginning: dict[str, list[Paradigm]] = defaultdict(list)
        self._by_word: dict[str, list[Paradigm]] = defaultdict(list)
        for paradigm in paradigms:
            self._by_beginning[paradigm.beginning].append(paradigm)
            self._by_word[paradigm.word].append(paradigm)
        endings = {id(one.endings): one.endings for many in self._by_beginning.values() for one in many}
        self._endings = frozenset(ending for shared in endings.values() for ending in shared)

    def __contains__(self, form: str) -> bool:
        """Whether a folded word is a form of one of the words."""
        return any(True for _ in self._words(form))

    def words(self, form: str) -> tuple[str, ...]:
        """The words that a folded form may be of."""
        return tuple(dict.fromkeys(self._words(form)))

    def of(self, word: str) -> Iterator[str]:
        """All the forms of a word."""
        return (form for paradigm in self._by_word.get(word, ()) for form in paradigm.forms)

    def misspelt(self, asked: str) -> Iterator[str]:
        """The words of which one edit, not of the first letter, makes a form of this one."""
        for cut in range(1, len(asked) + 1):
            beginning, rest = asked[:cut], asked[cut:]
            if beginning in self._by_beginning:
                edits = one_edit_away(rest)
                yield from (one.word for one in self._by_beginning[beginning] if not edits.isdisjoint(one.endings))
            if rest in self._endings:
                for edit in sorted(one_edit_away(beginning) & self._by_beginning.keys()):
                    if edit[:1] == asked[0]:
                        yield from (one.word for one in self._by_beginning[edit] if rest in one.endings)
            if 1 < cut < len(asked):
                yield from self._words(f"{asked[: cut - 1]}{asked[cut]}{asked[cut - 1]}{asked[cut + 1 :]}")

    def _words(self, form: str) -> Iterator[str]:
        for cut in range(len(form), -1, -1) if len(form) <= LONGEST_WORD else ():
            for paradigm in self._by_beginning.get(form[:cut], ()):
                if form[cut:] in paradigm.endings:
                    yield paradigm.word


def bare_forms(form: str, *, possessives: bool = True) -> Iterator[str]:
    """A folded form, then what is left without a clitic (-kin, -ko …), a possessive suffix (-ni, -mme …) or both."""
    without_clitics = [form, *_without(form, _CLITICS)]
    yield from without_clitics
    for bare in without_clitics if possessives else ():
        for stem in _without(bare, _POSSESSIVES):
            yield from (stem, f"{stem}n", f"{stem}t")


def written_forms(form: str) -> Iterator[str]:
    """The folded forms that a spoken one may stand for: "koulus" is "koulussa", "väsyny" and "väsynnä" are "väsynyt"."""
    yield from (form.removesuffix(ending) + written for ending, written in _WRITTEN if form.endswith(ending))
    if form[-1:] == form[-2:-1] and form[-1:] in _VOWELS:
        yield f"{form[:-1]}a"


def stem_of(word: str) -> str:
    """What all forms of a folded Swedish or English word begin with: "famil" of "families"; empty for short ones."""
    ending = _ENDING.search(word)
    stem = word[: ending.start()] if ending else word
    if len(stem) < _SHORTEST_STEM:
        return word if len(word) >= _SHORTEST_STEM else ""
    return stem[:-1] if stem[-1] == stem[-2] and len(stem) > _SHORTEST_STEM else stem


def one_edit_away(form: str) -> set[str]:
    """Every folded form that one edit makes of this one: two neighbours swapped, a letter lost, changed or added."""
    halves = [(form[:place], form[place:]) for place in range(len(form) + 1)]
    lost = {left + right[1:] for left, right in halves if right}
    changed = {left + letter + right[1:] for left, right in halves if right for letter in _LETTERS}
    added = {left + letter + right for left, right in halves for letter in _LETTERS}
    return with_neighbours_swapped(form) | lost | changed | added


def with_neighbours_swapped(form: str) -> set[str]:
    """Every folded form in which two neighbouring letters of this one have changed places."""
    return {form[:place] + form[place + 1] + form[place] + form[place + 2 :] for place in range(len(form) - 1)}


def _without(form: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_BARE:
            yield form[: -len(ending)]

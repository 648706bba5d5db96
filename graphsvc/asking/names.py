"""Actors' names in a question: which runs of its words may be one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from graphsvc.asking.words import Word
from graphsvc.model import Actor, fold, name_key

_LONGEST_NAME: Final = 10
_MOST_WORDS: Final = 100
CASE_ENDINGS: Final = ("n", "in", "a", "ta", "ssa", "sta", "lla", "lta", "lle", "s")
"""Case endings, folded, of names that keep their stem: "Savon Muistilta", "Metropolias"."""

_ABBREVIATION: Final = re.compile(r"([^\W\d_]*[A-ZÅÄÖ][^\W\d_]*[A-ZÅÄÖ][^\W\d_]*)(?:[:'’]\w+)?")
"""With two capitals at least, and maybe a case ending: "THL:lle", "VeKe"."""
_PLURAL_CASES: Final = ("lta", "lle", "lla", "ssa", "sta", "ksi", "na")
_PLURALS: Final = {
    **{f"ei{case}": ("it",) for case in _PLURAL_CASES},
    **{f"oi{case}": ("ot", "at") for case in _PLURAL_CASES},
    **{f"i{case}": ("at", "et", "it") for case in _PLURAL_CASES},
    "ien": ("it", "et", "at"),
    "jen": ("t",),
    "eja": ("it",),
    "ja": ("t",),
}
"""Endings of names in the plural, folded, with what the name itself may end in: "Invalideilta" of "Invalidit"."""


def name_runs(words: Sequence[Word]) -> Mapping[str, range]:
    """The positions of up to ten words in a row that may be a name, by the name's key (`name_key`).

    Only the first hundred words are looked at.

    The last word may bear a case ending ("Savon Muistin", "Savon Muisti ry:ltä").
    """
    return dict(_runs(words[:_MOST_WORDS]))


def abbreviations(words: Sequence[Word]) -> Mapping[str, range]:
    """The position of each word that stands for a longer name, by the folded abbreviation."""
    found = ((place, _ABBREVIATION.fullmatch(word.written)) for place, word in enumerate(words[:_MOST_WORDS]))
    return {fold(match[1]): range(place, place + 1) for place, match in found if match}


def is_abbreviated(actor: Actor, abbreviation: str) -> bool:
    """Whether a name of an actor has a folded abbreviation after it in brackets."""
    names = (actor.names.fi, actor.names.sv, actor.names.en)
    return any(fold(name).endswith(f"({abbreviation})") for name in names)


def longest(runs: Iterable[range]) -> tuple[range, ...]:
    """Those that share no word with a longer one, in the order in which they stand."""
    kept: list[range] = []
    for run in sorted(runs, key=lambda run: (-len(run), run.start)):
        if all(run.stop <= other.start or other.stop <= run.start for other in kept):
            kept.append(run)
    return tuple(sorted(kept, key=lambda run: run.start))


def _runs(words: Sequence[Word]) -> Iterator[tuple[str, range]]:
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_NAME) + 1):
            yield from ((key, range(start, end)) for key in _keys(words[start:end]))


def _keys(words: Sequence[Word]) -> Iterator[str]:
    key = name_key(" ".join(word.written for word in words))
    yield key
    for ending in CASE_ENDINGS:
        stem = key.removesuffix(ending)
        if stem != key and stem and not stem.endswith(" "):
            yield stem
    yield from (
        key.removesuffix(ending) + whole
        for ending, wholes in _PLURALS.items()
        if key.endswith(ending)
        for whole in wholes
    )

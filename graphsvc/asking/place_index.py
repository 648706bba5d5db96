"""Which places a question names.

In this order: an exact form; the form without a clitic; one edit, of capitalised words alone. A name that is
also an ordinary word needs a sign that it is meant as a place: a capital letter, a marker beside it ("lähellä",
"nära", "in"), or the last position, in a local case or in a question of one or two words. Villages need a capital.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.asking.inflection import bare_forms, one_edit_away, written_forms
from graphsvc.asking.place_forms import place_forms
from graphsvc.asking.words import LONGEST_WORD, NEAR_MARKERS, Word
from graphsvc.model import COUNTRY_ID, PlaceLevel, Vocabulary, fold, folded_words

_LONGEST: Final = 4
_SHORTEST_MISSPELT: Final = 5
_PRECEDENCE: Final = (
    PlaceLevel.MUNICIPALITY,
    PlaceLevel.REGION,
    PlaceLevel.WELLBEING_COUNTY,
    PlaceLevel.SUBREGION,
    PlaceLevel.COUNTRY,
)
_ALSO_WORDS: Final = frozenset(
    """
    salo lahti koski pello varkaus luoto perho hanko ii kemi pori aura loppi rusko kolari kannus forssa kotka virrat
    nokia soini simo salla juva vihti lieto sievi masku sauvo vaala teuva inga esse kokar
    """.split()
)
"""Folded names that are also ordinary words."""
_LOCAL_ENDINGS: Final = ("ssa", "lla")
_NAMES_OF_SCHOOLS: Final = ("ammattikorkeakoulu", "yliopisto", "university", "universitet", "yrkeshogskola")
_WHOLE_COUNTRY: Final = (
    ("koko", "maa"),
    ("koko", "maassa"),
    ("hela", "landet"),
    ("whole", "country"),
    ("valtakunnallinen",),
)

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that words `start` to `end` (excluded) of a question name; `score` 0..1."""

    place_id: str
    start: int
    end: int
    score: float = 1.0


class PlaceIndex:
    """All forms of all place names, looked up by folded words."""

    def __init__(
        self, vocabulary: Vocabulary, forms: Iterable[tuple[str, str]], is_known_word: Callable[[str], bool]
    ) -> None:
        """Index every form of every name.

        `forms` are pairs of a folded form and its folded Finnish name; `is_known_word` says that a folded
        word means something.
        """
        inflected: dict[str, list[str]] = {}
        for form, name in forms:
            inflected.setdefault(name, []).append(form)
        self._is_known_word = is_known_word
        self._forms: dict[Key, str] = {}
        self._villages: dict[Key, str] = {}
        for level in _PRECEDENCE:
            for place in vocabulary.places.values():
                if place.level is level:
                    for form in (*place_forms(place), *inflected.get(fold(place.names.fi), ())):
                        self._forms.setdefault(folded_words(form), place.id)
        for phrase in _WHOLE_COUNTRY:
            self._forms[phrase] = COUNTRY_ID
        for village in sorted(vocabulary.villages, key=lambda village: not village.is_former_municipality):
            known = self._forms if village.is_former_municipality else self._villages
            for form in (village.name, *inflected.get(fold(village.name), ())):
                known.setdefault(folded_words(form), village.municipality)
        self._also_words = {self._forms[name,] for name in _ALSO_WORDS if (name,) in self._forms}

    def places_in(self, words: Sequence[Word]) -> tuple[NamedPlace, ...]:
        """The places that the words name, in order; the longest name is read first."""
        return tuple(self._read(words))

    def _read(self, words: Sequence[Word]) -> Iterator[NamedPlace]:
        start = 0
        while start < len(words):
            named = next(
                (
                    named
                    for end in range(min(len(words), start + _LONGEST), start, -1)
                    if (named := self._named(words, start, end))
                ),
                None,
            )
            if named:
                yield named
            start = named.end if named else start + 1

    def _named(self, words: Sequence[Word], start: int, end: int) -> NamedPlace | None:
        key = tuple(part for word in words[start:end] for part in folded_words(word.written))
        if end < len(words) and words[end].folded.startswith(_NAMES_OF_SCHOOLS):
            return None
        for bare in (*bare_forms(key[-1], possessives=False), *written_forms(key[-1])):
            if (place_id := self._place((*key[:-1], bare), words, start, end)) is not None:
                return NamedPlace(place_id, start, end)
        return self._misspelt(key, words, start)

    def _place(self, key: Key, words: Sequence[Word], start: int, end: int) -> str | None:
        capitalised = words[start].is_capitalised
        place_id = self._forms.get(key)
        if place_id == COUNTRY_ID and not capitalised and key not in _WHOLE_COUNTRY:
            return None
        if place_id is not None and (capitalised or place_id not in self._also_words or _is_marked(words, start, end)):
            return place_id
        if not capitalised or (start == 0 and len(words) > 2 and not key[-1].endswith(_LOCAL_ENDINGS)):
            return None
        return self._villages.get(key)

    def _misspelt(self, key: Key, words: Sequence[Word], start: int) -> NamedPlace | None:
        """A municipality or region that one edit makes of a capitalised word that means nothing else."""
        if len(key) > 1 or not _SHORTEST_MISSPELT <= len(key[0]) <= LONGEST_WORD:
            return None
        if not words[start].is_capitalised or self._is_known_word(key[0]):
            return None
        places = {place for edit in one_edit_away(key[0]) if (place := self._forms.get((edit,))) is not None}
        return NamedPlace(places.pop(), start, start + 1, 0.8) if len(places) == 1 else None


def _is_marked(words: Sequence[Word], start: int, end: int) -> bool:
    beside = (*words[max(0, start - 1) : start], *words[end : end + 1])
    is_last = end == len(words)
    return (is_last and (len(words) <= 2 or words[end - 1].folded.endswith(_LOCAL_ENDINGS))) or any(
        word.folded in NEAR_MARKERS for word in beside
    )

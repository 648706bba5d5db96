"""Which places a question names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.asking.place_forms import place_forms
from graphsvc.asking.words import NEAR_MARKERS, Word
from graphsvc.model import COUNTRY_ID, PlaceLevel, Vocabulary, fold, folded_words

_LONGEST: Final = 4
_PRECEDENCE: Final = (
    PlaceLevel.MUNICIPALITY,
    PlaceLevel.REGION,
    PlaceLevel.WELLBEING_COUNTY,
    PlaceLevel.SUBREGION,
    PlaceLevel.COUNTRY,
)
_ALSO_WORDS: Final = frozenset(
    "salo lahti koski pello luoto perho hanko ii kemi pori masku aura eura loppi sauvo paimio vaala kihnio".split()
)
"""Folded names that are also ordinary words: read as places only when something says so."""
_VILLAGE_ENDINGS: Final = (
    "",
    "n",
    "ssa",
    "ssä",
    "sta",
    "stä",
    "lla",
    "llä",
    "lta",
    "ltä",
    "lle",
    "an",
    "än",
    "on",
    "in",
)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that words `start` to `end` (excluded) of a question name."""

    place_id: str
    start: int
    end: int


class PlaceIndex:
    """All forms of all place names, looked up by folded words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index every place, then villages where no place bears the form."""
        self._forms: dict[tuple[str, ...], str] = {}
        self._villages: dict[tuple[str, ...], str] = {}
        self._also_words = {place.id for place in vocabulary.places.values() if fold(place.names.fi) in _ALSO_WORDS}
        for level in _PRECEDENCE:
            for place in vocabulary.places.values():
                if place.level is level:
                    for form in place_forms(place):
                        self._forms.setdefault(_key(form), place.id)
        for village in sorted(vocabulary.villages, key=lambda village: not village.is_former_municipality):
            for ending in _VILLAGE_ENDINGS:
                self._villages.setdefault(_key(village.name + ending), village.municipality)

    def places_in(self, words: Sequence[Word]) -> tuple[NamedPlace, ...]:
        """The places that the words name, in order; the longest name is read first."""
        return tuple(self._read(words))

    def _read(self, words: Sequence[Word]) -> Iterator[NamedPlace]:
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + _LONGEST), start, -1):
                if (place_id := self._place(words, start, end)) is not None:
                    yield NamedPlace(place_id, start, end)
                    start = end
                    break
            else:
                start += 1

    def _place(self, words: Sequence[Word], start: int, end: int) -> str | None:
        key = tuple(part for word in words[start:end] for part in folded_words(word.written))
        capitalised = words[start].is_capitalised
        place_id = self._forms.get(key)
        if place_id == COUNTRY_ID and not capitalised:
            return None
        if place_id is not None and (capitalised or place_id not in self._also_words or _is_marked(words, start, end)):
            return place_id
        return self._villages.get(key) if capitalised else None


def _key(form: str) -> tuple[str, ...]:
    return folded_words(form)


def _is_marked(words: Sequence[Word], start: int, end: int) -> bool:
    beside = (*words[max(0, start - 1) : start], *words[end : end + 1])
    return (len(words) <= 2 and end == len(words)) or any(word.folded in NEAR_MARKERS for word in beside)

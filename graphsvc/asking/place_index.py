"""Which places a question names.

In this order: an exact form; the form without a clitic; a word made of a name ("kuopiolaiset"); one edit. Diacritics may be left out, but no name has fewer
than what was written: "Lähden" is no form of Lahti. A name that is also an ordinary word needs a sign that it is meant
as a place: a capital letter, a marker beside it ("lähellä", "nära", "in"), or the last position, in a local case or in a
question of one or two words. Villages need a capital; misspelt names one, or another sign and some length. The first
word of a longer question has a capital anyway: there the case must tell, or the name be spelt in full.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from graphsvc.asking.cues import says_living
from graphsvc.asking.derived_places import origins, other_spellings, short_names
from graphsvc.asking.inflection import Paradigm, bare_forms, one_edit_away, with_neighbours_swapped, written_forms
from graphsvc.asking.place_forms import forms_by_name
from graphsvc.asking.words import BEFORE_PLACES, LONGEST_WORD, NEAR_MARKERS, Word
from graphsvc.model import COUNTRY_ID, PlaceLevel, Vocabulary, fold, folded_words

_LONGEST: Final = 6
_SHORTEST_MISSPELT: Final = 5
_SHORTEST_SPOKEN: Final = 5
_LONG_NAME: Final = 6
_FEW_WORDS: Final = 2
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
    nokia soini simo salla juva vihti lieto sievi masku sauvo vaala teuva eura inga esse kokar stora sund brando suomi
    maksamaa loppi lammi kuru ruukki jaala lehtimaki anttola himanka lemu nurmo purmo tuulos pernaja lavia vahto multia valtimo vihanti tre roi
    """.split()
)
"""Folded names that are also ordinary words."""
_ALSO_LOCALLY: Final = frozenset(
    "salo varkaus koski virrat ii suomi multia valtimo vihanti luoto hanko kolari nokia ruukki".split()
)
"""Those whose local cases are said of other things too: "varkaudessa", in a theft."""
_LOCAL_ENDINGS: Final = ("ssa", "lla")
_LOCAL_CASES: Final = (*_LOCAL_ENDINGS, "sta", "lta", "lle")
_INHABITANTS: Final = re.compile("lai(nen|s)")
_TOWARDS: Final = ("to", "till")
"""Before the country: who "moved to Finland" does not seek all over it."""
_NAMES_OF_SCHOOLS: Final = ("ammattikorkeakoulu", "yliopisto", "university", "universitet", "yrkeshogskola")
_WHOLE_COUNTRY: Final = (
    ("koko", "maa"),
    ("koko", "maassa"),
    ("hela", "landet"),
    ("whole", "country"),
    ("valtakunnallinen",),
    ("valtakunnallisesti",),
    ("rikstackande",),
    ("nationwide",),
)

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as the vocabulary writes it, and the place that bears it."""

    place_id: str
    written: str


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
        self, vocabulary: Vocabulary, paradigms: Iterable[Paradigm], is_known_word: Callable[[str], bool]
    ) -> None:
        """Index every form of every name.

        `paradigms` are those of Finnish names; `is_known_word` says that a folded word means something.
        """
        inflected = {one.word: one.forms for one in paradigms}
        self._is_known_word = is_known_word
        self._forms: dict[Key, _Name] = {}
        self._villages: dict[Key, _Name] = {}
        for level in _PRECEDENCE:
            for place in vocabulary.places.values():
                if place.level is level:
                    for name, written in forms_by_name(place).items():
                        forms = {*written, *inflected.get(fold(name), ())}
                        forms |= {other for form in forms for other in other_spellings(form)}
                        _add(self._forms, _Name(place.id, name), forms)
        for phrase in _WHOLE_COUNTRY:
            self._forms[phrase] = _Name(COUNTRY_ID, " ".join(phrase))
        for short, place_id, forms in short_names():
            _add(self._forms, _Name(place_id, short), forms)
        for village in sorted(vocabulary.villages, key=lambda village: not village.is_former_municipality):
            known = self._forms if village.is_former_municipality else self._villages
            _add(
                known, _Name(village.municipality, village.name), (village.name, *inflected.get(fold(village.name), ()))
            )

    def places_in(self, words: Sequence[Word]) -> tuple[NamedPlace, ...]:
        """The places that the words name, in order; the longest name is read first."""
        return tuple(self._read(words))

    def is_name(self, word: str) -> bool:
        """Whether a folded word is a form of a place's name."""
        return (word,) in self._forms

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
        spoken = written_forms(key[-1]) if len(key[-1]) >= _SHORTEST_SPOKEN else ()
        for bare in (*bare_forms(key[-1], possessives=False), *spoken):
            if (place_id := self._place((*key[:-1], bare), words, start, end)) is not None:
                return NamedPlace(place_id, start, end)
        if (place_id := self._origin(key, words, start, end)) is not None:
            return NamedPlace(place_id, start, end)
        return self._misspelt(key, words, start)

    def _origin(self, key: Key, words: Sequence[Word], start: int, end: int) -> str | None:
        """The place of whose name a word is made: no surname ("Karjalainen"), and none of the whole country."""
        first, is_whole = words[start], len(key) == 1
        is_surname = is_whole and first.is_capitalised and start > 0 and _INHABITANTS.search(key[0])
        if end - start > 1 or len(first.folded) > LONGEST_WORD or is_surname:
            return None
        if is_whole and self._is_known_word(key[0]):
            return None
        names = (self._forms[name] for name in origins(key, self._forms) if name in self._forms)
        return next((name.place_id for name in names if name.place_id != COUNTRY_ID), None)

    def _place(self, key: Key, words: Sequence[Word], start: int, end: int) -> str | None:
        first = words[start]
        name = self._forms.get(key)
        if name and _agrees(first.written, name.written) and self._is_meant(name, key, words, start, end):
            return name.place_id
        village = self._villages.get(key)
        if not village or not first.is_capitalised or not _agrees(first.written, village.written):
            return None
        if _only_begins(words, start) and (not key[-1].endswith(_LOCAL_ENDINGS) or self._is_known_word(key[0])):
            return None
        return village.place_id

    def _is_meant(self, name: _Name, key: Key, words: Sequence[Word], start: int, end: int) -> bool:
        """Whether a name is meant as that of a place, or has at least nothing else to mean."""
        capitalised, only_begins = words[start].is_capitalised, _only_begins(words, start)
        if name.place_id == COUNTRY_ID:
            is_goal = key[-1] == "suomeen" or (start > 0 and words[start - 1].folded in _TOWARDS)
            return key in _WHOLE_COUNTRY or (
                capitalised and not is_goal and (not only_begins or key[-1].endswith(_LOCAL_ENDINGS))
            )
        if not _is_also_word(name) or _is_marked(name, key, words, start, end):
            return True
        return capitalised and (not only_begins or _agrees(name.written, words[start].written))

    def _misspelt(self, key: Key, words: Sequence[Word], start: int) -> NamedPlace | None:
        """The place that one edit makes of a word that means nothing else; long names do without a capital."""
        asked, written = key[0], words[start]
        if len(key) > 1 or not _SHORTEST_MISSPELT <= len(asked) <= LONGEST_WORD or self._is_known_word(asked):
            return None
        has_capital = written.is_capitalised and not _only_begins(words, start)
        if not (has_capital or (len(asked) >= _LONG_NAME and _is_last_or_local(words, start))):
            return None
        is_sure = has_capital or len(asked) > _LONG_NAME
        edits = (edit for edit in (one_edit_away if is_sure else with_neighbours_swapped)(asked) if edit[0] == asked[0])
        found = [(edit, name) for edit in edits if (name := self._forms.get((edit,)))]
        places = {
            name.place_id
            for edit, name in found
            if (has_capital or len(name.written) >= _LONG_NAME)
            and _agrees(written.written, name.written)
            and (not _is_also_word(name) or self._is_meant_long(name, edit, words, start))
        }
        return NamedPlace(places.pop(), start, start + 1, 0.8) if len(places) == 1 else None

    def _is_meant_long(self, name: _Name, edit: str, words: Sequence[Word], start: int) -> bool:
        """Whether a misspelt name that is also a word is meant as it would be if spelt right, and is long enough."""
        return len(name.written) >= _LONG_NAME and self._is_meant(name, (edit,), words, start, start + 1)


def _add(index: dict[Key, _Name], name: _Name, forms: Iterable[str]) -> None:
    for form in forms:
        index.setdefault(folded_words(form), name)


def _is_also_word(name: _Name) -> bool:
    return fold(name.written) in _ALSO_WORDS


def _agrees(one: str, other: str) -> bool:
    """Whether, as far as both are alike, one has no diacritics that the other lacks."""
    for letter, known in zip(normalize("NFC", one).lower(), normalize("NFC", other).lower(), strict=False):
        if fold(letter) != fold(known):
            return True
        if letter not in (known, fold(letter)):
            return False
    return True


def _is_last_or_local(words: Sequence[Word], start: int) -> bool:
    is_local = words[start].folded.endswith(_LOCAL_ENDINGS)
    return is_local or start + 1 == len(words) or _has_marker_beside(words, start, start + 1)


def _only_begins(words: Sequence[Word], start: int) -> bool:
    """Whether a word has its capital because a question of three words or more begins with it."""
    return start == 0 and len(words) > _FEW_WORDS


def _is_marked(name: _Name, key: Key, words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a marker stands beside a name, or its case says where, or it is, of few words, the last and bare."""
    is_bare = len(words) <= _FEW_WORDS and key == folded_words(name.written)
    if key[-1].endswith(_LOCAL_ENDINGS) and fold(name.written) not in _ALSO_LOCALLY:
        return True
    return (end == len(words) and (is_bare or key[-1].endswith(_LOCAL_CASES))) or _has_marker_beside(words, start, end)


def _has_marker_beside(words: Sequence[Word], start: int, end: int) -> bool:
    before, after = words[max(0, start - 1) : start], words[end : end + 1]
    beside = (*before, *(word for word in after if word.folded not in BEFORE_PLACES))
    return any(word.folded in NEAR_MARKERS or says_living(word) for word in beside)

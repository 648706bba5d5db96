"""Which known words a word of a question may be: inflected, compounded, or misspelt by one letter.

In this order, the first that gives anything: a known form; a spoken form; another ending in Swedish or English;
a compound of known parts of one language; one edit; the longest known last part of a compound: it is what the last
part says. What is known as an ordinary word is none of these.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from graphsvc.asking.inflection import Forms, Paradigm, bare_forms, stem_of, written_forms
from graphsvc.asking.words import LONGEST_WORD, NEGATION, NEGATIONS
from graphsvc.model import Language

ENDING, HEAD, TAIL, LONE_PART, EDIT = 0.95, 0.85, 0.8, 0.75, 0.8
_SHORTEST_HEAD: Final = 3
_SHORTEST_TAIL: Final = 4
_SHORTEST_LONE_PART: Final = 6
_SHORTEST_MISSPELT: Final = 7
_SHORTEST_UNDOUBLED: Final = 6
_LONG: Final = 10
_MINE: Final = ("ni", "mme", "nsa")
"""Ends of folded words that may be known as they stand, of an expression, and still be those of another: "veljeni"."""
_FINNISH: Final[frozenset[Language]] = frozenset({"fi"})
_OTHERS: Final[frozenset[Language]] = frozenset({"sv", "en"})

Readings = Mapping[str, float]


class KnownWords:
    """The words of a vocabulary, found in whatever shape a question holds them."""

    def __init__(
        self,
        words: Mapping[str, Collection[Language]],
        generic: Collection[str],
        paradigms: Iterable[Paradigm],
        is_ordinary: Callable[[str], bool],
    ) -> None:
        """`words` are folded, with the languages in which they stand for something; those about anything are `generic`.

        `paradigms` are those of Finnish words; unknown words are passed over. `is_ordinary` says that a folded word
        is another that people know.
        """
        self._generic = generic
        self._is_ordinary = is_ordinary
        finnish = [one for one in paradigms if one.word in words and (not words[one.word] or "fi" in words[one.word])]
        inflected = {one.word for one in finnish}
        self._forms = Forms(
            _also_without_hyphens((*finnish, *(Paradigm(word, word) for word in words if word not in inflected)))
        )
        shared = {frozenset(spoken): frozenset(spoken) for spoken in words.values()}
        self._languages = {
            word: shared[frozenset(spoken)] or (_FINNISH if word in inflected else _OTHERS)
            for word, spoken in words.items()
        }
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for word, spoken in self._languages.items():
            if not spoken.isdisjoint(_OTHERS):
                for stem in _stems(word):
                    self._by_stem[stem].append(word)

    def readings(self, asked: str) -> Readings:
        """The known words that a folded word may be, each with how sure that is, 0..1."""
        if len(asked) > LONGEST_WORD:
            return {}
        if asked in NEGATIONS:
            return {NEGATION: 1.0}
        if known := dict(self._known(asked)):
            return known
        if any(map(self._is_ordinary, bare_forms(asked))):
            return {}
        tries = (
            self._spoken,
            self._same_stem,
            self._hyphened,
            self._long_or_compounds,
            self._misspelt,
            self._lone_parts,
        )
        return next((found for attempt in tries if (found := dict(attempt(asked)))), {})

    def joined(self, one: str, other: str) -> Readings:
        """The known words that two folded words may be which were written apart: "ruoka apua"."""
        if min(len(one), len(other)) < _SHORTEST_HEAD:
            return {}
        return {word: ENDING for word, _ in self._known(one + other)}

    def parts(self, asked: str) -> Readings:
        """The known words in a compound, though it may be known itself."""
        return dict(self._compounds(asked)) or dict(self._lone_parts(asked))

    def is_known(self, asked: str) -> bool:
        """Whether a folded word is a form of a known one, or an ordinary one."""
        return any(True for _ in self._known(asked)) or any(map(self._is_ordinary, bare_forms(asked)))

    def is_generic(self, asked: str) -> bool:
        """Whether a folded word is a form of one that is about anything."""
        return any(word in self._generic for word, _ in self._known(asked))

    def forms_of(self, word: str) -> Collection[str]:
        """What a known word is when it is inflected: its Finnish forms, and the known words that share its stem."""
        return {*self._forms.of(word), *self._stem_sharers(word)} - {word}

    def _exact(self, asked: str) -> tuple[str, ...]:
        """The known words that a form is of, as it stands."""
        return self._forms.words(asked)

    def _known(self, asked: str) -> Iterator[tuple[str, float]]:
        for bare in bare_forms(asked):
            if words := self._exact(bare):
                yield from ((word, 1.0) for word in words)
                if words != (asked,) or not asked.endswith(_MINE):
                    return

    def _spoken(self, asked: str) -> Iterator[tuple[str, float]]:
        for form in written_forms(asked):
            yield from ((word, ENDING) for word, _ in self._known(form))

    def _same_stem(self, asked: str) -> Iterator[tuple[str, float]]:
        yield from ((word, ENDING) for word in self._stem_sharers(asked))

    def _stem_sharers(self, asked: str) -> Collection[str]:
        """The Swedish and English words that differ from one in their ending only."""
        return dict.fromkeys(word for stem in _stems(asked) for word in self._by_stem.get(stem, ()))

    def _hyphened(self, asked: str) -> Iterator[tuple[str, float]]:
        parts = asked.split("-")
        if len(parts) > 1 and (whole := self._exact("".join(parts))):
            yield from ((word, 1.0) for word in whole)
        elif len(parts) > 1:
            found = {word for part in parts if len(part) >= _SHORTEST_HEAD for word in self._tails(part)}
            if not found.issubset(self._generic):
                yield from ((word, ENDING) for word in sorted(found))

    def _long_or_compounds(self, asked: str) -> Iterator[tuple[str, float]]:
        """What a word is made of, and, of a long one, what it is if misspelt: "vertastukee" is no stuff for comparing."""
        yield from self._compounds(asked)
        if len(asked) >= _LONG:
            for form in (asked, *written_forms(asked)):
                yield from self._misspelt(form)

    def _compounds(self, asked: str) -> Iterator[tuple[str, float]]:
        for (_, heads), (_, tails) in self._cuts(asked):
            spoken = self._spoken_in(heads) & self._spoken_in(tails)
            yield from ((word, HEAD) for word in heads if not spoken.isdisjoint(self._languages[word]))
            yield from ((word, TAIL) for word in tails if not spoken.isdisjoint(self._languages[word]))

    def _spoken_in(self, words: Collection[str]) -> frozenset[Language]:
        return frozenset[Language]().union(*(self._languages[word] for word in words))

    def _lone_parts(self, asked: str) -> Iterator[tuple[str, float]]:
        """The words that a long last part may be, the longest: a compound is what its last part says."""
        _, tails = max(
            (tail for _, tail in self._cuts(asked) if len(tail[0]) >= _SHORTEST_LONE_PART and tail[1]),
            key=lambda tail: len(tail[0]),
            default=("", ()),
        )
        yield from ((word, LONE_PART) for word in tails if word not in self._generic)

    def _cuts(self, asked: str) -> Iterator[tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]]:
        """The beginning and the rest, wherever the word is cut, each with the known words that it may be.

        Swedish and English parts may be joined by an s, Finnish ones that end in -nen are: "eläkeläismatkailu".
        """
        for place in range(_SHORTEST_HEAD, len(asked) - 1):
            head, tail = asked[:place].rstrip("-"), asked[place:].lstrip("-")
            heads = self._exact(head) or self._exact(stem := head.removesuffix("s")) or self._exact(f"{stem}nen")
            tails = self._tails(tail) if len(tail) >= _SHORTEST_TAIL or tail in self._generic else ()
            yield (head, heads), (tail, tails)

    def _tails(self, tail: str) -> tuple[str, ...]:
        return tuple(word for word, _ in self._known(tail)) or tuple(self._stem_sharers(tail))

    def _misspelt(self, asked: str) -> Iterator[tuple[str, float]]:
        """What one edit makes of a word; of a short one, a letter that is doubled: "suport"."""
        if len(asked) >= _SHORTEST_MISSPELT:
            yield from ((word, EDIT) for word in self._forms.misspelt(asked))
        elif len(asked) >= _SHORTEST_UNDOUBLED:
            doubled = (asked[:place] + asked[place - 1 :] for place in range(1, len(asked) + 1))
            yield from ((word, EDIT) for form in doubled for word in self._exact(form))


def _stems(word: str) -> frozenset[str]:
    """A word may itself be the stem of others: "patient" of "patienterna"."""
    stem = stem_of(word)
    return frozenset({word, stem} if stem else ())


def _also_without_hyphens(paradigms: Iterable[Paradigm]) -> Iterator[Paradigm]:
    """The same, and those with a hyphen again without."""
    for one in paradigms:
        yield one
        if "-" in one.beginning:
            yield one._replace(beginning=one.beginning.replace("-", ""))

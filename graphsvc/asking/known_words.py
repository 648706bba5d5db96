"""Which known words a word of a question may be: inflected, compounded, or misspelt by one letter.

In this order, the first that gives anything: a known form; a spoken form; a Swedish or English ending taken off;
a compound of known parts; one edit; the longest known part of a compound; a shared beginning.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from graphsvc.asking.inflection import bare_forms, one_edit_away, written_forms
from graphsvc.asking.words import LONGEST_WORD, NEGATION, NEGATIONS

_ENDINGS: Final = (
    ("arnas", ""), ("ernas", ""), ("arna", ""), ("arna", "e"), ("erna", ""), ("orna", "a"), ("orna", ""), ("ens", ""),
    ("ets", ""), ("ies", "y"), ("ing", ""), ("ing", "e"), ("na", ""), ("en", ""), ("et", ""), ("ar", ""), ("ar", "e"),
    ("er", ""), ("or", "a"), ("or", ""), ("es", ""), ("ed", ""), ("ade", "a"), ("n", ""), ("t", ""), ("r", ""),
    ("'s", ""), ("s", ""),
)  # fmt: skip
ENDING, HEAD, TAIL, LONE_PART, EDIT, BEGINNING = 0.95, 0.85, 0.8, 0.75, 0.8, 0.65
_SHORTEST_STEM: Final = 4
_SHORTEST_HEAD: Final = 3
_SHORTEST_TAIL: Final = 4
_SHORTEST_LONE_PART: Final = 5
_SHORTEST_MISSPELT: Final = 7
_SHORTEST_BEGINNING: Final = 5
_BUCKET: Final = 4

Readings = Mapping[str, float]


class KnownWords:
    """The words of a vocabulary, found in whatever shape a question holds them."""

    def __init__(
        self, words: Collection[str], generic: Collection[str], forms: Iterable[tuple[str, Iterable[str]]]
    ) -> None:
        """`words` are folded, those about anything, `generic`, among them.

        `forms` are folded words with their folded forms; unknown ones are passed over.
        """
        self._generic = generic
        alone = {word: (word,) for word in words}
        known: dict[str, tuple[str, ...]] = dict(alone)
        for word, inflected in forms:
            if (itself := alone.get(word)) is not None:
                for form in inflected:
                    others = known.setdefault(form, itself)
                    if others is not itself and word not in others:
                        known[form] = (*others, word)
        for form in [form for form in known if "-" in form]:
            known.setdefault(form.replace("-", ""), known[form])
        self._words_by_form = known
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            self._by_beginning[word[:_BUCKET]].append(word)

    def readings(self, asked: str) -> Readings:
        """The known words that a folded word may be, each with how sure that is, 0..1."""
        if len(asked) > LONGEST_WORD:
            return {}
        if asked in NEGATIONS:
            return {NEGATION: 1.0}
        tries = (
            self._known,
            self._spoken,
            self._without_ending,
            self._hyphened,
            self._compounds,
            self._misspelt,
            self._lone_parts,
            self._sharing_beginning,
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
        """Whether a folded word is a form of a known one."""
        return any(True for _ in self._known(asked))

    def is_generic(self, asked: str) -> bool:
        """Whether a folded word is a form of one that is about anything."""
        return any(word in self._generic for word, _ in self._known(asked))

    def also_as(self, word: str) -> tuple[str, ...]:
        """A known word, and the known words that it is an inflected form of."""
        return self._exact(word)

    def _exact(self, asked: str) -> tuple[str, ...]:
        """The known words that a form is of, as it stands."""
        return self._words_by_form.get(asked, ())

    def _known(self, asked: str) -> Iterator[tuple[str, float]]:
        for bare in bare_forms(asked):
            if words := self._exact(bare):
                yield from ((word, 1.0) for word in words)
                return

    def _spoken(self, asked: str) -> Iterator[tuple[str, float]]:
        for form in written_forms(asked):
            yield from ((word, ENDING) for word, _ in self._known(form))

    def _without_ending(self, asked: str) -> Iterator[tuple[str, float]]:
        for ending, instead in _ENDINGS:
            stem = asked.removesuffix(ending) + instead
            if asked.endswith(ending) and len(stem) >= _SHORTEST_STEM and self._exact(stem):
                yield from ((word, ENDING) for word in self._exact(stem))
                return

    def _hyphened(self, asked: str) -> Iterator[tuple[str, float]]:
        parts = asked.split("-")
        if len(parts) > 1 and (whole := self._exact("".join(parts))):
            yield from ((word, 1.0) for word in whole)
        elif len(parts) > 1:
            found = {word for part in parts if len(part) >= _SHORTEST_HEAD for word in self._tails(part)}
            if not found.issubset(self._generic):
                yield from ((word, HEAD) for word in sorted(found))

    def _compounds(self, asked: str) -> Iterator[tuple[str, float]]:
        for (_, heads), (_, tails) in self._cuts(asked):
            if heads and tails:
                yield from (*((word, HEAD) for word in heads), *((word, TAIL) for word in tails))

    def _lone_parts(self, asked: str) -> Iterator[tuple[str, float]]:
        """The words that long parts may be: no part half as long as the longest counts."""
        lengths = {
            word: len(part)
            for cut in self._cuts(asked)
            for part, words in cut
            for word in words
            if word not in self._generic
        }
        shortest = max(_SHORTEST_LONE_PART, max(lengths.values(), default=0) // 2 + 1)
        yield from ((word, LONE_PART) for word in sorted(lengths) if lengths[word] >= shortest)

    def _cuts(self, asked: str) -> Iterator[tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]]:
        """The beginning and the rest, wherever the word is cut, each with the known words that it may be."""
        for place in range(_SHORTEST_HEAD, len(asked) - 1):
            head, tail = asked[:place].rstrip("-"), asked[place:].lstrip("-")
            heads = self._exact(head) or self._exact(head.removesuffix("s"))
            yield (head, heads), (tail, self._tails(tail) if len(tail) >= _SHORTEST_TAIL else ())

    def _tails(self, tail: str) -> tuple[str, ...]:
        found = tuple(self._known(tail)) or tuple(self._without_ending(tail))
        return tuple(word for word, _ in found)

    def _misspelt(self, asked: str) -> Iterator[tuple[str, float]]:
        if len(asked) >= _SHORTEST_MISSPELT:
            for form in sorted(one_edit_away(asked) & self._words_by_form.keys()):
                if form[0] == asked[0]:
                    yield from ((word, EDIT) for word in self._exact(form))

    def _sharing_beginning(self, asked: str) -> Iterator[tuple[str, float]]:
        for word in self._by_beginning.get(asked[:_BUCKET], ()):
            shared = _shared_beginning(asked, word)
            if shared >= max(_SHORTEST_BEGINNING, len(word) - 2) and len(asked) - shared <= _SHORTEST_BEGINNING:
                yield word, BEGINNING


def _shared_beginning(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))

"""Names that fit: shortened and broken at word borders, by an estimate of their width."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

SHORT_LABEL_LETTERS: Final = 30
"""A short label is at most this long."""
_BREAK: Final = re.compile(r"(?<= )|(?<=\w[-–/])(?=\w{4})")
_BEFORE_ENDING: Final = re.compile(r" (?=(?:ry|rf|oy|ab|\d{1,4})$)", re.IGNORECASE)
_PART_OF_WORD: Final = re.compile(r"(?:^|(?<=[ \-–/]))[^ \-–/]*$")
_ABBREVIATION: Final = re.compile(r"\(([^\s()]{2,10})\)\s*$")
_ASIDE: Final = re.compile(r"(?<=\S)\s*\([^()]*\)\s*$")
_FILLERS: Final = (" ry", " rf", " oy", " ab")
_NARROW: Final = frozenset("iIjlftr.,:;'|!()[]-–/ ")
_WIDE: Final = frozenset("mwMWÄÖÅ@%&")


def short_label(name: str, letters: int = SHORT_LABEL_LETTERS) -> str:
    """A name for the map of at most so many letters: whole if short, else its abbreviation if it gives one, else without what it says in brackets at its end, shortened at a word border."""
    if len(name) <= letters:
        return name
    if match := _ABBREVIATION.search(name):
        return match[1]
    return _cut(bare(_ASIDE.sub("", name)), letters)


def bare(name: str) -> str:
    """A name without the form of its association or company at the end."""
    return name[:-3] if name[-3:].casefold() in _FILLERS else name


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """About how wide `text` is in a sans-serif typeface of `size`, in the same unit; rather too wide than too narrow."""
    return size * sum(_letter_width(letter) for letter in text)


def broken(text: str, size: float, width: float, lines: int) -> tuple[str, ...]:
    """`text` in at most so many `lines`, none wider than `width`; the last one is shortened where it must be."""
    rest, done = _pieces(text), list[str]()
    while rest and len(done) < lines - 1:
        taken = max(1, _pieces_that_fit(rest, size, width))
        done.append(_fitted("".join(rest[:taken]).strip(), size, width))
        rest = rest[taken:]
    return (*done, _fitted("".join(rest).strip(), size, width)) if rest else tuple(done)


def _pieces(text: str) -> list[str]:
    """Where a line may end: after a blank or a hyphen, but not before "ry" or a number at the end."""
    whole = _BEFORE_ENDING.sub("\N{NO-BREAK SPACE}", " ".join(text.split()))
    return [piece for piece in _BREAK.split(whole) if piece]


def _pieces_that_fit(pieces: list[str], size: float, width: float) -> int:
    count = 0
    while count < len(pieces) and text_width("".join(pieces[: count + 1]).strip(), size) <= width:
        count += 1
    return count


def _fitted(text: str, size: float, width: float) -> str:
    if text_width(text, size) <= width:
        return text
    letters = len(text)
    while letters > 1 and text_width(text[:letters], size) > width - size:
        letters -= 1
    return _cut(text, letters + 1)


def _cut(text: str, letters: int) -> str:
    if len(text) <= letters:
        return text
    start = text[: letters - 1]
    at_word = _PART_OF_WORD.sub("", start) if text[letters - 1] != " " else start
    return f"{at_word if len(at_word) >= letters / 2 else start}…".replace(" …", "…")


def _letter_width(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.7 if letter.isupper() else 0.58

"""Phrases as people write them, and what of each is understood."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphsvc.asking.understanding import Interpreter

FILE = Path(__file__).resolve().parent / "phrases.tsv"


@dataclass(frozen=True)
class Phrase:
    """A phrase with what it means: any of `topics` may come first; neither topics nor place is off topic."""

    kind: str
    language: str
    words: str
    topics: tuple[str, ...]
    place: str


@dataclass(frozen=True)
class Outcome:
    """What was understood of a phrase: whether the first is right, and whether one of the first three is."""

    phrase: Phrase
    first: bool
    among_three: bool
    found: tuple[str, ...]


def phrases() -> Iterator[Phrase]:
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            topics = tuple(filter(None, row["topics"].split(",")))
            yield Phrase(row["kind"], row["language"], row["phrase"], topics, row["place"])


def topics_of(phrase: Phrase, interpreter: Interpreter) -> Outcome:
    found = tuple(topic.id for topic in interpreter.understand(phrase.words, "fi").topics)
    if not phrase.topics:
        return Outcome(phrase, not found, not found, found)
    right = [topic in phrase.topics for topic in found]
    return Outcome(phrase, right[:1] == [True], any(right[:3]), found)


def places_of(phrase: Phrase, interpreter: Interpreter) -> Outcome:
    found = tuple(place.id for place in interpreter.understand(phrase.words, "fi").places)
    right = found[:1] == (phrase.place,) if phrase.place else not found
    return Outcome(phrase, right, right, found)

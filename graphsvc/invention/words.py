"""The words that invented actors are made of, read from seed/invention."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from graphsvc import resources
from graphsvc.model import LANGUAGES, Language, LocalText, Sector
from graphsvc.texts import catalogue, text

NAME_LANGUAGES: Final[tuple[Language, ...]] = ("fi", "sv")


@dataclass(frozen=True, slots=True)
class TopicWords:
    """A topic: how common it is, and the first part and the people of names; `sort` is a subtype that it favours."""

    id: str
    weight: float
    stems: LocalText
    people: LocalText
    target_groups: tuple[str, ...]
    sort: str


@dataclass(frozen=True, slots=True)
class Sort:
    """A subtype: its sector, and the endings of names; one that begins with `~` is written to the stem of the topic."""

    sector: Sector | None
    endings: LocalText


@dataclass(frozen=True, slots=True)
class PlaceParts:
    """The parts of made-up place names: before, first part, last part as it stands and in the genitive."""

    before: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """All of them; `swedish` is the share of Swedish names by municipality, where there are any."""

    topics: tuple[TopicWords, ...]
    sorts: Mapping[str, Sort]
    places: Mapping[Language, PlaceParts]
    swedish: Mapping[str, float]


@cache
def shipped_words() -> Words:
    """The words that ship with the program."""
    return Words(
        topics=tuple(map(_topic, _rows("topics"))),
        sorts={row["subtype"]: _sort(row) for row in _rows("sorts")},
        places={language: _place_parts(language) for language in NAME_LANGUAGES},
        swedish={row["municipality"]: float(row["share"]) for row in _rows("swedish")},
    )


@cache
def phrases(kind: str) -> tuple[LocalText, ...]:
    """The sentences of a kind: what is offered, needed, agreed or next."""
    keys = sorted(key for key in catalogue("fi") if key.startswith(f"invention.{kind}."))
    return tuple(LocalText(*(text(language, key) for language in LANGUAGES)) for key in keys)


def _rows(name: str) -> list[dict[str, str]]:
    path = resources.folder("seed") / "invention" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _topic(row: Mapping[str, str]) -> TopicWords:
    return TopicWords(
        id=row["topic"],
        weight=float(row["weight"]),
        stems=LocalText(row["stem_fi"], row["stem_sv"]),
        people=LocalText(row["people_fi"], row["people_sv"]),
        target_groups=tuple(row["target_groups"].split("|")),
        sort=row["sort"],
    )


def _sort(row: Mapping[str, str]) -> Sort:
    sector = Sector(row["sector"]) if row["sector"] else None
    return Sort(sector, LocalText(*(row[f"ending_{language}"] for language in LANGUAGES)))


def _place_parts(language: Language) -> PlaceParts:
    rows = [row for row in _rows("places") if row["language"] == language]
    words = {part: [row for row in rows if row["part"] == part] for part in ("before", "first", "last")}
    return PlaceParts(
        before=tuple(row["word"] for row in words["before"]),
        first=tuple(row["word"] for row in words["first"]),
        last=tuple((row["word"], row["genitive"]) for row in words["last"]),
    )

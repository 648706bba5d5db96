"""The vocabularies that belong to the product, read from seed/places, seed/topics and seed/target_groups."""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from graphsvc import resources
from graphsvc.errors import InvalidFileError
from graphsvc.model import (
    COUNTRY_ID,
    LANGUAGES,
    CaseForms,
    LocalText,
    Place,
    PlaceLevel,
    Point,
    TargetGroup,
    Topic,
    TopicGroup,
    Village,
    Vocabulary,
    closed,
)

FILES: Final = (
    "places/municipalities.csv",
    "places/areas.csv",
    "places/villages.csv",
    "topics/groups.csv",
    "topics/topics.csv",
    "target_groups/target_groups.csv",
)


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the program."""
    return read_vocabulary(resources.folder("seed"))


def read_vocabulary(seed: Path) -> Vocabulary:
    """The vocabulary in a seed folder.

    Raises:
        InvalidFileError: a column is missing or a value breaks a rule; names the file and the row.
    """
    fingerprint = hashlib.sha256(b"".join((seed / name).read_bytes() for name in FILES)).hexdigest()
    return Vocabulary(
        places=_places(seed),
        villages=tuple(
            Village(row["name"], row["municipality"], row["is_former_municipality"] == "true")
            for row in _rows(seed / "places/villages.csv")
        ),
        topic_groups={row["id"]: TopicGroup(row["id"], _labels(row)) for row in _rows(seed / "topics/groups.csv")},
        topics={
            row["id"]: Topic(row["id"], row["group"], _labels(row), _synonyms(row))
            for row in _rows(seed / "topics/topics.csv")
        },
        target_groups={
            row["id"]: TargetGroup(row["id"], _labels(row), _synonyms(row))
            for row in _rows(seed / "target_groups/target_groups.csv")
        },
        fingerprint=fingerprint,
    )


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, restval=""), start=2):
            if None in row:
                raise InvalidFileError("row_too_long", field="row", file=path.name, row=number)
            yield row


def _places(seed: Path) -> Mapping[str, Place]:
    members: dict[str, tuple[str, ...]] = {}
    rows: dict[str, Mapping[str, str]] = {}
    for row in _rows(seed / "places/municipalities.csv"):
        members[row["code"]] = (row["code"],)
        rows[row["code"]] = {**row, "level": PlaceLevel.MUNICIPALITY}
    for row in _rows(seed / "places/areas.csv"):
        place_id = COUNTRY_ID if row["level"] == PlaceLevel.COUNTRY else f"{row['level']}:{row['code']}"
        members[place_id] = tuple(row["municipalities"].split("|"))
        rows[place_id] = row
    sets = {place_id: frozenset(codes) for place_id, codes in members.items()}
    areas = [place_id for place_id in rows if rows[place_id]["level"] != PlaceLevel.MUNICIPALITY]
    return {
        place_id: _place(
            row,
            place_id,
            tuple(area for area in areas if area != place_id and sets[place_id] <= sets[area]),
            members[place_id],
        )
        for place_id, row in rows.items()
    }


def _place(row: Mapping[str, str], place_id: str, within: tuple[str, ...], members: tuple[str, ...]) -> Place:
    names = LocalText(row["name_fi"], row["name_sv"], row["name_en"])
    titles = LocalText(*(row.get(f"title_{language}", "") for language in LANGUAGES))
    return Place(
        id=place_id,
        level=closed(PlaceLevel, "level", row["level"]),
        code=row["code"],
        names=names,
        titles=titles or names,
        point=Point(float(row["latitude"]), float(row["longitude"])),
        population=int(row["population"]),
        forms=CaseForms(row["genitive"], row["partitive"], row["locative"]),
        within=within,
        members=members,
    )


def _labels(row: Mapping[str, str]) -> LocalText:
    return LocalText(row["label_fi"], row["label_sv"], row["label_en"])


def _synonyms(row: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(filter(None, row[f"synonyms_{language}"].split("|"))) for language in LANGUAGES}

"""The vocabularies that belong to the product, read from their folders in seed/."""

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from graphsvc import resources
from graphsvc.errors import InvalidFileError, InvalidInputError, os_reason
from graphsvc.model import (
    COUNTRY_ID,
    LANGUAGES,
    CaseForms,
    Helpline,
    LocalText,
    Place,
    PlaceLevel,
    Point,
    TargetGroup,
    Topic,
    TopicGroup,
    UrbanRural,
    Village,
    Vocabulary,
    WordRole,
    closed,
    fold,
)
from graphsvc.model.flat import read_number, read_whole_number

Row = Mapping[str, str]
Item = TypeVar("Item")
Listed = TypeVar("Listed", Place, TopicGroup, Topic, TargetGroup)

FILES: Final = (
    "places/municipalities.csv",
    "places/areas.csv",
    "places/villages.csv",
    "topics/groups.csv",
    "topics/topics.csv",
    "topics/words.csv",
    "target_groups/target_groups.csv",
    "helplines/helplines.csv",
)


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the program."""
    return read_vocabulary(resources.folder("seed"))


def read_vocabulary(seed: Path) -> Vocabulary:
    """The vocabulary in a seed folder.

    Raises:
        InvalidFileError: a file or a column is missing or a value breaks a rule; names the file and the row.
    """
    places = _places(seed)
    topics = _by_id(seed / "topics/topics.csv", _topic)
    target_groups = _by_id(seed / "target_groups/target_groups.csv", _target_group)
    return Vocabulary(
        places=places,
        villages=_read(seed / "places/villages.csv", _village),
        topic_groups=_by_id(seed / "topics/groups.csv", _topic_group),
        topics=topics,
        target_groups=target_groups,
        plain_words=_plain_words(_read(seed / "topics/words.csv", _plain_word)),
        fingerprint=_fingerprint(places, topics, target_groups),
        helplines=_read(seed / "helplines/helplines.csv", _helpline),
    )


def _fingerprint(
    places: Mapping[str, Place], topics: Mapping[str, Topic], target_groups: Mapping[str, TargetGroup]
) -> str:
    """A digest of what a store keeps: words to be understood by may change without a migration."""
    kept = (
        list(places.values()),
        [(topic.id, topic.group, topic.labels) for topic in topics.values()],
        [(group.id, group.labels) for group in target_groups.values()],
    )
    return hashlib.sha256(repr(kept).encode()).hexdigest()


def _by_id(path: Path, make: Callable[[Row], Listed]) -> Mapping[str, Listed]:
    listed: dict[str, Listed] = {}
    for number, item in enumerate(_read(path, make), start=2):
        if item.id in listed:
            raise InvalidFileError("id_repeated", field="id", value=item.id, file=_name(path), row=number)
        listed[item.id] = item
    return listed


def _read(path: Path, make: Callable[[Row], Item]) -> tuple[Item, ...]:
    items: list[Item] = []
    for number, row in _rows(path):
        try:
            items.append(make(row))
        except InvalidInputError as error:
            raise InvalidFileError.in_file(error, _name(path), row=number) from None
        except KeyError as missing:
            raise InvalidFileError("column_missing", field=str(missing.args[0]), file=_name(path), row=1) from None
    return tuple(items)


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file, restval=""), start=2):
                if None in row:
                    raise InvalidFileError("row_too_long", field="row", file=_name(path), row=number)
                yield number, row
    except OSError as error:
        raise InvalidFileError("file_unreadable", file=_name(path), reason=os_reason(error)) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise InvalidFileError("file_unreadable", file=_name(path), reason=str(error)) from None


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _places(seed: Path) -> Mapping[str, Place]:
    municipalities = _by_id(seed / "places/municipalities.csv", _municipality)
    areas = _by_id(seed / "places/areas.csv", _area)
    members = {place.id: frozenset(place.members) for place in (*municipalities.values(), *areas.values())}

    def within(place: Place) -> tuple[str, ...]:
        return tuple(area for area in areas if area != place.id and members[place.id] <= members[area])

    return {place.id: replace(place, within=within(place)) for place in (*municipalities.values(), *areas.values())}


def _municipality(row: Row) -> Place:
    return replace(
        _place(row, row["code"], PlaceLevel.MUNICIPALITY, (row["code"],)),
        urban_rural=closed(UrbanRural, "urban_rural", row["urban_rural"]),
        neighbours=tuple(filter(None, row["neighbours"].split("|"))),
    )


def _area(row: Row) -> Place:
    level = closed(PlaceLevel, "level", row["level"])
    place_id = COUNTRY_ID if level is PlaceLevel.COUNTRY else f"{level}:{row['code']}"
    return _place(row, place_id, level, tuple(row["municipalities"].split("|")))


def _place(row: Row, place_id: str, level: PlaceLevel, members: tuple[str, ...]) -> Place:
    names = LocalText(row["name_fi"], row["name_sv"], row["name_en"])
    titles = LocalText(*(row.get(f"title_{language}", "") for language in LANGUAGES))
    return Place(
        id=place_id,
        level=level,
        code=row["code"],
        names=names,
        titles=titles or names,
        point=Point(read_number("latitude", row["latitude"]), read_number("longitude", row["longitude"])),
        population=read_whole_number("population", row["population"]),
        forms=CaseForms(row["genitive"], row["partitive"], row["locative"]),
        members=members,
    )


def _village(row: Row) -> Village:
    return Village(row["name"], row["municipality"], row["is_former_municipality"] == "true")


def _topic_group(row: Row) -> TopicGroup:
    return TopicGroup(row["id"], _labels(row))


def _topic(row: Row) -> Topic:
    return Topic(row["id"], row["group"], _labels(row), _synonyms(row))


def _target_group(row: Row) -> TargetGroup:
    return TargetGroup(row["id"], _labels(row), _synonyms(row))


def _plain_word(row: Row) -> tuple[WordRole, str]:
    return closed(WordRole, "role", row["role"]), fold(row["word"])


def _plain_words(words: Iterable[tuple[WordRole, str]]) -> Mapping[WordRole, frozenset[str]]:
    by_role: dict[WordRole, set[str]] = {role: set() for role in WordRole}
    for role, word in words:
        by_role[role].add(word)
    return {role: frozenset(listed) for role, listed in by_role.items()}


def _helpline(row: Row) -> Helpline:
    numbers = {language: row[f"number_{language}"] for language in LANGUAGES if row[f"number_{language}"]}
    return Helpline(row["id"], frozenset(row["topics"].split("|")), numbers)


def _labels(row: Row) -> LocalText:
    return LocalText(row["label_fi"], row["label_sv"], row["label_en"])


def _synonyms(row: Row) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(filter(None, row[f"synonyms_{language}"].split("|"))) for language in LANGUAGES}

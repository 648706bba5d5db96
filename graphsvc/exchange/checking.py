"""Checks of shipped files and of data set folders, by the code that loads them: every problem, not the first alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

from graphsvc import vocabulary as shipped
from graphsvc.errors import InvalidFileError
from graphsvc.exchange.datasets import (
    DESCRIPTION,
    RECORDS,
    check_is_dataset,
    dataset_names,
    file_name,
    read_description,
    read_records,
)
from graphsvc.model import GraphData, PlaceLevel, Vocabulary
from graphsvc.model.references import Reference, broken_references
from graphsvc.statements import Dialect, load_statement

_DIALECTS: Final[tuple[Dialect, ...]] = ("cypher", "sql")


@dataclass(frozen=True, slots=True)
class CheckReport:
    """How many files and how many records in them were checked, and each breach of a rule."""

    files: int = 0
    records: int = 0
    problems: tuple[InvalidFileError, ...] = ()


def check_shipped(seed: Path, queries: Path) -> CheckReport:
    """Check the vocabularies and graphs of a seed folder, and the statements."""
    vocabulary, reports = _checked_vocabulary(seed)
    reports += [_checked_description(path.parent) for path in sorted(seed.glob(f"*/{DESCRIPTION}"))]
    reports += [_checked_graph(seed / name, vocabulary) for name in dataset_names(seed)]
    reports += [_checked_statement(path, dialect) for dialect in _DIALECTS for path in _statements(queries, dialect)]
    return _joined(reports)


def check_folder(folder: Path) -> CheckReport:
    """Check a data set of one's own against the shipped vocabularies.

    Raises:
        NotFoundError: the folder holds no data set.
    """
    check_is_dataset(folder)
    return _joined([_checked_description(folder), _checked_graph(folder, shipped.shipped_vocabulary())])


def _joined(reports: Iterable[CheckReport]) -> CheckReport:
    found = tuple(reports)
    return CheckReport(
        files=sum(report.files for report in found),
        records=sum(report.records for report in found),
        problems=tuple(chain.from_iterable(report.problems for report in found)),
    )


def _statements(queries: Path, dialect: Dialect) -> list[Path]:
    return sorted(queries.glob(f"*.{dialect}"))


def _checked_statement(path: Path, dialect: Dialect) -> CheckReport:
    return _checked_file(lambda: load_statement(path, dialect))


def _checked_description(folder: Path) -> CheckReport:
    return _checked_file(lambda: read_description(folder))


def _checked_file(read: Callable[[], object]) -> CheckReport:
    try:
        read()
    except InvalidFileError as error:
        return CheckReport(files=1, problems=(error,))
    return CheckReport(files=1)


def _checked_vocabulary(seed: Path) -> tuple[Vocabulary | None, list[CheckReport]]:
    files = len(shipped.FILES)
    try:
        vocabulary = shipped.read_vocabulary(seed)
    except InvalidFileError as error:
        return None, [CheckReport(files=files, problems=(error,))]
    listed = (vocabulary.places, vocabulary.villages, vocabulary.topic_groups, vocabulary.topics, vocabulary.helplines)
    records = sum(map(len, (*listed, vocabulary.target_groups, *vocabulary.plain_words.values())))
    return vocabulary, [CheckReport(files, records, tuple(_vocabulary_problems(vocabulary)))]


def _vocabulary_problems(vocabulary: Vocabulary) -> Iterator[InvalidFileError]:
    municipalities = {place.id for place in vocabulary.places.values() if place.level is PlaceLevel.MUNICIPALITY}
    areas = (place for place in vocabulary.places.values() if place.level is not PlaceLevel.MUNICIPALITY)
    for row, area in enumerate(areas, start=2):
        for member in sorted(set(area.members) - municipalities):
            yield _unknown("places/areas.csv", row, "municipalities", member)
    for row, village in enumerate(vocabulary.villages, start=2):
        if village.municipality not in municipalities:
            yield _unknown("places/villages.csv", row, "municipality", village.municipality)
    for row, topic in enumerate(vocabulary.topics.values(), start=2):
        if topic.group not in vocabulary.topic_groups:
            yield _unknown("topics/topics.csv", row, "group", topic.group)
    for row, line in enumerate(vocabulary.helplines, start=2):
        for topic_id in sorted(line.topics - vocabulary.topics.keys()):
            yield _unknown("helplines/helplines.csv", row, "topics", topic_id)


def _checked_graph(folder: Path, vocabulary: Vocabulary | None) -> CheckReport:
    """The report on a graph's rows; on what they refer to only when all can be read, lest one error show as many."""
    read = {kind: _read(folder, kind) for kind in RECORDS}
    problems = [item for rows in read.values() for _, item in rows if isinstance(item, InvalidFileError)]
    if not problems and vocabulary:
        problems = list(_reference_problems(folder, read, vocabulary))
    return CheckReport(len(RECORDS), sum(map(len, read.values())), tuple(problems))


def _read(folder: Path, kind: str) -> list[tuple[int, Any]]:
    rows: list[tuple[int, Any]] = []
    try:
        rows.extend(read_records(folder, kind, RECORDS[kind]))
    except InvalidFileError as error:
        rows.append((1, error))
    return rows


def _reference_problems(
    folder: Path, read: Mapping[str, list[tuple[int, Any]]], vocabulary: Vocabulary
) -> Iterator[InvalidFileError]:
    data = GraphData(**{kind: tuple(record for _, record in rows) for kind, rows in read.items()})
    places = {
        (type(record), record.id): (file_name(folder / f"{kind}.csv"), row)
        for kind, rows in read.items()
        for row, record in rows
    }
    for record, field, value in chain(broken_references(data, vocabulary), _missing_bases(data)):
        file, row = places[type(record), record.id]
        yield _unknown(file, row, field, value)


def _missing_bases(data: GraphData) -> Iterator[Reference]:
    known = {actor.id for actor in data.actors} | {event.id for event in data.events}
    for tie in data.ties:
        if tie.basis is not None and tie.basis not in known:
            yield Reference(tie, "basis", tie.basis)


def _unknown(file: str, row: int, field: str, value: str) -> InvalidFileError:
    return InvalidFileError("unknown_reference", field=field, value=value, file=file, row=row)

"""Data sets: a folder with `dataset.toml` and a CSV file for each kind of record.

The columns of a CSV file are the keys of `graphsvc.model.flat`; several values in a cell stand apart
by `|`, an empty cell is unknown.
"""

import csv
import dataclasses
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from sys import intern
from typing import Any, Final

from graphsvc.errors import InvalidFileError, InvalidInputError, NotFoundError, os_reason
from graphsvc.model import Actor, Dataset, Event, GraphData, Need, Offer, Tie
from graphsvc.model.flat import Record, columns, unflatten

DESCRIPTION: Final = "dataset.toml"
RECORDS: Final[Mapping[str, type[Any]]] = {
    "actors": Actor,
    "ties": Tie,
    "offers": Offer,
    "needs": Need,
    "events": Event,
}
"""The kinds of records in a data set, each in the CSV file of its name."""
_LISTS: Final = frozenset({"serves", "contacts", "target_groups", "places"})


def dataset_names(seed: Path) -> tuple[str, ...]:
    """The names of the graphs in a seed folder: its folders that hold actors."""
    return tuple(sorted(path.parent.name for path in seed.glob("*/actors.csv")))


def read_dataset(folder: Path) -> GraphData:
    """The records in a data set's folder.

    Raises:
        NotFoundError: there is no such data set.
        InvalidFileError: a file is missing, lacks a column or has an unknown one, or a value breaks a
            rule; names the file, the row and the column.
    """
    check_is_dataset(folder)
    return GraphData(
        actors=_read(folder, "actors", Actor),
        ties=_read(folder, "ties", Tie),
        offers=_read(folder, "offers", Offer),
        needs=_read(folder, "needs", Need),
        events=_read(folder, "events", Event),
        datasets=(read_description(folder),),
    )


def check_is_dataset(folder: Path) -> None:
    """Check that a folder holds a data set.

    Raises:
        NotFoundError: it has no `dataset.toml`.
    """
    if not (folder / DESCRIPTION).is_file():
        raise NotFoundError("dataset", folder.name, field="name")


def read_description(folder: Path) -> Dataset:
    """What `dataset.toml` says of a data set.

    Raises:
        InvalidFileError: it is no TOML, or a value is missing or breaks a rule.
    """
    name = file_name(folder / DESCRIPTION)
    try:
        said = tomllib.loads((folder / DESCRIPTION).read_text(encoding="utf-8-sig"))
        dataset = unflatten(Dataset, {**said, "name": folder.name})
    except OSError as error:
        raise InvalidFileError("file_unreadable", file=name, reason=os_reason(error)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidFileError("file_unreadable", file=name, reason=str(error)) from None
    except InvalidInputError as error:
        raise InvalidFileError.in_file(error, name) from None
    for field, value in (("title_fi", dataset.titles.fi), ("sources", dataset.sources), ("licence", dataset.licence)):
        if not value:
            raise InvalidFileError("value_missing", field=field, file=name)
    return dataset


def read_records(folder: Path, kind: str, record_type: type[Record]) -> Iterator[tuple[int, Record | InvalidFileError]]:
    """The rows of `<kind>.csv` by their number: each as its record, or as the breach of a rule that it is.

    Raises:
        InvalidFileError: the file cannot be read, or its header lacks a column or has an unknown one.
    """
    path = folder / f"{kind}.csv"
    seen: set[object] = set()
    for row_number, row in _rows(path, record_type):
        try:
            record = _record(row, record_type, seen)
        except InvalidInputError as error:
            yield row_number, InvalidFileError.in_file(error, file_name(path), row=row_number)
        else:
            yield row_number, record


def file_name(path: Path) -> str:
    """A file's name as messages give it: with the folder that it stands in."""
    return f"{path.resolve().parent.name}/{path.name}"


def _read(folder: Path, kind: str, record_type: type[Record]) -> tuple[Record, ...]:
    records: list[Record] = []
    for _, record in read_records(folder, kind, record_type):
        if isinstance(record, InvalidFileError):
            raise record
        records.append(record)
    return tuple(records)


def _record(row: Mapping[str | None, str], record_type: type[Record], seen: set[object]) -> Record:
    if None in row:
        raise InvalidInputError("row_too_long", field="row")
    record = unflatten(record_type, {str(name): _cell(str(name), text) for name, text in row.items() if text})
    if row["id"] in seen:
        raise InvalidInputError("id_repeated", field="id", value=row["id"])
    seen.add(row["id"])
    return record


def _rows(path: Path, record_type: type[Record]) -> Iterator[tuple[int, Mapping[str | None, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            _check_header(path, list(reader.fieldnames or ()), record_type)
            yield from enumerate(reader, start=2)
    except OSError as error:
        raise InvalidFileError("file_unreadable", file=file_name(path), reason=os_reason(error)) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise InvalidFileError("file_unreadable", file=file_name(path), reason=str(error)) from None


def _check_header(path: Path, header: Sequence[str], record_type: type[Record]) -> None:
    known = columns(record_type)
    needed = [field.name for field in dataclasses.fields(record_type) if field.default is dataclasses.MISSING]
    for name in header:
        if name not in known:
            raise InvalidFileError("unknown_column", field=name, file=file_name(path), row=1)
        if header.count(name) > 1:
            raise InvalidFileError("column_repeated", field=name, file=file_name(path), row=1)
    for name in needed:
        if name in known and name not in header:
            raise InvalidFileError("column_missing", field=name, file=file_name(path), row=1)


def _cell(name: str, text: str) -> object:
    """What a cell holds; a text that many cells hold, such as an id or a source, is kept once."""
    if name in _LISTS:
        return [intern(item) for item in text.split("|") if item]
    return intern(text.strip()) or None

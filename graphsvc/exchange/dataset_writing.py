"""Writing a data set as `graphsvc.exchange.datasets` reads it, record by record, so that its size does not matter."""

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from graphsvc.errors import InvalidFileError, InvalidInputError, os_reason
from graphsvc.exchange.datasets import DESCRIPTION, RECORDS
from graphsvc.model import Actor, Dataset, Event, Need, Offer, Tie
from graphsvc.model.flat import Flat, columns, flatten

Entry = Actor | Tie | Offer | Need | Event


def write_dataset(folder: Path, dataset: Dataset, records: Mapping[str, Iterable[Entry]]) -> None:
    """Write a data set into a new or empty folder; `dataset.toml` last, so that a half of one is no data set.

    Raises:
        InvalidInputError: the folder holds something.
        InvalidFileError: a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InvalidInputError("folder_not_empty", field="folder", value=str(folder))
        for kind, record_type in RECORDS.items():
            _write_records(folder / f"{kind}.csv", columns(record_type), records[kind])
        (folder / DESCRIPTION).write_text(_description(dataset), encoding="utf-8")
    except OSError as error:
        raise InvalidFileError("file_unwritable", file=str(folder), reason=os_reason(error)) from None


def _write_records(path: Path, header: tuple[str, ...], records: Iterable[Entry]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([_cell(value) for value in flatten(record).values()] for record in records)


def _cell(value: Flat) -> Flat:
    if isinstance(value, list):
        return "|".join(value)
    return str(value).lower() if isinstance(value, bool) else value


def _description(dataset: Dataset) -> str:
    return "".join(
        f"{key} = {_toml(value)}\n" for key, value in flatten(dataset).items() if key != "name" and value is not None
    )


def _toml(value: Flat) -> str:
    """A value as TOML writes it: a text as JSON does, a day bare."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return json.dumps(value, ensure_ascii=False)

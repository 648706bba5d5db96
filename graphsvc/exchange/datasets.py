"""Data sets: a folder with `dataset.toml` and a CSV file for each kind of record.

The columns of a CSV file are the keys of `graphsvc.model.flat`; several values in a cell stand apart
by `|`, an empty cell is unknown.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from graphsvc.errors import InvalidFileError, InvalidInputError, NotFoundError
from graphsvc.model import Actor, Dataset, Event, GraphData, Need, Offer, Tie
from graphsvc.model.flat import Record, columns, unflatten

DESCRIPTION: Final = "dataset.toml"
_LISTS: Final = frozenset({"serves", "contacts", "target_groups", "places"})


def dataset_names(seed: Path) -> tuple[str, ...]:
    """The names of the graphs in a seed folder: its folders that hold actors."""
    return tuple(sorted(path.parent.name for path in seed.glob("*/actors.csv")))


def read_dataset(folder: Path) -> GraphData:
    """The records in a data set's folder.

    Raises:
        NotFoundError: there is no such data set.
        InvalidFileError: a file is missing, has an unknown column, or a value breaks a rule; names the
            file, the row and the column.
    """
    if not (folder / DESCRIPTION).is_file():
        raise NotFoundError("dataset", folder.name, field="name")
    return GraphData(
        actors=_read(folder / "actors.csv", Actor),
        ties=_read(folder / "ties.csv", Tie),
        offers=_read(folder / "offers.csv", Offer),
        needs=_read(folder / "needs.csv", Need),
        events=_read(folder / "events.csv", Event),
        datasets=(read_description(folder),),
    )


def read_description(folder: Path) -> Dataset:
    """What `dataset.toml` says of a data set.

    Raises:
        InvalidFileError: it is no TOML, or a value breaks a rule.
    """
    path = folder / DESCRIPTION
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        dataset = unflatten(Dataset, {**said, "name": folder.name})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidFileError("file_unreadable", file=path.name, reason=str(error)) from None
    except InvalidInputError as error:
        raise InvalidFileError.in_file(error, path.name) from None
    for field, value in (("title_fi", dataset.titles.fi), ("sources", dataset.sources), ("licence", dataset.licence)):
        if not value:
            raise InvalidFileError("value_missing", field=field, file=path.name)
    return dataset


def _read(path: Path, record_type: type[Record]) -> tuple[Record, ...]:
    records: dict[str, Record] = {}
    for number, row in _rows(path, columns(record_type)):
        try:
            record = unflatten(record_type, row)
        except InvalidInputError as error:
            raise InvalidFileError.in_file(error, path.name, row=number) from None
        record_id = str(row["id"])
        if record_id in records:
            raise InvalidFileError("id_repeated", field="id", value=record_id, file=path.name, row=number)
        records[record_id] = record
    return tuple(records.values())


def _rows(path: Path, known: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, restval="")
            for column in reader.fieldnames or ():
                if column not in known:
                    raise InvalidFileError("unknown_column", field=column, file=path.name, row=1)
            for number, row in enumerate(reader, start=2):
                if None in row:
                    raise InvalidFileError("row_too_long", field="row", file=path.name, row=number)
                yield number, {name: _cell(name, text) for name, text in row.items()}
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidFileError("file_unreadable", file=path.name, reason=str(error)) from None


def _cell(name: str, text: str) -> object:
    if name in _LISTS:
        return [item for item in text.split("|") if item]
    return text.strip() or None

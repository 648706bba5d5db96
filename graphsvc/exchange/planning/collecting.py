"""Everything that the files of one import say, row by row."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from graphsvc.errors import InvalidFileError, InvalidInputError
from graphsvc.exchange.reading.files import sheets_in
from graphsvc.exchange.reading.sheets import Role, Sheet, text_of
from graphsvc.exchange.understanding.connections import ConnectionReader, TieRow
from graphsvc.exchange.understanding.elements import ActorRow, ElementReader
from graphsvc.exchange.understanding.findings import Findings, ReadColumn, Where
from graphsvc.exchange.understanding.headings import RECORDS, Columns, is_heading
from graphsvc.exchange.understanding.lists import parted
from graphsvc.exchange.understanding.vocabulary import KnownTerms
from graphsvc.model.flat import unflatten
from graphsvc.settings import ImportLimits

_LISTS: Final = frozenset({"target_groups", "places", "sources"})
_SHARED: Final = frozenset(
    {"id", "source", "target", "actor", "topic", "municipality", "subtype", "basis", "source_name"}
)


@dataclass(slots=True)
class Collected:
    """Rows that are actors and ties; whole records with the rows they stand in; and what is to be said of the rest."""

    files: tuple[str, ...]
    actors: list[ActorRow] = field(default_factory=list)
    ties: list[TieRow] = field(default_factory=list)
    records: dict[Role, list[tuple[Where, Any]]] = field(default_factory=lambda: {role: [] for role in Role})
    persons: set[str] = field(default_factory=set)
    columns: list[ReadColumn] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)

    def __bool__(self) -> bool:
        """Whether anything was understood."""
        return bool(self.actors or self.ties or any(self.records.values()))


def collect(paths: Iterable[Path], terms: KnownTerms, limits: ImportLimits) -> Collected:
    """Read files.

    Raises:
        InvalidFileError: one of them cannot be read or may do harm, or nothing in them is understood.
    """
    waiting = tuple(paths)
    collected = Collected(tuple(path.name for path in waiting))
    for path in waiting:
        with sheets_in(path, limits, is_heading) as sheets:
            for sheet in sheets:
                if sheet.headings or sheet.role:
                    _collect_sheet(sheet, terms, collected)
    if not collected and not collected.findings.refused:
        unread = next(iter(collected.findings.warnings), None)
        raise unread or InvalidFileError("nothing_understood", file=", ".join(collected.files))
    return collected


def _collect_sheet(sheet: Sheet, terms: KnownTerms, collected: Collected) -> None:
    findings = collected.findings
    try:
        columns = Columns(sheet)
    except InvalidFileError as error:
        findings.warn(error)
        return
    if sheet.complete or columns.role not in (Role.ELEMENTS, Role.CONNECTIONS):
        collected.records[columns.role] += _records(sheet, columns, findings)
    elif columns.role is Role.ELEMENTS:
        reader = ElementReader(sheet, columns, terms, findings)
        collected.actors += reader.rows()
        collected.persons |= reader.persons
    else:
        collected.ties += ConnectionReader(sheet, columns, findings).rows()
    collected.columns += columns.read()


def _records(sheet: Sheet, columns: Columns, findings: Findings) -> Iterator[tuple[Where, Any]]:
    """Whole records, as our own files hold them."""
    record_type = RECORDS[columns.role]
    for number, raw in sheet.rows:
        where = Where(sheet, number)
        flat = _sharing(raw if sheet.complete else _flat(columns.cells(raw)))
        try:
            yield where, unflatten(record_type, flat)
        except InvalidInputError as error:
            findings.refuse(where.same(error))


def _sharing(flat: Mapping[str, Any]) -> dict[str, Any]:
    """The same values, those that many records share kept in memory once."""
    return {key: sys.intern(value) if key in _SHARED and type(value) is str else value for key, value in flat.items()}


def _flat(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {key: parted(text_of(cell)) if key in _LISTS else text_of(cell) for key, cell in cells.items()}

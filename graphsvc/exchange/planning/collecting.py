"""Everything that the files of one import say, row by row."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

from graphsvc.errors import InvalidFileError, InvalidInputError
from graphsvc.exchange.reading.files import sheets_in
from graphsvc.exchange.reading.sheets import Role, Sheet, text_of
from graphsvc.exchange.reading.tables import are_invented
from graphsvc.exchange.understanding.actor_rows import ActorRow
from graphsvc.exchange.understanding.catalogue import is_word, key_of
from graphsvc.exchange.understanding.choices import Choices, SheetChoices
from graphsvc.exchange.understanding.connections import ConnectionReader, TieRow
from graphsvc.exchange.understanding.elements import PERSONAL, ElementReader
from graphsvc.exchange.understanding.findings import Findings, ReadColumn, ReadSheet, Where
from graphsvc.exchange.understanding.headings import RECORDS, Columns, column_heading, column_of, is_heading
from graphsvc.exchange.understanding.lists import parted
from graphsvc.exchange.understanding.samples import Samples
from graphsvc.exchange.understanding.vocabulary import KnownTerms
from graphsvc.model import LANGUAGES, LocalText
from graphsvc.model.flat import unflatten
from graphsvc.settings import ImportLimits

_LISTS: Final = frozenset({"target_groups", "places", "sources"})
_SPOKEN: Final = _LISTS | {"topic", "municipality", "is_stated"}
"""The keys of records under which a sheet of ours holds words for ids, or several values."""
_REMEMBERED: Final = 10_000


@dataclass(slots=True)
class Collected:
    """Rows that are actors and ties; whole records with the rows they stand in; and what is to be said of the rest.

    `sheets` go by their number, counted through all files.
    """

    files: tuple[str, ...]
    actors: list[ActorRow] = field(default_factory=list)
    ties: list[TieRow] = field(default_factory=list)
    records: dict[Role, list[tuple[Where, Any]]] = field(default_factory=lambda: {role: [] for role in Role})
    persons: set[str] = field(default_factory=set)
    sheets: dict[int, ReadSheet] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)

    def check_understood(self) -> None:
        """See to it that something was understood.

        Raises:
            InvalidFileError: nothing was.
        """
        if not (self.actors or self.ties or any(self.records.values()) or self.findings.refused):
            unread = next(iter(self.findings.warnings), None)
            raise unread or InvalidFileError("nothing_understood", file=", ".join(self.files))


def collect(paths: Iterable[Path], terms: KnownTerms, limits: ImportLimits, choices: Choices = Choices()) -> Collected:
    """Read files as one says that they are to be read.

    What a file holds in several portions, as graphs do, is one sheet.

    Raises:
        InvalidFileError: one of them cannot be read or may do harm.
    """
    waiting = tuple(paths)
    collected = Collected(tuple(path.name for path in waiting))
    numbers: dict[tuple[str, str, Role | None], int] = {}
    remembered = {heading for headings in choices.remembered.values() for heading, column in headings.items() if column}
    for path in waiting:
        with sheets_in(path, limits, lambda text: is_heading(text) or key_of(text) in remembered) as sheets:
            for sheet in sheets:
                if sheet.headings or sheet.role:
                    number = numbers.setdefault((sheet.file, sheet.name, sheet.role), len(numbers))
                    _collect_sheet(sheet, terms, collected, number, choices.of_sheet(number))
    return collected


def _collect_sheet(sheet: Sheet, terms: KnownTerms, collected: Collected, number: int, choices: SheetChoices) -> None:
    samples = Samples(sheet)
    columns = None if choices.is_left_out else _columns(sheet, choices, collected.findings)
    if columns:
        _tell_guesses(sheet, columns, collected.findings)
        _collect_rows(replace(sheet, rows=samples.rows()), columns, terms, collected)
        _tell_hidden(sheet, columns, collected.findings)
    else:
        samples.skim()
    read = _read_sheet(sheet, columns, samples, choices)
    before = collected.sheets.setdefault(number, read)
    if before is not read:
        collected.sheets[number] = replace(before, rows=before.rows + read.rows)


def _tell_guesses(sheet: Sheet, columns: Columns, findings: Findings) -> None:
    """Say which headings were read by words in them only."""
    for heading, column in columns.guessed.items():
        if columns.read_as(heading) == column:
            found = LocalText(*(column_heading(language, columns.role, column) for language in LANGUAGES))
            at = {"file": sheet.file, "field": column, "value": heading, "sheet": sheet.name}
            findings.warn(InvalidFileError("read_as", found=found, **at))


def _tell_hidden(sheet: Sheet, columns: Columns, findings: Findings) -> None:
    """Say of which columns something was passed over for what stands in others that mean the same."""
    for heading, (column, other) in columns.hidden.items():
        if column not in PERSONAL:
            at = {"file": sheet.file, "field": column, "value": heading, "sheet": sheet.name}
            findings.warn(InvalidFileError("column_hidden", other=other, **at))


def _columns(sheet: Sheet, choices: SheetChoices, findings: Findings) -> Columns | None:
    if not choices.role and are_invented(sheet.headings) and is_word("instructions", sheet.name):
        findings.warn(InvalidFileError("sheet_of_help", file=sheet.file, sheet=sheet.name, value=sheet.name))
        return None
    try:
        return Columns(sheet, choices)
    except InvalidFileError as error:
        findings.warn(error)
        return None


def _read_sheet(sheet: Sheet, columns: Columns | None, samples: Samples, choices: SheetChoices) -> ReadSheet:
    role = columns.role if columns else choices.role or sheet.role

    def read_as(heading: str) -> str | None:
        if columns:
            return columns.read_as(heading)
        return choices.columns.get(heading, column_of(role, heading))

    read = (
        ReadColumn(heading, read_as(heading), tuple(values), bool(columns and columns.is_remembered(heading)))
        for heading, values in samples.values.items()
    )
    return ReadSheet(
        file=sheet.file,
        name=sheet.name,
        role=role,
        rows=samples.amount,
        columns=tuple(read),
        is_read=columns is not None,
        is_fixed=sheet.role is not None,
        is_left_out=choices.is_left_out,
    )


def _collect_rows(sheet: Sheet, columns: Columns, terms: KnownTerms, collected: Collected) -> None:
    findings = collected.findings
    if sheet.complete or columns.role not in (Role.ELEMENTS, Role.CONNECTIONS):
        collected.records[columns.role] += _records(sheet, columns, terms, findings)
    elif columns.role is Role.ELEMENTS:
        reader = ElementReader(sheet, columns, terms, findings)
        collected.actors += reader.rows()
        collected.persons |= reader.persons
    else:
        collected.ties += ConnectionReader(sheet, columns, findings).rows()


def _records(sheet: Sheet, columns: Columns, terms: KnownTerms, findings: Findings) -> Iterator[tuple[Where, Any]]:
    """Whole records, as our own files hold them."""
    record_type = RECORDS[columns.role]
    meant = lru_cache(_REMEMBERED)(partial(_meant, terms))
    for number, raw in sheet.rows:
        where = Where(sheet, number)
        flat = sheet.by_heading(raw) if sheet.complete else _flat(columns.filled(raw), meant)
        try:
            yield where, unflatten(record_type, flat)
        except InvalidInputError as error:
            findings.refuse(where.same(error))


def _flat(cells: Mapping[str, Any], meant: Callable[[str, str], Any]) -> dict[str, Any]:
    """What the filled cells of a row say."""
    return {
        key: meant(key, text_of(cell)) if key in _SPOKEN else text_of(cell)  # rows are many, and what they say is alike
        for key, cell in cells.items()
    }


def _meant(terms: KnownTerms, key: str, said: str) -> str | tuple[str, ...]:
    if key in _LISTS:
        return tuple(terms.of_record(key, one) for one in parted(said))
    return terms.of_record(key, said)

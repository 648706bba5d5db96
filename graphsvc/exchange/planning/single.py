"""One record from the fields of a form, read as a row of a table would be; what is not understood is an error."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from graphsvc.errors import InvalidFileError, InvalidInputError
from graphsvc.exchange.planning.building import actor_from
from graphsvc.exchange.planning.ties import tie_from
from graphsvc.exchange.reading.sheets import Role, Sheet
from graphsvc.exchange.understanding.connections import ConnectionReader
from graphsvc.exchange.understanding.elements import ElementReader
from graphsvc.exchange.understanding.findings import Findings
from graphsvc.exchange.understanding.headings import Columns
from graphsvc.exchange.understanding.vocabulary import KnownTerms
from graphsvc.model import Actor, Need, Offer, Tie
from graphsvc.model.flat import flatten, unflatten

Record = TypeVar("Record", Actor, Tie, Offer, Need)
Cells = Mapping[str, str]
_UNTOUCHED: Final = frozenset({"latitude", "longitude", "modified"})
"""Columns that no form shows: what is known stays."""


@dataclass(frozen=True, slots=True)
class Made(Generic[Record]):
    """The record, and what is wrong with the fields; a record with errors is not to be kept."""

    record: Record | None
    errors: tuple[InvalidInputError, ...] = field(default=())


def actor_of(
    cells: Cells, base: Actor | None, terms: KnownTerms, name: Callable[[str, str | None], str]
) -> Made[Actor]:
    """The actor that cells by our columns of actors describe; `name` gives a new one its id by name and seat."""
    findings = Findings()
    sheet = _sheet(Role.ELEMENTS, cells)
    row = next(ElementReader(sheet, Columns(sheet), terms, findings).rows(), None)
    if row is None:
        return Made(None, _errors(findings))
    actor_id = base.id if base else name(row.label, row.fields.get("municipality"))
    actor = actor_from(actor_id, row, base, findings)
    return Made(actor, _errors(findings))


def tie_of(cells: Cells, base: Tie | None, name: Callable[[Mapping[str, Any]], str]) -> Made[Tie]:
    """The tie that cells by our columns of ties describe, its ends by their ids; `name` gives a new one its id."""
    findings = Findings()
    sheet = _sheet(Role.CONNECTIONS, cells)
    row = next(ConnectionReader(sheet, Columns(sheet), findings).rows(), None)
    if row is None or row.kind is None:
        return Made(None, _errors(findings))
    said = {"source": row.source, "target": row.target, "kind": row.kind, **row.fields}
    tie = tie_from(row, {**said, "id": base.id if base else name(said)}, base, findings)
    return Made(tie, _errors(findings))


def entry_of(
    cells: Cells, base: Record | None, terms: KnownTerms, made: tuple[type[Record], Mapping[str, Any]]
) -> Made[Record]:
    """The offer or need that cells describe; `made` is its type and what a new one is made with."""
    record_type, start = made
    errors: list[InvalidInputError] = []
    flat: dict[str, Any] = {**(flatten(base) if base else start), **cells}
    for column, read in (("target_groups", terms.target_groups), ("places", terms.places)):
        found = read(cells.get(column, ""))
        flat[column] = list(found.ids)
        errors += [InvalidInputError("term_not_understood", field=column, value=value) for value in found.unknown]
        errors += [
            InvalidInputError("read_as", field=column, value=item, found=terms.names(senses))
            for item, senses in found.guessed
        ]
    try:
        return Made(unflatten(record_type, flat), tuple(errors))
    except InvalidInputError as error:
        return Made(None, (*errors, error))


def _sheet(role: Role, cells: Cells) -> Sheet:
    shown = {column: cell for column, cell in cells.items() if column not in _UNTOUCHED}
    return Sheet("", "", iter([(1, shown)]), tuple(shown), role)


def _errors(findings: Findings) -> tuple[InvalidFileError, ...]:
    return (*findings.refused, *findings.warnings)

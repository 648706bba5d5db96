"""Rows that are ties."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphsvc.exchange.reading.sheets import Sheet, text_of
from graphsvc.exchange.understanding import catalogue
from graphsvc.exchange.understanding.dates import read_day, read_interval
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.exchange.understanding.headings import Columns
from graphsvc.exchange.understanding.lists import parted
from graphsvc.exchange.understanding.private import without_private
from graphsvc.model import LEVELS, TieKind

_DAYS: Final = {"start": "start_date", "end": "end_date", "at": "start_date", "recorded": "recorded_at"}
_TEXTS: Final = {"basis": "basis", "next_step": "next_step", "source": "source_name"}


@dataclass(slots=True)
class TieRow:
    """What a row says of a tie: the names or ids of its ends as written, `fields` by the keys of `graphsvc.model.flat`.

    `kind` is None where the row names none that is known; `says_all` as in `ActorRow`. `is_mention` where an actor's row
    says only that the two cooperate.
    """

    where: Where
    id: str
    source: str
    target: str
    kind: TieKind | None
    fields: dict[str, Any]
    says_all: bool = False
    emptied: frozenset[str] = frozenset()
    is_mention: bool = False


class ConnectionReader:
    """Reads the rows of a sheet of ties."""

    def __init__(self, sheet: Sheet, columns: Columns, findings: Findings) -> None:
        """`findings` takes what is not understood."""
        self._sheet = sheet
        self._columns = columns
        self._findings = findings

    def rows(self) -> Iterator[TieRow]:
        """The ties that are understood; a row with several targets is several ties."""
        for number, raw in self._sheet.rows:
            if filled := self._columns.filled(raw):
                yield from self._ties(Where(self._sheet, number), filled, self._columns.emptied(filled))

    def _ties(self, where: Where, cells: Mapping[str, Any], emptied: frozenset[str]) -> Iterator[TieRow]:
        source, target = (text_of(cells.get(column)).strip() for column in ("from", "to"))
        targets = [target] if self._columns.is_ours or not target else [one.strip() for one in parted(target)]
        if not source or not target:
            self._findings.refuse(where.problem("end_missing", "to" if source else "from"))
            return
        kind, is_reversed = self._kind(where, cells)
        fields = self._fields(where, cells)
        for one in targets:
            ends = (one, source) if is_reversed else (source, one)
            given = text_of(cells.get("id")).strip() if len(targets) == 1 else ""
            yield TieRow(
                where,
                given,
                sys.intern(ends[0]),
                sys.intern(ends[1]),
                kind,
                dict(fields),
                self._columns.is_ours,
                emptied,
            )

    def _kind(self, where: Where, cells: Mapping[str, Any]) -> tuple[TieKind | None, bool]:
        said = text_of(cells.get("type")).strip()
        if not said or any(catalogue.is_word(word, said) for word in ("directed", "undirected")):
            return None, False
        kind, is_reversed = catalogue.tie_kinds().get(catalogue.key_of(said), (None, False))
        if kind is None:
            self._findings.warn(where.problem("tie_kind_not_understood", "type", said))
        return kind, is_reversed

    def _fields(self, where: Where, cells: Mapping[str, Any]) -> dict[str, Any]:
        texts = {
            key: sys.intern(self._public(where, column, text))
            for column, key in _TEXTS.items()
            if (text := text_of(cells.get(column)))
        }
        if address := text_of(cells.get("source_url")):
            texts["source_url"] = address
        if description := self._description(where, cells):
            texts["description"] = description
        return {**texts, **self._level(where, cells), **self._days(where, cells), **self._judgements(where, cells)}

    def _description(self, where: Where, cells: Mapping[str, Any]) -> str:
        """What the row says of the tie, with the word for its kind where that is not one of ours."""
        text = text_of(cells.get("description"))
        said = text_of(cells.get("type")).strip()
        if not self._columns.is_ours and said and self._kind_is_foreign(said):
            text = f"{said}: {text}" if text else said
        return self._public(where, "description", text)

    def _public(self, where: Where, column: str, text: str) -> str:
        """A text without what is a person's; what we wrote ourselves stays as it is."""
        kept = text if self._columns.is_ours else without_private(text)
        if kept != text:
            self._findings.leave_out(where, column, "personal")
        return kept

    def _kind_is_foreign(self, said: str) -> bool:
        is_direction = any(catalogue.is_word(word, said) for word in ("directed", "undirected"))
        return not is_direction and catalogue.key_of(said) not in catalogue.tie_kinds()

    def _level(self, where: Where, cells: Mapping[str, Any]) -> dict[str, Any]:
        said = text_of(cells.get("strength")).strip()
        level = catalogue.levels().get(catalogue.key_of(said))
        if said and level is None:
            most = LEVELS[-1]
            self._findings.warn(where.problem("level_not_understood", "strength", said, most=most))
        return {} if level is None else {"level": level}

    def _days(self, where: Where, cells: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for column, key in _DAYS.items():
            if column in cells and (said := text_of(cells[column]).strip()):
                day = read_day(cells[column], is_end=column == "end")
                if day is None:
                    self._findings.warn(where.problem("date_form", column, said))
                else:
                    found.setdefault(key, day.isoformat())
        if interval := text_of(cells.get("time_interval")):
            for key, day in zip(("start_date", "end_date"), read_interval(interval), strict=True):
                if day:
                    found.setdefault(key, day.isoformat())
        return found

    def _judgements(self, where: Where, cells: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if said := text_of(cells.get("confirmed_by")).strip():
            meant = catalogue.confirmations().get(catalogue.key_of(said))
            if meant is None:
                self._findings.warn(where.problem("term_not_understood", "confirmed_by", said))
            else:
                found["confirmed_by"] = meant
        if planned := text_of(cells.get("planned")).strip():
            found["planned"] = catalogue.is_word("yes", planned)
        return found

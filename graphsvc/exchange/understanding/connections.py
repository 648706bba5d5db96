"""Rows that are ties."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphsvc.exchange.reading.sheets import Sheet, text_of
from graphsvc.exchange.understanding import catalogue
from graphsvc.exchange.understanding.dates import is_no_end, read_day, read_interval
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.exchange.understanding.headings import Columns
from graphsvc.exchange.understanding.lists import parted
from graphsvc.exchange.understanding.private import without_private
from graphsvc.model import LEVELS, TieKind

_DAYS: Final = {"start": "start_date", "end": "end_date", "at": "start_date", "recorded": "recorded_at"}
_REMEMBERED: Final = 10_000
_TEXTS: Final = {"basis": "basis", "next_step": "next_step", "source": "source_name"}


@dataclass(slots=True)
class TieRow:
    """What a row says of a tie: the names or ids of its ends as written, `fields` by the keys of `graphsvc.model.flat`.

    `kind` is None where the row names none that is known; `says_all` as in `ActorRow`. `is_mention` where an actor's row
    says only that there is such a tie.
    """

    where: Where
    id: str
    source: str
    target: str
    kind: TieKind | None
    fields: Mapping[str, Any]
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
        self._meanings: dict[tuple[Any, ...], _Meaning] = {}

    def rows(self) -> Iterator[TieRow]:
        """The ties that are understood; a row with several targets is several ties."""
        for number, raw in self._sheet.rows:
            if filled := self._columns.filled(raw):
                yield from self._ties(Where(self._sheet, number), filled, self._columns.emptied(filled))

    def _ties(self, where: Where, cells: dict[str, Any], emptied: frozenset[str]) -> Iterable[TieRow]:
        given, source, target = _taken(cells, "id"), _taken(cells, "from"), _taken(cells, "to")
        if not source or not target:
            self._findings.refuse(where.problem("end_missing", "to" if source else "from"))
            return ()
        is_ours = self._columns.is_ours
        targets = [target] if is_ours else [one.strip() for one in parted(target)]
        meaning = self._meaning(cells)
        meaning.tell(where, self._findings)
        if len(targets) > 1:
            given = ""
        pairs = [(one, source) if meaning.is_reversed else (source, one) for one in targets]
        return [
            TieRow(where, given, sys.intern(one), sys.intern(other), meaning.kind, meaning.fields, is_ours, emptied)
            for one, other in pairs
        ]

    def _meaning(self, cells: Mapping[str, Any]) -> "_Meaning":
        said = (*cells.items(), *map(type, cells.values()))  # for 1, 1.0 and True are equal
        meaning = self._meanings.get(said)
        if meaning is None:
            if len(self._meanings) >= _REMEMBERED:
                self._meanings.clear()
            self._meanings[said] = meaning = _Meaning(cells, is_ours=self._columns.is_ours)
        return meaning


class _Meaning:
    """What the cells of a row say beside its ends; rows are many, and those alike share it."""

    def __init__(self, cells: Mapping[str, Any], *, is_ours: bool) -> None:
        self._cells = cells
        self._is_ours = is_ours
        self._private: list[str] = []
        self._problems: list[tuple[str, str, str]] = []
        self.kind, self.is_reversed = self._kind()
        self.fields: Mapping[str, Any] = self._fields()

    def tell(self, where: Where, findings: Findings) -> None:
        """Say of a row what was left out and what was not understood."""
        for column in self._private:
            findings.leave_out(where, column, "personal")
        for code, column, said in self._problems:
            details = {"most": LEVELS[-1]} if column == "strength" else {}
            findings.warn(where.problem(code, column, said, **details))

    def _text(self, column: str) -> str:
        return text_of(self._cells.get(column))

    def _kind(self) -> tuple[TieKind | None, bool]:
        said = self._text("type").strip()
        if not said or _is_direction(said):
            return None, False
        kind, is_reversed = catalogue.tie_kinds().get(catalogue.key_of(said), (None, False))
        if kind is None:
            self._problems.append(("tie_kind_not_understood", "type", said))
        return kind, is_reversed

    def _fields(self) -> dict[str, Any]:
        texts = {
            key: sys.intern(self._public(column, text))
            for column, key in _TEXTS.items()
            if (text := self._text(column))
        }
        if address := self._text("source_url"):
            texts["source_url"] = address
        if description := self._description():
            texts["description"] = description
        return {**texts, **self._level(), **self._days(), **self._judgements()}

    def _description(self) -> str:
        """What the row says of the tie, with the word for its kind where that is not one of ours."""
        text = self._text("description")
        said = self._text("type").strip()
        is_foreign = said and not _is_direction(said) and catalogue.key_of(said) not in catalogue.tie_kinds()
        if not self._is_ours and is_foreign:
            text = f"{said}: {text}" if text else said
        return self._public("description", text)

    def _public(self, column: str, text: str) -> str:
        """A text without what is a person's; what we wrote ourselves stays as it is."""
        kept = text if self._is_ours else without_private(text)
        if kept != text:
            self._private.append(column)
        return kept

    def _level(self) -> dict[str, Any]:
        said = self._text("strength").strip()
        level = catalogue.levels().get(catalogue.key_of(said))
        if said and level is None:
            self._problems.append(("level_not_understood", "strength", said))
        return {} if level is None else {"level": level}

    def _days(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for column, key in _DAYS.items():
            if said := self._text(column).strip():
                day = read_day(self._cells[column], is_end=column == "end")
                if day:
                    found.setdefault(key, day.isoformat())
                elif not (column == "end" and is_no_end(said)):
                    self._problems.append(("day_not_understood", column, said))
        if interval := self._text("time_interval"):
            for key, day in zip(("start_date", "end_date"), read_interval(interval), strict=True):
                if day:
                    found.setdefault(key, day.isoformat())
        return found

    def _judgements(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if said := self._text("confirmed_by").strip():
            meant = catalogue.confirmations().get(catalogue.key_of(said))
            if meant is None:
                self._problems.append(("term_not_understood", "confirmed_by", said))
            else:
                found["confirmed_by"] = meant
        if planned := self._text("planned").strip():
            found["planned"] = catalogue.is_word("yes", planned)
        return found


def _taken(cells: dict[str, Any], column: str) -> str:
    return text_of(cells.pop(column, "")).strip()


def _is_direction(said: str) -> bool:
    return any(catalogue.is_word(word, said) for word in ("directed", "undirected"))

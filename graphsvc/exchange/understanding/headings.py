"""Which of our columns the headings of a sheet are, and what the sheet is about."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from graphsvc.errors import InvalidFileError
from graphsvc.exchange.reading.sheets import Cells, Role, Sheet
from graphsvc.exchange.understanding import catalogue
from graphsvc.exchange.understanding.catalogue import (
    expressions,
    folded_expressions,
    is_word,
    key_of,
    keys_by_expression,
    keys_of,
    rank,
)
from graphsvc.exchange.understanding.choices import NO_CHOICES, SheetChoices
from graphsvc.exchange.understanding.questions import guessed
from graphsvc.model import Actor, Dataset, Event, Language, Need, Offer, Tie
from graphsvc.model.flat import columns

TABLES: Final[Mapping[Role, str]] = {Role.ELEMENTS: "element", Role.CONNECTIONS: "connection"}
RECORDS: Final[Mapping[Role, type[Any]]] = {
    Role.ELEMENTS: Actor,
    Role.CONNECTIONS: Tie,
    Role.OFFERS: Offer,
    Role.NEEDS: Need,
    Role.EVENTS: Event,
    Role.DATASETS: Dataset,
}
OWN_ID: Final[Mapping[Role, str]] = {
    Role.OFFERS: "offer_id",
    Role.NEEDS: "need_id",
    Role.EVENTS: "event_id",
    Role.DATASETS: "dataset_id",
}
"""What the first headings of our own sheets of records mean, by which they are told apart."""
_RECORD: Final = "record"
"""The table of texts with the headings of those sheets."""
BESIDE: Final[Mapping[str, str]] = {"actor": "actor_name"}
"""Columns of those sheets that are there for people only, each after the one that it explains."""
_OURS: Final[Mapping[Role, frozenset[str]]] = {
    Role.ELEMENTS: frozenset({"subtype", "assured", "register_number", "contacts"}),
    Role.CONNECTIONS: frozenset({"basis", "next_step", "confirmed_by", "recorded"}),
}
"""Columns that no other product writes together."""
_BRACKETS: Final = re.compile(r"\s*\((?!\d+\))[^()]*\)")
"""Not around a number alone, by which a heading that is there twice is told apart."""
_PARTING: Final = re.compile("[,;\t]")
EMPTY: Final = (None, "")
"""What an empty cell holds."""
_ENDS: Final = frozenset({"to", "target", "mihin", "till"})
"""Headings that no table of actors has."""


_NAMES: Final = frozenset({"label", "label_fi", "label_sv", "label_en", "id"})
"""Columns of which a table of actors has one at least."""
_BOTH_ENDS: Final = frozenset({"from", "to"})
"""Columns that a table of ties has."""


@lru_cache(1 << 12)
def heading_key(heading: str) -> str:
    """What two ways to write a heading share; whose it is and what stands in brackets count only where they are known."""
    key = key_of(heading)
    whose, _, rest = key.partition(" ")
    shorter = (key_of(_BRACKETS.sub("", heading)), rest if whose in folded_expressions("whose") else "")
    return next((one for one in (key, *shorter) if any(keys_of(table, one) for table in TABLES.values())), key)


def is_heading(text: str) -> bool:
    """Whether a cell may be the heading of a column; one that says something twice holds nothing that parts columns."""
    key = heading_key(text)
    is_one = not _PARTING.search(text)
    return any(
        keys_of(table, key) if is_one else key in keys_by_expression(table) for table in TABLES.values()
    ) or bool({*keys_by_expression(_RECORD).get(key, ())} & {*OWN_ID.values()})


def columns_of(role: Role) -> tuple[str, ...]:
    """The columns that a sheet of this role may have; none where its headings are not free."""
    return tuple(expressions(TABLES[role])) if role in TABLES else ()


def column_of(role: Role | None, heading: str) -> str | None:
    """The column that a heading means by itself; where nothing is known of its sheet, as of one of actors."""
    return next(iter(keys_of(TABLES.get(role or Role.ELEMENTS, ""), heading_key(heading))), None)


def column_heading(language: Language, role: Role, column: str) -> str:
    """Our own heading of a column in a language."""
    return catalogue.heading(language, TABLES[role], column)


def record_headings(language: Language, role: Role) -> tuple[str, ...]:
    """Our headings of a sheet of whole records, in the order of `record_columns`."""
    _, *rest = record_columns(role)
    return tuple(catalogue.heading(language, _RECORD, key) for key in (OWN_ID[role], *rest))


def record_columns(role: Role) -> tuple[str, ...]:
    """The columns of a sheet of whole records: its keys, and what stands beside them for people."""
    return tuple(one for key in columns(RECORDS[role]) for one in (key, BESIDE.get(key)) if one)


class Columns:
    """What the headings of a sheet mean; `is_ours` where we wrote the table."""

    def __init__(self, sheet: Sheet, choices: SheetChoices = NO_CHOICES) -> None:
        """Decide what the sheet is about; what was chosen goes before what the headings say.

        Raises:
            InvalidFileError: its headings fit neither actors nor ties.
        """
        self._sheet = sheet
        self._chosen = choices.columns
        self.guessed = {} if sheet.role else _guessed(sheet.headings)
        """What long headings were taken for by their words."""
        self._persons = frozenset() if sheet.role else _names_of_persons(sheet.headings)
        self._projects = frozenset() if sheet.role else _names_of_other_projects(sheet.headings)
        self.role = sheet.role or _role(sheet, choices)
        self.hidden: dict[str, tuple[str, str]] = {}
        """Headings of which a cell was passed over for one of another heading that means the same: column, other heading."""
        self._known: dict[tuple[str, bool], str | None] = {}
        self._emptied: dict[tuple[str, ...], frozenset[str]] = {}
        self._last: tuple[str, ...] = ()
        self._plain: tuple[tuple[Any, str], ...] = ()
        has_target = any(key_of(heading) == "target" for heading in sheet.headings)
        is_written_by_us = sheet.complete or self._are_ours(
            self._read(heading, is_endpoint=has_target) for heading in sheet.headings
        )
        self._remembered = {} if is_written_by_us else choices.remembered.get(self.role, {})
        known = {self._column(heading, is_endpoint=has_target) for heading in sheet.headings}
        self.is_ours = sheet.complete or self._are_ours(known)

    def _are_ours(self, known: Iterable[str | None]) -> bool:
        return self.role in _OURS and set(known) >= _OURS[self.role]

    def filled(self, row: Cells) -> dict[str, Any]:
        """A row's filled cells by our columns; of several for one column the most telling."""
        headings = tuple(row) if isinstance(row, dict) else self._sheet.headings[: len(row)]
        if headings != self._last:  # rows are many, and mostly alike
            self._last, self._emptied = headings, {}
            self._plain = self._places(headings, is_table=not isinstance(row, dict))
        cells: Any = row if self._plain else self._sheet.by_heading(row)
        places = self._plain or [(heading, column) for column, heading in self._most_telling(cells).items()]
        return {column: cell for place, column in places if (cell := cells[place]) != "" and cell is not None}

    def emptied(self, filled: Mapping[str, Any]) -> frozenset[str]:
        """The columns whose cells are empty in the row read last, where we wrote the table; rows alike share them."""
        if not self.is_ours:
            return frozenset()
        key = tuple(filled)
        if key not in self._emptied:
            is_endpoint = self._has_target(self._last)
            known = (self._column(heading, is_endpoint=is_endpoint) for heading in self._last)
            self._emptied[key] = frozenset(column for column in known if column and column not in filled)
        return self._emptied[key]

    def _places(self, headings: Sequence[str], *, is_table: bool) -> tuple[tuple[Any, str], ...]:
        """Where the cells of columns stand in rows alike; nowhere where several headings mean the same."""
        is_endpoint = self._has_target(headings)
        known = ((place, self._column(one, is_endpoint=is_endpoint)) for place, one in enumerate(headings))
        places = tuple((place if is_table else headings[place], column) for place, column in known if column)
        return places if len({column for _, column in places}) == len(places) else ()

    def _has_target(self, headings: Iterable[str]) -> bool:
        return self.role is Role.CONNECTIONS and any(key_of(heading) == "target" for heading in headings)

    def _most_telling(self, row: Mapping[str, Any]) -> dict[str, str]:
        """The heading of the most telling cell for each column."""
        is_endpoint = self._has_target(row)
        found: dict[str, str] = {}
        for heading, cell in row.items():
            column = self._column(heading, is_endpoint=is_endpoint)
            if column is None:
                continue
            other = found.get(column)
            if other is None or (
                cell not in EMPTY and (row[other] in EMPTY or self._tells_more(column, heading, other))
            ):
                found[column] = heading
            if other and cell not in EMPTY and row[other] not in (*EMPTY, cell):
                kept = found[column]
                self.hidden.setdefault(other if kept == heading else heading, (column, kept))
        return found

    def _tells_more(self, column: str, heading: str, other: str) -> bool:
        table = TABLES.get(self.role)
        ranks = rank(table, column) if table else {}
        return ranks.get(heading_key(heading), 0) < ranks.get(heading_key(other), 0)

    def read_as(self, heading: str) -> str | None:
        """The column that a heading was read as; None where it was passed over."""
        return next((column for (met, _), column in self._known.items() if met == heading and column), None)

    def are_projects(self, headings: Iterable[str]) -> bool:
        """Whether the names stand under a heading that says that they are those of projects."""
        names = [one for one in headings if self.read_as(one) == "label"]
        return bool(names) and all(is_word("project_names", one) for one in names)

    def is_remembered(self, heading: str) -> bool:
        """Whether a heading was read as was said of another file."""
        return heading not in self._chosen and key_of(heading) in self._remembered

    def _column(self, heading: str, *, is_endpoint: bool) -> str | None:
        """The column that a heading means; where a table has a Target, From and To are days, as Onodo writes them."""
        asked = heading, is_endpoint
        if asked not in self._known:
            key = key_of(heading)
            if heading in self._chosen:
                read = self._chosen[heading]
            elif key in self._remembered:
                read = self._remembered[key]
            else:
                read = self._read(heading, is_endpoint=is_endpoint)
            self._known[asked] = read
        return self._known[asked]

    def _read(self, heading: str, *, is_endpoint: bool) -> str | None:
        if self.role not in TABLES:
            return self._of_record(keys_by_expression(_RECORD).get(key_of(heading), ()))
        key = heading_key(heading)
        meant = keys_of(TABLES[self.role], key)
        if self.role is Role.ELEMENTS and heading in self._projects:
            return None
        if self.role is Role.ELEMENTS:
            return "person" if heading in self._persons else next(iter(meant), self.guessed.get(heading))
        if len(meant) < 2 and not is_endpoint:
            return meant[0] if meant else None
        if is_endpoint:
            days = {"from": "start", "to": "end", "at": "at"}
            return days.get(key) or (meant[0] if meant else None)
        return meant[-1] if key == "source" else meant[0]

    def _of_record(self, meant: Collection[str]) -> str | None:
        """The key of a record that a heading of our own sheets stands for; the first key stands under a heading of its own."""
        first, *rest = record_columns(self.role)
        return first if OWN_ID[self.role] in meant else next((key for key in meant if key in rest), None)


def _role(sheet: Sheet, choices: SheetChoices) -> Role:
    role = choices.role or _remembered_ties(sheet, choices) or _role_by_headings(sheet) or Role.ELEMENTS
    if role in TABLES:
        left = [heading for heading in sheet.headings if heading not in choices.columns]
        remembered = choices.remembered.get(role, {})
        found = _meant(TABLES[role], map(heading_key, left)) | {remembered.get(key_of(one)) for one in left}
        found |= set(choices.columns.values()) | set(_guessed(left).values())
        if not (found & _NAMES if role is Role.ELEMENTS else found >= _BOTH_ENDS):
            unknown = [heading for heading in sheet.headings if heading and not column_of(role, heading)]
            value = ", ".join(unknown or filter(None, sheet.headings))
            raise InvalidFileError("headings_unknown", file=sheet.file, sheet=sheet.name, row=1, value=value)
    return role


def _remembered_ties(sheet: Sheet, choices: SheetChoices) -> Role | None:
    """Ties, where both ends of them were once said to stand under two of the headings."""
    remembered = choices.remembered.get(Role.CONNECTIONS, {})
    ends = {remembered.get(key_of(heading)) for heading in sheet.headings}
    return Role.CONNECTIONS if ends >= _BOTH_ENDS else None


def _role_by_headings(sheet: Sheet) -> Role | None:
    keys = {heading_key(heading) for heading in sheet.headings}
    first = _meant(_RECORD, keys)
    for role, own in OWN_ID.items():
        if own in first:
            return role
    if keys >= {"actor", "topic"}:
        return Role.NEEDS if "need" in f"{sheet.file} {sheet.name}".lower() else Role.OFFERS
    has_name = bool(_meant("element", keys) & _NAMES)
    if _meant("connection", keys) >= _BOTH_ENDS and (keys & _ENDS or not has_name):
        return Role.CONNECTIONS
    return Role.ELEMENTS if has_name else None


def _meant(table: str, keys: Iterable[str]) -> set[str]:
    return {column for key in keys for column in keys_of(table, key)}


def _guessed(headings: Sequence[str]) -> Mapping[str, str]:
    unknown = [heading for heading in headings if not column_of(Role.ELEMENTS, heading)]
    return guessed(unknown, _meant("element", map(heading_key, headings)))


def _names_of_persons(headings: Sequence[str]) -> frozenset[str]:
    """Headings that say "name" beside one that says of which organisation: lists of those who came to an event."""
    has_organisation = any(is_word("their_organisation", heading) for heading in headings)
    return frozenset(heading for heading in headings if has_organisation and is_word("bare_name", heading))


def _names_of_other_projects(headings: Sequence[str]) -> frozenset[str]:
    """Headings of projects beside one of other actors, of which the rows are then."""
    projects = frozenset(heading for heading in headings if is_word("project_names", heading))
    has_others = any(column_of(Role.ELEMENTS, heading) == "label" for heading in {*headings} - projects)
    return projects if has_others else frozenset()

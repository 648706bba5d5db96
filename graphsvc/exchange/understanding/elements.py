"""Rows that are actors."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from graphsvc.errors import InvalidInputError
from graphsvc.exchange.reading.sheets import Sheet, text_of
from graphsvc.exchange.understanding import catalogue
from graphsvc.exchange.understanding.actor_rows import ActorRow
from graphsvc.exchange.understanding.contacts import addresses_of_roles, are_contacts, phones_of_roles, web_address
from graphsvc.exchange.understanding.dates import is_no_end, read_day, read_interval
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.exchange.understanding.headings import Columns
from graphsvc.exchange.understanding.identifiers import READ_IDENTIFIER
from graphsvc.exchange.understanding.lists import parted
from graphsvc.exchange.understanding.name_forms import LONGEST_NAME
from graphsvc.exchange.understanding.partners import read_partners
from graphsvc.exchange.understanding.private import without_private
from graphsvc.exchange.understanding.remarks import is_remark, is_sum, says_something
from graphsvc.exchange.understanding.vocabulary import Found, KnownTerms
from graphsvc.exchange.understanding.wishes import WishReader
from graphsvc.model import LANGUAGES, ActorKind

_DAYS: Final = {"start": "start_date", "end": "end_date", "assured": "assured_date", "modified": "modified_at"}
_TEXTS: Final = {
    **{f"label_{language}": f"name_{language}" for language in LANGUAGES},
    **{f"description_{language}": f"description_{language}" for language in LANGUAGES},
    "source": "source_name",
}
PERSONAL: Final = ("person", "phone", "address")
"""Columns that hold what is a private person's."""
_REACH: Final = {"email": addresses_of_roles, "phone": phones_of_roles, "person": addresses_of_roles}
_NOTHING: Final[Mapping[str, Any]] = {}
_PROJECT: Final[Mapping[str, Any]] = {"kind": ActorKind.PROJECT, "subtype": "project"}


class ElementReader:
    """Reads the rows of a sheet of actors."""

    def __init__(self, sheet: Sheet, columns: Columns, terms: KnownTerms, findings: Findings) -> None:
        """`findings` takes what is not understood."""
        self._sheet = sheet
        self._columns = columns
        self._terms = terms
        self._findings = findings
        self._kind = _PROJECT if columns.are_projects(sheet.headings) else _NOTHING
        self.persons: set[str] = set()
        """The names and ids of those that were left out, to whom no tie leads."""

    def rows(self) -> Iterator[ActorRow]:
        """The actors that are understood; persons are left out."""
        for number, raw in self._sheet.rows:
            cells = self._columns.filled(raw)
            if not cells:
                continue
            where = Where(self._sheet, number)
            if catalogue.is_word("person", text_of(cells.get("type"))):
                self._findings.leave_out(where, "type", "person")
                self.persons |= {text_of(cells.get("id")).strip(), text_of(cells.get("label")).strip()} - {""}
            elif reason := self._no_actor(cells):
                self._findings.warn(where.problem(reason, "label", text_of(cells["label"])))
            elif row := self._row(where, cells, self._columns.emptied(cells)):
                yield row

    def _no_actor(self, cells: Mapping[str, Any]) -> str | None:
        """The code of why a row of somebody else's table is no actor; None where it is one."""
        label = text_of(cells.get("label")).strip()
        if self._columns.is_ours or not label:
            return None
        if is_sum(label):
            return "row_is_sum"
        if len(cells) > 1:
            return None
        is_place = label.isupper() and len(self._terms.places(label).ids) == 1
        is_between = is_place and sum(map(bool, self._sheet.headings)) > 1
        return "row_is_remark" if is_remark(label) else "row_is_between" if is_between else None

    def _row(self, where: Where, cells: Mapping[str, Any], emptied: frozenset[str]) -> ActorRow | None:
        reader = _Cells(where, cells, self._terms, self._findings, is_ours=self._columns.is_ours)
        given = text_of(cells.get("id")).strip()
        label = reader.label()
        if not label and not given:
            self._findings.refuse(where.problem("name_missing", "label"))
            return None
        fields = reader.fields(label or given)
        names = (fields.get(f"name_{language}", "") for language in LANGUAGES)
        if too_long := next((name for name in names if len(name) > LONGEST_NAME), None):
            self._findings.refuse(where.problem("name_too_long", "label", too_long, most=LONGEST_NAME))
            return None
        return ActorRow(
            where,
            given,
            label or given,
            fields,
            says_all=self._columns.is_ours,
            offers=reader.wishes.offers(),
            needs=reader.wishes.wishes("needs"),
            target_groups=reader.ids("target_groups", self._terms.target_groups),
            partners=read_partners(where, text_of(cells.get("partners")), self._findings),
            by_name=_NOTHING if self._columns.is_ours else self._terms.said_by_name(label or given) or self._kind,
            emptied=emptied,
        )


class _Cells:
    """One row's cells, read column by column."""

    def __init__(
        self, where: Where, cells: Mapping[str, Any], terms: KnownTerms, findings: Findings, *, is_ours: bool
    ) -> None:
        self._where = where
        self._cells = cells
        self._texts = {column: text_of(cell) for column, cell in cells.items()}
        self._terms = terms
        self._findings = findings
        self._is_ours = is_ours

    @property
    def wishes(self) -> WishReader:
        """What the row says of offers and needs; not kept, as two that hold each other are never let go of in an import."""
        return WishReader(self._where, self._texts, self._terms, self._findings, self._public)

    def label(self) -> str:
        own = (self._text(column) for column in ("label", *(f"label_{language}" for language in LANGUAGES)))
        return self._public("label", next(filter(None, own), ""))

    def fields(self, label: str) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for column, key in _TEXTS.items():
            if text := self._text(column):
                fields[key] = self._public(column, text)
        language = self._text("language") if self._text("language") in LANGUAGES else "fi"
        if self._text("label") or not any(f"name_{one}" in fields for one in LANGUAGES):
            fields[f"name_{language}"] = label
        if description := self.wishes.description():
            fields[f"description_{language}"] = description
        for columns, read in _READERS:
            if not columns.isdisjoint(self._texts):
                fields.update(read(self))
        return fields

    def ids(self, column: str, read: Callable[[str], Found]) -> tuple[str, ...]:
        if not (said := self._text(column)):
            return ()
        found = read(said)
        for item in filter(says_something, found.unknown):
            self._warn(column, item, "term_not_understood")
        for item, senses in found.guessed:
            self._findings.warn_once(self._where.problem("read_as", column, item, found=self._terms.names(senses)))
        return found.ids

    def _type(self) -> dict[str, Any]:
        types = catalogue.actor_types()
        said = self._text("type")
        kind, subtype = types.get(catalogue.key_of(said), (None, None))
        if said and kind is None:
            self._warn("type", said, "type_not_understood")
        closer = catalogue.key_of(self._text("subtype"))
        if closer:
            known = catalogue.subtypes(kind or ActorKind.ORGANISATION).get(closer)
            if known is None and closer in types and kind in (None, types[closer][0]):
                kind, known = types[closer]
            if known is None:
                self._warn("subtype", self._text("subtype"), "type_not_understood")
            subtype = known or subtype
        return {} if kind is None and subtype is None else {"kind": kind or ActorKind.ORGANISATION, "subtype": subtype}

    def _word(self, column: str, words: Mapping[str, Any]) -> dict[str, Any]:
        said = self._text(column)
        meant = words.get(catalogue.key_of(said))
        if said and meant is None:
            self._warn(column, said, "term_not_understood")
        return {} if meant is None else {column: meant}

    def _days(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for column, key in _DAYS.items():
            if self._text(column):
                day = read_day(self._cells[column], is_end=column == "end")
                if day and column == "assured" and self._lies_ahead(day):
                    self._findings.warn(self._where.problem("confirmed_ahead", column, day))
                elif day:
                    found[key] = day.isoformat()
                elif not (column == "end" and is_no_end(self._text(column))):
                    self._warn(column, self._text(column), "day_not_understood")
        if interval := self._text("time_interval"):
            for key, day in zip(("start_date", "end_date"), read_interval(interval), strict=True):
                if day:
                    found.setdefault(key, day.isoformat())
        return found

    def _lies_ahead(self, day: date) -> bool:
        """Whether a day that somebody wrote is yet to come; what we wrote ourselves comes back as it was."""
        is_written = not (self._is_ours and self._where.sheet.file)
        return is_written and day > datetime.now().astimezone().date()

    def _places(self) -> dict[str, Any]:
        """The seat, and where it works: an area in the column of seats, and each of several municipalities there."""
        seats = self.ids("municipality", self._terms.places)
        serves = self.ids("serves", self._terms.places)
        if not seats and not self._is_ours:
            seats = self._terms.places(self._text("location")).ids[:1]
        municipalities = [place for place in seats if place.isdigit()]
        municipality = next(iter(municipalities), None)
        if is_several := len(municipalities) > 1:
            said, seat = self._text("municipality"), self._terms.names(municipalities[:1])
            self._findings.warn(self._where.problem("several_seats", "municipality", said, found=seat))
        serves = tuple(dict.fromkeys((*serves, *(place for place in seats if is_several or place != municipality))))
        found = {"municipality": municipality} if municipality else {}
        return found | ({"serves": list(serves)} if serves else {}) | self._point()

    def _point(self) -> dict[str, Any]:
        if not (self._text("latitude") and self._text("longitude")):
            return {}
        texts = {column: self._text(column).replace(",", ".") for column in ("latitude", "longitude")}
        for (column, text), limit in zip(texts.items(), (90, 180), strict=True):
            try:
                is_possible = -limit <= float(text) <= limit
            except ValueError:
                is_possible = False
            if not is_possible:
                self._warn(column, text, "coordinate_form")
                return {}
        return dict(texts)

    def _identifiers(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for column, read in READ_IDENTIFIER.items():
            if value := self._text(column):
                try:
                    found[column] = read(value)
                except InvalidInputError as error:
                    self._findings.warn(self._where.same(error))
        return found

    def _reach(self) -> dict[str, Any]:
        """The address on the web, and how to reach roles; how to reach persons is left out."""
        found: dict[str, Any] = {}
        for column, key in (("url", "url"), ("source_url", "source_url")):
            if text := self._text(column):
                if address := web_address(text):
                    found[key] = address
                else:
                    self._warn(column, text, "url_form")
        if contacts := self._contacts():
            found["contacts"] = contacts
        return found

    def _contacts(self) -> list[str]:
        """How to reach roles, from the column of contacts or else from those of addresses and phone numbers."""
        said = self._text("contacts")
        if self._is_ours and said:
            return parted(said)
        found: dict[str, None] = {}
        for column, read in _REACH.items():
            if text := self._text(column):
                kept, is_more = read(text)
                found |= dict.fromkeys(kept)
                if is_more:
                    self._findings.leave_out(self._where, column, "personal")
        if self._text("address"):
            self._findings.leave_out(self._where, "address", "personal")
        if said and not are_contacts(said):
            self._warn("contacts", "", "contacts_not_understood")
            return list(found)
        return parted(said) or list(found)

    def _text(self, column: str) -> str:
        return self._texts.get(column, "")

    def _public(self, column: str, text: str) -> str:
        """A text without what is a person's; what we wrote ourselves stays as it is."""
        kept = text if self._is_ours else without_private(text)
        if kept != text:
            self._findings.leave_out(self._where, column, "personal")
        return kept

    def _warn(self, column: str, value: str, code: str) -> None:
        self._findings.warn(self._where.problem(code, column, value))


_READERS: Final[tuple[tuple[frozenset[str], Callable[[_Cells], Mapping[str, Any]]], ...]] = (
    (frozenset({"type", "subtype"}), _Cells._type),
    (frozenset({"sector"}), lambda cells: cells._word("sector", catalogue.sectors())),
    (frozenset({"status"}), lambda cells: cells._word("status", catalogue.statuses())),
    (frozenset({*_DAYS, "time_interval"}), _Cells._days),
    (frozenset({"municipality", "serves", "location", "latitude"}), _Cells._places),
    (frozenset(READ_IDENTIFIER), _Cells._identifiers),
    (frozenset({"url", "source_url", "contacts", "address", *_REACH}), _Cells._reach),
)
"""What reads the columns of each kind: rows are many, and speak of few."""

"""Excel workbooks (.xlsx), read row by row in little memory.

What openpyxl knows of number formats and of dates is used; its reader is not, for it keeps a whole part of a
workbook in memory, however large it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from graphsvc.errors import InvalidFileError
from graphsvc.exchange.reading.archive import member
from graphsvc.exchange.reading.escaping import unsealed
from graphsvc.exchange.reading.layouts import Numbered
from graphsvc.exchange.reading.sheets import Cell
from graphsvc.exchange.reading.xml_stream import pieces
from graphsvc.settings import ImportLimits

WORKBOOK: Final = "xl/workbook.xml"
_COLUMN: Final = re.compile(r"[A-Z]{1,3}")
_NOT_SHOWN: Final = "(ignore)"
"""In its name, by which Kumu knows that a sheet is not meant for it."""
_NO_STRINGS: Final = "xl/sharedStrings.xml"
_MANY_STYLES: Final = 1_000_000


@dataclass(slots=True)
class _Book:
    """What cells refer to: the table of strings, the styles that show a number as a date, and how days count."""

    archive: ZipFile
    file: str
    limits: ImportLimits
    strings: list[str] = field(default_factory=list)
    date_styles: frozenset[int] = frozenset()
    epoch: datetime = WINDOWS_EPOCH


def workbook_tables(archive: ZipFile, file: str, limits: ImportLimits) -> Iterator[tuple[str, Iterator[Numbered]]]:
    """The sheets of a workbook by their names, each with its rows; those marked `(ignore)` are passed over.

    Raises:
        InvalidFileError: a part of the workbook is missing, damaged or huge.
    """
    book = _Book(archive, file, limits)
    sheets = _sheets(book)
    _read_styles(book)
    _read_strings(book)
    for name, part in sheets:
        if _NOT_SHOWN not in name.lower():
            yield name, _rows(book, name, part)


def _part(book: _Book, part: str, wanted: Sequence[str], *, most: int = 10_000) -> Iterator[Element]:
    with member(book.archive, part) as stream:
        yield from pieces(stream, book.file, wanted, most=most)


def _sheets(book: _Book) -> list[tuple[str, str]]:
    """Each sheet's name and the part that holds it."""
    parts = {
        piece.get("Id", ""): _resolved(piece.get("Target", ""))
        for piece in _part(book, "xl/_rels/workbook.xml.rels", ("Relationship",))
        if piece.get("Type", "").endswith("/worksheet")
    }
    sheets: list[tuple[str, str]] = []
    for piece in _part(book, WORKBOOK, ("sheet", "workbookPr")):
        if piece.tag == "workbookPr":
            book.epoch = MAC_EPOCH if piece.get("date1904") in ("1", "true") else WINDOWS_EPOCH
        elif piece.get("id") in parts:
            sheets.append((piece.get("name", ""), parts[piece.get("id", "")]))
    return sheets


def _resolved(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _read_styles(book: _Book) -> None:
    if "xl/styles.xml" not in book.archive.namelist():
        return
    formats = dict(BUILTIN_FORMATS)
    dates: set[int] = set()
    for piece in _part(book, "xl/styles.xml", ("numFmt", "cellXfs"), most=_MANY_STYLES):
        if piece.tag == "numFmt":
            formats[_whole(piece.get("numFmtId"))] = piece.get("formatCode", "")
        else:
            used = (_whole(style.get("numFmtId")) for style in piece.iter("xf"))
            dates = {place for place, number in enumerate(used) if is_date_format(formats.get(number, ""))}
    book.date_styles = frozenset(dates)


def _read_strings(book: _Book) -> None:
    if _NO_STRINGS not in book.archive.namelist():
        return
    for piece in _part(book, _NO_STRINGS, ("si",)):
        if len(book.strings) > book.limits.rows:
            raise InvalidFileError("piece_too_large", file=book.file)
        book.strings.append(_text(piece))


def _text(piece: Element) -> str:
    """All runs of a rich text, without its reading aids."""
    runs = (piece, *piece.findall("r"))
    return "".join(text.text or "" for run in runs for text in run.findall("t"))


def _rows(book: _Book, name: str, part: str) -> Iterator[Numbered]:
    number = 0
    try:
        for piece in _part(book, part, ("row",), most=book.limits.columns * 5):
            number = _whole(piece.get("r")) or number + 1
            yield number, _cells(book, name, number, piece)
    except InvalidFileError as error:
        if "row" in error.details:
            raise
        raise InvalidFileError.in_file(error, book.file, sheet=name, row=number + 1) from None


def _cells(book: _Book, name: str, number: int, row: Element) -> list[Cell]:
    cells: list[Cell] = []
    for piece in row.findall("c"):
        letters = _COLUMN.match(piece.get("r", ""))
        place = column_index_from_string(letters[0]) if letters else len(cells) + 1
        if place > book.limits.columns:
            most = book.limits.columns
            raise InvalidFileError("too_many_columns", file=book.file, sheet=name, row=number, most=most)
        cells += [None] * (place - len(cells))
        try:
            cells[place - 1] = _cell(book, piece)
        except (ValueError, IndexError, OverflowError, TypeError):
            cells[place - 1] = piece.findtext("v")
    return cells


def _cell(book: _Book, piece: Element) -> Cell:
    kind = piece.get("t", "n")
    value = piece.findtext("v")
    if kind == "inlineStr":
        inline = piece.find("is")
        return unsealed(_text(inline)) if inline is not None else None
    if value is None or kind == "e":
        return None
    if kind == "s":
        return unsealed(book.strings[int(value)])
    if kind == "n":
        return _number(book, value, _whole(piece.get("s")))
    return value == "1" if kind == "b" else unsealed(value)


def _number(book: _Book, value: str, style: int) -> Cell:
    number = float(value)
    if style in book.date_styles:
        shown = from_excel(number, book.epoch)
        return shown.date() if isinstance(shown, datetime) else str(shown)
    return int(number) if number.is_integer() and abs(number) < 1 << 53 else number


def _whole(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 9 else 0

"""Which format a file has, told by what it holds and not by its name, and its sheets."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final
from zipfile import ZipFile

from graphsvc.errors import InvalidFileError, os_reason
from graphsvc.exchange.reading import archive
from graphsvc.exchange.reading.csv_tables import csv_rows
from graphsvc.exchange.reading.graph_files import gexf_sheets, graphml_sheets
from graphsvc.exchange.reading.hsds import ORGANIZATIONS, hsds_sheet
from graphsvc.exchange.reading.json_files import json_sheets
from graphsvc.exchange.reading.layouts import IsHeading
from graphsvc.exchange.reading.sheets import Sheet
from graphsvc.exchange.reading.tables import sheet_of
from graphsvc.exchange.reading.workbook import WORKBOOK, workbook_tables
from graphsvc.settings import ImportLimits

_START: Final = 4096
_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins Excel files of before 2007, and all that are encrypted."""
_FOREIGN: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"{\\rtf",
    b"SQLite format",
)
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ROOT: Final = re.compile(rb"<\s*(?:\w+:)?([A-Za-z]\w*)")
_XML: Final[Mapping[str, Callable[[IO[bytes], str], Iterator[Sheet]]]] = {
    "graphml": graphml_sheets,
    "gexf": gexf_sheets,
}


@contextmanager
def sheets_in(path: Path, limits: ImportLimits, is_heading: IsHeading) -> Iterator[Iterator[Sheet]]:
    """The sheets of a file of any known format, each to be read before the next.

    Raises:
        InvalidFileError: on opening or on reading, when the file cannot be read, has no known format or may do harm.
    """
    start = _start(path, limits)
    if start.startswith(_ZIP):
        with archive.opened(path, limits) as opened:
            yield _archived(opened, path.name, limits, is_heading)
        return
    with path.open("rb") as stream:
        yield _plain(stream, path.name, start, limits, is_heading)


_NO_TABLES: Final = (".json", ".docx", ".graphml", ".gexf", ".gml", ".net", ".dot", ".gv")
"""Endings of files that are no lists of lines, whatever they hold."""


def _start(path: Path, limits: ImportLimits) -> bytes:
    try:
        if path.stat().st_size > limits.megabytes << 20:
            raise InvalidFileError("file_too_large", file=path.name, most=limits.megabytes)
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as error:
        raise InvalidFileError("file_unreadable", file=path.name, reason=os_reason(error)) from None
    if not start.strip():
        raise InvalidFileError("file_empty", file=path.name)
    if start.startswith(_OLE):
        raise InvalidFileError("file_encrypted", file=path.name)
    if start.startswith(_FOREIGN):
        raise InvalidFileError("format_unknown", file=path.name)
    return start


def _plain(stream: IO[bytes], file: str, start: bytes, limits: ImportLimits, is_heading: IsHeading) -> Iterator[Sheet]:
    letters = start.lstrip(b"".join(_BOMS)).replace(b"\0", b"").lstrip()
    if letters.startswith((b"{", b"[")):
        yield from json_sheets(stream, file)
    elif letters.startswith(b"<"):
        root = _ROOT.search(letters)
        read = _XML.get(root[1].decode().lower()) if root else None
        if read is None:
            raise InvalidFileError("format_unknown", file=file)
        yield from read(stream, file)
    elif file.lower().endswith(_NO_TABLES):
        raise InvalidFileError("format_unknown", file=file)
    else:
        yield sheet_of(file, "", csv_rows(stream, file, is_heading), is_heading, limits)


def _archived(opened: ZipFile, file: str, limits: ImportLimits, is_heading: IsHeading) -> Iterator[Sheet]:
    names = [name for name in opened.namelist() if not name.startswith("__MACOSX/")]
    tables = [name for name in names if name.lower().endswith((".csv", ".tsv", ".txt"))]
    organizations = next((name for name in tables if Path(name).name == ORGANIZATIONS), None)
    if WORKBOOK in names:
        for title, rows in workbook_tables(opened, file, limits):
            yield sheet_of(file, title, rows, is_heading, limits)
    elif organizations:
        yield hsds_sheet(opened, file, organizations)
    elif tables:
        for name in tables:
            with archive.member(opened, name) as stream:
                yield sheet_of(file, name, csv_rows(stream, file, is_heading), is_heading, limits)
    else:
        raise InvalidFileError("format_unknown", file=file)

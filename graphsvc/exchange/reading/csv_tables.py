"""Tables in text files: UTF-8, UTF-16 or Windows-1252; commas, semicolons, tabs or bars."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO, Final

from graphsvc.errors import InvalidFileError
from graphsvc.exchange.reading.escaping import cells_of
from graphsvc.exchange.reading.layouts import IsHeading, Numbered

_CHUNK: Final = 1 << 20
_DELIMITERS: Final = ",;\t|"
_NO_DELIMITER: Final = "\x1f"
_SEPARATOR_LINE: Final = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_END: Final = "\x1e"
"""A row of its own at the end, unless a quotation mark was never closed."""
_END_OF_FILE: Final = "\x1a"
"""What old programs write after the last line."""
_SEARCHED_LINES: Final = 20
_QUOTED: Final = re.compile(r'"[^"]*"')


def csv_rows(stream: IO[bytes], file: str, is_heading: IsHeading) -> Iterator[Numbered]:
    """The rows of a text file, each with its number; their cells trimmed, and without the apostrophe of a guard.

    Raises:
        InvalidFileError: it is no text, a quotation mark is never closed, or a cell is huge.
    """
    with io.TextIOWrapper(stream, encoding=_encoding(stream, file), newline="") as text:
        lines = _lines(text, file)
        first = next(lines, "")
        if separator := _SEPARATOR_LINE.fullmatch(first):
            yield from _rows(lines, separator[1], file, start=2)
        else:
            begin = [first, *islice(lines, _SEARCHED_LINES)]
            delimiter = _NO_DELIMITER if is_heading(first.strip()) else _delimiter(begin)
            yield from _rows(chain(begin, lines), delimiter, file, start=1)


def _lines(text: io.TextIOWrapper, file: str) -> Iterator[str]:
    number = 0
    while line := text.readline(_CHUNK):
        number += 1
        if len(line) == _CHUNK:
            raise InvalidFileError("piece_too_large", file=file, row=number)
        yield line


def _rows(lines: Iterable[str], delimiter: str, file: str, *, start: int) -> Iterator[Numbered]:
    reader = csv.reader(chain(lines, ("\n", _END)), delimiter=delimiter)
    number = start
    try:
        for number, cells in enumerate(reader, start=start):
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                break
            if cells != [_END_OF_FILE]:
                yield number, cells_of(cells)
    except csv.Error:
        raise InvalidFileError("cell_too_long", file=file, row=number + 1, most=csv.field_size_limit()) from None
    raise InvalidFileError("quote_open", file=file, row=number)


def _encoding(stream: IO[bytes], file: str) -> str:
    """The first encoding in which all of the stream is text; the stream is back at its beginning."""
    start = stream.read(4)
    stream.seek(0)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tried: tuple[str, ...] = ("utf-16",)
    else:
        tried = ("utf-8-sig", "cp1252")
    for encoding in tried:
        if _is_text(stream, encoding, file):
            return encoding
    raise InvalidFileError("not_text", file=file)


def _is_text(stream: IO[bytes], encoding: str, file: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    try:
        while chunk := stream.read(_CHUNK):
            text = decoder.decode(chunk)
            if "\0" in text:
                raise InvalidFileError("nul_character", file=file, row=line + text[: text.index("\0")].count("\n"))
            line += text.count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)
    return True


def _delimiter(lines: Sequence[str]) -> str:
    """The sign that parts most cells of the first line, or of those below where that is a title."""
    bare = [_QUOTED.sub("", line) for line in lines]
    first = max(_DELIMITERS, key=bare[0].count)
    if first in bare[0]:
        return first
    best = max(_DELIMITERS, key=lambda sign: sum(sign in line for line in bare))
    return best if 2 * sum(best in line for line in bare) > sum(bool(line.strip()) for line in bare) else _NO_DELIMITER

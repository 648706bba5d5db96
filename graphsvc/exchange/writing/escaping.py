"""Texts in cells: what a sheet of cells cannot hold as it is, written so that it comes back."""

import re
from typing import Final

from graphsvc.errors import InvalidFileError

LONGEST: Final = 32_767
"""How many characters a cell of a workbook holds."""
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNHOLDABLE: Final = re.compile("[\x01-\x08\x0b\x0c\r\x0e-\x1f\ufffe\uffff]")
_RUN_BY_SPREADSHEETS: Final = re.compile(r"'*[=+\-@]")


def sealed(text: str) -> str:
    """A text whose blanks at the ends and control characters stand as `_x0020_`, which workbooks and we read."""
    if text.isprintable() and "_x" not in text and text == text.strip():  # as are nearly all, and cells are many
        return text
    escaped = _UNHOLDABLE.sub(lambda match: _escape(match[0]), _LOOKS_ESCAPED.sub("_x005F_", text))
    begins = len(escaped) - len(escaped.lstrip())
    if begins == len(escaped):
        return "".join(map(_escape, escaped))
    ends = len(escaped.rstrip())
    return "".join(map(_escape, escaped[:begins])) + escaped[begins:ends] + "".join(map(_escape, escaped[ends:]))


def guarded(text: str) -> str:
    """A text that a spreadsheet does not take for a formula when it opens a text file."""
    return f"'{text}" if _RUN_BY_SPREADSHEETS.match(text) else text


def check_length(text: str, file: str, sheet: str, row: int) -> None:
    """Check that a cell can hold a text.

    Raises:
        InvalidFileError: it is too long.
    """
    if len(text) > LONGEST:
        raise InvalidFileError("cell_too_long", file=file, sheet=sheet, row=row, most=LONGEST)


def _escape(sign: str) -> str:
    return f"_x{ord(sign):04X}_"

"""Cells as they were meant: without blanks around, and with what workbooks write as `_x0007_`."""

import re
from collections.abc import Sequence
from typing import Final

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_GUARDED: Final = re.compile(r"'+[=+\-@]")


def unsealed(text: str) -> str:
    """A trimmed text with the signs that XML cannot hold."""
    trimmed = text.strip()
    if "_x" not in trimmed:  # cells are many
        return trimmed
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), trimmed)


def cells_of(texts: Sequence[str]) -> list[str]:
    """The cells of a row of a text file as they were meant."""
    joined = "".join(texts)
    if "'" in joined or "_x" in joined:
        return list(map(unguarded, texts))
    return list(map(str.strip, texts))  # rows are many, and mostly plain


def unguarded(text: str) -> str:
    """The same for a cell of a text file, where an apostrophe may keep a spreadsheet from running a text."""
    trimmed = text.strip()
    is_guarded = trimmed.startswith("'") and _GUARDED.match(trimmed)
    return unsealed(trimmed[1:] if is_guarded else trimmed)

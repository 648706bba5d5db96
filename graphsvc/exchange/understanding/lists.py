r"""Several values in a cell, parted by `|`; a backslash takes a bar's meaning away, `\e` is an empty value."""

import re
from collections.abc import Iterable
from typing import Final

_BETWEEN: Final = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_NAMES_END: Final = re.compile(r"[|;\n]|(?:^|\s)\d{1,2}\)\s")
_MARK: Final = re.compile(r"\s*(?:[-–—•*·]|\d{1,2}[.)])\s+")
"""What stands before each name where people write one below the other."""
_TAKEN: Final = re.compile(r"\\([\\|e])")
_MEANT: Final = {"e": ""}


def parted(text: str) -> list[str]:
    """The values in a cell; none in an empty one."""
    if "|" not in text and "\\" not in text:
        return [text] if text else []
    parts = _BETWEEN.sub("\\1\0", text).split("\0")
    return [_TAKEN.sub(lambda match: _MEANT.get(match[1], match[1]), part) for part in parts if part]


def parts_of(text: str) -> list[str]:
    """What stands between the bars, semicolons, line breaks and numbers of a cell."""
    return [_MARK.sub("", part, count=1) if _MARK.match(part) else part for part in _NAMES_END.split(text)]


def listed_names(text: str) -> tuple[str, ...]:
    """The names in a cell, each once; a comma parts them only where nothing else does."""
    parts = parts_of(text)
    names = (name.strip() for name in (parts if len(parts) > 1 else parts[0].split(",")))
    return tuple(dict.fromkeys(name for name in names if any(map(str.isalnum, name))))


def joined(values: Iterable[str]) -> str:
    """Values as the text of a cell, from which `parted` gives them back."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") or "\\e" for value in values)

"""Days in all the shapes that people write: ISO, `1.2.2026`, `2/2026`, `helmikuu 2026`, `2026`, and the numbers of spreadsheets."""

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

from graphsvc.exchange.reading.sheets import Cell
from graphsvc.exchange.understanding.catalogue import expressions, is_word, key_of

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./]\s?(\d{1,2})[./]\s?(\d{4})(?:[T ].*)?")
_SHORT_YEAR: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(?:-|['’])?(\d{2})")
_ISO_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_MONTH: Final = re.compile(r"(\d{1,2})[./](\d{4})")
_NAMED_MONTH: Final = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d_]{3,12})\s+(\d{4})")
_YEAR: Final = re.compile(r"(\d{4})(?:\.0)?")
_NUMBER: Final = re.compile(r"\d{5}(?:\.\d+)?")
_INTERVAL: Final = re.compile(r"[<\[({]+\s*([^,;\]>)]*)(?:[,;]\s*([^,;\]>)]*))?.*")
_FIRST_OF_SPREADSHEETS: Final = date(1899, 12, 30)
_LAST_OF_THIS_CENTURY: Final = 49
"""A year of two digits above it is one of the century before."""
_YEARS: Final = range(1, 10000)
_SERIALS: Final = range(10_000, 80_000)


def read_day(cell: Cell, *, is_end: bool) -> date | None:
    """The day that a cell says; a year or a month alone is its first day, or its last where it is an end.

    None where it says no day.
    """
    if isinstance(cell, date):
        return cell
    text = str(cell).strip() if isinstance(cell, str | int | float) else ""
    try:
        return _read(_in_numbers(text), is_end=is_end)
    except (ValueError, OverflowError):
        return None


def is_no_end(text: str) -> bool:
    """Whether a cell of ends says that there is none."""
    return is_word("no_end", text)


def read_interval(text: str) -> tuple[date | None, date | None]:
    """The first and the last day of a Gephi interval such as `<[2019.0, 2021.0]>`."""
    match = _INTERVAL.fullmatch(text.strip())
    if match is None:
        return None, None
    return read_day(match[1], is_end=False), read_day(match[2] or "", is_end=True)


def _read(text: str, *, is_end: bool) -> date | None:
    if match := _ISO.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        return _day_first(int(match[1]), int(match[2]), int(match[3]))
    if match := _ISO_MONTH.fullmatch(text) or _MONTH.fullmatch(text):
        month, year = sorted(map(int, match.groups()))
        return _month(year, month, is_end=is_end)
    if (match := _YEAR.fullmatch(text)) and int(match[1]) in _YEARS:
        return date(int(match[1]), 12, 31) if is_end else date(int(match[1]), 1, 1)
    if _NUMBER.fullmatch(text) and int(float(text)) in _SERIALS:
        return _FIRST_OF_SPREADSHEETS + timedelta(days=int(float(text)))
    return None


def _in_numbers(text: str) -> str:
    """A month by its number, a year in full: "helmikuu 2026" is "2/2026", "5. helmikuuta 2026" and "5.2.26" "5.2.2026"."""
    if match := _SHORT_YEAR.fullmatch(text):
        return f"{match[1]}.{match[2]}.{20 if int(match[3]) <= _LAST_OF_THIS_CENTURY else 19}{match[3]}"
    match = _NAMED_MONTH.fullmatch(text)
    key = key_of(match[2]) if match else ""
    number = _months().get(key) or _months().get(key.removesuffix("ta"))
    if not match or not number:
        return text
    return f"{match[1]}.{number}.{match[3]}" if match[1] else f"{number}/{match[3]}"


@cache
def _months() -> Mapping[str, int]:
    """The numbers of months by their folded names in each language."""
    return {key_of(name): place % 12 + 1 for place, name in enumerate(expressions("word")["months"])}


def _day_first(day: int, month: int, year: int) -> date:
    """A day as Finns and Swedes write it; the American order only where the month would be none."""
    return date(year, day, month) if month > 12 else date(year, month, day)


def _month(year: int, month: int, *, is_end: bool) -> date:
    return date(year, month, calendar.monthrange(year, month)[1] if is_end else 1)

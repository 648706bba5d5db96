"""What people read, in Finnish, Swedish and English: `<language>/<area>.toml`, keys written `area.key`."""

import string
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from graphsvc.errors import GraphsvcError
from graphsvc.model import Language, LocalText

_LOCALES: Final[Mapping[Language, str]] = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_GIVEN: Final = frozenset({"value", "identifier", "file", "path", "found"})
"""The details of errors that are as long as whoever gave them pleased."""
_FOLDER: Final = Path(__file__).resolve().parent
_MOST_KEPT: Final = 4096


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Every text of a language by its key `area.key` or `area.table.key`."""
    texts: dict[str, str] = {}
    for path in sorted((_FOLDER / language).glob("*.toml")):
        _collect(texts, path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    return texts


def _collect(texts: dict[str, str], prefix: str, table: Mapping[str, object]) -> None:
    for key, value in table.items():
        if isinstance(value, Mapping):
            _collect(texts, f"{prefix}.{key}", value)
        else:
            texts[f"{prefix}.{key}"] = str(value)


def blanks(template: str) -> frozenset[str]:
    """The names of the blanks in a text."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def text(language: Language, key: str, **values: object) -> str:
    """The text under `key` with its blanks filled; with `count`, its `.one` form for 1 and else `.other`.

    Numbers and dates among `values` are written as the language does.

    Raises:
        KeyError: no text bears this key; a test keeps the three catalogues alike.
    """
    texts = catalogue(language)
    if "count" in values and key not in texts:
        key = f"{key}.{'one' if values['count'] == 1 else 'other'}"
    return texts[key].format(**{name: _shown(language, value) for name, value in values.items()})


def has_text(language: Language, key: str) -> bool:
    """Whether a text bears this key."""
    return key in catalogue(language)


def error_text(language: Language, error: GraphsvcError) -> str:
    """What went wrong, where and what to do, in the reader's language; long values are shortened."""
    message = reason_text(language, error)
    details = error.details
    if "file" not in details:
        return message
    row = details.get("row", details.get("line"))
    file = shortened(details["file"])
    if sheet := details.get("sheet"):
        file = f"{file} ({sheet})"
    return text(language, "errors.in_row" if row else "errors.in_file", file=file, row=str(row), message=message)


def reason_text(language: Language, error: GraphsvcError, field: str | None = None) -> str:
    """What went wrong and what to do, in the reader's language, without the place; long values are shortened.

    `field` is what people call the field at fault, where they do not call it as programs do.
    """
    shown = {name: _detail(language, name, value) for name, value in error.details.items()}
    if has_text(language, key := f"exchange.file_reason.{shown.get('reason')}"):
        shown["reason"] = text(language, key)
    if field is not None:
        shown["field"] = field
    return text(language, f"errors.{error.code}", **shown)


def _detail(language: Language, name: str, value: object) -> str:
    if isinstance(value, LocalText):
        value = value.in_language(language)
    if isinstance(value, date):
        return date_text(language, value)
    if name in _GIVEN:
        return shortened(value)
    return measure_text(language, value) if isinstance(value, float) else str(value)


@lru_cache(_MOST_KEPT)
def number_text(language: Language, value: float) -> str:
    """A number with at most one decimal, as the language writes it."""
    return format_decimal(value, format="#,##0.#", locale=_LOCALES[language])


@lru_cache(_MOST_KEPT)
def measure_text(language: Language, value: float) -> str:
    """A number with at most four decimals, as the language writes it."""
    return format_decimal(value, format="#,##0.####", locale=_LOCALES[language])


@lru_cache(_MOST_KEPT)
def date_text(language: Language, day: date) -> str:
    """A day as the language writes it in running text: "15.10.2020", "15 Oct 2020"."""
    return format_date(day, format="d MMM y" if language == "en" else "d.M.y", locale=_LOCALES[language])


def moment_text(language: Language, moment: datetime) -> str:
    """A day and the time by the machine's own clock, as the language writes it: "15.10.2020 klo 12.05"."""
    own = moment.astimezone()
    return text(
        language, "operations.moment", day=own.date(), time=format_time(own, "short", locale=_LOCALES[language])
    )


def list_text(language: Language, items: Sequence[str]) -> str:
    """Items joined as the language lists them: "a, b ja c"."""
    return format_list(items, locale=_LOCALES[language])


def quoted_text(language: Language, words: Sequence[str]) -> str:
    """Words of a reader, each in quotation marks, joined as the language lists them."""
    opening = "“" if language == "en" else "”"
    return list_text(language, [f"{opening}{word}”" for word in words])


def _shown(language: Language, value: object) -> object:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return number_text(language, value)
    return date_text(language, value) if isinstance(value, date) else value


def shortened(value: object) -> str:
    """What was given, cut where it is long."""
    shown = str(value)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"

"""What every page shares: its words, its addresses, and the line that says which day the data are true for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.metadata import version
from typing import Final
from urllib.parse import urlencode

from flask import render_template, request, url_for

from graphsvc.errors import ForbiddenError, GraphsvcError
from graphsvc.model import LANGUAGES, Language
from graphsvc.service import Context, today
from graphsvc.texts import date_text, error_text, has_text, list_text, moment_text, number_text, quoted_text, text
from graphsvc.web.language import LANGUAGE_NAMES

_VERSION: Final = version("graphsvc")
_MENDED_BY_KEY: Final = frozenset({"coordinators_only", "wrong_key"})


@dataclass(frozen=True, slots=True)
class Standing:
    """The day that a page shows, whether that is today, and the years that the sources describe."""

    on: date
    is_today: bool
    years: str


@dataclass(frozen=True, slots=True)
class Switch:
    """A link to this page in a language."""

    language: Language
    name: str
    address: str


def page(template: str, context: Context, language: Language, *, on: date | None = None, **values: object) -> str:
    """A page over the store's data; `on` is the day it shows, else the reference day."""
    return _rendered(template, language, standing=_standing(context, language, on), **values)


def error_page(language: Language, status: int, error: GraphsvcError) -> str:
    """A page that says what went wrong and what to do; asks the store nothing."""
    key = f"pages.error.{status}"
    title = text(language, key if has_text(language, key) else "pages.error.500")
    message = error_text(language, error)
    asks_key = isinstance(error, ForbiddenError) and error.code in _MENDED_BY_KEY
    return _rendered(
        "error.html", language, standing=None, title=title, message=message, status=int(status), asks_key=asks_key
    )


def address(language: Language, endpoint: str, **values: object) -> str:
    """The address of a page; values that are empty are left out."""
    given = {name: value for name, value in values.items() if value not in (None, "", ())}
    return url_for(f"pages.{endpoint}", language=language, **given)  # type: ignore[arg-type]


def map_address(language: Language, name: str, **state: object) -> str:
    """The address of a map; `state` is its state, of which what is empty is left out."""
    given = {key: value for key, value in state.items() if value not in (None, "")}
    return f"/{language}/maps/{name}" + (f"?{urlencode(given)}" if given else "")


def _rendered(template: str, language: Language, **values: object) -> str:
    return render_template(template, **_helpers(language), **values)


def _helpers(language: Language) -> Mapping[str, object]:
    helpers: dict[str, Callable[..., object]] = {
        "t": lambda key, **blanks: text(language, f"pages.{key}", **blanks),
        "word": partial(text, language),
        "number": partial(number_text, language),
        "day_text": partial(date_text, language),
        "moment_text": partial(moment_text, language),
        "listed": partial(list_text, language),
        "quoted": partial(quoted_text, language),
        "address": partial(address, language),
        "map_address": partial(map_address, language),
        "upper_first": lambda words: words[:1].upper() + words[1:],
    }
    return {**helpers, "language": language, "switches": _switches(), "version": _VERSION}


def _switches() -> tuple[Switch, ...]:
    """This address in each language, with its state; the front page where the address has no language."""
    _, _, rest = request.path.lstrip("/").partition("/")
    query = request.query_string.decode("ascii", "replace")
    state = f"{rest}?{query}" if query else rest
    spoken = request.path.split("/")[1] in LANGUAGES
    return tuple(Switch(to, LANGUAGE_NAMES[to], f"/{to}/{state if spoken else ''}") for to in LANGUAGES)


def _standing(context: Context, language: Language, on: date | None) -> Standing:
    years = dict.fromkeys(dataset.years for dataset in context.store.datasets() if dataset.years)
    day = context.day(on)
    return Standing(day, day == today(), list_text(language, tuple(years)) if years else "")

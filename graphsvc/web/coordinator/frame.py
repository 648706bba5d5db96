"""What the coordinators' pages share: their addresses, and the menu among them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import request
from werkzeug.wrappers import Response

from graphsvc.model import Language
from graphsvc.service import Context
from graphsvc.web.age import tell_age
from graphsvc.web.coordinator.filters import place_meant
from graphsvc.web.pages.shell import address, page

_SECTIONS: Final = (
    "worklist", "suggestions", "evening", "health", "bridges", "ending", "gaps", "changes", "landscapes", "importing", "editing",
    "exporting",
)  # fmt: skip
"""The endpoints that the menu leads to, in its order."""
_OF_A_PLACE: Final = ("worklist", "health", "bridges", "gaps", "changes")
"""Those of them that are about a place, where one is chosen."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address under the language, `/coordinator/…`; its endpoint is the handler's name."""

    path: str
    handler: Callable[..., str | Response]
    methods: tuple[str, ...] = ("GET",)


@dataclass(frozen=True, slots=True)
class Section:
    """A link of the menu."""

    name: str
    address: str
    is_current: bool


def coordinator_page(
    template: str, context: Context, language: Language, *, on: date | None = None, **values: object
) -> str:
    """A page of the coordinators, with the menu among them; `on` as in `page`. Says so where its `report` is old."""
    tell_age(values.get("report"))
    return page(template, context, language, on=on, sections=_sections(context, language), **values)


def _place(context: Context, language: Language) -> str | None:
    """The id of the place that the page is about."""
    if _endpoint() == "landscape":
        return str((request.view_args or {})["code"])
    name = request.args.get("place", "").strip()
    return place_meant(context, name, language) if _endpoint() in _OF_A_PLACE else None


def _endpoint() -> str:
    return (request.endpoint or "").removeprefix("pages.")


def _sections(context: Context, language: Language) -> tuple[Section, ...]:
    place, places = _place(context, language), context.vocabulary.places
    addresses = {name: address(language, name) for name in _SECTIONS}
    here = max((at for at in addresses.values() if request.path.startswith(at)), key=len, default="")
    of_place = {name: address(language, name, place=place) for name in _OF_A_PLACE}
    if place:
        of_place["exporting"] = address(language, "exporting", place=places[place].titles.in_language(language))
    return tuple(Section(name, of_place.get(name, at), at == here) for name, at in addresses.items())

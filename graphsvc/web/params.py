"""The parameters of requests: what they may be, checked by pydantic; the OpenAPI document is made from them."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal, TypeVar, get_origin
from urllib.parse import unquote_to_bytes

from flask import request
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError
from werkzeug.datastructures import MultiDict

from graphsvc.asking.cues import Purpose
from graphsvc.errors import InvalidInputError
from graphsvc.model import (
    ActorFilter,
    ActorKind,
    Language,
    PlaceLevel,
    Sector,
    TieKind,
    Vocabulary,
    folded_words,
)
from graphsvc.service import CompletionSort

LONGEST_QUESTION: Final = 1000
MOST_PER_PAGE: Final = 1000
_LEAST_RADIUS_KM, _LARGEST_RADIUS_KM = 0.1, 2000.0
_LONGEST_ID: Final = 100
_LARGEST_PAGE: Final = 1_000_000
_WHOLE_NUMBER: Final = re.compile(r"[+-]?[0-9]+")


def _without_control_characters(value: str) -> str:
    if any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n" for letter in value):
        raise PydanticCustomError("control_character", "control character")
    return value


def _iso_day(value: object) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) and len(value) == len("2020-10-15") else "")
    except ValueError:
        raise PydanticCustomError("date_form", "no day") from None


def _digits(value: object) -> object:
    if isinstance(value, str) and not _WHOLE_NUMBER.fullmatch(value):
        raise PydanticCustomError("number_form", "no whole number")
    return value


Day = Annotated[date, BeforeValidator(_iso_day)]
WholeNumber = Annotated[int, BeforeValidator(_digits)]
Words = Annotated[str, Field(max_length=LONGEST_QUESTION), AfterValidator(_without_control_characters)]
Identifier = Annotated[str, Field(min_length=1, max_length=_LONGEST_ID), AfterValidator(_without_control_characters)]


class Parameters(BaseModel):
    """What every request may say."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    lang: Language | None = Field(None, description="The reader's language; else Accept-Language, else fi.")


class OnDay(Parameters):
    """A request for what is true on a day."""

    on: Day | None = Field(None, description="The day; else the store's reference day.")


class Paged(Parameters):
    """A request for a page of a list."""

    page: WholeNumber = Field(1, ge=1, le=_LARGEST_PAGE, description="The number of the page, from 1.")
    per_page: WholeNumber = Field(50, ge=1, le=MOST_PER_PAGE, description="How many items a page holds.")


class InterpretParameters(Parameters):
    """A question to be understood."""

    q: Words = Field(description="The question, in Finnish, Swedish or English.")


class AskParameters(Paged):
    """A question in words, or by ids, or both; what is chosen by id goes before what is written."""

    q: Words = Field("", description="The question, in Finnish, Swedish or English.")
    topic: tuple[Identifier, ...] = Field((), description="Ids of topics, or `group:` and the id of a group.")
    target_group: tuple[Identifier, ...] = Field((), description="Ids of target groups.")
    place: tuple[Identifier, ...] = Field((), description="Ids of places.")
    radius_km: float | None = Field(
        None, ge=_LEAST_RADIUS_KM, le=_LARGEST_RADIUS_KM, description="Else 50, growing to 200 km."
    )
    from_: Identifier | None = Field(None, alias="from", description="The id of the actor that asks.")
    purpose: Purpose | None = Field(None, description="Whether help is sought or partners; else as the question says.")
    kind: ActorKind | None = Field(None, description="Only actors of this kind.")
    sector: Sector | None = Field(None, description="Only actors of this sector.")
    only_for: Identifier | None = Field(None, description="Only offers for this target group.")
    per_page: WholeNumber = Field(20, ge=1, le=MOST_PER_PAGE, description="How many items a page holds.")


class CompletionsParameters(Parameters):
    """A question that is still being typed."""

    q: Words = Field("", description="The question so far; shorter than two letters, nothing is suggested.")
    only: CompletionSort | None = Field(None, description="Only suggestions of this sort.")


class ActorsParameters(Paged):
    """Which actors are wanted."""

    kind: ActorKind | None = Field(None, description="Kind of actor.")
    subtype: Identifier | None = Field(None, description="Subtype of actor.")
    sector: Sector | None = Field(None, description="Sector.")
    municipality: Identifier | None = Field(None, description="Code of the municipality of the seat.")
    region: Identifier | None = Field(None, description="Id of a larger place that holds the seat.")
    topic: Identifier | None = Field(None, description="Id of a topic, or of a `group:`, that is offered.")
    q: Words = Field("", description="Words, each of which must begin a word of a name or description.")

    def wanted(self, vocabulary: Vocabulary) -> ActorFilter:
        """The actors that are wanted.

        Raises:
            NotFoundError: the vocabulary lacks a place or topic.
            InvalidInputError: a place is of the wrong level, or no actor has the subtype.
        """
        return ActorFilter(
            kind=self.kind,
            subtype=self.subtype,
            sector=self.sector,
            municipality=_place(vocabulary, self.municipality, "municipality"),
            region=_place(vocabulary, self.region, "region"),
            topics=vocabulary.topics_under(self.topic) if self.topic else (),
            words=folded_words(self.q),
        )


def _place(vocabulary: Vocabulary, place_id: str | None, field: Literal["municipality", "region"]) -> str | None:
    if place_id is None:
        return None
    is_municipality = vocabulary.place(place_id, field=field).level is PlaceLevel.MUNICIPALITY
    if is_municipality is not (field == "municipality"):
        code = "not_a_municipality" if field == "municipality" else "not_an_area"
        raise InvalidInputError(code, field=field, value=place_id)
    return place_id


class PagedOnDay(OnDay, Paged):
    """A page of a list as it is on a day."""


class NeighbourhoodParameters(OnDay):
    """How far around an actor to look."""

    depth: WholeNumber = Field(1, ge=0, le=3, description="How many ties away.")


class TiesParameters(PagedOnDay):
    """Which ties are wanted."""

    kind: TieKind | None = Field(None, description="Kind of tie.")


class PathsParameters(OnDay):
    """Between whom a way is sought."""

    from_: Identifier = Field(alias="from", description="The id of the actor that asks.")
    to: Identifier = Field(description="The id of the actor that is sought.")


class MapParameters(OnDay):
    """Which map is wanted."""

    focus: Identifier | None = Field(None, description="The id of the actor in the middle, for maps that have one.")
    place: Identifier | None = Field(None, description="Id of a place: only the actors that sit in it.")
    to: Identifier | None = Field(None, description="The id of the actor that a way leads to, for the map of a way.")
    depth: Annotated[int, Field(ge=1, le=2)] = Field(
        1, description="Around an actor: how many ties away others are at most."
    )


class SheetParameters(MapParameters):
    """Which map is wanted on paper."""

    size: Literal["A4", "A3"] = Field("A3", description="The size of the paper.")


Given = TypeVar("Given", bound=Parameters)

_CODES: Final[Mapping[str, str]] = {
    "missing": "missing_parameter",
    "string_too_long": "query_too_long",
    "string_too_short": "missing_parameter",
    "enum": "not_in_list",
    "literal_error": "not_in_list",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "date_form": "date_form",
    "number_form": "number_form",
    "int_parsing_size": "out_of_range",
    "float_parsing": "number_form",
    "finite_number": "number_form",
    "control_character": "control_character",
}


def read_parameters(model: type[Given]) -> Given:
    """The parameters of this request; empty ones count as not given, unknown ones are passed over.

    Raises:
        InvalidInputError: one breaks a rule; names it.
    """
    _check_encoding(request.query_string)
    return _checked(model, request.args)


def read_form(model: type[Given]) -> Given:
    """The fields of the form that this request sends, as `read_parameters` reads parameters."""
    return _checked(model, request.form)


def _checked(model: type[Given], sent: MultiDict[str, str]) -> Given:
    try:
        return model.model_validate(_given(model, sent))
    except ValidationError as error:
        raise _told(model, error) from None


def _given(model: type[Parameters], sent: MultiDict[str, str]) -> dict[str, object]:
    given: dict[str, object] = {}
    for name, field in model.model_fields.items():
        values = [value for value in sent.getlist(field.alias or name) if value.strip()]
        if values:
            is_list = get_origin(field.annotation) is tuple
            given[field.alias or name] = tuple(dict.fromkeys(values)) if is_list else values[-1]
    return given


def _check_encoding(query: bytes) -> None:
    for pair in query.split(b"&"):
        name, _, value = pair.partition(b"=")
        try:
            unquote_to_bytes(value).decode("utf-8")
            unquote_to_bytes(name).decode("utf-8")
        except UnicodeDecodeError:
            raise InvalidInputError("not_utf8", field=name.decode("ascii", "replace"), value="") from None


def _told(model: type[Parameters], error: ValidationError) -> InvalidInputError:
    first = error.errors()[0]
    name = str(first["loc"][0])
    code = _CODES.get(first["type"], "wrong_type")
    context: Mapping[str, Any] = first.get("ctx", {})
    details: dict[str, object] = {}
    if code == "not_in_list":
        details["allowed"] = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    elif code == "out_of_range":
        details["least"], details["most"] = _bounds(model, name)
    elif code == "query_too_long":
        details["most"] = context["max_length"]
    value = "" if first["type"] == "missing" else first["input"]
    return InvalidInputError(code, field=name, value=value, **details)


def _bounds(model: type[Parameters], name: str) -> tuple[object, object]:
    """The least and the most that a number may be, as its field says."""
    field = next(field for key, field in model.model_fields.items() if (field.alias or key) == name)
    said = {key: getattr(rule, key) for rule in field.metadata for key in ("ge", "gt", "le") if hasattr(rule, key)}
    return said.get("ge", said.get("gt")), said.get("le")

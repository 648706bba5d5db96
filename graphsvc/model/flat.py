"""Records as flat maps of scalars and lists, and back: the shape of rows, properties and JSON files.

A text in three languages becomes `name_fi`, `name_sv`, `name_en`; a point `latitude` and `longitude`;
a day its ISO form; a contact `role;email;phone`. Unknown is `None`, an empty list or an empty string.
"""

import dataclasses
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, Final, TypeVar

from graphsvc.errors import InvalidInputError
from graphsvc.model.kinds import LANGUAGES, closed
from graphsvc.model.places import Point
from graphsvc.model.records import Actor, Contact, Dataset, Event, Need, Offer, Tie
from graphsvc.model.text import LocalText

Flat = str | int | float | bool | None | list[str]
Record = TypeVar("Record", Actor, Tie, Offer, Need, Event, Dataset)

_SINGULAR: Final = {"names": "name", "descriptions": "description", "titles": "title"}
_HINTS: Final[Mapping[type, Mapping[str, Any]]] = {
    record_type: typing.get_type_hints(record_type) for record_type in (Actor, Tie, Offer, Need, Event, Dataset)
}
_TRUTH: Final = {"true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}


def flatten(record: Actor | Tie | Offer | Need | Event | Dataset) -> dict[str, Flat]:
    """The record as a flat map, every key present."""
    flat: dict[str, Flat] = {}
    for field in dataclasses.fields(record):
        flat.update(_flattened(field.name, getattr(record, field.name)))
    return flat


def columns(record_type: type[Record]) -> tuple[str, ...]:
    """The keys that `flatten` gives for this type of record, in order."""
    names: list[str] = []
    for name, hint in _HINTS[record_type].items():
        if hint is LocalText:
            names += [f"{_SINGULAR.get(name, name)}_{language}" for language in LANGUAGES]
        else:
            names += ["latitude", "longitude"] if name == "point" else [name]
    return tuple(names)


def unflatten(record_type: type[Record], row: Mapping[str, object]) -> Record:
    """The record that a flat map describes; keys that it lacks take their defaults, others are passed over.

    Raises:
        InvalidInputError: a value breaks a rule; names the field, the value and the rule.
    """
    values: dict[str, Any] = {}
    for field in dataclasses.fields(record_type):
        hint = _HINTS[record_type][field.name]
        if hint is LocalText:
            values[field.name] = _local_text(_SINGULAR.get(field.name, field.name), row)
        elif field.name == "point":
            values["point"] = _point(row)
        elif row.get(field.name) not in (None, ""):
            values[field.name] = _value(field.name, hint, row[field.name])
        elif field.default is dataclasses.MISSING:
            raise InvalidInputError("value_missing", field=field.name, value="")
    return record_type(**values)


def _flattened(name: str, value: object) -> dict[str, Flat]:
    match value:
        case LocalText():
            return {f"{_SINGULAR.get(name, name)}_{language}": getattr(value, language) for language in LANGUAGES}
        case Point():
            return {"latitude": value.latitude, "longitude": value.longitude}
        case None if name == "point":
            return {"latitude": None, "longitude": None}
    return {name: _scalar(value)}


def _scalar(value: Any) -> Flat:
    match value:
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case tuple():
            return [_contact_text(item) if isinstance(item, Contact) else str(item) for item in value]
    flat: Flat = value
    return flat


def _contact_text(contact: Contact) -> str:
    return f"{contact.role};{contact.email};{contact.phone}"


def _local_text(prefix: str, row: Mapping[str, object]) -> LocalText:
    return LocalText(**{language: str(row.get(f"{prefix}_{language}") or "") for language in LANGUAGES})


def _point(row: Mapping[str, object]) -> Point | None:
    if row.get("latitude") in (None, "") or row.get("longitude") in (None, ""):
        return None
    return Point(read_number("latitude", row["latitude"]), read_number("longitude", row["longitude"]))


def _value(name: str, hint: Any, given: object) -> object:
    wanted = next((part for part in typing.get_args(hint) if part is not NoneType), hint)
    if typing.get_origin(hint) is tuple:
        return _items(name, wanted, given)
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return closed(wanted, name, str(given))
    return _READERS[wanted](name, given)


def _items(name: str, wanted: type, given: object) -> tuple[object, ...]:
    if isinstance(given, str) or not isinstance(given, Sequence):
        raise InvalidInputError("list_form", field=name, value=given)
    return tuple(_contact(str(item)) if wanted is Contact else str(item) for item in given)


def _contact(text: str) -> Contact:
    role, _, rest = text.partition(";")
    email, _, phone = rest.partition(";")
    return Contact(role=role, email=email, phone=phone)


def _day(name: str, given: object) -> date:
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise InvalidInputError("date_form", field=name, value=given) from None


def read_number(name: str, given: Any) -> float:
    """A number from what was given for `name`.

    Raises:
        InvalidInputError: it is none.
    """
    try:
        return float(given)
    except (TypeError, ValueError):
        raise InvalidInputError("number_form", field=name, value=given) from None


def read_whole_number(name: str, given: object) -> int:
    """A whole number from what was given for `name`.

    Raises:
        InvalidInputError: it is none.
    """
    number = read_number(name, given)
    if not number.is_integer():
        raise InvalidInputError("number_form", field=name, value=given)
    return int(number)


def _truth(name: str, given: object) -> bool:
    try:
        return _TRUTH[str(given).lower()]
    except KeyError:
        raise InvalidInputError("not_in_list", field=name, value=given, allowed="true, false") from None


_READERS: Final[Mapping[type, Callable[[str, Any], object]]] = {
    str: lambda _, given: str(given),
    int: read_whole_number,
    bool: _truth,
    date: _day,
}

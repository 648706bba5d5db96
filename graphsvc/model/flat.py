"""Records as flat maps of scalars and lists, and back: the shape of rows, properties and JSON files.

A text in three languages becomes `name_fi`, `name_sv`, `name_en`; a point `latitude` and `longitude`;
a day its ISO form; a contact `role;email;phone`. Unknown is `None`, an empty list or an empty string.
"""

import dataclasses
import sys
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from types import NoneType
from typing import Any, Final, TypeVar

from graphsvc.errors import InvalidInputError
from graphsvc.model.kinds import LANGUAGES, closed
from graphsvc.model.places import Point
from graphsvc.model.records import Actor, Contact, Dataset, Event, Need, Offer, Tie
from graphsvc.model.text import LocalText

Flat = str | int | float | bool | None | list[str]
Record = TypeVar("Record", Actor, Tie, Offer, Need, Event, Dataset)

_Row = Mapping[str, Any]
_ReadRow = Callable[[_Row], Any]
_ReadValue = Callable[[Any], Any]
_Write = Callable[[dict[str, Flat], Any], None]
_SINGULAR: Final = {"names": "name", "descriptions": "description", "titles": "title"}
_HINTS: Final[Mapping[type, Mapping[str, Any]]] = {
    record_type: typing.get_type_hints(record_type) for record_type in (Actor, Tie, Offer, Need, Event, Dataset)
}
_NO_TEXT: Final = LocalText()
_REPEATED: Final = frozenset(
    ("source", "target", "actor", "topic", "subtype", "municipality", "basis", "source_name", "source_url")
)
"""The fields whose texts stand in many records: ids that ties and offers name, and sources."""
_read_day: Final = lru_cache(1 << 15)(date.fromisoformat)
_TRUTH: Final = {"true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}


def flatten(record: Actor | Tie | Offer | Need | Event | Dataset) -> dict[str, Flat]:
    """The record as a flat map, every key present."""
    flat: dict[str, Flat] = {}
    for name, write in _WRITERS[type(record)]:
        write(flat, getattr(record, name))
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
    shape = _SHAPES[record_type]
    values = {name: read(row) for name, read in shape.composed}
    for name, read in shape.plain:
        given = row.get(name)
        if given is not None and given != "":
            values[name] = read(given)
        elif name in shape.required:
            raise InvalidInputError("value_missing", field=name, value="")
    return record_type(**values)


def _writers(record_type: type[Any]) -> tuple[tuple[str, _Write], ...]:
    """How the fields of one type of record are written: prepared once, as records are many."""
    return tuple((name, _writer(name, hint)) for name, hint in _HINTS[record_type].items())


def _writer(name: str, hint: Any) -> _Write:
    wanted = _wanted(hint)
    if wanted is LocalText:
        return _local_text_writer(_SINGULAR.get(name, name))
    if wanted is Point:
        return _write_point
    if typing.get_origin(hint) is tuple:
        return _list_writer(name, _contact_text if wanted is Contact else str)
    if wanted is date:
        return _scalar_writer(name, date.isoformat)
    return _scalar_writer(name, str if issubclass(wanted, StrEnum) else None)


def _local_text_writer(prefix: str) -> _Write:
    fi, sv, en = (f"{prefix}_{language}" for language in LANGUAGES)

    def write(flat: dict[str, Flat], value: LocalText) -> None:
        flat[fi], flat[sv], flat[en] = value.fi, value.sv, value.en

    return write


def _list_writer(name: str, flattened: Callable[[Any], str]) -> _Write:
    def write(flat: dict[str, Flat], value: tuple[Any, ...]) -> None:
        flat[name] = list(map(flattened, value))

    return write


def _scalar_writer(name: str, flattened: Callable[[Any], str] | None) -> _Write:
    def write(flat: dict[str, Flat], value: Any) -> None:
        flat[name] = value if flattened is None or value is None else flattened(value)

    return write


def _write_point(flat: dict[str, Flat], value: Point | None) -> None:
    flat["latitude"], flat["longitude"] = (value.latitude, value.longitude) if value else (None, None)


def _wanted(hint: Any) -> Any:
    """The type that a hint allows beside None, or of the items of a tuple."""
    return next((part for part in typing.get_args(hint) if part is not NoneType), hint)


def _contact_text(contact: Contact) -> str:
    return f"{contact.role};{contact.email};{contact.phone}"


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the fields of one type of record are read: prepared once, as rows are many."""

    composed: tuple[tuple[str, _ReadRow], ...]
    plain: tuple[tuple[str, _ReadValue], ...]
    required: frozenset[str]


def _shape(record_type: type[Any]) -> _Shape:
    hints = _HINTS[record_type]
    composed = {name: _local_text_reader(_SINGULAR.get(name, name)) for name in hints if hints[name] is LocalText}
    composed |= {name: _point for name in hints if name == "point"}
    repeated = _REPEATED | {"id"} if record_type is Actor else _REPEATED
    plain = {
        name: _value_reader(name, hints[name], is_repeated=name in repeated) for name in hints if name not in composed
    }
    fields = dataclasses.fields(record_type)
    required = frozenset(field.name for field in fields if field.default is dataclasses.MISSING)
    return _Shape(tuple(composed.items()), tuple(plain.items()), required)


def _local_text_reader(prefix: str) -> _ReadRow:
    fi, sv, en = (f"{prefix}_{language}" for language in LANGUAGES)

    def read(row: _Row) -> LocalText:
        one, two, three = row.get(fi), row.get(sv), row.get(en)
        return LocalText(str(one or ""), str(two or ""), str(three or "")) if one or two or three else _NO_TEXT

    return read


def _value_reader(name: str, hint: Any, *, is_repeated: bool) -> _ReadValue:
    wanted = _wanted(hint)
    if typing.get_origin(hint) is tuple:
        return partial(_contacts, name) if wanted is Contact else partial(_texts, name)
    if wanted is str:
        return _often if is_repeated else str
    if issubclass(wanted, StrEnum):
        return _word_reader(name, wanted)
    return partial(_READERS[wanted], name)


def _point(row: _Row) -> Point | None:
    if row.get("latitude") in (None, "") or row.get("longitude") in (None, ""):
        return None
    return Point(read_number("latitude", row["latitude"]), read_number("longitude", row["longitude"]))


def _word_reader(name: str, words: type[StrEnum]) -> _ReadValue:
    known = {str(word): word for word in words}  # several times faster to ask than the class

    def read(given: object) -> StrEnum:
        word = known.get(str(given))
        return closed(words, name, str(given)) if word is None else word

    return read


def _items(name: str, given: object) -> list[object] | tuple[object, ...]:
    if not isinstance(given, list | tuple):
        raise InvalidInputError("list_form", field=name, value=given)
    return given


def _texts(name: str, given: object) -> tuple[str, ...]:
    return _as_one(tuple(map(_often, _items(name, given))))


@lru_cache(1 << 15)
def _as_one(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Equal texts as one object, for many offers are for the same target groups."""
    return texts


def _contacts(name: str, given: object) -> tuple[Contact, ...]:
    return tuple(map(_contact, _items(name, given)))


def _contact(given: object) -> Contact:
    role, _, rest = str(given).partition(";")
    email, _, phone = rest.partition(";")
    return Contact(role=role, email=email, phone=phone)


def _often(given: object) -> str:
    """A text that many records hold, as one object."""
    return sys.intern(str(given))


def _day(name: str, given: object) -> date:
    try:
        return _read_day(str(given))
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
    if type(given) is int:
        return given
    number = read_number(name, given)
    if not number.is_integer():
        raise InvalidInputError("number_form", field=name, value=given)
    return int(number)


def _truth(name: str, given: object) -> bool:
    if isinstance(given, bool):
        return given
    try:
        return _TRUTH[str(given).lower()]
    except KeyError:
        raise InvalidInputError("not_in_list", field=name, value=given, allowed="true, false") from None


_READERS: Final[Mapping[type, Callable[[str, Any], object]]] = {
    int: read_whole_number,
    bool: _truth,
    date: _day,
}
_SHAPES: Final[Mapping[type, _Shape]] = {record_type: _shape(record_type) for record_type in _HINTS}
_WRITERS: Final[Mapping[type, tuple[tuple[str, _Write], ...]]] = {
    record_type: _writers(record_type) for record_type in _HINTS
}

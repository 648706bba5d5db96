"""JSON files: our own document, Kumu's blueprint and its backups, node-link graphs, and plain lists of objects."""

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import IO, Any, Final

from graphsvc.errors import InvalidFileError
from graphsvc.exchange.documents import FORMAT, KINDS, VERSION
from graphsvc.exchange.reading.json_stream import Part, parts
from graphsvc.exchange.reading.sheets import Role, Row, Sheet

_COMPLETE: Final[Mapping[str, Role]] = {
    "actors": Role.ELEMENTS,
    "ties": Role.CONNECTIONS,
    "offers": Role.OFFERS,
    "needs": Role.NEEDS,
    "events": Role.EVENTS,
    "datasets": Role.DATASETS,
}
_ROLES: Final[Mapping[str, Role]] = {
    **dict.fromkeys(("elements", "nodes", "actors", "organizations", "organisations"), Role.ELEMENTS),
    **dict.fromkeys(("connections", "edges", "links", "ties", "relations"), Role.CONNECTIONS),
}
_LISTS: Final = frozenset({"", "contents", "data", "items", "rows"})
"""Under which a list may be of actors or of ties; others are passed over."""


def json_sheets(stream: IO[bytes], file: str) -> Iterator[Sheet]:
    """The lists of a JSON file as sheets, each to be read before the next.

    Raises:
        InvalidFileError: it is no JSON, was written by a newer program, or is huge or deep.
    """
    with io.TextIOWrapper(stream, encoding="utf-8-sig") as text:
        yield from _sheets(parts(text, file), file)


def _sheets(every: Iterable[Part], file: str) -> Iterator[Sheet]:
    is_ours = False
    for key, group in groupby(every, key=lambda part: part.key):
        first = next(group)
        if not first.number:
            is_ours = is_ours or (key == "format" and first.value == FORMAT)
            if is_ours and key == "version" and first.value != VERSION:
                raise InvalidFileError("document_version", file=file, value=first.value)
        elif is_ours and key in KINDS:
            yield Sheet(file, key, _records(first, group), role=_COMPLETE[key], complete=True)
        elif isinstance(first.value, dict) and (key.lower() in _ROLES or key in _LISTS):
            yield _listed(file, key, first, group)


def _listed(file: str, key: str, first: Part, rest: Iterable[Part]) -> Sheet:
    role = _ROLES.get(key.lower())
    return Sheet(file, key, _rows(first, rest), () if role else tuple(_flattened(first.value)), role)


def _records(first: Part, rest: Iterable[Part]) -> Iterator[Row]:
    for part in chain((first,), rest):
        yield part.number, part.value if isinstance(part.value, dict) else {}


def _rows(first: Part, rest: Iterable[Part]) -> Iterator[Row]:
    for part in chain((first,), rest):
        if isinstance(part.value, dict):
            yield part.number, _flattened(part.value)


def _flattened(item: Mapping[str, Any]) -> dict[str, Any]:
    """An object's values as cells; what Kumu keeps under `attributes` stands with the rest."""
    attributes = item.get("attributes")
    both = {**item, **attributes} if isinstance(attributes, dict) else item
    return {key: cell for key, value in both.items() if not isinstance(cell := _cell(value), dict)}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        named = (item.get("name", "") if isinstance(item, dict) else item for item in value)
        return "|".join(str(item) for item in named if item not in ("", None) and not isinstance(item, list | dict))
    return value.strip() if isinstance(value, str) else value

"""Everything as tables: `Elements` and `Connections` as Kumu knows them, and what only we know beside and after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from graphsvc.exchange.reading.sheets import Role
from graphsvc.exchange.understanding.headings import BESIDE, OWN_ID, column_heading, record_columns, record_headings
from graphsvc.exchange.understanding.lists import joined
from graphsvc.exchange.writing.words import Words
from graphsvc.model import LANGUAGES, Actor, GraphData, Language, Need, Offer, Tie, Vocabulary
from graphsvc.model.flat import flatten
from graphsvc.texts import text

ELEMENT_COLUMNS: Final = (
    "id", "label", "type", "description", "tags", "location", "url", "email", "image", "subtype", "sector",
    "municipality", "serves", "business_id", "register_number", "offers", "needs", "target_groups", "status", "start",
    "end", "assured", "language", "label_fi", "label_sv", "label_en", "description_fi", "description_sv",
    "description_en", "ptv_id", "contacts", "latitude", "longitude", "modified", "source", "source_url",
)  # fmt: skip
CONNECTION_COLUMNS: Final = (
    "id", "from", "to", "type", "direction", "strength", "start", "end", "basis", "source", "source_url", "description",
    "next_step", "planned", "recorded", "confirmed_by",
)  # fmt: skip
_COLUMNS: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.ELEMENTS: ELEMENT_COLUMNS,
    Role.CONNECTIONS: CONNECTION_COLUMNS,
}
_OF_KUMU: Final = "en"
_DIRECTIONS: Final = {True: "directed", False: "undirected"}
_FLAT: Final[Mapping[str, str]] = {
    "start": "start_date",
    "end": "end_date",
    "assured": "assured_date",
    "modified": "modified_at",
    "source": "source_name",
}
_PLAIN: Final = (
    "id", "subtype", "sector", "municipality", "business_id", "register_number", "status", "start", "end", "assured",
    "ptv_id", "latitude", "longitude", "modified", "source", "source_url", "url",
)  # fmt: skip

Value = str | int


class Table(NamedTuple):
    """A sheet: its name, the file that it is in CSV, its headings, and rows of texts and whole numbers."""

    name: str
    file: str
    headings: tuple[str, ...]
    rows: Iterator[Sequence[Value]]


def tables(data: GraphData, vocabulary: Vocabulary, language: Language = "en") -> Iterator[Table]:
    """The tables that hold everything, with headings in a language; Kumu knows the English ones, and our codes.

    Those of records of which there are none are left out, but for the first two.
    """
    words = Words(data.actors, vocabulary, language) if language != _OF_KUMU else None
    rows: tuple[Iterable[Mapping[str, Value]], ...] = _elements(data, vocabulary), map(_connection, data.ties)
    for (role, of_columns), cells in zip(_COLUMNS.items(), rows, strict=True):
        headings = (column_heading(language, role, column) for column in of_columns)
        yield _table(language, role, headings, _rows(role, cells, words))
    names = {actor.id: actor.names.in_language(language) for actor in data.actors}
    for role in OWN_ID:
        if records := getattr(data, role.value):
            of_role = _records(records, record_columns(role), words, names)
            yield _table(language, role, record_headings(language, role), of_role)


def _rows(role: Role, cells: Iterable[Mapping[str, Value]], words: Words | None) -> Iterator[Sequence[Value]]:
    for one in cells:
        said = words.of(role, one) if words else one
        yield [said.get(column, "") for column in _COLUMNS[role]]


def _table(language: Language, role: Role, headings: Iterable[str], rows: Iterator[Sequence[Value]]) -> Table:
    shown = tuple(heading[:1].upper() + heading[1:] for heading in headings)
    return Table(text(language, f"exchange.sheet.{role}"), f"{role}.csv", shown, rows)


def _elements(data: GraphData, vocabulary: Vocabulary) -> Iterator[dict[str, str]]:
    offers, needs = _by_actor(data.offers), _by_actor(data.needs)
    for actor in data.actors:
        yield element(actor, vocabulary) | _wishes(offers[actor.id], needs[actor.id], vocabulary)


def element(actor: Actor, vocabulary: Vocabulary) -> dict[str, str]:
    """An actor's cells by column."""
    flat = flatten(actor)
    language = actor.names.language_for("fi")
    cells = {column: _text(flat[_FLAT.get(column, column)]) for column in _PLAIN}
    cells |= {
        "label": actor.names.in_language(language),
        "type": actor.kind.value,
        "description": getattr(actor.descriptions, language),
        "language": language,
        "serves": joined(actor.serves),
        "contacts": joined(flat["contacts"] if isinstance(flat["contacts"], list) else ()),
        "email": next((contact.email for contact in actor.contacts if contact.email), ""),
        "location": vocabulary.place(actor.municipality).names.in_language(language) if actor.municipality else "",
    }
    for other in (one for one in LANGUAGES if one != language):
        cells[f"label_{other}"] = getattr(actor.names, other)
        cells[f"description_{other}"] = getattr(actor.descriptions, other)
    return cells


def _wishes(offers: Sequence[Offer], needs: Sequence[Need], vocabulary: Vocabulary) -> dict[str, str]:
    groups = dict.fromkeys(group for entry in (*offers, *needs) for group in entry.target_groups)
    topics = dict.fromkeys(entry.topic for entry in offers)
    return {
        "offers": joined(topics),
        "needs": joined(dict.fromkeys(entry.topic for entry in needs)),
        "target_groups": joined(groups),
        "tags": joined(vocabulary.topic_labels(topic).in_language("fi") for topic in topics),
    }


def _by_actor(entries: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for entry in entries:
        found[entry.actor].append(entry)
    return found


def _connection(tie: Tie) -> dict[str, Value]:
    flat = flatten(tie)
    given: dict[str, Value] = {
        "from": tie.source,
        "to": tie.target,
        "type": tie.kind.value,
        "direction": _DIRECTIONS[tie.kind.is_directed],
        "strength": tie.level,
        "recorded": _text(flat["recorded_at"]),
        "planned": "true" if tie.planned else "",
        "confirmed_by": tie.confirmed_by.value,
    }
    return {
        column: given[column] if column in given else _text(flat[_FLAT.get(column, column)])
        for column in CONNECTION_COLUMNS
    }


def _records(
    records: Iterable[Any], keys: Sequence[str], words: Words | None, names: Mapping[str, str]
) -> Iterator[Sequence[Value]]:
    for record in records:
        flat = flatten(record)
        flat |= {name: names.get(str(flat[key]), "") for key, name in BESIDE.items() if key in flat}
        yield [words.of_record(key, _text(flat[key])) if words else _text(flat[key]) for key in keys]


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return joined(map(str, value))
    return str(value)

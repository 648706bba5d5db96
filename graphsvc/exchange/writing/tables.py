"""Everything as tables: `Elements` and `Connections` as Kumu knows them, and what only we know beside and after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from graphsvc.exchange.reading.sheets import Role
from graphsvc.exchange.understanding.catalogue import heading
from graphsvc.exchange.understanding.headings import OWN_ID, RECORDS
from graphsvc.exchange.understanding.lists import joined
from graphsvc.model import LANGUAGES, Actor, GraphData, Need, Offer, Tie, Vocabulary
from graphsvc.model.flat import columns, flatten

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


def tables(data: GraphData, vocabulary: Vocabulary) -> Iterator[Table]:
    """The tables that hold everything; those of records of which there are none are left out, but for the first two."""
    yield Table("Elements", "elements.csv", headings("element", ELEMENT_COLUMNS), _elements(data, vocabulary))
    yield Table(
        "Connections", "connections.csv", headings("connection", CONNECTION_COLUMNS), map(_connection, data.ties)
    )
    for role, name in (
        (Role.OFFERS, "Offers"),
        (Role.NEEDS, "Needs"),
        (Role.EVENTS, "Events"),
        (Role.DATASETS, "Data sets"),
    ):
        if records := getattr(data, role.value):
            first, *rest = columns(RECORDS[role])
            titles = (OWN_ID[role], *(column.replace("_", " ").capitalize() for column in rest))
            yield Table(name, f"{role.value}.csv", titles, _records(records, (first, *rest)))


def headings(table: str, of_columns: Iterable[str]) -> tuple[str, ...]:
    """The headings of columns as we write them."""
    return tuple(heading("en", table, column) for column in of_columns)


def _elements(data: GraphData, vocabulary: Vocabulary) -> Iterator[Sequence[Value]]:
    offers, needs = _by_actor(data.offers), _by_actor(data.needs)
    for actor in data.actors:
        cells = element(actor, vocabulary) | _wishes(offers[actor.id], needs[actor.id], vocabulary)
        yield [cells.get(column, "") for column in ELEMENT_COLUMNS]


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


def _connection(tie: Tie) -> Sequence[Value]:
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
    return [
        given[column] if column in given else _text(flat[_FLAT.get(column, column)]) for column in CONNECTION_COLUMNS
    ]


def _records(records: Iterable[Any], keys: Sequence[str]) -> Iterator[Sequence[Value]]:
    for record in records:
        flat = flatten(record)
        yield [_text(flat[key]) for key in keys]


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return joined(map(str, value))
    return str(value)

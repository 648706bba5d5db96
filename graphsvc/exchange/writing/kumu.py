"""Kumu's blueprint: a JSON file of elements and connections that Kumu reads, also from an address."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from graphsvc.exchange.understanding.lists import parted
from graphsvc.exchange.writing.tables import CONNECTION_COLUMNS, ELEMENT_COLUMNS, tables
from graphsvc.model import GraphData, Vocabulary

_LISTS: Final = frozenset({"tags", "serves", "offers", "needs", "target_groups"})


_NAMES: Final = {"target_groups": "groups reached"}
"""Under another name than in our tables: which offer is for which group is not told, so it is not to be read back."""
Item = Mapping[str, str | int | list[str]]


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What Kumu reads: elements and connections, each with the values that are known."""

    elements: tuple[Item, ...]
    connections: tuple[Item, ...]


def write_kumu(path: Path, data: GraphData, vocabulary: Vocabulary) -> None:
    """Write actors and ties as a blueprint."""
    path.write_text(
        json.dumps(asdict(blueprint(data, vocabulary)), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def blueprint(data: GraphData, vocabulary: Vocabulary) -> Blueprint:
    """The blueprint of actors and ties."""
    elements, connections, *_ = tables(data, vocabulary)
    return Blueprint(
        tuple(_item(ELEMENT_COLUMNS, row) for row in elements.rows),
        tuple(_item(CONNECTION_COLUMNS, row) for row in connections.rows),
    )


def _item(columns: Iterable[str], row: Iterable[Any]) -> Item:
    return {
        _NAMES.get(column, column.replace("_", " ")): parted(value) if column in _LISTS else value
        for column, value in zip(columns, row, strict=True)
        if value != ""
    }

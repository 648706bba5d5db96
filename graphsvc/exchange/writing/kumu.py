"""Kumu's blueprint: a JSON file of elements and connections that Kumu reads, also from an address."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from graphsvc.exchange.understanding.lists import parted
from graphsvc.exchange.writing.tables import CONNECTION_COLUMNS, ELEMENT_COLUMNS, tables
from graphsvc.model import GraphData, Vocabulary

_LISTS: Final = frozenset({"tags", "serves", "offers", "needs", "target_groups"})


def write_kumu(path: Path, data: GraphData, vocabulary: Vocabulary) -> None:
    """Write actors and ties as a blueprint."""
    path.write_text(json.dumps(blueprint(data, vocabulary), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def blueprint(data: GraphData, vocabulary: Vocabulary) -> dict[str, Any]:
    """The blueprint: `elements` and `connections`, each with the values that are known."""
    elements, connections, *_ = tables(data, vocabulary)
    return {
        "elements": [_item(ELEMENT_COLUMNS, row) for row in elements.rows],
        "connections": [_item(CONNECTION_COLUMNS, row) for row in connections.rows],
    }


def _item(columns: Iterable[str], row: Iterable[Any]) -> Mapping[str, Any]:
    return {
        column.replace("_", " "): parted(value) if column in _LISTS else value
        for column, value in zip(columns, row, strict=True)
        if value != ""
    }

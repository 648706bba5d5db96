"""Graph files: GraphML, and GEXF 1.2 in which actors and ties come and go."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import networkx as nx

from graphsvc.exchange.understanding.lists import joined
from graphsvc.model import Actor, GraphData, Tie
from graphsvc.model.flat import flatten

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SHOWN: Final = "\N{REPLACEMENT CHARACTER}"


def write_graphml(path: Path, data: GraphData) -> None:
    """Write actors and ties as GraphML, their values as attributes; several values stand apart by `|`."""
    nx.write_graphml(_graph(data, _attributes, _attributes), path, encoding="utf-8")


def write_gexf(path: Path, data: GraphData) -> None:
    """Write actors and ties as dynamic GEXF 1.2, each from its start to its end."""
    nx.write_gexf(_graph(data, _spelled, _spelled), path, encoding="utf-8", version="1.2draft")


def _graph(data: GraphData, of_actor: Any, of_tie: Any) -> Any:
    graph: Any = nx.MultiDiGraph()
    for actor in data.actors:
        graph.add_node(actor.id, label=_text(actor.names.in_language("fi")), **of_actor(actor))
    for tie in data.ties:
        graph.add_edge(tie.source, tie.target, key=tie.id, id=tie.id, **of_tie(tie))
    return graph


def _attributes(record: Actor | Tie) -> dict[str, str | int | float | bool]:
    """The values of a record that are known; its id and its ends have places of their own."""
    flat = flatten(record)
    kept = {key: value for key, value in flat.items() if key not in ("id", "source", "target")}
    return {key: _value(value) for key, value in kept.items() if value not in (None, "", [])}


def _spelled(record: Actor | Tie) -> dict[str, Any]:
    """The same with the days under the names that GEXF has for them."""
    attributes: Mapping[str, Any] = _attributes(record)
    days = {"start": attributes.get("start_date"), "end": attributes.get("end_date")}
    rest = {key: value for key, value in attributes.items() if key not in ("start_date", "end_date")}
    return rest | {key: day for key, day in days.items() if day}


def _value(value: Any) -> str | int | float | bool:
    if isinstance(value, list):
        return _text(joined(value))
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    return _NOT_IN_XML.sub(_SHOWN, text)

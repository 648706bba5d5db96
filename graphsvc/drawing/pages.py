"""A map as one HTML page, put together by pyvis with our own template.

pyvis's own templates call other hosts, escape nothing, and its `add_edge` drops parallel ties: so the lists are
filled directly, the options are a dict, and the template and its environment are ours.
"""

import base64
import dataclasses
import hashlib
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Final

import pyvis
from jinja2 import Environment
from markupsafe import Markup
from pydantic import TypeAdapter
from pydantic.main import IncEx
from pyvis.network import Network

from graphsvc import resources
from graphsvc.drawing.columns import columns
from graphsvc.drawing.frames import EmbedFrame, PageFrame
from graphsvc.drawing.plain_tables import PlainTables
from graphsvc.drawing.result import MapDrawing
from graphsvc.drawing.specification import Palette, load_map
from graphsvc.drawing.templating import environment, read
from graphsvc.errors import NotFoundError
from graphsvc.model import LEVELS, Language, alphabetical
from graphsvc.texts import catalogue, date_text, number_text, text

_STYLE: Final = "map.css"
_PRINTING: Final = ("print.css", "print.js")
_VIS: Final = "vis-network.min.js"
_SCRIPTS: Final = (
    _VIS, "map-state.js", "map-filters.js", "map-labels.js", "map-shapes.js", "map-columns.js", "map-names.js", "map-canvas.js", "map-panel.js", "map-tables.js", "map-days.js", "map.js",
)  # fmt: skip
_MOST_TIES_WHILE_DRAGGING: Final = 500
_DRAWING: Final = TypeAdapter(MapDrawing)
_MARK: Final[IncEx] = {"__all__": {"x", "y", "size"}}
_LINE: Final[IncEx] = {"__all__": {"source", "target"}}
_TOLD_BY_PYVIS: Final[IncEx] = {"nodes": _MARK, "further_nodes": _MARK, "edges": _LINE, "further_edges": _LINE}
_SCRIPT_WORDS: Final = "map.script."


def asset_names() -> tuple[str, ...]:
    """The files that the page of a map in a frame asks for."""
    return (_STYLE, *_SCRIPTS)


def asset(name: str) -> Path:
    """Where a file of `asset_names()`, or one of a page to print, is.

    Raises:
        NotFoundError: no file bears this name.
    """
    if name not in (*asset_names(), *_PRINTING):
        raise NotFoundError("map", name, field="name")
    if name == _VIS:
        return Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / name
    return resources.folder("visualisations") / "assets" / name


def page(drawing: MapDrawing, frame: PageFrame | EmbedFrame | None = None) -> str:
    """The page of a map; pyvis and vis-network know actors by their numbers, which are shorter than ids.

    Without a frame it is one file that works from disk with the network off, and its policy lets nothing run or
    load but itself. With one it is a page of the service: styles and scripts are linked, nothing is inline but
    data, and the policy is the server's to send.
    """
    network = Network()
    nodes, edges = (*drawing.nodes, *drawing.further_nodes), (*drawing.edges, *drawing.further_edges)
    number = {node.id: place for place, node in enumerate(nodes)}
    network.nodes = [{"id": place, "x": node.x, "y": node.y, "size": node.size} for place, node in enumerate(nodes)]
    network.edges = [{"from": number[edge.source], "to": number[edge.target]} for edge in edges]
    network.options = _options(len(drawing.edges))
    network.templateEnv = _environment(drawing, frame)
    network.path = "map.html"
    return str(network.generate_html("map.html"))


def _options(ties: int) -> dict[str, object]:
    many = ties > _MOST_TIES_WHILE_DRAGGING
    return {
        "physics": {"enabled": False},
        "layout": {"randomSeed": 1, "improvedLayout": False},
        "nodes": {"chosen": False, "borderWidth": 1.5, "shapeProperties": {"interpolation": False}},
        "edges": {"chosen": False, "smooth": False, "selectionWidth": 0, "hoverWidth": 0},
        "interaction": {
            "hover": True, "dragNodes": False, "selectConnectedEdges": False, "selectable": False,
            "hideEdgesOnDrag": many, "hideEdgesOnZoom": many, "keyboard": False, "tooltipDelay": 1_000_000,
        },
    }  # fmt: skip


def _environment(drawing: MapDrawing, frame: PageFrame | EmbedFrame | None) -> Environment:
    made = environment()
    language = drawing.language
    made.globals.update(
        drawing=drawing,
        frame=frame if isinstance(frame, PageFrame) else None,
        embedded=frame if isinstance(frame, EmbedFrame) else None,
        assets=frame.assets if frame else "",
        is_overview=drawing.layout == "overview",
        number=partial(number_text, language),
        style=_STYLE,
        scripts=_SCRIPTS,
        inline=_inline,
        policy="" if frame else _policy(),
        data={**_data(drawing), "ego": frame.ego if frame else ""},
        columns=columns,
        plain_tables=PlainTables(drawing),
        t=lambda key, **values: text(language, f"map.{key}", **values),
        day=cache(partial(date_text, language)),
        choices=_choices(drawing),
    )
    return made


def _data(drawing: MapDrawing) -> dict[str, object]:
    theme = load_map(drawing.name).theme
    told = _DRAWING.dump_python(drawing, mode="json", exclude=_TOLD_BY_PYVIS)
    rows = {kind: [*told[kind], *told.pop(f"further_{kind}")] for kind in ("nodes", "edges")}
    for node in rows["nodes"]:
        if node["short_label"] == node["label"]:
            node["short_label"] = ""
    return {
        "drawing": {**told, **{kind: columns(one) for kind, one in rows.items()}},
        "shows": load_map(drawing.name).shows,
        "light": _colours(theme.light),
        "dark": _colours(theme.dark),
        "words": _script_words(drawing.language),
        "levels": [text(drawing.language, f"kinds.level.{level}") for level in LEVELS],
    }


def _colours(palette: Palette) -> Mapping[str, str]:
    return dataclasses.asdict(palette)


def _script_words(language: Language) -> dict[str, str]:
    words = catalogue(language)
    return {key.removeprefix(_SCRIPT_WORDS): word for key, word in words.items() if key.startswith(_SCRIPT_WORDS)}


def _choices(drawing: MapDrawing) -> dict[str, list[tuple[str, str]]]:
    """What each filter lets one choose: pairs of a value and its words, in the order of the words."""
    nodes, edges = (*drawing.nodes, *drawing.further_nodes), (*drawing.edges, *drawing.further_edges)
    found = {
        "topic": {(topic, topic) for node in nodes for topic in node.topics},
        "group": {(group, group) for node in nodes for group in node.target_groups},
        "municipality": {(node.municipality, node.municipality) for node in nodes if node.municipality},
        "sector": {(node.sector.value, node.sector_label) for node in nodes if node.sector},
        "tie": {(str(edge.kind), edge.kind_label) for edge in edges},
    }
    return {name: sorted(pairs, key=lambda pair: alphabetical(pair[1])) for name, pairs in found.items()}


def _inline(name: str) -> Markup:
    return Markup(read(asset(name)))  # noqa: S704 - our own file and vis-network's, not what people wrote


def _policy() -> str:
    scripts = " ".join(_hash(name) for name in _SCRIPTS)
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(_STYLE)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(name: str) -> str:
    digest = hashlib.sha256(read(asset(name)).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

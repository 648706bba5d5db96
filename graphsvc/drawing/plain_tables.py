"""The tables of a map for readers without scripts: as little HTML as it takes, for there are many rows.

They are put together here and not in a template, which takes several times as long.
"""

from functools import cache, partial
from itertools import groupby

from markupsafe import Markup, escape

from graphsvc.drawing.result import MapDrawing, MapEdge, MapNode
from graphsvc.texts import date_text, text


class PlainTables:
    """The actors and the ties of a map; an actor is `#a` and its number, and the ties lead to it."""

    def __init__(self, drawing: MapDrawing) -> None:
        self._drawing = drawing
        self._text = partial(text, drawing.language)
        self._day = cache(partial(date_text, drawing.language))
        self._number = {node.id: number for number, node in enumerate(drawing.nodes)}
        self._link = {
            node.id: f"<a href=#a{number}>{escape(node.label)}</a>" for number, node in enumerate(drawing.nodes)
        }
        self._elsewhere = {group.id: group.label for group in drawing.groups if group.kind == "elsewhere"}
        sources = dict.fromkeys(edge.source_name for edge in drawing.edges if edge.source_name)
        self._sources = {name: str(number) for number, name in enumerate(sources, start=1)}
        self._has_sources = len(self._sources) > 1

    def actors(self) -> Markup:
        """A row for every actor, by name."""
        rows = "\n".join(self._actor(node) for node in sorted(self._drawing.nodes, key=lambda node: node.label))
        return Markup(f"<table>{self._head('name', 'kind', 'municipality', 'topics', 'ties')}<tbody>\n{rows}\n</table>")  # noqa: S704 - escaped

    def ties(self) -> Markup:
        """A row for every tie, under the actor that it comes from; below them where they are known from, by number where there are several."""
        by_source = groupby(sorted(self._drawing.edges, key=lambda edge: edge.source), key=lambda edge: edge.source)
        parts = "\n".join(
            f"<tbody><tr><th colspan=5 scope=rowgroup>{self._link[source]}\n" + "\n".join(map(self._tie, edges))
            for source, edges in by_source
        )
        names = "".join(f"<li><bdi>{escape(name)}</bdi>\n" for name in self._sources)
        head = self._head("words", "target", "start", "end", *(["source_name"] if self._has_sources else []))
        return Markup(f"<table>{head}\n{parts}\n</table>\n<ol>\n{names}</ol>")  # noqa: S704 - escaped

    def _head(self, *words: str) -> str:
        return "<thead><tr>" + "".join(f"<th scope=col>{escape(self._text(f'map.column_{word}'))}" for word in words)

    def _actor(self, node: MapNode) -> str:
        sort = node.subtype_label if node.is_active else f"{node.subtype_label}, {self._text('map.script.not_active')}"
        cells = (sort, node.municipality, ", ".join(node.topics), node.ties or self._elsewhere.get(node.group, 0))
        name = f"<tr id=a{self._number[node.id]}><th><bdi>{escape(node.label)}</bdi>"
        return name + "".join(f"<td>{escape(cell)}" for cell in cells)

    def _tie(self, edge: MapEdge) -> str:
        start, end = (self._day(day) if day else "" for day in (edge.start_date, edge.end_date))
        source = self._sources.get(edge.source_name, "") if self._has_sources else ""
        cells = [str(escape(edge.words_from_source)), self._link[edge.target], start, end, source]
        while not cells[-1]:
            cells.pop()
        return f"<tr><td>{'<td>'.join(cells)}"

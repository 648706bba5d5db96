"""Graph files: GraphML, and GEXF of any version, with its dates."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import IO, Any, Final
from xml.etree.ElementTree import Element

from graphsvc.exchange.reading.sheets import Role, Row, Sheet
from graphsvc.exchange.reading.xml_stream import pieces

_ROLES: Final[Mapping[str, Role]] = {"node": Role.ELEMENTS, "edge": Role.CONNECTIONS}
_NESTS: Final = ("graph", "nodes", "edges")
"""What holds nodes and edges inside a node."""
_DRAWN: Final[Mapping[str, str]] = {"NodeLabel": "label", "EdgeLabel": "type"}
"""Where yEd writes what a node is called and what an edge says."""


def graphml_sheets(stream: IO[bytes], file: str) -> Iterator[Sheet]:
    """The nodes and edges of a GraphML file, each sheet to be read before the next.

    Raises:
        InvalidFileError: it is no well-formed XML, declares entities, or is huge.
    """
    titles: dict[str, str] = {}

    def rows() -> Iterator[tuple[str, dict[str, Any]]]:
        for piece in pieces(stream, file, ("key", "node", "edge")):
            if piece.tag == "key":
                titles[piece.get("id", "")] = piece.get("attr.name", piece.get("id", ""))
                continue
            for one in _unfolded(piece):
                yield one.tag, _graphml_row(one, titles)

    return _sheets(file, rows())


def gexf_sheets(stream: IO[bytes], file: str) -> Iterator[Sheet]:
    """The nodes and edges of a GEXF file, each sheet to be read before the next.

    Raises:
        InvalidFileError: it is no well-formed XML, declares entities, or is huge.
    """
    titles: dict[tuple[str, str], str] = {}

    def rows() -> Iterator[tuple[str, dict[str, Any]]]:
        for piece in pieces(stream, file, ("attributes", "node", "edge"), most=100_000):
            if piece.tag == "attributes":
                owner = piece.get("class", "node")
                titles.update({(owner, one.get("id", "")): one.get("title", "") for one in piece.iter("attribute")})
                continue
            for one in _unfolded(piece):
                yield one.tag, _gexf_row(one, titles)

    return _sheets(file, rows())


def _unfolded(piece: Element) -> Iterator[Element]:
    """A node or an edge, and those inside it, as groups hold them, each without what is inside it."""
    inner: list[Element] = []
    for nest in [one for one in piece if one.tag in _NESTS]:
        piece.remove(nest)
        inner += [one for one in nest if one.tag in _ROLES]
    yield piece
    for one in inner:
        yield from _unfolded(one)


def _graphml_row(piece: Element, titles: Mapping[str, str]) -> dict[str, Any]:
    """The values of a node or an edge; yEd keeps what is written on it in its drawing."""
    drawn = {column: words for tag, column in _DRAWN.items() for one in piece.iter(tag) if (words := _text(one))}
    data = {titles.get(one.get("key", ""), one.get("key", "")): _text(one) for one in piece.iter("data")}
    return {**drawn, **data, **piece.attrib}


def _gexf_row(piece: Element, titles: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    values: dict[str, list[str]] = {}
    for one in piece.iter("attvalue"):
        number = one.get("for", one.get("id", ""))
        values.setdefault(titles.get((piece.tag, number), number), []).append(one.get("value", ""))
    row = {title: "|".join(dict.fromkeys(filter(None, several))) for title, several in values.items()}
    return {**row, **_period(piece), **{key: value.strip() for key, value in piece.attrib.items()}}


def _period(piece: Element) -> dict[str, str]:
    """The whole time of a node or edge that is there in spells."""
    spells = list(piece.iter("spell"))
    starts = [start for spell in spells if (start := spell.get("start", spell.get("startopen", "")))]
    ends = [end for spell in spells if (end := spell.get("end", spell.get("endopen", "")))]
    period = {"start": min(starts)} if starts and len(starts) == len(spells) else {}
    return period | ({"end": max(ends)} if ends and len(ends) == len(spells) else {})


def _sheets(file: str, rows: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[Sheet]:
    for tag, group in groupby(rows, key=lambda row: row[0]):
        numbered: Iterator[Row] = ((number, row) for number, (_, row) in enumerate(group, start=1))
        yield Sheet(file, f"{tag}s", numbered, role=_ROLES[tag])


def _text(piece: Element) -> str:
    return (piece.text or "").strip()

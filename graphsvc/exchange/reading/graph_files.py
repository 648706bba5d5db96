"""Graph files: GraphML, and GEXF of any version, with its dates."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import IO, Any, Final
from xml.etree.ElementTree import Element

from graphsvc.exchange.reading.sheets import Role, Row, Sheet
from graphsvc.exchange.reading.xml_stream import pieces

_ROLES: Final[Mapping[str, Role]] = {"node": Role.ELEMENTS, "edge": Role.CONNECTIONS}


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
            else:
                data = {titles.get(one.get("key", ""), one.get("key", "")): _text(one) for one in piece.iter("data")}
                yield piece.tag, {**data, **piece.attrib}

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
            else:
                yield piece.tag, _gexf_row(piece, titles)

    return _sheets(file, rows())


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

"""A file of any format, by its ending."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from graphsvc.errors import InvalidFileError, UsageError, os_reason
from graphsvc.exchange.documents import write_document
from graphsvc.exchange.writing.graphs import write_gexf, write_graphml
from graphsvc.exchange.writing.hsds import write_hsds
from graphsvc.exchange.writing.kumu import write_kumu
from graphsvc.exchange.writing.table_files import write_workbook, write_zipped_csv
from graphsvc.exchange.writing.tables import tables
from graphsvc.model import GraphData, Language, Vocabulary

_WRITERS: Final[Mapping[str, Callable[[Path, GraphData, Vocabulary, Language], None]]] = {
    "xlsx": lambda path, data, vocabulary, language: write_workbook(path, tables(data, vocabulary, language)),
    "csv.zip": lambda path, data, vocabulary, language: write_zipped_csv(path, tables(data, vocabulary, language)),
    "kumu.json": lambda path, data, vocabulary, _: write_kumu(path, data, vocabulary),
    "json": lambda path, data, *_: write_document(data, path),
    "graphml": lambda path, data, *_: write_graphml(path, data),
    "gexf": lambda path, data, *_: write_gexf(path, data),
    "hsds.zip": lambda path, data, vocabulary, _: write_hsds(path, data, vocabulary),
}
FORMATS: Final = tuple(_WRITERS)
"""The formats that can be written, named by the endings of their files."""


def write_file(
    path: Path, data: GraphData, vocabulary: Vocabulary, file_format: str | None = None, language: Language = "en"
) -> str:
    """Write everything to a file, in the format that is named or that its ending names; that format.

    Tables have their headings in the language.

    Raises:
        UsageError: that is no format.
        InvalidFileError: the file cannot be written, or its format cannot hold a text.
    """
    named = file_format or next((one for one in FORMATS if path.name.lower().endswith(f".{one}")), "")
    if named not in _WRITERS:
        given = file_format or path.suffix.removeprefix(".")
        raise UsageError("not_in_list", field="format", value=given, allowed=", ".join(FORMATS))
    try:
        _WRITERS[named](path, data, vocabulary, language)
    except OSError as error:
        raise InvalidFileError("file_unwritable", file=str(path), reason=os_reason(error)) from None
    return named

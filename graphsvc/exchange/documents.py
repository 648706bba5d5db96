"""Our own JSON: the complete document of a store, without its vocabularies."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graphsvc.errors import InvalidFileError, os_reason
from graphsvc.model import GraphData
from graphsvc.model.flat import flatten

FORMAT: Final = "graphsvc"
VERSION: Final = 1
KINDS: Final = ("datasets", "actors", "ties", "offers", "needs", "events")
"""The lists of a document, in their order."""


def write_document(data: GraphData, path: Path) -> None:
    """Write everything as one JSON document in UTF-8, a record a line; the same data gives the same bytes.

    Raises:
        InvalidFileError: the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(document(data))
    except OSError as error:
        raise InvalidFileError("file_unwritable", file=str(path), reason=os_reason(error)) from None


def document(data: GraphData) -> Iterator[str]:
    """The document in portions."""
    yield f'{{"format": "{FORMAT}", "version": {VERSION}'
    for kind in KINDS:
        yield f',\n"{kind}": ['
        for number, record in enumerate(getattr(data, kind)):
            yield f"{',' if number else ''}\n{json.dumps(flatten(record), ensure_ascii=False)}"
        yield "]"
    yield "}\n"

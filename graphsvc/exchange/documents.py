"""Our own JSON: the complete document of a store, without its vocabularies."""

import json
from pathlib import Path
from typing import Final

from graphsvc.errors import InvalidFileError
from graphsvc.model import GraphData
from graphsvc.model.flat import flatten

FORMAT: Final = "graphsvc"
VERSION: Final = 1


def write_document(data: GraphData, path: Path) -> None:
    """Write everything as one JSON document in UTF-8; the same data gives the same bytes.

    Raises:
        InvalidFileError: the file cannot be written.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        **{
            kind: [flatten(record) for record in getattr(data, kind)]
            for kind in ("datasets", "actors", "ties", "offers", "needs", "events")
        },
    }
    try:
        path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InvalidFileError("file_unwritable", file=str(path), reason=error.strerror) from None

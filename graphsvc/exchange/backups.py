"""Backups: one archive with our document, the history of imports and a checksum of each; no engine's own format."""

import dataclasses
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from graphsvc.errors import InvalidFileError, InvalidInputError, os_reason
from graphsvc.exchange.documents import KINDS, document
from graphsvc.exchange.reading import archive
from graphsvc.exchange.reading.json_files import json_sheets
from graphsvc.exchange.understanding.headings import RECORDS
from graphsvc.exchange.writing.table_files import zipped
from graphsvc.model import GraphData
from graphsvc.model.flat import unflatten
from graphsvc.model.history import Done, Import, RecordChange
from graphsvc.settings import ImportLimits

_MANIFEST: Final = "backup.json"
_GRAPH: Final = "graph.json"
_IMPORTS: Final = "imports.json"
_FORMAT: Final = "graphsvc backup"
_VERSION: Final = 1
_ARCHIVE: Final = b"PK"
_CHUNK: Final = 1 << 20


class Backup(NamedTuple):
    """Everything that a store holds beside its vocabularies."""

    data: GraphData
    done: tuple[Done, ...]


def write_backup(path: Path, backup: Backup) -> None:
    """Write a backup; a file that is there already is replaced only when the new one is whole.

    Raises:
        InvalidFileError: the file cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with zipfile.ZipFile(unfinished, "w") as archive_:
            sums = {
                _GRAPH: _write(archive_, _GRAPH, document(backup.data)),
                _IMPORTS: _write(archive_, _IMPORTS, _history(backup.done)),
            }
            manifest = {"format": _FORMAT, "version": _VERSION, "sha256": sums}
            archive_.writestr(zipped(_MANIFEST), json.dumps(manifest, indent=1))
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise InvalidFileError("file_unwritable", file=str(path), reason=os_reason(error)) from None


def read_backup(path: Path, limits: ImportLimits) -> Backup:
    """Everything in a backup.

    Raises:
        InvalidFileError: it is no backup, is not as it was written, or was written by a newer program.
    """
    _check_start(path)
    with archive.opened(path, limits) as opened:
        _check(opened, path.name)
        with archive.member(opened, _IMPORTS) as stream:
            done = tuple(_done(one) for one in json.load(stream))
        return Backup(_graph(opened, path.name), done)


def _check_start(path: Path) -> None:
    try:
        with path.open("rb") as file:
            is_archive = file.read(len(_ARCHIVE)) == _ARCHIVE
    except OSError as error:
        raise InvalidFileError("file_unreadable", file=path.name, reason=os_reason(error)) from None
    if not is_archive:
        raise InvalidFileError("not_a_backup", file=path.name)


def _write(opened: zipfile.ZipFile, name: str, portions: Iterable[str]) -> str:
    """Write a file into the archive; its checksum."""
    checksum = hashlib.sha256()
    with opened.open(zipped(name), "w", force_zip64=True) as stream:
        for portion in portions:
            encoded = portion.encode("utf-8")
            checksum.update(encoded)
            stream.write(encoded)
    return checksum.hexdigest()


def _history(done: Iterable[Done]) -> Iterator[str]:
    yield "["
    for number, (entry, steps) in enumerate(done):
        listed = [[step.kind, step.id, step.before, step.after] for step in steps]
        yield f"{',' if number else ''}\n{json.dumps({**dataclasses.asdict(entry), 'steps': listed}, ensure_ascii=False)}"
    yield "]\n"


def _check(opened: zipfile.ZipFile, file: str) -> None:
    try:
        manifest: Any = json.loads(opened.read(_MANIFEST))
        is_backup = manifest["format"] == _FORMAT
    except (KeyError, TypeError, ValueError, RecursionError):
        is_backup = False
    if not is_backup:
        raise InvalidFileError("not_a_backup", file=file)
    if manifest["version"] != _VERSION:
        raise InvalidFileError("document_version", file=file, value=manifest["version"])
    for name in (_GRAPH, _IMPORTS):
        checksum = hashlib.sha256()
        with archive.member(opened, name) as stream:
            while chunk := stream.read(_CHUNK):
                checksum.update(chunk)
        if checksum.hexdigest() != manifest["sha256"].get(name):
            raise InvalidFileError("checksum", file=file, value=name)


def _graph(opened: zipfile.ZipFile, file: str) -> GraphData:
    records: dict[str, tuple[Any, ...]] = dict.fromkeys(KINDS, ())
    with archive.member(opened, _GRAPH) as stream:
        for sheet in json_sheets(stream, file):
            if sheet.role is None:
                continue
            record_type = RECORDS[sheet.role]
            try:
                records[sheet.name] = tuple(unflatten(record_type, row) for _, row in sheet.rows)
            except InvalidInputError as error:
                raise InvalidFileError.in_file(error, file) from None
    return GraphData(**records)


def _done(said: dict[str, Any]) -> Done:
    steps = tuple(RecordChange(*step) for step in said.pop("steps"))
    return Done(Import(**{**said, "files": tuple(said["files"])}), steps)

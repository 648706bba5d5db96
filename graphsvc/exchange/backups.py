"""Backups: one archive with our document, what coordinators and imports did, and checksums; no engine's own format."""

import dataclasses
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from graphsvc.errors import InvalidFileError, InvalidInputError, os_reason
from graphsvc.exchange.documents import KINDS, document
from graphsvc.exchange.reading import archive
from graphsvc.exchange.reading.json_files import json_sheets
from graphsvc.exchange.understanding.headings import RECORDS
from graphsvc.exchange.writing.table_files import zipped
from graphsvc.model import About, Correction, FollowUp, GraphData, Outcome
from graphsvc.model.flat import unflatten
from graphsvc.model.history import Done, Import, RecordChange
from graphsvc.settings import ImportLimits

_MANIFEST: Final = "backup.json"
_GRAPH: Final = "graph.json"
_IMPORTS: Final = "imports.json"
_FOLLOW_UPS: Final = "follow_ups.json"
_CORRECTIONS: Final = "corrections.json"
_FORMAT: Final = "graphsvc backup"
_VERSION: Final = 1
_ARCHIVE: Final = b"PK"
_CHUNK: Final = 1 << 20


class Backup(NamedTuple):
    """Everything that a store holds beside its vocabularies."""

    data: GraphData
    done: tuple[Done, ...]
    follow_ups: tuple[FollowUp, ...]
    corrections: tuple[Correction, ...]


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
                _FOLLOW_UPS: _write(archive_, _FOLLOW_UPS, [_followed(backup.follow_ups)]),
                _CORRECTIONS: _write(
                    archive_, _CORRECTIONS, [_line([dataclasses.astuple(one) for one in backup.corrections])]
                ),
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
        done = tuple(_done(one) for one in _listed(opened, _IMPORTS))
        follow_ups = tuple(_follow_up(*one) for one in _listed(opened, _FOLLOW_UPS))
        corrections = tuple(Correction(About(about), *said) for about, *said in _listed(opened, _CORRECTIONS))
        return Backup(_graph(opened, path.name), done, follow_ups, corrections)


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


def _followed(follow_ups: Iterable[FollowUp]) -> str:
    return _line([[sorted(one.actors), one.outcome, one.day.isoformat()] for one in follow_ups])


def _line(listed: list[Any]) -> str:
    return f"{json.dumps(listed, ensure_ascii=False)}\n"


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
    since_later = {_FOLLOW_UPS, _CORRECTIONS} & {*manifest["sha256"], *opened.namelist()}
    for name in (_GRAPH, _IMPORTS, *since_later):
        checksum = hashlib.sha256()
        with archive.member(opened, name) as stream:
            while chunk := stream.read(_CHUNK):
                checksum.update(chunk)
        if checksum.hexdigest() != manifest["sha256"].get(name):
            raise InvalidFileError("checksum", file=file, value=name)


def _listed(opened: zipfile.ZipFile, name: str) -> list[Any]:
    """What a file of the archive lists; nothing where an older program left the file out."""
    if name not in opened.namelist():
        return []
    with archive.member(opened, name) as stream:
        found: list[Any] = json.load(stream)
    return found


def _graph(opened: zipfile.ZipFile, file: str) -> GraphData:
    records: dict[str, tuple[Any, ...]] = dict.fromkeys(KINDS, ())
    with archive.member(opened, _GRAPH) as stream:
        for sheet in json_sheets(stream, file):
            if sheet.role is None:
                continue
            record_type = RECORDS[sheet.role]
            try:
                records[sheet.name] = tuple(unflatten(record_type, sheet.by_heading(row)) for _, row in sheet.rows)
            except InvalidInputError as error:
                raise InvalidFileError.in_file(error, file) from None
    return GraphData(**records)


def _done(said: dict[str, Any]) -> Done:
    steps = tuple(RecordChange(*step) for step in said.pop("steps"))
    return Done(Import(**{**said, "files": tuple(said["files"])}), steps)


def _follow_up(actors: list[str], outcome: str, day: str) -> FollowUp:
    return FollowUp(frozenset(actors), Outcome(outcome), date.fromisoformat(day))

"""ZIP archives of unknown origin, opened only when nothing in them can do harm. Nothing is ever unpacked to disk."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final

from graphsvc.errors import InvalidFileError
from graphsvc.settings import ImportLimits

_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LONGEST_COMMENT: Final = 0xFFFF
_LARGEST_DIRECTORY: Final = 1 << 20
_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error)


@contextmanager
def opened(path: Path, limits: ImportLimits) -> Iterator[zipfile.ZipFile]:
    """An archive whose contents are known to be of a bearable size.

    Raises:
        InvalidFileError: it is damaged, encrypted, too large when unpacked, or names files outside itself.
    """
    name = path.name
    _check_directory(path)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive, name, limits)
            yield archive
    except _DAMAGED as error:
        raise InvalidFileError("file_damaged", file=name, reason=str(error)) from None


@contextmanager
def member(archive: zipfile.ZipFile, name: str) -> Iterator[IO[bytes]]:
    """One file of an archive, to be read from its beginning.

    Raises:
        InvalidFileError: the archive lacks it.
    """
    try:
        stream = archive.open(name)
    except KeyError:
        file = Path(str(archive.filename)).name
        raise InvalidFileError("archive_lacks", file=file, value=name) from None
    with stream:
        yield stream


def _check_directory(path: Path) -> None:
    """The list of members is read as a whole, so its size is checked before."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_SIZE - _LONGEST_COMMENT))
        tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + _END_SIZE:
        raise InvalidFileError("file_truncated", file=path.name)
    if struct.unpack_from("<L", tail, place + 12)[0] > _LARGEST_DIRECTORY:
        raise InvalidFileError("archive_crowded", file=path.name)


def _check_members(archive: zipfile.ZipFile, file: str, limits: ImportLimits) -> None:
    members = archive.infolist()
    for info in members:
        if info.flag_bits & 1:
            raise InvalidFileError("file_encrypted", file=file)
        parts = PurePosixPath(info.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or ":" in info.filename:
            raise InvalidFileError("archive_leads_out", file=file, value=info.filename)
        if info.compress_type not in _PACKED:
            raise InvalidFileError("archive_packing", file=file, value=info.filename)
    if sum(info.file_size for info in members) > limits.unpacked_megabytes << 20:
        raise InvalidFileError("unpacked_too_large", file=file, most=limits.unpacked_megabytes)

"""Files that wait on this machine while a person looks at what importing them would do."""

import secrets
import shutil
import weakref
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from threading import Lock, Timer
from typing import IO, Final

from graphsvc.errors import NotFoundError
from graphsvc.exchange import Choices
from graphsvc.service.import_views import ImportReport

MOST_DRAFTS: Final = 10
"""How many imports may wait at once; the oldest gives way."""
KEPT_SECONDS: Final = 24 * 3600.0
_WAIT_SECONDS: Final = 2.0
_LONGEST_STEM, _LONGEST_SUFFIX = 50, 10
_CHUNK: Final = 1 << 20


@dataclass(slots=True)
class Draft:
    """Files that wait, what a person has said of them, and the work on them that was asked for last."""

    id: str
    folder: Path
    paths: tuple[Path, ...]
    choices: Choices = Choices()
    key: object = None
    work: Future[ImportReport] | None = None
    last: ImportReport | None = None
    is_writing: bool = False
    forget: Timer | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it is being written at this moment."""
        return self.is_writing and self.work is not None and not self.work.done()


class Drafts:
    """All that wait, shared by all threads; gone when the process ends."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}
        self._lock = Lock()

    @cached_property
    def _folder(self) -> Path:
        """A folder that only this user can read, deleted when the process ends."""
        folder = Path(mkdtemp(prefix="graphsvc-import-"))
        weakref.finalize(self, _clean, folder, self._drafts)
        return folder

    @cached_property
    def _worker(self) -> ThreadPoolExecutor:
        """One thread, so that large files are read one after another."""
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")

    def add(self, files: Iterable[tuple[str, IO[bytes]]]) -> Draft:
        """Keep files by name for a day, or until another is added and so many wait."""
        draft_id = secrets.token_urlsafe(12)
        folder = self._folder / draft_id
        paths: list[Path] = []
        for name, stream in files:
            path = folder / str(len(paths)) / _tidy(name, {path.name for path in paths})
            path.parent.mkdir(parents=True, mode=0o700)
            with path.open("wb") as kept:
                shutil.copyfileobj(stream, kept, _CHUNK)
            paths.append(path)
        draft = Draft(draft_id, folder, tuple(paths))
        with self._lock:
            self._drafts[draft_id] = draft
            crowd = [one for one in self._drafts.values() if not one.is_busy][:-MOST_DRAFTS]
        for one in crowd:
            self.drop(one.id)
        draft.forget = Timer(KEPT_SECONDS, _forget, (weakref.ref(self), draft_id))
        draft.forget.daemon = True
        draft.forget.start()
        return draft

    def get(self, draft_id: str) -> Draft:
        """The draft that bears an id.

        Raises:
            NotFoundError: none does, or it does not wait any more.
        """
        draft = self._drafts.get(draft_id)
        if draft is None:
            raise NotFoundError("draft", draft_id, field="draft")
        return draft

    def drop(self, draft_id: str) -> None:
        """Forget a draft, and delete its files."""
        with self._lock:
            draft = self._drafts.pop(draft_id, None)
        if draft and draft.forget:
            draft.forget.cancel()
        if draft:
            delete_files(draft)

    def do(self, draft: Draft, key: object, work: Callable[[], ImportReport], *, writes: bool = False) -> None:
        """Have work done on a draft, unless the same work, by its key, was asked for last, or it is written."""
        with self._lock:
            if draft.key != key and not draft.is_writing:
                draft.key, draft.is_writing = key, writes
                draft.work = self._worker.submit(work)

    def outcome(self, draft: Draft) -> ImportReport | None:
        """What the work asked for last has led to; None where it is still going on after two seconds.

        Raises:
            Exception: what kept it from being done; it may be asked for again.
        """
        if draft.work is None:
            return None
        try:
            draft.last = draft.work.result(timeout=_WAIT_SECONDS)
        except TimeoutError:
            return None
        except Exception:
            draft.key, draft.work, draft.is_writing = None, None, False
            raise
        draft.is_writing = draft.is_writing and draft.last.import_id is not None
        return draft.last


def delete_files(draft: Draft) -> None:
    """Delete the files of a draft."""
    shutil.rmtree(draft.folder, ignore_errors=True)


def _forget(drafts: "weakref.ref[Drafts]", draft_id: str) -> None:
    there = drafts()
    if there is not None:
        there.drop(draft_id)


def _clean(folder: Path, drafts: dict[str, Draft]) -> None:
    for draft in drafts.values():
        if draft.forget:
            draft.forget.cancel()
    shutil.rmtree(folder, ignore_errors=True)


def _tidy(given: str, taken: set[str]) -> str:
    """A file's name without folders and control characters, unlike the others."""
    last = PurePosixPath(given.replace("\\", "/")).name
    shown = PurePosixPath("".join(letter for letter in last if letter.isprintable()).strip(". ") or "file")
    stem, suffix = shown.stem[:_LONGEST_STEM], shown.suffix[:_LONGEST_SUFFIX]
    name, number = f"{stem}{suffix}", 1
    while name in taken:
        number += 1
        name = f"{stem} ({number}){suffix}"
    return name

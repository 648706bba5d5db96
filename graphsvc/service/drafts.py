"""Files that wait on this machine while a person looks at what importing them would do.

They, what is said of them and what came of it lie in a private folder, which all workers of a service share.
"""

import pickle
import re
import secrets
import shutil
import time
import weakref
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from threading import Lock, Timer
from typing import IO, Any, Final

from graphsvc.errors import NotFoundError
from graphsvc.exchange import Choices
from graphsvc.service.import_views import ImportReport

try:
    import fcntl
except ImportError:  # where processes cannot be forked either, there is one worker
    fcntl = None  # type: ignore[assignment]

MOST_DRAFTS: Final = 10
"""How many imports may wait at once; the oldest gives way."""
KEPT_SECONDS: Final = 24 * 3600.0
_WAIT_SECONDS: Final = 2.0
_LONGEST_STEM, _LONGEST_SUFFIX = 50, 10
_CHUNK: Final = 1 << 20
_ID: Final = re.compile(r"[\w-]{16}", re.ASCII)
_TURN: Final = "turn"
"""The file that whoever works on a draft holds."""
_FILES, _PATHS, _CHOICES, _WRITING, _DONE = "files", "paths", "choices", "writing", "done"
"""What lies in the folder of a draft: the files, and beside them what is known of them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Files that wait, what a person has said of them, and the report on the work on them that was done last.

    `writing` is what was asked to be written, None where nothing was.
    """

    id: str
    folder: Path
    paths: tuple[Path, ...]
    choices: Choices
    writing: Any
    last: ImportReport | None


class Drafts:
    """All that wait, shared by all threads and by the processes forked after `share`; gone when the first of them ends."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._work: dict[str, tuple[object, Future[ImportReport]]] = {}
        self._next_look: list[Timer] = []

    @cached_property
    def _folder(self) -> Path:
        """A folder that only this user can read, deleted when the process ends."""
        folder = Path(mkdtemp(prefix="graphsvc-import-"))
        weakref.finalize(self, _clean, folder, self._next_look)
        return folder

    @cached_property
    def _worker(self) -> ThreadPoolExecutor:
        """One thread, so that large files are read one after another."""
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")

    def share(self) -> None:
        """Let processes that are forked from now on have the same drafts."""
        (self._folder / _TURN).touch()

    def add(self, files: Iterable[tuple[str, IO[bytes]]]) -> Draft:
        """Keep files by name for a day, or until another is added and so many wait."""
        draft_id = secrets.token_urlsafe(12)
        folder = self._folder / draft_id
        paths: list[Path] = []
        for name, stream in files:
            path = folder / _FILES / str(len(paths)) / _tidy(name, {path.name for path in paths})
            path.parent.mkdir(parents=True, mode=0o700)
            with path.open("wb") as kept:
                shutil.copyfileobj(stream, kept, _CHUNK)
            paths.append(path)
        _keep(folder / _PATHS, tuple(paths))
        for one in [one for one in self._ages() if not _is_busy(self._folder / one)][:-MOST_DRAFTS]:
            self.drop(one)
        self._drop_old()
        return Draft(draft_id, folder, tuple(paths), Choices(), None, None)

    def get(self, draft_id: str) -> Draft:
        """The draft that bears an id, as it is now.

        Raises:
            NotFoundError: none does, or it does not wait any more.
        """
        self._drop_old()
        folder = self._folder / draft_id
        paths = _kept(folder / _PATHS) if _ID.fullmatch(draft_id) else None
        if paths is None:
            raise NotFoundError("draft", draft_id, field="draft")
        choices, writing = _kept(folder / _CHOICES) or Choices(), _kept(folder / _WRITING)
        _, last = _kept(folder / _DONE) or (None, None)
        return Draft(draft_id, folder, paths, choices, writing, last)

    def drop(self, draft_id: str) -> None:
        """Forget a draft, and delete its files."""
        if _ID.fullmatch(draft_id):
            shutil.rmtree(self._folder / draft_id, ignore_errors=True)
        self._forget_work(draft_id)

    def choose(self, draft: Draft, choices: Choices) -> None:
        """Note what a person has said of a draft."""
        _keep(draft.folder / _CHOICES, choices)

    def write(self, draft: Draft, writing: object) -> None:
        """Note what is to be written, unless something is already."""
        _keep(draft.folder / _WRITING, writing, is_first=True)

    def do(self, draft: Draft, key: object, work: Callable[[], ImportReport]) -> Future[ImportReport]:
        """Have work done on a draft, unless the same work, by its key, was asked for or done last, by whichever worker.

        The files of what was imported are deleted.
        """
        with self._lock:
            known, future = self._work.get(draft.id, (None, None))
            if future is None or known != key:
                future = self._worker.submit(self._do, draft, key, work)
                self._work[draft.id] = key, future
        return future

    def outcome(self, draft: Draft, key: object, work: Callable[[], ImportReport]) -> ImportReport | None:
        """What the work leads to; None where it is still going on after two seconds.

        Raises:
            Exception: what kept it from being done; it may be asked for again.
        """
        try:
            report = self.do(draft, key, work).result(timeout=_WAIT_SECONDS)
        except TimeoutError:
            return None
        except Exception:
            self._forget_work(draft.id)
            self._end_writing(draft)
            raise
        if report.import_id is None:
            self._end_writing(draft)
        return report

    def _do(self, draft: Draft, key: object, work: Callable[[], ImportReport]) -> ImportReport:
        with _turn(self._folder / _TURN):
            done, report = _kept(draft.folder / _DONE) or (None, None)
            if report is None or done != key:
                report = work()
                with suppress(OSError):  # where the disk is full it is told once, to whoever waits for it now
                    _keep(draft.folder / _DONE, (key, report))
            if report.import_id:
                shutil.rmtree(draft.folder / _FILES, ignore_errors=True)
            return report

    def _forget_work(self, draft_id: str) -> None:
        with self._lock:
            self._work.pop(draft_id, None)

    def _end_writing(self, draft: Draft) -> None:
        if draft.writing is not None:
            (draft.folder / _WRITING).unlink(missing_ok=True)

    def _ages(self) -> dict[str, float]:
        """How long each has waited (s), by id, the longest first."""
        now, ages = time.time(), {}
        for folder in self._folder.iterdir():
            with suppress(OSError):  # another worker has just dropped it
                ages[folder.name] = now - (folder / _PATHS).stat().st_mtime
        return dict(sorted(ages.items(), key=lambda one: -one[1]))

    def _drop_old(self) -> None:
        """Drop those that have waited for a day, and look again when the next one has."""
        ages = self._ages()
        for draft_id in [one for one, age in ages.items() if age >= KEPT_SECONDS]:
            self.drop(draft_id)
            del ages[draft_id]
        with self._lock:
            self._work = {draft_id: work for draft_id, work in self._work.items() if draft_id in ages}
            if ages and not self._next_look:
                timer = Timer(KEPT_SECONDS - max(ages.values()), _look_again, (weakref.ref(self), self._next_look))
                timer.daemon = True
                self._next_look.append(timer)
                timer.start()


def _is_busy(folder: Path) -> bool:
    """Whether a draft is written at this moment, or soon."""
    return (folder / _WRITING).exists() and (folder / _FILES).exists()


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """One worker after another; when one is killed the system lets go of the file."""
    with path.open("wb") as held:
        if fcntl:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _keep(path: Path, value: object, *, is_first: bool = False) -> None:
    """Keep a value so that others see it whole or not at all; `is_first` where one that is there stays."""
    made = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        made.write_bytes(pickle.dumps(value))
        if is_first:
            path.hardlink_to(made)
        else:
            made.replace(path)
    except (FileNotFoundError, FileExistsError):  # the draft was dropped meanwhile, or one is there
        return
    finally:
        made.unlink(missing_ok=True)


def _kept(path: Path) -> Any:
    """The value that was kept; None where none is."""
    try:
        return pickle.loads(path.read_bytes())  # noqa: S301 - nobody but this service writes here
    except FileNotFoundError:
        return None


def _look_again(drafts: "weakref.ref[Drafts]", timers: list[Timer]) -> None:
    timers.clear()
    there = drafts()
    if there is not None:
        there._drop_old()


def _clean(folder: Path, timers: Iterable[Timer]) -> None:
    for timer in timers:
        timer.cancel()
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

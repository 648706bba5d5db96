"""Files that wait to be imported, and the work on them."""

import multiprocessing
import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest

from graphsvc.errors import NotFoundError
from graphsvc.service import Context, add_draft, drop_draft, view_draft, write_draft
from graphsvc.service import drafts as drafts_module
from graphsvc.service.import_views import ImportReport
from graphsvc.store import open_store

NONE = {"actors": 0, "ties": 0, "offers": 0, "needs": 0}
REPORT = ImportReport(import_id=None, dry_run=True, files=(), added=NONE, changed=NONE, unchanged=NONE, refused=())


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    """A service over an empty store, at which nobody waits long."""
    monkeypatch.setattr(drafts_module, "_WAIT_SECONDS", 0.01)
    store = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    yield Context.over(store)
    store.close()


@pytest.fixture
def busy(context: Context) -> Iterator[Event]:
    """Set to end work that keeps all other work waiting."""
    ready = Event()

    def work() -> ImportReport:
        ready.wait()
        return REPORT

    context.drafts.do(context.drafts.add([("other.csv", BytesIO(b"nimi\nX\n"))]), "other", work)
    yield ready
    ready.set()


def added(context: Context) -> str:
    return add_draft(context, [("list.csv", BytesIO(b"nimi\nMartat\n"))])


def outcome(context: Context, draft_id: str) -> ImportReport:
    while (report := view_draft(context, draft_id, "fi").report) is None:
        pass
    return report


def test_while_a_draft_is_read_there_is_no_report(context: Context, busy: Event) -> None:
    draft_id = added(context)
    view = view_draft(context, draft_id, "fi")
    assert (view.report, view.is_writing, view.files) == (None, False, ("list.csv",))
    busy.set()
    assert outcome(context, draft_id).added["actors"] == 1


def test_while_a_draft_is_written_nothing_else_is_done_with_it(context: Context, busy: Event) -> None:
    draft_id = added(context)
    for who in ("first", "second"):
        write_draft(context, draft_id, who, context.store.version(), "fi")
        assert view_draft(context, draft_id, "fi").is_writing
    for _ in range(12):
        added(context)
    busy.set()
    assert outcome(context, draft_id).import_id
    (entry,) = context.store.imports()
    assert entry.who == "first"


def test_files_are_private_and_gone_when_they_are_dropped_or_written(context: Context) -> None:
    dropped, written = (context.drafts.get(added(context)) for _ in range(2))
    assert (dropped.folder.parent.stat().st_mode & 0o777, dropped.paths[0].read_bytes()) == (0o700, b"nimi\nMartat\n")
    drop_draft(context, dropped.id)
    drop_draft(context, dropped.id)
    assert not dropped.folder.exists()
    with pytest.raises(NotFoundError):
        view_draft(context, dropped.id, "fi")
    write_draft(context, written.id, "", context.store.version(), "fi")
    import_id = outcome(context, written.id).import_id
    assert not written.paths[0].exists()
    assert view_draft(context, written.id, "fi").import_id == import_id


def test_work_that_failed_may_be_asked_for_again(context: Context) -> None:
    draft_id = added(context)
    context.drafts.write(context.drafts.get(draft_id), "what cannot be done")
    with pytest.raises(AttributeError):
        view_draft(context, draft_id, "fi")
    assert outcome(context, draft_id).added["actors"] == 1


def test_what_a_worker_was_to_write_when_it_was_killed_is_written_once_by_another(context: Context) -> None:
    draft_id, version = added(context), context.store.version()

    def ask_and_die() -> None:
        write_draft(context, draft_id, "Maija", version, "fi")
        os._exit(0)

    worker = multiprocessing.get_context("fork").Process(target=ask_and_die)
    worker.start()
    worker.join()
    outcome(context, draft_id)
    (entry,) = context.store.imports()
    assert entry.who == "Maija"


def test_files_are_forgotten_after_their_time(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts_module, "KEPT_SECONDS", 0.1)
    folder = context.drafts.add([("list.csv", BytesIO(b"nimi\nMartat\n"))]).folder
    while folder.exists():
        pass
    with pytest.raises(NotFoundError):
        context.drafts.get(folder.name)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("lista.xlsx", "lista.xlsx"),
        ("C:\\Users\\x\\lista.xlsx", "lista.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("..", "file"),
        ("", "file"),
        ("a\nb\0.csv", "ab.csv"),
        ("ö" * 500 + ".csv", "ö" * 50 + ".csv"),
    ],
)
def test_names_of_files_are_kept_without_what_could_lead_elsewhere(context: Context, given: str, kept: str) -> None:
    draft = context.drafts.get(add_draft(context, [(given, BytesIO(b"x"))]))
    assert [path.name for path in draft.paths] == [kept]
    assert draft.paths[0].is_relative_to(draft.folder)

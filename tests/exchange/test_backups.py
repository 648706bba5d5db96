"""A backup holds everything, is checked, and restores into either engine."""

import json
import threading
import zipfile
from pathlib import Path

import pytest

from graphsvc import resources
from graphsvc.cli import DONE, REFUSED, main
from graphsvc.errors import InvalidFileError, InvalidInputError
from graphsvc.exchange import read_dataset
from graphsvc.model import Correction, FollowUp, GraphData, Outcome
from graphsvc.model.history import Change
from graphsvc.service import Context, backup, copy, restore
from graphsvc.settings import ImportLimits
from graphsvc.store import GraphStore, open_store
from tests.contract.records import DAY, actor
from tests.exchange.conftest import Import

SAMPLE = read_dataset(resources.folder("seed") / "partnerships")
LIMITS = ImportLimits()
LATER = "follow_ups.json", "corrections.json"
CORRECTIONS = (
    Correction.of_heading("elements", "paikka", "municipality", "Paikka"),
    Correction.of_pair(("eu", "stea"), "apart", "EU – STEA"),
)


@pytest.fixture
def full(context: Context, take: Import) -> Context:
    """The sample and an import."""
    context.store.merge(SAMPLE)
    take(list_csv="nimi,kunta,tarjoaa\nMartat,Kuopio,koulutus\n")
    return context


def test_everything_comes_back_in_either_engine(full: Context, store: GraphStore, tmp_path: Path) -> None:
    full.store.set_aside(FollowUp(frozenset({"eu", "stea"}), Outcome.DECLINED, DAY))
    full.store.apply(Change(corrections=CORRECTIONS))
    backup(full, tmp_path / "all.backup")
    restore(Context.over(store), tmp_path / "all.backup", LIMITS)
    assert store.export() == full.store.export()
    assert store.follow_ups() == full.store.follow_ups() != ()
    assert store.corrections() == CORRECTIONS
    assert store.imports() == full.store.imports()
    (entry,) = store.imports()
    assert store.import_steps(entry.id) == full.store.import_steps(entry.id) != ()
    backup(Context.over(store), tmp_path / "again.backup")
    assert (tmp_path / "again.backup").read_bytes() == (tmp_path / "all.backup").read_bytes()


def test_a_store_that_is_not_empty_is_left_alone_unless_told(full: Context, tmp_path: Path) -> None:
    backup(full, tmp_path / "all.backup")
    kept = full.store.export()
    full.store.merge(GraphData(actors=(actor("later"),)))
    full.store.delete_tie("t001")
    full.store.set_aside(FollowUp(frozenset({"eu"}), Outcome.DECLINED, DAY))
    with pytest.raises(InvalidInputError, match="store_not_empty"):
        restore(full, tmp_path / "all.backup", LIMITS)
    restore(full, tmp_path / "all.backup", LIMITS, replace=True)
    assert full.store.export() == kept
    assert len(full.store.imports()) == 1
    assert full.store.follow_ups() == ()


def test_a_backup_of_an_older_program_without_what_coordinators_remember_comes_back(
    full: Context, tmp_path: Path
) -> None:
    backup(full, tmp_path / "all.backup")
    with zipfile.ZipFile(tmp_path / "all.backup") as archive:
        members = {one: archive.read(one) for one in archive.namelist() if one not in LATER}
    manifest = json.loads(members["backup.json"])
    for one in LATER:
        del manifest["sha256"][one]
    with zipfile.ZipFile(tmp_path / "old.backup", "w") as archive:
        for one, held in {**members, "backup.json": json.dumps(manifest)}.items():
            archive.writestr(one, held)
    empty = Context.over(open_store(f"sqlite:///{tmp_path / 'empty.db'}"))
    restore(empty, tmp_path / "old.backup", LIMITS)
    assert empty.store.export() == full.store.export()


def rewritten(path: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for one, held in {**members, name: content}.items():
            archive.writestr(one, held)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("graph.json", b"{}", "checksum"),
        ("imports.json", b"[]", "checksum"),
        ("follow_ups.json", b"[]", "checksum"),
        ("corrections.json", b"[[]]", "checksum"),
        ("backup.json", b"{}", "not_a_backup"),
        ("backup.json", b"[" * 100_000, "not_a_backup"),
    ],
)
def test_a_backup_that_is_not_as_it_was_written_is_refused(
    full: Context, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    backup(full, tmp_path / "all.backup")
    rewritten(tmp_path / "all.backup", name, content)
    empty = Context.over(open_store(f"sqlite:///{tmp_path / 'empty.db'}"))
    with pytest.raises(InvalidFileError, match=code):
        restore(empty, tmp_path / "all.backup", LIMITS)
    assert empty.store.export() == GraphData()
    empty.store.close()


def test_what_is_no_archive_is_no_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    address = f"sqlite:///{tmp_path / 'graph.db'}"
    assert main(["--store", address, "restore", str(tmp_path / "notes.txt")]) == REFUSED
    assert "varmuuskopio" in capsys.readouterr().err
    assert main(["--store", address, "restore", str(tmp_path / "none")]) == REFUSED
    assert "sitä ei ole" in capsys.readouterr().err


def test_a_backup_is_whole_while_others_write(full: Context, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            full.store.merge(GraphData(actors=(actor(f"w{number}"),)))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            backup(full, tmp_path / f"{number}.backup")
    finally:
        stop.set()
        writer.join()
    empty = Context.over(open_store(f"sqlite:///{tmp_path / 'empty.db'}"))
    restore(empty, tmp_path / "2.backup", LIMITS)
    assert set(SAMPLE.actors) <= set(empty.store.export().actors) <= set(full.store.export().actors)
    empty.store.close()


def test_the_command_line_backs_up_and_restores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other, file = (str(tmp_path / name) for name in ("one.db", "other.db", "all.backup"))
    assert main(["--store", f"sqlite:///{one}", "load", "partnerships"]) == DONE
    assert main(["--store", f"sqlite:///{one}", "backup", file]) == DONE
    assert main(["--store", f"sqlite:///{other}", "restore", file]) == DONE
    assert main(["--store", f"sqlite:///{other}", "restore", file]) == REFUSED
    assert main(["--store", f"sqlite:///{other}", "restore", file, "--replace"]) == DONE
    assert main(["--store", f"sqlite:///{other}", "restore", str(tmp_path / "none"), "--replace"]) == REFUSED
    assert main(["--store", f"sqlite:///{one}", "backup", str(tmp_path / "no" / "x")]) == REFUSED
    assert "Traceback" not in capsys.readouterr().err


def test_a_store_is_copied_whole_into_another_engine(full: Context, store: GraphStore) -> None:
    full.store.set_aside(FollowUp(frozenset({"eu"}), Outcome.DECLINED, DAY))
    copy(full, Context.over(store))
    assert store.export() == full.store.export()
    assert store.follow_ups() == full.store.follow_ups() != ()
    assert store.imports() == full.store.imports()
    with pytest.raises(InvalidInputError, match="store_not_empty"):
        copy(full, Context.over(store))

"""`graphsvc check --store`: the whole store, as the engine sees it and as the model does."""

import sqlite3
from pathlib import Path

import pytest

from graphsvc.cli import DONE, REFUSED, main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    """A store with the sample."""
    monkeypatch.setenv("GRAPHSVC_LANGUAGE", "en")
    path = tmp_path / "graph.db"
    assert main(["--store", f"sqlite:///{path}", "load", "partnerships"]) == DONE
    capsys.readouterr()
    return path


def changed(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_store_has_no_problem(file: Path, capsys: Capture) -> None:
    assert main(["--store", f"sqlite:///{file}", "check", "--store"]) == DONE
    assert "Problems: 0" in capsys.readouterr().err
    assert main(["check", "--store", f"sqlite:///{file}"]) == DONE


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM actor WHERE id = 'veke'", "veke"),
        ("UPDATE offer SET topic = 'alchemy' WHERE rowid = 1", "alchemy"),
        ("UPDATE actor SET start_date = 'yesterday' WHERE id = 'veke'", "yesterday"),
    ],
)
def test_what_is_broken_is_told(file: Path, statement: str, told: str, capsys: Capture) -> None:
    changed(file, statement)
    assert main(["--store", f"sqlite:///{file}", "check", "--store"]) == REFUSED
    assert told in capsys.readouterr().err


def test_a_damaged_file_is_told_without_a_traceback(file: Path, capsys: Capture) -> None:
    changed(file, "PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(file.read_bytes())
    content[20_000:24_000] = b"\xff" * 4_000
    file.write_bytes(content)
    assert main(["--store", f"sqlite:///{file}", "check", "--store"]) != DONE
    assert "Traceback" not in capsys.readouterr().err

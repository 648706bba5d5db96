"""One file that several processes use."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphsvc.errors import StoreUnavailableError
from graphsvc.model import GraphData
from graphsvc.store import GraphStore, open_store
from graphsvc.store.sqlite import SQLiteStore
from tests.contract.records import DAY, actor

FULL = 2
WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE actor SET name_fi = 'Muutettu'")
print("writing", flush=True)
sys.stdin.readline()
connection.execute("COMMIT")
print("written", flush=True)
"""
READER = """
import sys
from datetime import date
from graphsvc.store import open_store
store = open_store(sys.argv[1])
print(store.counts(date(2024, 5, 1)).actors, flush=True)
store.close()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "graph.db"


@pytest.fixture
def file_store(path: Path) -> Iterator[SQLiteStore]:
    """A store in a file that holds one actor."""
    opened = open_store(f"sqlite:///{path}")
    opened.merge(GraphData(actors=(actor("a", "Alkuperäinen"),)))
    assert isinstance(opened, SQLiteStore)
    yield opened
    opened.close()


@pytest.fixture
def writer(path: Path, file_store: GraphStore) -> Iterator[subprocess.Popen[str]]:
    """Another process in the middle of writing; a line on its input lets it finish."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "writing\n"
        yield process
        process.kill()


def test_readers_go_on_while_another_process_writes(
    file_store: GraphStore, writer: subprocess.Popen[str], path: Path
) -> None:
    assert file_store.actor("a").names.fi == "Alkuperäinen"
    other = subprocess.run(
        [sys.executable, "-c", READER, f"sqlite:///{path}"], capture_output=True, text=True, check=True
    )
    assert other.stdout == "1\n"
    output, _ = writer.communicate("go on\n")
    assert output == "written\n"
    assert file_store.actor("a").names.fi == "Muutettu"


def test_a_write_while_another_process_writes_is_told_within_seconds_and_works_afterwards(
    file_store: GraphStore, writer: subprocess.Popen[str]
) -> None:
    started = time.monotonic()
    with pytest.raises(StoreUnavailableError) as caught:
        file_store.merge(GraphData(actors=(actor("b"),)))
    assert caught.value.code == "store_busy"
    assert time.monotonic() - started < 5
    writer.communicate("go on\n")
    file_store.merge(GraphData(actors=(actor("b"),)))
    assert file_store.counts(DAY).actors == 2


def test_a_writer_that_is_killed_leaves_the_store_as_it_was(
    file_store: GraphStore, writer: subprocess.Popen[str]
) -> None:
    writer.kill()
    writer.wait()
    assert file_store.actor("a").names.fi == "Alkuperäinen"
    file_store.merge(GraphData(actors=(actor("b"),)))
    assert file_store.counts(DAY).actors == 2


def test_the_file_keeps_everything_when_it_is_opened_again(file_store: GraphStore, path: Path) -> None:
    file_store.close()
    again = open_store(f"sqlite:///{path}")
    assert again.actor("a").names.fi == "Alkuperäinen"
    again.close()


def test_the_file_refuses_rows_that_name_nothing(file_store: GraphStore, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE actor SET municipality = '999'")
    connection.close()


def test_a_full_disk_is_told_and_leaves_the_store_as_it_was(file_store: SQLiteStore) -> None:
    connection = file_store._connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreUnavailableError) as caught:
        file_store.merge(GraphData(actors=tuple(actor(f"n{number}") for number in range(2000))))
    assert caught.value.code == "store_full"
    connection.execute(f"PRAGMA max_page_count = {pages * 100}")
    file_store.merge(GraphData(actors=(actor("b"),)))
    assert file_store.counts(DAY).actors == 2


def test_what_is_acknowledged_is_on_the_disk(file_store: SQLiteStore) -> None:
    assert file_store._connection().execute("PRAGMA synchronous").fetchone()[0] == FULL

"""The embedded engine: one SQLite file with write-ahead logging and foreign keys."""

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from graphsvc import resources
from graphsvc.errors import StoreUnavailableError
from graphsvc.model import Vocabulary, Wording
from graphsvc.statements import Statement, load_statements
from graphsvc.store.engine_store import Result
from graphsvc.store.migrations import Migration, load_migrations
from graphsvc.store.run import Row, Run
from graphsvc.store.statement_store import StatementStore

_WAIT_FOR_WRITER_SECONDS: Final = 2.0
_WRITING_KIBIBYTES: Final = 65_536
_READING_KIBIBYTES: Final = 2_000
_PRIMARY: Final = 0xFF
_CODES: Final = {
    sqlite3.SQLITE_BUSY: "store_busy",
    sqlite3.SQLITE_LOCKED: "store_busy",
    sqlite3.SQLITE_FULL: "store_full",
    sqlite3.SQLITE_READONLY: "store_not_writable",
    sqlite3.SQLITE_CANTOPEN: "store_not_writable",
    sqlite3.SQLITE_IOERR: "store_not_writable",
    sqlite3.SQLITE_PERM: "store_not_writable",
    sqlite3.SQLITE_NOTADB: "store_not_a_store",
    sqlite3.SQLITE_CORRUPT: "store_not_a_store",
}
"""What to say of the engine's errors, by their primary code; any other is a fault of ours."""
_DECODED: Final = frozenset({"list", "rows", "map"})


class SQLiteStore(StatementStore):
    """A GraphStore in one file; readers in this and other processes go on while one writes."""

    def __init__(self, path: Path, vocabulary: Vocabulary, *, migrate: bool = False) -> None:
        """Open the file, making it and its folder when there is none.

        Raises:
            StoreUnavailableError: the file or its folder cannot be read or written, or is no store.
            StoreSchemaError: the store is newer than the program, or older and `migrate` is false.
        """
        queries = resources.folder("queries")
        super().__init__(vocabulary, load_migrations(queries / "migrations" / "sqlite"))
        self.path = path
        self._statements = load_statements(queries, "sql")
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._connections_lock = threading.Lock()
        self._open(migrate=migrate)

    def close(self) -> None:
        with self._connections_lock:
            while self._connections:
                self._connections.pop().close()

    def faults(self) -> tuple[str, ...]:
        with self._told_errors():
            connection = self._connection()
            damage = [line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
            dangling = [
                f"{table} {row} → {parent}" for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check")
            ]
        return (*damage, *dangling)

    def version(self) -> int:
        with self._told_errors():  # one statement is a transaction by itself, and every request asks this
            version: int = self._connection().execute(self._statements["version"].text).fetchone()[0]
        return version

    def _read(self, work: Callable[[Run], Result]) -> Result:
        with self._transaction("BEGIN") as connection:
            return work(_Runner(connection, self._statements))

    def _write(self, work: Callable[[Run], Result]) -> Result:
        with self._room_to_write(), self._transaction("BEGIN IMMEDIATE") as connection:
            return work(_Runner(connection, self._statements))

    @contextmanager
    def _room_to_write(self) -> Iterator[None]:
        """More pages in memory for this thread, so that a large write need not read its indexes again and again.

        Only one thread writes at a time, so that this much more is needed once.
        """
        with self._told_errors():
            connection = self._connection()
            connection.execute(f"PRAGMA cache_size = {-_WRITING_KIBIBYTES}")
            try:
                yield
            finally:
                connection.execute(f"PRAGMA cache_size = {-_READING_KIBIBYTES}")
                connection.execute("PRAGMA shrink_memory")

    def _text_query(self, wordings: Iterable[Wording]) -> str:
        return " AND ".join(f"({_any_of(wording)})" for wording in wordings)

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._told_errors():
            connection = self._connection()
            connection.execute(begin)
            try:
                yield connection
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection, opened when it has none: one does not survive a fork."""
        process, connection = getattr(self._local, "connection", (0, None))
        if connection is None or process != os.getpid():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                self.path, timeout=_WAIT_FOR_WRITER_SECONDS, isolation_level=None, check_same_thread=False
            )
            with self._connections_lock:
                self._connections.append(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")  # what is acknowledged outlives a power cut
            self._local.connection = os.getpid(), connection
        return connection

    def _schema_version(self) -> int:
        with self._told_errors():
            version: int = self._connection().execute("PRAGMA user_version").fetchone()[0]
        return version

    def _run_migration(self, step: Migration) -> None:
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if self._schema_version() < step.number:
                for statement in _split(step.text):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {step.number:d}")

    @contextmanager
    def _told_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreUnavailableError("store_not_writable", path=str(self.path)) from error
        except sqlite3.DatabaseError as error:
            code = _CODES.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY)
            if code is None:
                raise
            raise StoreUnavailableError(code, path=str(self.path)) from error


@dataclass(frozen=True, slots=True)
class _Runner:
    """Runs statements on a connection."""

    connection: sqlite3.Connection
    statements: Mapping[str, Statement]

    def __call__(self, name: str, /, **parameters: object) -> list[Row]:
        return list(self.each(name, **parameters))

    def each(self, name: str, /, **parameters: object) -> Iterator[Row]:
        statement = self.statements[name]
        if statement.is_by_row:
            rows: Any = parameters["rows"]
            self.connection.executemany(statement.text, rows)
            return
        encoded = {key: _encoded(value) for key, value in parameters.items()}
        yield from _decoded(statement, self.connection.execute(statement.text, encoded))


def _any_of(wording: Wording) -> str:
    words = (f'"{word}"' for word in sorted(wording.words))
    beginnings = (f'"{beginning}"*' for beginning in sorted(wording.beginnings))
    return " OR ".join((*words, *beginnings))


def _encoded(value: object) -> object:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value


def _decoded(statement: Statement, rows: Iterable[tuple[object, ...]]) -> Iterator[Row]:
    names = [column.name for column in statement.columns]
    texts = [column.name for column in statement.columns if column.type in _DECODED]
    for values in rows:
        row = dict(zip(names, values, strict=True))
        for name in texts:
            value = row[name]
            if isinstance(value, str):
                row[name] = json.loads(value)
        yield row


def _split(script: str) -> Iterator[str]:
    """The statements of a script; a trigger with its body is one."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""

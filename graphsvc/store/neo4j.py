"""The engine for those who outgrow one file: Neo4j over Bolt, through the official driver.

A record is read from the properties of its node or relationship; what it says of places and target groups
stands in relationships too, for people who walk the graph. Neo4j reads what is committed at the moment of each
statement, so two statements of one read may see a write between them.
"""

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationMinimumSeverity,
    Session,
)
from neo4j.api import BookmarkManager
from neo4j.exceptions import ClientError, DriverError, Neo4jError
from neo4j.time import Date

from graphsvc import resources
from graphsvc.errors import GraphsvcError, StoreSchemaError, StoreUnavailableError
from graphsvc.model import Vocabulary, Wording
from graphsvc.model.history import Change
from graphsvc.statements import Statement, load_statements
from graphsvc.store.engine_store import Result
from graphsvc.store.history import remember, remove_records
from graphsvc.store.merging import merge_records, portions
from graphsvc.store.migrations import Migration, load_migrations
from graphsvc.store.run import Row, Run
from graphsvc.store.statement_store import StatementStore

if TYPE_CHECKING:
    from graphsvc.store import Credentials

_CONNECT_SECONDS: Final = 0.8
_ACQUIRE_SECONDS: Final = 0.85
_RETRY_AFTER_SECONDS: Final = 0.2
_RETRY_SECONDS: Final = 0.1  # so that work is tried twice, which takes two seconds at most
_LOGIN_CODES: Final = "Neo.ClientError.Security."
_PASSWORD_EXPIRED: Final = "Neo.ClientError.Security.CredentialsExpired"  # noqa: S105 - the code of an error

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # the driver's warnings only where somebody logs


@dataclass(frozen=True, slots=True)
class _Server:
    """One process's way to the server; `bookmarks` let it read on any member of a cluster what it wrote."""

    driver: Driver
    bookmarks: BookmarkManager

    def session(self, access: str) -> Session:
        return self.driver.session(default_access_mode=access, bookmark_manager=self.bookmarks)


class Neo4jStore(StatementStore):
    """A GraphStore on a Neo4j server or cluster; other data in the same database is left alone."""

    def __init__(
        self,
        url: str,
        credentials: "Credentials",
        vocabulary: Vocabulary,
        *,
        migrate: bool = False,
        finishes: bool = False,
    ) -> None:
        """Reach the server, making schema and vocabularies in a database that has none of ours.

        Raises:
            StoreUnavailableError: the server cannot be reached or refuses the log-in.
            StoreSchemaError: the store is newer than the program, or older and `migrate` is false; or other
                data in the database stands in the way; or a `fill` was cut off and `finishes` is false.
        """
        queries = resources.folder("queries")
        super().__init__(vocabulary, load_migrations(queries / "migrations" / "neo4j"))
        self._statements = {**load_statements(queries, "cypher"), **load_statements(queries / "neo4j", "cypher")}
        self.url, self._login = _address(url, credentials)
        self._servers: dict[int, _Server] = {}
        self._open(migrate=migrate)
        if not finishes and self.is_unfinished():
            self.close()
            raise StoreSchemaError("store_unfinished")

    def close(self) -> None:
        if server := self._servers.pop(os.getpid(), None):
            server.driver.close()

    def faults(self) -> tuple[str, ...]:
        self.ping()
        return ()  # the server checks its own files

    def fill(self, change: Change) -> None:
        self._read(lambda run: self._check_references(run, change.data))
        self._write(lambda run: run("begin_filling"))
        for portion in portions(change.data):
            self._write(partial(merge_records, data=portion))

        def end(run: Run) -> None:
            remove_records(run, change.removal)
            remember(run, change)
            run("end_filling")

        self._change(end)

    def is_unfinished(self) -> bool:
        return bool(self._read(lambda run: run("unfinished")))

    def _read(self, work: Callable[[Run], Result]) -> Result:
        with self._told_errors(), self._server().session(READ_ACCESS) as session:
            return session.execute_read(lambda transaction: work(_Runner(transaction, self._statements)))

    def _write(self, work: Callable[[Run], Result]) -> Result:
        def one_at_a_time(transaction: ManagedTransaction) -> Result:
            run = _Runner(transaction, self._statements)
            run("begin_writing")
            return work(run)

        with self._told_errors(), self._server().session(WRITE_ACCESS) as session:
            return session.execute_write(one_at_a_time)

    def _text_query(self, wordings: Iterable[Wording]) -> str:
        return " ".join(f"+({_any_of(wording)})" for wording in wordings)

    def _schema_version(self) -> int:
        rows = self._read(lambda run: run("schema_version"))
        return rows[0]["version"] if rows else 0

    def _run_migration(self, step: Migration) -> None:
        with self._told_errors(), self._server().session(WRITE_ACCESS) as session:
            for statement in _split(step.text):
                session.execute_write(_do, statement)
        self._read(lambda run: run("await_indexes"))
        self._write(lambda run: run("record_schema_version", version=step.number))

    def _server(self) -> _Server:
        """This process's server, found when it has none: a driver does not survive a fork."""
        process = os.getpid()
        if process not in self._servers:
            made = _Server(self._driver(), GraphDatabase.bookmark_manager())
            if self._servers.setdefault(process, made) is not made:
                made.driver.close()  # another thread was faster
        return self._servers[process]

    def _driver(self) -> Driver:
        return GraphDatabase.driver(
            self.url,
            auth=self._login,
            connection_timeout=_CONNECT_SECONDS,
            connection_acquisition_timeout=_ACQUIRE_SECONDS,
            liveness_check_timeout=0,  # a silent server is noticed before it is asked
            max_transaction_retry_time=_RETRY_SECONDS,
            initial_retry_delay=_RETRY_AFTER_SECONDS,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            telemetry_disabled=True,
        )

    @contextmanager
    def _told_errors(self) -> Iterator[None]:
        try:
            yield
        except (DriverError, Neo4jError) as error:
            told = _told(error, self.url)
            if told is None:
                raise
            raise told from error


@dataclass(frozen=True, slots=True)
class _Runner:
    """Runs statements in a transaction."""

    transaction: ManagedTransaction
    statements: Mapping[str, Statement]

    def __call__(self, name: str, /, **parameters: object) -> list[Row]:
        return list(self.each(name, **parameters))

    def each(self, name: str, /, **parameters: object) -> Iterator[Row]:
        for record in self.transaction.run(self.statements[name].text, parameters):
            yield {column: _plain(value) for column, value in dict(record).items()}


def _address(url: str, credentials: "Credentials") -> tuple[str, tuple[str, str] | None]:
    """The address without user and password, and who logs in."""
    parts = urlsplit(url)
    user = unquote(parts.username) if parts.username else credentials.user
    password = unquote(parts.password) if parts.password else credentials.password
    address = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return address, (user, password) if password else None


def _told(error: DriverError | Neo4jError, url: str) -> GraphsvcError | None:
    """What to say of an error that the driver raised; None for a fault of ours."""
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    if code == _PASSWORD_EXPIRED:
        return StoreUnavailableError("store_password_expired", url=url)
    if code.startswith(_LOGIN_CODES):
        return StoreUnavailableError("store_login_refused", url=url)
    if ".Schema." in code:
        return StoreSchemaError("store_shared", url=url, reason=str(error))
    if "OutOfMemory" in code:
        return StoreUnavailableError("store_out_of_memory", url=url)
    if isinstance(error, ClientError):
        return None
    return StoreUnavailableError("store_unreachable", url=url, reason=f"{type(error).__name__}: {error}")


def _any_of(wording: Wording) -> str:
    return " ".join((*sorted(wording.words), *(f"{beginning}*" for beginning in sorted(wording.beginnings))))


def _do(transaction: ManagedTransaction, statement: str) -> None:
    transaction.run(statement).consume()


def _plain(value: object) -> object:
    """A value with its days in ISO form."""
    if isinstance(value, dict):
        return {key: item.iso_format() if isinstance(item, Date) else item for key, item in value.items()}
    return value


def _split(script: str) -> Iterator[str]:
    """The statements of a script, each of which ends a line with a semicolon."""
    return (statement for part in re.split(r";$", script, flags=re.MULTILINE) if (statement := part.strip()))

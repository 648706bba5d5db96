"""What an engine brings, connections, transactions and migrations, and how its schema is brought up to date."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import TypeVar

from graphsvc.errors import StoreSchemaError
from graphsvc.model import GraphData, Vocabulary, Wording
from graphsvc.store.merging import ROWS_AT_ONCE, merge_records, merge_vocabulary
from graphsvc.store.migrations import Migration, outstanding
from graphsvc.store.reading import read_actors, read_all_actors
from graphsvc.store.run import Run
from graphsvc.store.touched import remember_touched

Result = TypeVar("Result")


class EngineStore(ABC):
    """A store of one engine, with its schema and vocabulary."""

    def __init__(self, vocabulary: Vocabulary, migrations: tuple[Migration, ...]) -> None:
        """`vocabulary` is what places, topics and target groups are checked against and stored from."""
        self._vocabulary = vocabulary
        self._migrations = migrations

    @abstractmethod
    def _read(self, work: Callable[[Run], Result]) -> Result:
        """Do `work` in one read transaction; each statement sees one state of the store, all of them where it can."""

    @abstractmethod
    def _write(self, work: Callable[[Run], Result]) -> Result:
        """Do `work` in one write transaction, all or nothing; `work` may be done again on a retry."""

    def _change(self, work: Callable[[Run], Collection[str] | None]) -> None:
        """Do `work`, which writes the graph, in one write transaction that raises the graph's version.

        It gives the actors that it touched, or None where it may have touched any.
        """

        def counted(run: Run) -> None:
            touched = work(run)
            run("raise_version")
            remember_touched(run, touched)

        self._write(counted)

    @abstractmethod
    def _text_query(self, wordings: Iterable[Wording]) -> str:
        """How the engine's full-text index asks for texts that say each of the wordings."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections."""

    @abstractmethod
    def _schema_version(self) -> int:
        """The number of the last migration that was run; 0 in a new store."""

    @abstractmethod
    def _run_migration(self, step: Migration) -> None:
        """Run one migration and remember that it was; do nothing where another process has run it."""

    def migrate(self) -> tuple[str, ...]:
        """Bring schema and vocabulary up to date; the names of the migrations that were run."""
        version = self._schema_version()
        steps = outstanding(self._migrations, version)
        if steps and version:
            # an opening finishes what is cut off now: it does so where no vocabulary is known
            self._write(lambda run: run("delete_vocabulary_fingerprint"))
        for step in steps:
            self._run_migration(step)
        if self._stored_fingerprint() != self._vocabulary.fingerprint:
            self._renew()
        return tuple(step.name for step in steps)

    def _renew(self) -> None:
        """Write all actors anew, since this program may fold names and texts otherwise, and last the vocabulary.

        A portion of the actors at a time, as a server may lack the memory to write all of them in one transaction.
        """
        actor_ids = [actor.id for actor in self._read(read_all_actors)]
        for start in range(0, len(actor_ids), ROWS_AT_ONCE):
            self._change(partial(_renew_actors, actor_ids=actor_ids[start : start + ROWS_AT_ONCE]))
        self._change(partial(merge_vocabulary, vocabulary=self._vocabulary))

    def _open(self, *, migrate: bool) -> None:
        """Make schema and vocabulary in a new store, or one that another process is making; check an older one.

        Raises:
            StoreSchemaError: the store is newer than the program, or older and `migrate` is false.
        """
        try:
            self._bring_up_to_date(migrate=migrate)
        except BaseException:
            self.close()
            raise

    def _bring_up_to_date(self, *, migrate: bool) -> None:
        version = self._schema_version()
        steps = outstanding(self._migrations, version)
        fingerprint = self._stored_fingerprint() if version else None
        is_current = not steps and fingerprint == self._vocabulary.fingerprint
        if fingerprint is None or (migrate and not is_current):
            self.migrate()
        elif not is_current:
            raise StoreSchemaError("store_outdated", version=version, latest=self._migrations[-1].number)

    def _stored_fingerprint(self) -> str | None:
        """The fingerprint of the vocabulary that the store holds; None in a new store."""
        rows = self._read(lambda run: run("vocabulary_fingerprint"))
        return rows[0]["fingerprint"] if rows else None


def _renew_actors(run: Run, actor_ids: Sequence[str]) -> None:
    merge_records(run, GraphData(actors=read_actors(run, actor_ids)))

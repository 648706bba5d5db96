"""The contract carried out through the statements of queries/, which every engine has in its dialect.

An engine brings connections, transactions and migrations; all else is here, once.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from graphsvc.errors import StoreChangedError, StoreSchemaError
from graphsvc.model import (
    Actor,
    ActorFilter,
    Correction,
    Counts,
    Dataset,
    Event,
    FollowUp,
    GraphData,
    Need,
    Offer,
    Offering,
    OfferMatch,
    OfferOutline,
    OfferQuery,
    PartOf,
    SayingQuery,
    Slice,
    Subgraph,
    Tie,
    TieKind,
    Unanswered,
    Vocabulary,
    Window,
    Wording,
    folded_words,
)
from graphsvc.model.history import Change, Import, RecordChange
from graphsvc.model.references import actor_references, check_references
from graphsvc.store.corrections import merge_corrections, read_corrections
from graphsvc.store.followups import follow_up_keys, merge_follow_ups, read_follow_ups
from graphsvc.store.history import read_imports, read_steps, remember, remove_records
from graphsvc.store.merging import ROWS_AT_ONCE, merge_records, merge_vocabulary
from graphsvc.store.migrations import Migration, outstanding
from graphsvc.store.parameters import area_parameters, beginnings
from graphsvc.store.reading import (
    read_actor,
    read_actors,
    read_all_actors,
    read_counts,
    read_datasets,
    read_everything,
    read_neighbourhood,
    read_offering,
    read_outlines,
    read_subgraph,
    read_tie,
    read_ties_of,
    records,
    with_actors,
)
from graphsvc.store.run import Run

Result = TypeVar("Result")


class StatementStore(ABC):
    """A GraphStore over statements; its methods do as the contract in `graphsvc.store.base` says."""

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

    def _change(self, work: Callable[[Run], None]) -> None:
        """Do `work`, which writes the graph, in one write transaction that raises the graph's version."""

        def counted(run: Run) -> None:
            work(run)
            run("raise_version")

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
        self._change(lambda run: merge_vocabulary(run, self._vocabulary))

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

    def ping(self) -> None:
        self._read(lambda run: run("ping"))

    def version(self) -> int:
        version: int = self._read(lambda run: run("version"))[0]["version"]
        return version

    def datasets(self) -> tuple[Dataset, ...]:
        return self._read(read_datasets)

    def reference_day(self) -> date | None:
        return max((dataset.day for dataset in self.datasets() if dataset.day), default=None)

    def counts(self, on: date) -> Counts:
        return self._read(lambda run: read_counts(run, on))

    def actor(self, actor_id: str) -> Actor:
        return self._read(lambda run: read_actor(run, actor_id))

    def actors_by_id(self, actor_ids: Collection[str]) -> tuple[Actor, ...]:
        return self._read(lambda run: read_actors(run, actor_ids))

    def actors_named(self, keys: Collection[str]) -> tuple[Actor, ...]:
        return self._read(lambda run: records(Actor, run("actors_named", keys=sorted(keys))))

    def actors(self, wanted: ActorFilter, window: Window) -> Slice[Actor]:
        asked = {
            "kind": wanted.kind,
            "subtype": wanted.subtype,
            "sector": wanted.sector,
            "municipality": wanted.municipality,
            "region": wanted.region,
            "topics": list(wanted.topics) or None,
            "text": self._text_query(beginnings(words)) if (words := folded_words(" ".join(wanted.words))) else None,
        }

        def work(run: Run) -> Slice[Actor]:
            rows = run("list_actors", **asked, offset=window.offset, limit=window.limit)
            return Slice(records(Actor, rows), run("count_actors", **asked)[0]["amount"])

        return self._read(work)

    def actors_with_words(self, words: Collection[str], most: int) -> tuple[Actor, ...]:
        text = self._text_query(beginnings(folded_words(" ".join(words))))
        return self._read(lambda run: records(Actor, run("actors_with_words", text=text, limit=most)))

    def tie(self, tie_id: str) -> Tie:
        return self._read(lambda run: read_tie(run, tie_id))

    def ties(self, on: date, kind: TieKind | None, window: Window) -> Slice[Tie]:
        def work(run: Run) -> Slice[Tie]:
            rows = run("list_ties", on=on, kind=kind, offset=window.offset, limit=window.limit)
            return Slice(records(Tie, rows), run("count_active_ties", on=on, kind=kind)[0]["amount"])

        return self._read(work)

    def ties_of(self, actor_ids: Collection[str], on: date | None) -> tuple[Tie, ...]:
        return self._read(lambda run: read_ties_of(run, actor_ids, on))

    def ties_among(self, actor_ids: Collection[str], kinds: Collection[TieKind], on: date) -> tuple[Tie, ...]:
        asked = {"ids": sorted(set(actor_ids)), "kinds": sorted(kinds), "on": on}
        return self._read(lambda run: records(Tie, run("ties_among", **asked)))

    def parts(self, on: date) -> tuple[PartOf, ...]:
        return tuple(PartOf(**row) for row in self._read(lambda run: run("parts", on=on)))

    def ties_between(self, actor_ids: Collection[str], others: Collection[str], on: date) -> tuple[Tie, ...]:
        parameters = {"ids": sorted(actor_ids), "others": sorted(others), "on": on}
        return self._read(lambda run: records(Tie, run("ties_between", **parameters)))

    def partners_of(self, actor_ids: Collection[str], on: date) -> tuple[str, ...]:
        rows = self._read(lambda run: run("partners_of", ids=sorted(actor_ids), on=on))
        return tuple(row["id"] for row in rows)

    def neighbourhood(self, actor_id: str, depth: int, on: date) -> Subgraph:
        return self._read(lambda run: read_neighbourhood(run, read_actor(run, actor_id), depth, on))

    def subgraph(self, on: date) -> Subgraph:
        return self._read(lambda run: read_subgraph(run, on))

    def offers_of(self, actor_ids: Collection[str]) -> tuple[Offer, ...]:
        return self._read(lambda run: records(Offer, run("offers_of", ids=sorted(actor_ids))))

    def offering(self, actor_ids: Collection[str], topics: Collection[str]) -> tuple[Offering, ...]:
        return self._read(lambda run: read_offering(run, actor_ids, topics))

    def needs_of(self, actor_ids: Collection[str]) -> tuple[Need, ...]:
        return self._read(lambda run: records(Need, run("needs_of", ids=sorted(actor_ids))))

    def who_offers(self, query: OfferQuery) -> tuple[OfferMatch, ...]:
        parameters = {
            "on": query.on,
            "topics": list(dict.fromkeys(query.topics or self._vocabulary.topics)),
            "target_groups": list(query.target_groups) or None,
            **area_parameters(query.area),
        }
        return self._read(lambda run: with_actors(run, records(Offer, run("who_offers", **parameters))))

    def offer_outlines(self, topics: Collection[str], on: date) -> tuple[OfferOutline, ...]:
        return self._read(lambda run: read_outlines(run, topics, on))

    def who_says(self, query: SayingQuery) -> tuple[Actor, ...]:
        parameters = {
            "on": query.on,
            "text": self._text_query(query.wordings),
            "topics": list(query.topics),
            **area_parameters(query.area),
        }
        return self._read(lambda run: records(Actor, run("who_says", **parameters)))

    def events(self, event_ids: Collection[str]) -> tuple[Event, ...]:
        return self._read(lambda run: records(Event, run("events", ids=sorted(event_ids))))

    def export(self) -> GraphData:
        return self._read(read_everything)

    def merge(self, data: GraphData) -> None:
        def work(run: Run) -> None:
            self._check_references(run, data)
            merge_records(run, data)

        self._change(work)

    def delete_actor(self, actor_id: str) -> None:
        def work(run: Run) -> None:
            read_actor(run, actor_id)
            run("delete_actors", ids=[actor_id])

        self._change(work)

    def delete_tie(self, tie_id: str) -> None:
        def work(run: Run) -> None:
            read_tie(run, tie_id)
            run("delete_ties", ids=[tie_id])

        self._change(work)

    def apply(self, change: Change) -> None:
        def work(run: Run) -> None:
            if change.version is not None:
                _check_version(run, change.version)
            self._check_references(run, change.data)
            merge_records(run, change.data)
            remove_records(run, change.removal)
            remember(run, change)

        self._change(work)

    def fill(self, change: Change) -> None:
        self.apply(change)

    def is_unfinished(self) -> bool:
        return False

    def _check_references(self, run: Run, data: GraphData) -> None:
        known = run("known_actors", ids=sorted(actor_references(data)))
        check_references(data, self._vocabulary, {row["id"] for row in known})

    def imports(self) -> tuple[Import, ...]:
        return self._read(read_imports)

    def import_steps(self, import_id: str) -> tuple[RecordChange, ...]:
        return self._read(lambda run: read_steps(run, import_id))

    def actors_identified(self, identifiers: Collection[str]) -> tuple[Actor, ...]:
        return self._read(lambda run: records(Actor, run("actors_identified", identifiers=sorted(identifiers))))

    def count_unanswered(self, topics: Collection[str], places: Collection[str], on: date) -> None:
        asked = {"topics": sorted(set(topics)) or [""], "places": sorted(set(places)) or [""]}
        self._write(lambda run: run("count_unanswered", month=on.isoformat()[:7], **asked))

    def unanswered(self) -> tuple[Unanswered, ...]:
        rows = self._read(lambda run: run("unanswered"))
        return tuple(
            Unanswered(row["topic"] or None, row["place"] or None, row["month"], row["amount"]) for row in rows
        )

    def follow_ups(self) -> tuple[FollowUp, ...]:
        return self._read(read_follow_ups)

    def set_aside(self, follow_up: FollowUp) -> None:
        self._write(lambda run: merge_follow_ups(run, (follow_up,)))

    def take_back(self, actors: Collection[str]) -> None:
        self._write(lambda run: run("delete_follow_up", **follow_up_keys(actors)))

    def corrections(self) -> tuple[Correction, ...]:
        return self._read(read_corrections)

    def correct(self, correction: Correction) -> None:
        self._write(lambda run: merge_corrections(run, (correction,)))

    def forget(self, correction: Correction) -> None:
        self._write(
            lambda run: run("delete_correction", about=correction.about, one=correction.one, other=correction.other)
        )

    def _stored_fingerprint(self) -> str | None:
        """The fingerprint of the vocabulary that the store holds; None in a new store."""
        rows = self._read(lambda run: run("vocabulary_fingerprint"))
        return rows[0]["fingerprint"] if rows else None


def _check_version(run: Run, version: int) -> None:
    """That nobody wrote the graph since; the number is raised first, which keeps other writers waiting until the end."""
    run("raise_version")
    if run("version")[0]["version"] != version + 1:
        raise StoreChangedError("store_changed")


def _renew_actors(run: Run, actor_ids: Sequence[str]) -> None:
    merge_records(run, GraphData(actors=read_actors(run, actor_ids)))

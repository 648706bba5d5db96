"""The contract carried out through the statements of queries/, which every engine has in its dialect."""

from collections.abc import Collection
from datetime import date

from graphsvc.errors import StoreChangedError
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
    SeatCounts,
    Slice,
    Subgraph,
    Tie,
    TieKind,
    Unanswered,
    Window,
    folded_words,
)
from graphsvc.model.history import Change, Import, RecordChange, Removal
from graphsvc.model.outlines import Outline
from graphsvc.model.references import actor_references, check_references
from graphsvc.store.corrections import merge_corrections, read_corrections
from graphsvc.store.followups import follow_up_keys, merge_follow_ups, read_follow_ups
from graphsvc.store.history import read_imports, read_steps, remember, remove_records
from graphsvc.store.merging import merge_records
from graphsvc.store.outlining import read_outline
from graphsvc.store.parameters import area_parameters, beginnings
from graphsvc.store.place_store import PlaceStore
from graphsvc.store.reading import (
    read_actor,
    read_actors,
    read_counts,
    read_datasets,
    read_everything,
    read_neighbourhood,
    read_offering,
    read_outlines,
    read_seat_counts,
    read_subgraph,
    read_tie,
    read_ties_of,
    records,
    with_actors,
)
from graphsvc.store.run import Run
from graphsvc.store.touched import read_touched, touched_by


class StatementStore(PlaceStore):
    """A GraphStore over statements; its methods do as the contract in `graphsvc.store.base` says."""

    def ping(self) -> None:
        self._read(lambda run: run("ping"))

    def version(self) -> int:
        version: int = self._read(lambda run: run("version"))[0]["version"]
        return version

    def touched_since(self, version: int) -> frozenset[str] | None:
        return self._read(lambda run: read_touched(run, version))

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

    def ties_hanging_on(self, actor_id: str) -> tuple[Tie, ...]:
        return self._read(lambda run: records(Tie, run("ties_hanging_on", id=actor_id)))

    def ties_among(self, actor_ids: Collection[str], kinds: Collection[TieKind], on: date | None) -> tuple[Tie, ...]:
        asked = {"ids": sorted(set(actor_ids)), "kinds": sorted(kinds), "on": on}
        return self._read(lambda run: records(Tie, run.each("ties_among", **asked)))

    def parts(self, on: date) -> tuple[PartOf, ...]:
        return tuple(PartOf(**row) for row in self._read(lambda run: run("parts", on=on)))

    def ties_between(self, actor_ids: Collection[str], others: Collection[str], on: date) -> tuple[Tie, ...]:
        parameters = {"ids": sorted(actor_ids), "others": sorted(others), "on": on}
        return self._read(lambda run: records(Tie, run.each("ties_between", **parameters)))

    def partners_of(self, actor_ids: Collection[str], on: date) -> tuple[str, ...]:
        rows = self._read(lambda run: run("partners_of", ids=sorted(actor_ids), on=on))
        return tuple(row["id"] for row in rows)

    def neighbourhood(self, actor_id: str, depth: int, on: date) -> Subgraph:
        return self._read(lambda run: read_neighbourhood(run, read_actor(run, actor_id), depth, on))

    def subgraph(self, on: date) -> Subgraph:
        return self._read(lambda run: read_subgraph(run, on))

    def outline(self) -> Outline:
        return self._read(read_outline)

    def ties_begun(self, on: date, before: date) -> tuple[Tie, ...]:
        return self._read(lambda run: records(Tie, run.each("ties_begun", on=on, before=before)))

    def seat_counts(self, on: date) -> SeatCounts:
        return self._read(lambda run: read_seat_counts(run, on))

    def offers_of(self, actor_ids: Collection[str]) -> tuple[Offer, ...]:
        return self._read(lambda run: records(Offer, run.each("offers_of", ids=sorted(actor_ids))))

    def offering(self, actor_ids: Collection[str], topics: Collection[str]) -> tuple[Offering, ...]:
        return self._read(lambda run: read_offering(run, actor_ids, topics))

    def needs_of(self, actor_ids: Collection[str]) -> tuple[Need, ...]:
        return self._read(lambda run: records(Need, run.each("needs_of", ids=sorted(actor_ids))))

    def who_offers(self, query: OfferQuery) -> tuple[OfferMatch, ...]:
        parameters = {
            "on": query.on,
            "topics": list(dict.fromkeys(query.topics or self._vocabulary.topics)),
            "target_groups": list(query.target_groups) or None,
            **area_parameters(query.area),
        }
        return self._read(lambda run: with_actors(run, records(Offer, run.each("who_offers", **parameters))))

    def offer_outlines(self, topic: str, on: date) -> tuple[OfferOutline, ...]:
        return self._read(lambda run: read_outlines(run, topic, on))

    def who_says(self, query: SayingQuery) -> tuple[Actor, ...]:
        parameters = {
            "on": query.on,
            "text": self._text_query(query.wordings),
            "topics": list(query.topics),
            **area_parameters(query.area),
        }
        return self._read(lambda run: records(Actor, run.each("who_says", **parameters)))

    def events(self, event_ids: Collection[str]) -> tuple[Event, ...]:
        return self._read(lambda run: records(Event, run.each("events", ids=sorted(event_ids))))

    def export(self) -> GraphData:
        return self._read(read_everything)

    def merge(self, data: GraphData) -> None:
        def work(run: Run) -> Collection[str] | None:
            self._check_references(run, data)
            touched = touched_by(run, data)
            merge_records(run, data)
            return touched

        self._change(work)

    def delete_actor(self, actor_id: str) -> None:
        def work(run: Run) -> Collection[str] | None:
            read_actor(run, actor_id)
            return _removed(run, Removal(actors=(actor_id,)))

        self._change(work)

    def delete_tie(self, tie_id: str) -> None:
        def work(run: Run) -> Collection[str] | None:
            read_tie(run, tie_id)
            return _removed(run, Removal(ties=(tie_id,)))

        self._change(work)

    def apply(self, change: Change) -> None:
        def work(run: Run) -> Collection[str] | None:
            if change.version is not None:
                _check_version(run, change.version)
            self._check_references(run, change.data)
            touched = touched_by(run, change.data, change.removal)
            merge_records(run, change.data)
            remove_records(run, change.removal)
            remember(run, change)
            return touched

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


def _removed(run: Run, removal: Removal) -> Collection[str] | None:
    """Remove records; the actors that this touched."""
    touched = touched_by(run, GraphData(), removal)
    remove_records(run, removal)
    return touched


def _check_version(run: Run, version: int) -> None:
    """That nobody wrote the graph since; the number is raised first, which keeps other writers waiting until the end."""
    run("raise_version")
    if run("version")[0]["version"] != version + 1:
        raise StoreChangedError("store_changed")

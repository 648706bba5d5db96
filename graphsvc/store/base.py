"""GraphStore, the contract that every engine keeps; tests/contract/ tests each sentence on each engine.

A store retrieves and stores; it neither ranks nor measures. The order of every result is part of the
contract, so that all engines give equal answers. "Active on a day" is as `Actor.is_active` and
`Tie.is_active` say; a planned tie is never active.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from graphsvc.model import (
    Actor,
    ActorAmong,
    ActorFilter,
    Correction,
    Counts,
    Dataset,
    Event,
    FollowUp,
    GraphData,
    Need,
    Offer,
    Offerer,
    OfferInBrief,
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
)
from graphsvc.model.history import Change, Import, RecordChange
from graphsvc.model.outlines import Outline


class GraphStore(Protocol):
    """Where the graph is kept.

    Every method raises StoreUnavailableError when the store cannot be reached, within two seconds, and
    works again by itself when the store is back. Methods may be called from several threads.
    """

    def ping(self) -> None:
        """Do nothing but reach the store."""

    def faults(self) -> tuple[str, ...]:
        """What the engine itself finds damaged, in its own words; empty when it is sound."""

    def close(self) -> None:
        """Let go of files and connections; the store is not used afterwards."""

    def migrate(self) -> tuple[str, ...]:
        """Bring the schema and the vocabularies up to date; the names of the migrations that were run.

        A store that is up to date is left as it is. Raises StoreSchemaError when the store was made by
        a newer program.
        """

    def version(self) -> int:
        """A number that grows with every write of the graph; the same number means the same graph."""

    def touched_since(self, version: int) -> frozenset[str] | None:
        """The ids of the actors that the writes after a version touched; None where that is not known any more.

        A write touches the actors that it writes or removes, the owners of such offers and needs, and the ends of such
        ties, as they were and as they are; a large one counts as unknown.
        """

    def datasets(self) -> tuple[Dataset, ...]:
        """The data sets that were loaded, by name."""

    def reference_day(self) -> date | None:
        """The latest day that a loaded data set is true for; None when none states one."""

    def counts(self, on: date) -> Counts:
        """How many actors and ties are active on a day, and what those actors offer and need."""

    def actor(self, actor_id: str) -> Actor:
        """The actor that bears this id, whether active or not. Raises NotFoundError when none does."""

    def actors_by_id(self, actor_ids: Collection[str]) -> tuple[Actor, ...]:
        """The actors that bear these ids, by id; ids that nobody bears are passed over."""

    def actors_named(self, keys: Collection[str]) -> tuple[Actor, ...]:
        """The actors, active or not, of whose names in any language one has one of these `name_key`s, by id."""

    def actors(self, wanted: ActorFilter, window: Window) -> Slice[Actor]:
        """Actors, active or not, by name (Finnish first, å ä ö last), then id; a window past the end is empty.

        `topics` match an offer under one of them; every one of `words` must begin a word of a name or
        a description in any language, diacritics folded; a `region` holds the municipality of the seat.
        """

    def seated(self, place_id: str, window: Window) -> Slice[Actor]:
        """Actors, active or not, that sit in a place or in one inside it, in the order of `actors`."""

    def actors_with_words(self, words: Collection[str], most: int) -> tuple[Actor, ...]:
        """The first of the actors that `ActorFilter.words` would find for one or more words, at most `most`."""

    def tie(self, tie_id: str) -> Tie:
        """The tie that bears this id. Raises NotFoundError when none does."""

    def ties(self, on: date, kind: TieKind | None, window: Window) -> Slice[Tie]:
        """The ties that are active on a day, by id; of one kind where it is given."""

    def ties_of(self, actor_ids: Collection[str], on: date | None) -> tuple[Tie, ...]:
        """The ties with at least one end among these actors, by id: active on a day, or all, planned ones too.

        A tie between two of the actors comes once; parallel ties all come.
        """

    def ties_hanging_on(self, actor_id: str) -> tuple[Tie, ...]:
        """The ties with an end at an actor, and those of others that rest on it, by id: all of them, planned ones too."""

    def ties_among(self, actor_ids: Collection[str], kinds: Collection[TieKind], on: date | None) -> tuple[Tie, ...]:
        """The ties of these kinds with both ends among these actors, by id: active on a day, or all, planned ones too."""

    def parts(self, on: date) -> tuple[PartOf, ...]:
        """Who is part of whom by a tie that is active on a day, each pair once; by the part, then the whole."""

    def ties_between(self, actor_ids: Collection[str], others: Collection[str], on: date) -> tuple[Tie, ...]:
        """The ties that are active on a day, with one end among these actors and the other among the others, by id."""

    def partners_of(self, actor_ids: Collection[str], on: date) -> tuple[str, ...]:
        """The ids of those that act on a day and share a tie active on it with one of these actors, in order."""

    def neighbourhood(self, actor_id: str, depth: int, on: date) -> Subgraph:
        """The actor, those within `depth` ≥ 0 ties of it on a day, and all ties among them that are active.

        An actor at the end of an active tie is there even when it is itself not active. Raises
        NotFoundError when nobody bears the id.
        """

    def subgraph(self, on: date) -> Subgraph:
        """Every tie that is active on a day, its two ends, and every other actor that is active on it."""

    def outline(self) -> Outline:
        """What analyses ask of the whole graph on whatever day: actors by id, ties that are no plans by id, offers and needs.

        Of what was written meanwhile some may be missing; whatever is there fits together.
        """

    def ties_begun(self, on: date, before: date) -> tuple[Tie, ...]:
        """The ties that are active on a day and were not on the other, earlier or later, by id."""

    def seat_counts(self, on: date) -> SeatCounts:
        """How many actors and ties the subgraph of a day holds, by municipality."""

    def actors_at(self, places: Collection[str], on: date) -> tuple[str, ...]:
        """The ids of those that sit in one of these places, active or not, and of others that serve these alone, in order.

        Of the others those that are active on the day, serve places, none but these, and have an offer that serves one
        of them as `who_offers` says.
        """

    def actors_tied(self, actor_ids: Collection[str], on: date) -> tuple[str, ...]:
        """The ids of those of these actors that have a tie active on a day, in order."""

    def actors_among(self, actor_ids: Collection[str], on: date) -> tuple[ActorAmong, ...]:
        """Those of these actors that are active on a day or then have a tie to another of them, by id."""

    def seated_ties_among(self, actor_ids: Collection[str], on: date) -> Mapping[tuple[str | None, str | None], int]:
        """How many ties between these actors are active on a day, by where their ends sit."""

    def offers_of(self, actor_ids: Collection[str]) -> tuple[Offer, ...]:
        """What these actors offer, by id."""

    def offers_by_id(self, offer_ids: Collection[str]) -> tuple[Offer, ...]:
        """The offers that bear these ids, by id; ids that none bears are passed over."""

    def offers_in_brief(self, actor_ids: Collection[str]) -> tuple[OfferInBrief, ...]:
        """What these actors offer, by actor id, then offer id; target groups in the order in which the offer has them."""

    def offerers_under(self, topics: Collection[str], on: date) -> tuple[Offerer, ...]:
        """Those that offer something under one of these topics and are active on a day, by id; without places."""

    def offerers_serving(self, places: Collection[str], on: date) -> tuple[Offerer, ...]:
        """Those whose offers serve one of these places as `who_offers` says, that sit in none of them, by id."""

    def offering(self, actor_ids: Collection[str], topics: Collection[str]) -> tuple[Offering, ...]:
        """The actors that bear these ids, active or not, by id, each with what it offers under these topics, by id."""

    def needs_of(self, actor_ids: Collection[str]) -> tuple[Need, ...]:
        """What these actors need, by id; never returned as an offer."""

    def who_offers(self, query: OfferQuery) -> tuple[OfferMatch, ...]:
        """Offers that fit the query, with their actors, by actor id, then offer id.

        Actors that are not active on the day never come. An offer fits an area when its actor's point,
        or else its municipality's, lies in the box, edges included; when its actor sits in one of the
        places; or when it serves one of them: by its own places, where it has some, else its actor's.
        """

    def offer_outlines(self, topic: str, on: date) -> tuple[OfferOutline, ...]:
        """What ranks the offers under a topic by actors that are active on the day; by actor id, then offer id."""

    def who_says(self, query: SayingQuery) -> tuple[Actor, ...]:
        """Actors that fit the query, by id.

        Actors that are not active on the day never come. An actor fits an area as one of its offers would that has
        no places of its own (`who_offers`).
        """

    def events(self, event_ids: Collection[str]) -> tuple[Event, ...]:
        """The events that bear these ids, by id; ids that none bears are passed over."""

    def export(self) -> GraphData:
        """Everything but the vocabularies, each kind of record by id."""

    def merge(self, data: GraphData) -> None:
        """Write all records in one transaction, all or nothing: new ids are added, known ids are replaced.

        Merging the same data again changes nothing; of records that repeat an id the last counts. A record
        that is known keeps its ties, offers and needs; a tie that is known may change its kind or its ends.
        Raises InvalidInputError when a record names an actor, place, topic or target group that is neither
        in `data` nor known; nothing is written.
        """

    def delete_actor(self, actor_id: str) -> None:
        """Remove the actor with its ties, offers and needs. Raises NotFoundError when nobody bears the id."""

    def delete_tie(self, tie_id: str) -> None:
        """Remove one tie; parallel ties stay. Raises NotFoundError when none bears the id."""

    def apply(self, change: Change) -> None:
        """Write, remove and remember, all in one transaction: `merge`, then the removal, then the history.

        Ids to be removed that nobody bears are passed over; an actor takes its ties, offers and needs with it.
        Raises InvalidInputError as `merge` does, and StoreChangedError when the graph is no longer at the version
        that the change is for; nothing is written.
        """

    def fill(self, change: Change) -> None:
        """Apply a change, a portion at a time where one transaction would take more memory than the engine has.

        Until all is written such a store is unfinished, and only `open_store` with `finishes` opens it.
        Raises InvalidInputError as `merge` does; nothing is written.
        """

    def is_unfinished(self) -> bool:
        """Whether a `fill` was cut off; the same `fill` again brings it to its end."""

    def imports(self) -> tuple[Import, ...]:
        """What was imported, the latest first."""

    def import_steps(self, import_id: str) -> tuple[RecordChange, ...]:
        """What an import did, in the order in which it was remembered; nothing for an import that is unknown."""

    def actors_identified(self, identifiers: Collection[str]) -> tuple[Actor, ...]:
        """The actors that bear one of these business ids, register numbers or PTV ids, by id."""

    def count_unanswered(self, topics: Collection[str], places: Collection[str], on: date) -> None:
        """Count a question of a day that nobody could answer, once for each pair of a topic and a place.

        `topics` are ids of topics and `group:…`; where either is empty, nothing of the sort was understood. Counts
        are kept by calendar month; they are no part of the graph, and neither `version` nor `export` knows them.
        """

    def unanswered(self) -> tuple[Unanswered, ...]:
        """What nobody could answer: the most frequent first, then the latest month, by topic, by place; None before ids."""

    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What coordinators have set aside, the latest first, then by ids; no part of the graph, like `unanswered`.

        It stays when an actor goes, so that a partner who declined is remembered when the actor comes back.
        """

    def set_aside(self, follow_up: FollowUp) -> None:
        """Remember what came of an actor or a pair, in place of what was remembered of the same."""

    def take_back(self, actors: Collection[str]) -> None:
        """Forget what came of an actor (one id) or a pair (two); nothing where nothing was remembered."""

    def corrections(self) -> tuple[Correction, ...]:
        """What coordinators corrected in their files, by what it is about, then by what it says it of.

        No part of the graph, like `follow_ups`; it stays when an actor goes, for the next file may bring it back.
        """

    def correct(self, correction: Correction) -> None:
        """Remember what was said of something, in place of what was remembered of the same."""

    def forget(self, correction: Correction) -> None:
        """Forget what was said of something; nothing where nothing was remembered of it."""

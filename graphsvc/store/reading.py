"""Records read by statements inside a transaction."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from graphsvc.errors import NotFoundError
from graphsvc.model import (
    Actor,
    ActorKind,
    Counts,
    Dataset,
    Event,
    GraphData,
    LocalText,
    Need,
    Offer,
    Offerer,
    OfferInBrief,
    Offering,
    OfferMatch,
    OfferOutline,
    SeatCounts,
    Subgraph,
    Tie,
)
from graphsvc.model.flat import Record, unflatten
from graphsvc.store.run import Row, Run


def records(record_type: type[Record], rows: Iterable[Row]) -> tuple[Record, ...]:
    """The records in rows of one column."""
    return tuple(unflatten(record_type, value) for row in rows for value in row.values())


def read_datasets(run: Run) -> tuple[Dataset, ...]:
    """The data sets, by name."""
    return records(Dataset, run("datasets"))


def read_counts(run: Run, on: date) -> Counts:
    """How much is active on a day."""
    kinds = {row["kind"]: row["amount"] for row in run("count_active_actors", on=on)}
    return Counts(
        actors=sum(kinds.values()),
        actors_by_kind=kinds,
        ties=run("count_active_ties", on=on, kind=None)[0]["amount"],
        offers=run("count_offers", on=on)[0]["amount"],
        needs=run("count_needs", on=on)[0]["amount"],
    )


def read_seat_counts(run: Run, on: date) -> SeatCounts:
    """How many actors and ties the subgraph of a day holds, by municipality."""
    actors, ties = run("count_seated_actors", on=on), run("count_seated_ties", on=on)
    return SeatCounts(
        {(row["municipality"], ActorKind(row["kind"])): row["amount"] for row in actors},
        {(row["source"], row["target"]): row["amount"] for row in ties},
    )


def read_all_actors(run: Run) -> tuple[Actor, ...]:
    """Every actor, by id."""
    return records(Actor, run.each("actors_by_id", ids=None))


def read_actors(run: Run, actor_ids: Collection[str]) -> tuple[Actor, ...]:
    """The actors that bear these ids, by id."""
    return records(Actor, run.each("actors_by_id", ids=sorted(actor_ids)))


def read_actor(run: Run, actor_id: str) -> Actor:
    """The actor that bears an id. Raises NotFoundError when none does."""
    if found := read_actors(run, (actor_id,)):
        return found[0]
    raise NotFoundError("actor", actor_id)


def read_tie(run: Run, tie_id: str) -> Tie:
    """The tie that bears an id. Raises NotFoundError when none does."""
    if found := records(Tie, run("tie", id=tie_id)):
        return found[0]
    raise NotFoundError("tie", tie_id)


def read_ties_of(run: Run, actor_ids: Collection[str], on: date | None) -> tuple[Tie, ...]:
    """The ties with an end among these actors, by id: active on a day, or all."""
    return records(Tie, run.each("ties_of", ids=sorted(actor_ids), on=on))


def read_neighbourhood(run: Run, actor: Actor, depth: int, on: date) -> Subgraph:
    """An actor, those within `depth` ties of it on a day, and the ties among them."""
    reached = {actor.id}
    frontier = {actor.id}
    for _ in range(depth):
        ends = {end for tie in read_ties_of(run, frontier, on) for end in (tie.source, tie.target)}
        frontier = ends - reached
        reached |= frontier
    actors = read_actors(run, reached)
    known = {one.id for one in actors}
    return Subgraph(on, actors, among(known, read_ties_of(run, known, on)))


def read_subgraph(run: Run, on: date) -> Subgraph:
    """Every active tie, its ends, and every other active actor."""
    ties = records(Tie, run.each("active_ties", on=on))
    actors = {actor.id: actor for actor in records(Actor, run.each("active_actors", on=on))}
    missing = {end for tie in ties for end in (tie.source, tie.target)} - actors.keys()
    actors.update((actor.id, actor) for actor in read_actors(run, missing))
    return Subgraph(on, tuple(actors[actor_id] for actor_id in sorted(actors)), among(actors, ties))


def among(actor_ids: Collection[str], ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Of the ties those with both ends among the actors."""
    return tuple(tie for tie in ties if tie.source in actor_ids and tie.target in actor_ids)


def with_actors(run: Run, offers: tuple[Offer, ...]) -> tuple[OfferMatch, ...]:
    """The offers with their actors."""
    actors = {actor.id: actor for actor in read_actors(run, {offer.actor for offer in offers})}
    return tuple(OfferMatch(actors[offer.actor], offer) for offer in offers if offer.actor in actors)


def read_offering(run: Run, actor_ids: Collection[str], topics: Collection[str]) -> tuple[Offering, ...]:
    """Actors, by id, with what they offer under topics, by id."""
    rows = run("offering", ids=sorted(actor_ids), topics=sorted(topics))
    return tuple(
        Offering(unflatten(Actor, row["actor"]), tuple(unflatten(Offer, offer) for offer in row["offers"]))
        for row in rows
    )


def read_offerers(rows: Iterable[Row]) -> tuple[Offerer, ...]:
    """Who offers something, from rows of names with the ids of the offers."""
    return tuple(
        Offerer(
            row["id"],
            LocalText(row["name_fi"], row["name_sv"], row["name_en"]),
            tuple(sorted(row["offers"])),
            frozenset((row.get("places") or "").split()),
        )
        for row in rows
    )


def read_briefs(run: Run, actor_ids: Collection[str]) -> tuple[OfferInBrief, ...]:
    """What actors offer, in brief; by actor id, then offer id."""
    return tuple(
        OfferInBrief(row["actor"], row["topic"], bool(row["is_stated"]), tuple((row["target_groups"] or "").split()))
        for row in run("offers_in_brief", ids=sorted(actor_ids))
    )


def read_outlines(run: Run, topic: str, on: date) -> tuple[OfferOutline, ...]:
    """What ranks the offers under a topic by those that are active on a day; by actor id, then offer id."""
    once: dict[Any, Any] = {}  # of each value one copy, as there are many rows
    lists: dict[str | None, tuple[str, ...]] = {}

    def ids(joined: str | None) -> tuple[str, ...]:
        if joined not in lists:
            lists[joined] = tuple(sorted((joined or "").split()))
        return lists[joined]

    def outline(row: Row) -> OfferOutline:
        *plain, is_stated, target_groups, places = map(once.setdefault, row.values(), row.values())
        return OfferOutline._make((*plain, bool(is_stated), ids(target_groups), ids(places)))

    return tuple(map(outline, run("offer_outlines", topic=topic, on=on)))


def read_everything(run: Run) -> GraphData:
    """All but the vocabularies, each kind of record by id."""
    return GraphData(
        actors=read_all_actors(run),
        ties=records(Tie, run.each("all_ties")),
        offers=records(Offer, run.each("offers_of", ids=None)),
        needs=records(Need, run.each("needs_of", ids=None)),
        events=records(Event, run.each("events", ids=None)),
        datasets=read_datasets(run),
    )

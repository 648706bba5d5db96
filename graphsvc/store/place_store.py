"""What pages and maps of places read, through statements: no more than they show."""
# ruff: noqa: D102 - the contract says what the methods do

from collections.abc import Collection, Mapping
from datetime import date

from graphsvc.model import Actor, ActorAmong, ActorKind, Offer, Offerer, OfferInBrief, Slice, Window
from graphsvc.store.engine_store import EngineStore
from graphsvc.store.reading import read_briefs, read_offerers, records
from graphsvc.store.run import Run


class PlaceStore(EngineStore):
    """The part of a GraphStore that is about places; its methods do as the contract in `graphsvc.store.base` says."""

    def seated(self, place_id: str, window: Window) -> Slice[Actor]:
        def work(run: Run) -> Slice[Actor]:
            rows = run("actors_seated", place=place_id, offset=window.offset, limit=window.limit)
            return Slice(records(Actor, rows), run("count_actors_seated", place=place_id)[0]["amount"])

        return self._read(work)

    def offers_by_id(self, offer_ids: Collection[str]) -> tuple[Offer, ...]:
        return self._read(lambda run: records(Offer, run("offers_by_id", ids=sorted(offer_ids))))

    def offers_in_brief(self, actor_ids: Collection[str]) -> tuple[OfferInBrief, ...]:
        return self._read(lambda run: read_briefs(run, actor_ids))

    def offerers_under(self, topics: Collection[str], on: date) -> tuple[Offerer, ...]:
        return self._read(lambda run: read_offerers(run("offerers_under", topics=sorted(topics), on=on)))

    def offerers_serving(self, places: Collection[str], on: date) -> tuple[Offerer, ...]:
        return self._read(lambda run: read_offerers(run("offerers_serving", places=sorted(places), on=on)))

    def actors_at(self, places: Collection[str], on: date) -> tuple[str, ...]:
        rows = self._read(lambda run: run("actors_at", places=sorted(places), on=on))
        return tuple(row["id"] for row in rows)

    def actors_tied(self, actor_ids: Collection[str], on: date) -> tuple[str, ...]:
        rows = self._read(lambda run: run("actors_tied", ids=sorted(set(actor_ids)), on=on))
        return tuple(row["id"] for row in rows)

    def actors_among(self, actor_ids: Collection[str], on: date) -> tuple[ActorAmong, ...]:
        rows = self._read(lambda run: run("actors_among", ids=sorted(set(actor_ids)), on=on))
        return tuple(ActorAmong(row["id"], row["municipality"], ActorKind(row["kind"]), row["ties"]) for row in rows)

    def seated_ties_among(self, actor_ids: Collection[str], on: date) -> Mapping[tuple[str | None, str | None], int]:
        rows = self._read(lambda run: run("count_seated_ties_among", ids=sorted(set(actor_ids)), on=on))
        return {(row["source"], row["target"]): row["amount"] for row in rows}

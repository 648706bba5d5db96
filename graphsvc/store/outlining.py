"""The graph in outline, read row by row, so that never all of it stands in memory as rows."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from graphsvc.model import ActorKind, LocalText, Point, Sector, Status
from graphsvc.model.outlines import ActorOutline, EntryOutlines, EntryRow, Outline, TieOutlines, TieRow
from graphsvc.store.run import Run


def read_outline(run: Run) -> Outline:
    """What analyses ask of all actors, ties, offers and needs."""
    actors = tuple(_actors(run))
    number_of = {actor.id: number for number, actor in enumerate(actors)}

    def entries(name: str) -> EntryOutlines:
        return EntryOutlines.of((EntryRow._make(row.values()) for row in run.each(name)), number_of)

    ties = TieOutlines.of((TieRow._make(row.values()) for row in run.each("outline_ties")), number_of)
    return Outline(actors, ties, entries("outline_offers"), entries("outline_needs"))


def _actors(run: Run) -> Iterator[ActorOutline]:
    once = _Once()
    for row in run.each("outline_actors"):
        yield ActorOutline(
            id=row["id"],
            kind=once(ActorKind, row["kind"]),
            subtype=once(str, row["subtype"]),
            sector=once(Sector, row["sector"]),
            names=LocalText(row["name_fi"], row["name_sv"], row["name_en"]),
            municipality=once(str, row["municipality"]),
            point=None if row["latitude"] is None else Point(row["latitude"], row["longitude"]),
            serves=once(_ids, row["serves"] or ""),
            status=once(Status, row["status"]),
            start_date=once(date.fromisoformat, row["start_date"]),
            end_date=once(date.fromisoformat, row["end_date"]),
            assured_date=once(date.fromisoformat, row["assured_date"]),
            is_reachable=bool(row["is_reachable"]),
        )


class _Once:
    """Makes values of texts, of equal ones one, as records are many; None of None."""

    def __init__(self) -> None:
        self._made: dict[tuple[Any, str], Any] = {}

    def __call__(self, make: Any, given: str | None) -> Any:
        if given is None:
            return None
        made = self._made.get((make, given))
        if made is None:
            made = self._made[make, given] = make(given)
        return made


def _ids(joined: str) -> frozenset[str]:
    return frozenset(joined.split())

"""Which actors each of the last writes touched: what was worked out of others holds still."""

from collections.abc import Collection
from typing import Final

from graphsvc.model import GraphData
from graphsvc.model.history import Removal
from graphsvc.store.run import Run

_MOST_TOUCHED: Final = 500
"""A write of more records is remembered as one that may have touched anybody."""
_MOST_WRITES: Final = 1000


def touched_by(run: Run, data: GraphData, removal: Removal = Removal()) -> Collection[str] | None:
    """The actors that a write will touch, before it is done; None where it writes many records."""
    entries = (*data.offers, *data.needs)
    ends = [end for tie in data.ties for end in (tie.source, tie.target)]
    written = {*(actor.id for actor in data.actors), *ends, *(entry.actor for entry in entries), *removal.actors}
    changed = {
        "ties": [*(tie.id for tie in data.ties), *removal.ties],
        "offers": [*(offer.id for offer in data.offers), *removal.offers],
        "needs": [*(need.id for need in data.needs), *removal.needs],
        "actors": list(removal.actors),
    }
    if len(written) + sum(map(len, changed.values())) > _MOST_TOUCHED:
        return None
    return written.union(row["id"] for row in run("actors_behind", **changed))


def remember_touched(run: Run, actors: Collection[str] | None) -> None:
    """Remember which actors the write of the latest version touched; None for any."""
    run("insert_touched", actors=None if actors is None else sorted(actors))
    run("delete_touched", kept=_MOST_WRITES)


def read_touched(run: Run, since: int) -> frozenset[str] | None:
    """The actors that the writes after a version touched; None where that is not known."""
    rows = run("touched", since=since)
    touched = [row["actors"] for row in rows[1:]]
    if not rows or rows[0]["version"] != since or None in touched:
        return None
    return frozenset(actor for actors in touched for actor in actors)

"""The records of the store that an import may touch, each asked for and kept in memory once."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any

from graphsvc.exchange.planning.known import Known, in_portions
from graphsvc.exchange.understanding.findings import Where

Placed = Mapping[str, tuple[Where, Any]]
"""What files say of the records of a kind, by id."""


class Before:
    """Records of the store by kind and id."""

    def __init__(self, known: Known, datasets: Iterable[Any]) -> None:
        """`datasets` are all of the store's."""
        self.records: dict[str, dict[str, Any]] = {"datasets": {dataset.name: dataset for dataset in datasets}}
        self._asked: dict[str, set[str]] = {}
        self._ask: Mapping[str, Callable[[Collection[str]], Iterable[Any]]] = {
            "actors": known.actors_by_id,
            "ties": partial(known.ties_of, on=None),
            "offers": known.offers_of,
            "needs": known.needs_of,
            "events": known.events,
        }

    def of(self, kind: str, ids: Collection[str], placed: Placed) -> Mapping[str, Any]:
        """The records of a kind that have these ids or are of these actors, with those that were asked for before."""
        asked = self._asked.setdefault(kind, set())
        wanted = [one for one in ids if one not in asked]
        asked.update(wanted)
        self._keep(kind, in_portions(self._ask[kind], wanted), placed)
        return self.records[kind]

    def knows(self, kind: str, records: Iterable[Any], ids: Iterable[str]) -> None:
        """Take what was read already of the records of these ids."""
        self._asked.setdefault(kind, set()).update(ids)
        self._keep(kind, records, {})

    def of_all(self, placed: Mapping[str, Placed], ends: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        """The records that bear the ids of those placed, and perhaps more; `ends` are those of the placed ties."""
        offering, needing = ({entry.actor for _, entry in placed[kind].values()} for kind in ("offers", "needs"))
        asked = {"ties": ends, "offers": offering, "needs": needing}
        for kind in self._ask:
            self._keep(kind, list(self.records.get(kind, {}).values()), placed[kind])
            self.of(kind, asked.get(kind, placed[kind]), placed[kind])
        return self.records

    def _keep(self, kind: str, records: Iterable[Any], placed: Placed) -> None:
        """Keep records; where a placed one says the same, that stands for it."""
        kept = self.records.setdefault(kind, {})
        for record in records:
            said = placed.get(record.id)
            kept[record.id] = said[1] if said is not None and said[1] == record else record

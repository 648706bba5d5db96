"""Ties from rows: what a row says, laid over what is known."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from graphsvc.errors import InvalidInputError
from graphsvc.exchange.planning.building import made_of
from graphsvc.exchange.planning.ends import Ends
from graphsvc.exchange.planning.identity import Identified
from graphsvc.exchange.planning.names import id_of_tie, is_lasting
from graphsvc.exchange.understanding.connections import TieRow
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.model import Tie, TieKind
from graphsvc.model.flat import flatten, unflatten
from graphsvc.model.records import is_id

_CLEARED: Final[Mapping[str, Any]] = {
    "start": ("start_date", None),
    "end": ("end_date", None),
    "strength": ("level", None),
    "basis": ("basis", None),
    "description": ("description", ""),
    "next_step": ("next_step", ""),
    "source": ("source_name", ""),
    "source_url": ("source_url", ""),
    "planned": ("planned", None),
    "recorded": ("recorded_at", None),
    "confirmed_by": ("confirmed_by", None),
}
"""What an empty cell of each column takes away, in rows that say everything."""
_SHARED: Final = frozenset(key for key, _ in _CLEARED.values())
"""All that is kept of a tie but its id, its ends and its kind."""
_REMEMBERED: Final = 10_000


def tie_from(row: TieRow, said: Mapping[str, Any], base: Tie | None, findings: Findings) -> Tie | None:
    """What a row says, laid over what was known; None where that is no tie, which is refused."""
    before: dict[str, Any] = dict(flatten(base)) if base else {}
    start = before or ({} if row.says_all else {"source_name": row.where.sheet.file})
    if row.says_all and base:
        start = {**start, **dict(_CLEARED[column] for column in row.emptied if column in _CLEARED)}
    tie: Tie | None = made_of(Tie, {**start, **said}, row.where, findings, before)
    return base if tie == base else tie  # of two that say the same, one is kept in memory


def mentioned_ties(identified: Identified) -> Iterator[TieRow]:
    """The ties to those that actors' own rows name as partners."""
    for actor_id, row in identified.rows:
        for name, kind, is_reversed, _ in row.partners:
            ends = (name, actor_id) if is_reversed else (actor_id, name)
            yield TieRow(row.where, "", *ends, kind, {}, is_mention=True)


class _Alike:
    """What the ties of rows that say the same share; such rows are many."""

    def __init__(self, row: TieRow) -> None:
        """`row` is the first of them."""
        self.fields = row.fields  # kept, as it is known by its place in memory
        cleared = {_CLEARED[column][0] for column in row.emptied if column in _CLEARED}
        self.is_whole = row.kind is not None and cleared | self.fields.keys() >= _SHARED
        """Whether nothing of a known tie is left where a row says this of it."""
        ends = {"id": "tie", "source": "one", "target": "other"}
        try:
            tie = unflatten(Tie, {**self.fields, **ends, "kind": row.kind or TieKind.COOPERATES_WITH})
            self.values = {"kind": tie.kind, **{name: getattr(tie, name) for name in _SHARED}}
        except InvalidInputError:
            self.values = {}


class TieBuilder:
    """Ties from rows; rows that repeat one another without ids are one tie."""

    def __init__(self, ends: Ends, known: Mapping[str, Tie], findings: Findings) -> None:
        """`known` are the ties of the store that touch the actors in question, by id."""
        self._ends = ends
        self._findings = findings
        self._known = known
        self._alike: dict[tuple[int, frozenset[str]], _Alike] = {}
        self._taken: set[str] = set()
        self._has_mentions = False
        self._pairs: set[tuple[Any, ...]] = set()
        self._made: dict[tuple[str, ...], list[tuple[str, Any]]] = defaultdict(list)

    @cached_property
    def _parallel(self) -> Mapping[tuple[Any, ...], Sequence[Tie]]:
        """The known ties by their ends and kind; asked for only where a row gives no id."""
        found: dict[tuple[Any, ...], list[Tie]] = defaultdict(list)
        for tie in self._known.values():
            found[_pair(tie.source, tie.target, tie.kind)].append(tie)
        return found

    def ties(self, rows: list[TieRow], persons: set[str]) -> Iterator[tuple[Where, Tie]]:
        """The tie that each row means; the rows are let go of one by one, for they are many."""
        self._has_mentions = any(row.is_mention for row in rows)
        rows.reverse()
        while rows:
            row = rows.pop()
            person = next((name for name in (row.source, row.target) if name in persons), None) if persons else None
            if person is not None:
                self._findings.leave_out(row.where, "from" if person == row.source else "to", "person")
            elif tie := self._tie(row):
                yield row.where, tie

    def _tie(self, row: TieRow) -> Tie | None:
        columns = ("partners", "partners") if row.is_mention else ("from", "to")
        source = self._ends.one(row.where, columns[0], row.source, self._findings)
        target = self._ends.one(row.where, columns[1], row.target, self._findings)
        if source is None or target is None:
            return None
        if source == target:
            self._findings.refuse(row.where.problem("tie_to_itself", "to", row.target))
            return None
        said = {"source": source, "target": target, **row.fields, **self._basis(row)}
        if self._has_mentions and self._is_said_already(row, source, target):
            return None
        tie_id = self._id(row, said)
        return self._made_of(row, {**said, "id": tie_id}) if tie_id is not None else None

    def _made_of(self, row: TieRow, said: dict[str, Any]) -> Tie | None:
        base = self._known.get(said["id"])
        if row.says_all and (tie := self._like_others(row, said, base)):
            return base if tie == base else tie
        kind = row.kind or (base.kind if base else TieKind.COOPERATES_WITH)
        ends = said["target"], said["source"]
        if base and not row.says_all and not kind.is_directed and (base.source, base.target) == ends:
            said |= {"source": base.source, "target": base.target}
        return tie_from(row, {**said, "kind": kind}, base, self._findings)

    def _like_others(self, row: TieRow, said: Mapping[str, Any], base: Tie | None) -> Tie | None:
        """The tie of a row that says all that others say but for its id and ends; None where a rule is broken."""
        said_and_not = id(row.fields), row.emptied
        alike = self._alike.get(said_and_not)
        if alike is None:
            if len(self._alike) >= _REMEMBERED:
                self._alike.clear()
            self._alike[said_and_not] = alike = _Alike(row)
        if not alike.values or (base and not alike.is_whole):
            return None
        try:
            return Tie(id=said["id"], source=said["source"], target=said["target"], **alike.values)
        except InvalidInputError:  # told where the tie is made from all that the row says
            return None

    def _is_said_already(self, row: TieRow, source: str, target: str) -> bool:
        """Whether an actor's row only mentions what a row before it says."""
        pair = _pair(source, target, row.kind or TieKind.COOPERATES_WITH)
        is_said = row.is_mention and pair in self._pairs
        self._pairs.add(pair)
        return is_said

    def _basis(self, row: TieRow) -> dict[str, str]:
        """The project that a tie rests on, by its id where it is one that is known."""
        said = row.fields.get("basis")
        found = self._ends.find(row.where.sheet.file, said) if said and not row.says_all else ()
        return {"basis": next(iter(found))} if len(found) == 1 else {}

    def _id(self, row: TieRow, said: Mapping[str, Any]) -> str | None:
        """The id that the row bears; else that of a known tie that it may mean; else one made from what it says."""
        if row.id and (is_id(row.id) if row.says_all else is_lasting(row.id)):
            if row.id in self._taken:
                self._findings.refuse(row.where.problem("id_repeated", "id", row.id))
                return None
            self._taken.add(row.id)
            return row.id
        kind = row.kind or TieKind.COOPERATES_WITH
        pair = _pair(said["source"], said["target"], kind)
        start = said.get("start_date") or ""
        same = self._made[*map(str, pair), start]
        if not row.id:
            repeated = next((tie_id for tie_id, other in same if tie_id and other == said), None)
            if repeated:
                return None
        made = id_of_tie(*map(str, pair), start, *([str(len(same))] if same else []))
        tie_id = made if made in self._known else self._match(pair, start) or made
        same.append((tie_id, said))
        self._taken.add(tie_id)
        return tie_id

    def _match(self, pair: tuple[Any, ...], start: str) -> str | None:
        """A known tie of the same kind between the same ends, from the same day or from no day that both say."""
        free = [tie for tie in self._parallel.get(pair, ()) if tie.id not in self._taken]
        exact = [tie for tie in free if (tie.start_date.isoformat() if tie.start_date else "") == start]
        loose = [tie for tie in free if tie.start_date is None or not start]
        return next((tie.id for tie in (*exact, *loose)), None)


def _pair(source: str, target: str, kind: TieKind) -> tuple[Any, ...]:
    return (source, target, kind) if kind.is_directed else (*sorted((source, target)), kind)

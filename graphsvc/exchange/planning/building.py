"""Records from rows: what a row says, laid over what is known."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from graphsvc.errors import InvalidInputError
from graphsvc.exchange.planning.aliases import also_named, with_aliases_of
from graphsvc.exchange.planning.breaches import TIE_LEFT_OUT, breach
from graphsvc.exchange.planning.ends import Ends
from graphsvc.exchange.planning.identity import Identified
from graphsvc.exchange.planning.names import id_of_entry, id_of_tie, is_lasting
from graphsvc.exchange.planning.repeated import beside_earlier
from graphsvc.exchange.understanding.actor_rows import ActorRow, Wish
from graphsvc.exchange.understanding.connections import TieRow
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.model import LANGUAGES, Actor, ActorKind, Need, Offer, Tie, TieKind
from graphsvc.model.flat import flatten, unflatten
from graphsvc.model.records import is_id

_NEW_ACTOR: Final = {"kind": ActorKind.ORGANISATION, "subtype": "organisation"}
_CLEARED: Final[Mapping[str, Any]] = {
    "sector": ("sector", None),
    "status": ("status", None),
    "start": ("start_date", None),
    "end": ("end_date", None),
    "assured": ("assured_date", None),
    "modified": ("modified_at", None),
    "municipality": ("municipality", None),
    "serves": ("serves", []),
    "business_id": ("business_id", None),
    "register_number": ("register_number", None),
    "ptv_id": ("ptv_id", None),
    "contacts": ("contacts", []),
    "url": ("url", ""),
    "latitude": ("latitude", None),
    "source": ("source_name", ""),
    "source_url": ("source_url", ""),
    **{f"description_{language}": (f"description_{language}", "") for language in LANGUAGES},
    **{f"label_{language}": (f"name_{language}", "") for language in LANGUAGES},
}
_CLEARED_OF_TIE: Final[Mapping[str, Any]] = {
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
_NEEDED: Final = frozenset({"id", "names", "source", "target"})
Entry = TypeVar("Entry", Offer, Need)


def actors_from(identified: Identified, findings: Findings) -> Iterator[tuple[Where, Actor]]:
    """Each row's actor; where several rows mean one, each is laid over those before it."""
    current: dict[str, Actor] = dict(identified.known)
    for actor_id, row in beside_earlier(identified.rows, findings):
        base = current.get(actor_id)
        is_by_name = row.is_joined or actor_id in identified.by_name
        actor = actor_from(actor_id, row, base, findings, is_by_name=is_by_name)
        if actor:
            actor = with_aliases_of(base, actor) if base and not row.says_all else actor
            current[actor_id] = actor = also_named(actor, row.label) if row.is_joined else actor
            yield row.where, actor


def actor_from(
    actor_id: str, row: ActorRow, base: Actor | None, findings: Findings, *, is_by_name: bool = False
) -> Actor | None:
    """What a row says, laid over what was known; None where that is no actor, which is refused."""
    flat: dict[str, Any] = dict(flatten(base)) if base else {**_new_actor(row), "source_name": row.where.sheet.file}
    if row.says_all and base:
        flat.update(_CLEARED[column] for column in row.emptied if column in _CLEARED)
        _clear_description(flat, row)
    elif row.says_all:
        flat = dict(_NEW_ACTOR)
    fields = _without_known_name(row.fields, base, is_by_name=is_by_name) if base and not row.says_all else row.fields
    if not row.says_all and str(flat.get("assured_date") or "") > str(fields.get("assured_date", "9")):
        fields = {key: value for key, value in fields.items() if key != "assured_date"}
    made: Actor | None = _made(
        Actor, {**flat, **fields, "id": actor_id}, row.where, findings, dict(flat) if base else {}
    )
    return made


def _new_actor(row: ActorRow) -> dict[str, Any]:
    """What an actor is of which the row does not say so: what its name tells, where the row says nothing else."""
    is_said = row.fields.get("subtype", row.by_name.get("subtype")) != row.by_name.get("subtype")
    return dict(_NEW_ACTOR) if is_said else {**_NEW_ACTOR, **row.by_name}


def _clear_description(flat: dict[str, Any], row: ActorRow) -> None:
    """The column without a language holds the description in the language of the row's name."""
    if "description" in row.emptied:
        language = next((one for one in LANGUAGES if f"name_{one}" in row.fields), "fi")
        flat[f"description_{language}"] = ""


def _without_known_name(fields: Mapping[str, Any], base: Actor, *, is_by_name: bool) -> dict[str, Any]:
    """A name that the actor has in some language says nothing new; one by which it was found does not rename it."""
    names = {base.names.fi, base.names.sv, base.names.en} - {""}
    kept = dict(fields)
    for language in LANGUAGES:
        name = kept.pop(f"name_{language}", None)
        if name is not None and name not in names and not is_by_name:
            shown = base.names.language_for("fi") if language == "fi" else language
            kept[f"name_{shown}"] = name
    return kept


def _made(record_type: Any, flat: dict[str, Any], where: Where, findings: Findings, before: Mapping[str, Any]) -> Any:
    """The record, without those values that break a rule; None where that leaves none."""
    for _ in range(len(flat)):
        try:
            return unflatten(record_type, flat)
        except InvalidInputError as error:
            broken = _key(flat, error.field)
            problem = breach(record_type, where, error)
            if broken is None or broken in _NEEDED or problem.code == TIE_LEFT_OUT:
                findings.refuse(problem)
                return None
            findings.warn(problem)
            if flat.get(broken) == before.get(broken):
                flat[broken] = None
            else:
                flat[broken] = before.get(broken)
    return None


def _key(flat: Mapping[str, Any], field: str) -> str | None:
    """The key that a rule's field is kept under; None for a text in several languages, of which any may be at fault."""
    return field if field in flat else None


def entries_from(
    rows: Iterable[tuple[str, ActorRow]],
    record_type: type[Entry],
    known: Mapping[str, Sequence[Entry]],
    groups: Mapping[str, Collection[str]],
) -> Iterator[tuple[Where, Entry]]:
    """What rows say that their actors offer (or need).

    `known` are the entries that each actor has, `groups` the target groups of all its offers and needs; a group that
    is not among them is for everything that the row lists.
    """
    current = {actor_id: _by_topic(entries) for actor_id, entries in known.items()}
    for actor_id, row in rows:
        mine = current.setdefault(actor_id, {})
        new_groups = tuple(group for group in row.target_groups if group not in groups.get(actor_id, ()))
        for wish in row.offers if record_type is Offer else row.needs:
            made = [_with_groups(entry, new_groups) for entry in mine.get(wish.topic, ())]
            mine[wish.topic] = made or [_entry(actor_id, row, wish, record_type)]
            yield from ((row.where, entry) for entry in mine[wish.topic])


def _by_topic(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.topic].append(entry)
    return dict(found)


def _with_groups(entry: Entry, groups: tuple[str, ...]) -> Entry:
    new: list[str] = [group for group in groups if group not in entry.target_groups]
    return unflatten(type(entry), {**flatten(entry), "target_groups": [*entry.target_groups, *new]}) if new else entry


def _entry(actor_id: str, row: ActorRow, wish: Wish, record_type: type[Entry]) -> Entry:
    flat = {
        "id": id_of_entry(actor_id, wish.topic),
        "actor": actor_id,
        "topic": wish.topic,
        "target_groups": list(row.target_groups),
        "description_fi": wish.words,
        "source_name": row.where.sheet.file,
    }
    return unflatten(record_type, flat)


def tie_from(row: TieRow, said: Mapping[str, Any], base: Tie | None, findings: Findings) -> Tie | None:
    """What a row says, laid over what was known; None where that is no tie, which is refused."""
    before: dict[str, Any] = dict(flatten(base)) if base else {}
    start = before or ({} if row.says_all else {"source_name": row.where.sheet.file})
    if row.says_all and base:
        start = {**start, **dict(_CLEARED_OF_TIE[column] for column in row.emptied if column in _CLEARED_OF_TIE)}
    tie: Tie | None = _made(Tie, {**start, **said}, row.where, findings, before)
    return base if tie == base else tie  # of two that say the same, one is kept in memory


def mentioned_ties(identified: Identified) -> Iterator[TieRow]:
    """The ties to those that actors' own rows name as partners."""
    for actor_id, row in identified.rows:
        for name, kind, is_reversed, _ in row.partners:
            ends = (name, actor_id) if is_reversed else (actor_id, name)
            yield TieRow(row.where, "", *ends, kind, {}, is_mention=True)


class TieBuilder:
    """Ties from rows; rows that repeat one another without ids are one tie."""

    def __init__(self, ends: Ends, known: Iterable[Tie], findings: Findings) -> None:
        """`known` are the ties of the store that touch the actors in question."""
        self._ends = ends
        self._findings = findings
        self._known = {tie.id: tie for tie in known}
        self._parallel: dict[tuple[Any, ...], list[Tie]] = defaultdict(list)
        for tie in self._known.values():
            self._parallel[_pair(tie.source, tie.target, tie.kind)].append(tie)
        self._taken: set[str] = set()
        self._has_mentions = False
        self._pairs: set[tuple[Any, ...]] = set()
        self._made: dict[tuple[str, ...], list[tuple[str, Any]]] = defaultdict(list)

    def ties(self, rows: Sequence[TieRow], persons: set[str]) -> Iterator[tuple[Where, Tie]]:
        """The tie that each row means."""
        self._has_mentions = any(row.is_mention for row in rows)
        for row in rows:
            person = next((name for name in (row.source, row.target) if name in persons), None) if persons else None
            if person is not None:
                self._findings.leave_out(row.where, "from" if person == row.source else "to", "person")
            elif tie := self._tie(row):
                yield row.where, tie

    def _tie(self, row: TieRow) -> Tie | None:
        columns = ("partners", "partners") if row.is_mention else ("from", "to")
        ends = zip(columns, (row.source, row.target), strict=True)
        source, target = (self._ends.one(row.where, column, said, self._findings) for column, said in ends)
        if source is None or target is None:
            return None
        if source == target:
            self._findings.refuse(row.where.problem("tie_to_itself", "to", row.target))
            return None
        said = {"source": source, "target": target, **row.fields, **self._basis(row)}
        if self._has_mentions and self._is_said_already(row, source, target):
            return None
        tie_id = self._id(row, said)
        if tie_id is None:
            return None
        base = self._known.get(tie_id)
        kind = row.kind or (base.kind if base else TieKind.COOPERATES_WITH)
        if base and not row.says_all and not kind.is_directed and (base.source, base.target) == (target, source):
            said |= {"source": base.source, "target": base.target}
        return tie_from(row, {**said, "kind": kind, "id": tie_id}, base, self._findings)

    def _is_said_already(self, row: TieRow, source: str, target: str) -> bool:
        """Whether an actor's row only mentions what a row before it says."""
        pair = _pair(source, target, row.kind or TieKind.COOPERATES_WITH)
        is_said = row.is_mention and pair in self._pairs
        self._pairs.add(pair)
        return is_said

    def _basis(self, row: TieRow) -> dict[str, str]:
        """The project that a tie rests on, by its id where it is one that is known."""
        said = row.fields.get("basis")
        found = self._ends.find(row.where, said) if said and not row.says_all else set()
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
        free = [tie for tie in self._parallel[pair] if tie.id not in self._taken]
        exact = [tie for tie in free if (tie.start_date.isoformat() if tie.start_date else "") == start]
        loose = [tie for tie in free if tie.start_date is None or not start]
        return next((tie.id for tie in (*exact, *loose)), None)


def _pair(source: str, target: str, kind: TieKind) -> tuple[Any, ...]:
    return (source, target, kind) if kind.is_directed else (*sorted((source, target)), kind)

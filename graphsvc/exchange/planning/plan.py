"""What an import would do to a store: which records it adds, changes and leaves as they are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any, Final

from graphsvc.exchange.planning.before import Before, Placed
from graphsvc.exchange.planning.building import Entry, actors_from, entries_from
from graphsvc.exchange.planning.collecting import Collected
from graphsvc.exchange.planning.duplicates import Duplicate, duplicates
from graphsvc.exchange.planning.ends import Ends
from graphsvc.exchange.planning.identity import identify
from graphsvc.exchange.planning.known import Known, Record, by_id
from graphsvc.exchange.planning.names import digest
from graphsvc.exchange.planning.ties import TieBuilder, mentioned_ties
from graphsvc.exchange.reading.sheets import Role
from graphsvc.exchange.understanding.actor_rows import ActorRow
from graphsvc.exchange.understanding.choices import REMOVED, Choices, Pair
from graphsvc.exchange.understanding.connections import TieRow
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.exchange.understanding.name_forms import said_by_name
from graphsvc.model import Actor, GraphData, Need, Offer, Tie, Vocabulary
from graphsvc.model.flat import flatten, unflatten
from graphsvc.model.history import RecordChange, RecordKind
from graphsvc.model.references import actor_references, broken_references

COUNTED: Final = ("actors", "ties", "offers", "needs")
_KINDS: Final[Mapping[str, RecordKind]] = {
    "actors": "actor",
    "ties": "tie",
    "offers": "offer",
    "needs": "need",
    "events": "event",
    "datasets": "dataset",
}


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """A known record as a row changes it, and what became of it."""

    record: Any
    where: Where
    step: RecordChange


@dataclass(slots=True)
class Plan:
    """What would be written and counted; `steps` by which it can be taken back."""

    data: GraphData
    added: Counter[str]
    changed: Counter[str]
    unchanged: Counter[str]
    changes: tuple[ChangedRecord, ...]
    steps: tuple[RecordChange, ...]
    duplicates: tuple[Duplicate, ...]
    proposals: tuple[tuple[Actor, Where], ...]
    whole: frozenset[str]
    """The ids of actors that the files give as whole records."""
    spoken_of: frozenset[str] = field(repr=False)
    """The ids of the actors that the files say something of, and of those at the ends of their ties."""
    named: Mapping[str, Where] = field(repr=False)
    """The rows of new actors whose ids are made of what stands in them."""
    collected: Collected = field(repr=False)

    def lasting(self, pair: Duplicate) -> Pair:
        """What two actors go by however the columns of the files are read: the row of one whose id may change."""
        return self._lasting(pair.new.id), self._lasting(pair.other.id)

    def _lasting(self, actor_id: str) -> str:
        where = self.named.get(actor_id)
        return f"row_{digest(where.sheet.file, where.sheet.name, str(where.row))}" if where else actor_id


def make_plan(
    collected: Collected, known: Known, vocabulary: Vocabulary, datasets: Iterable[Any], choices: Choices
) -> Plan:
    """Compare what files say with what a store knows; `datasets` are those of the store."""
    planner = _Planner(collected, known, vocabulary, choices)
    before = Before(known, datasets)
    placed = planner.records(before)
    _drop_broken(placed, known, vocabulary, collected.findings)
    return planner.plan(placed, before)


class _Planner:
    def __init__(self, collected: Collected, known: Known, vocabulary: Vocabulary, choices: Choices) -> None:
        self._choices = choices
        self._collected = collected
        self._known = known
        self._vocabulary = vocabulary
        self._findings = collected.findings
        self._proposals: tuple[tuple[Actor, Where], ...] = ()
        self._named: Mapping[str, Where] = {}
        self._whole = frozenset(actor.id for _, actor in collected.records[Role.ELEMENTS])

    def records(self, before: Before) -> dict[str, dict[str, tuple[Where, Any]]]:
        """The records of each kind by id, each with the last row that says something of it."""
        whole = self._collected.records
        identified = identify(self._collected.actors, self._known, self._findings, self._choices)
        self._named = identified.named
        complete = (actor for _, actor in whole[Role.ELEMENTS])
        rows = self._collected.ties
        rows += mentioned_ties(identified)
        ends = Ends(identified, complete, self._known, rows, self._choices)
        ties = self._ties(rows, ends, before)
        identified.rows += ends.joined
        identified.known.update(by_id(self._known, {actor_id for actor_id, _ in ends.joined}))
        before.knows("actors", identified.known.values(), (actor_id for actor_id, _ in identified.rows))
        actors = list(actors_from(identified, self._findings))
        kept = {actor.id for _, actor in actors}
        offers, needs = self._entries([pair for pair in identified.rows if pair[0] in kept], before)
        self._proposals = tuple((self._as_named(actor), where) for actor, where in ends.proposals.values())
        proposed = ((where, actor) for actor, where in self._proposals)
        placed = {
            "actors": _placed(chain(proposed, whole[Role.ELEMENTS], actors)),
            "ties": ties,
            "offers": offers,
            "needs": needs,
            "events": _placed(whole[Role.EVENTS]),
            "datasets": {dataset.name: (where, dataset) for where, dataset in whole[Role.DATASETS]},
        }
        whole.clear()
        self._collected.actors.clear()
        return placed

    def _as_named(self, actor: Actor) -> Actor:
        """A proposal with what the form of its name tells."""
        said = said_by_name(actor.names.in_language("fi"), self._vocabulary)
        return replace(actor, **said)

    def _ties(self, rows: list[TieRow], ends: Ends, before: Before) -> dict[str, tuple[Where, Tie]]:
        placed = _placed(self._collected.records[Role.CONNECTIONS])
        builder = TieBuilder(ends, before.of("ties", ends.of(rows), placed), self._findings)
        placed.update((pair[1].id, pair) for pair in builder.ties(rows, self._collected.persons))
        return placed

    def _entries(
        self, rows: Sequence[tuple[str, ActorRow]], before: Before
    ) -> tuple[dict[str, tuple[Where, Offer]], dict[str, tuple[Where, Need]]]:
        """Offers and needs by id; those that the files give as whole records are known to their rows already."""
        wishing = [(actor_id, row) for actor_id, row in rows if row.offers or row.needs]
        ids = {actor_id for actor_id, _ in wishing}
        whole_offers, whole_needs = (self._collected.records[role] for role in (Role.OFFERS, Role.NEEDS))
        placed_offers, placed_needs = _placed(whole_offers), _placed(whole_needs)
        offers = [*before.of("offers", ids, placed_offers).values(), *(offer for _, offer in whole_offers)]
        needs = [*before.of("needs", ids, placed_needs).values(), *(need for _, need in whole_needs)]
        whole_offers.clear()
        whole_needs.clear()
        groups = _groups(chain(offers, needs))
        placed_offers |= _placed(entries_from(wishing, Offer, _by_actor(offers), groups))
        placed_needs |= _placed(entries_from(wishing, Need, _by_actor(needs), groups))
        return placed_offers, placed_needs

    def plan(self, placed: Mapping[str, dict[str, tuple[Where, Any]]], stored: Before) -> Plan:
        """Sort records into added, changed and unchanged."""
        ends = _ends(placed["ties"])
        before = stored.of_all(placed, ends)
        counts = {name: Counter(dict.fromkeys(COUNTED, 0)) for name in ("added", "changed", "unchanged")}
        written: dict[str, list[Any]] = {kind: [] for kind in placed}
        changes: list[ChangedRecord] = []
        steps: list[RecordChange] = []
        for kind, records in placed.items():
            for record_id, (where, said) in records.items():
                old = before[kind].get(record_id)
                record = self._as_people_left_it(_KINDS[kind], old, said, where)
                name = "added" if old is None else "unchanged" if old is record or old == record else "changed"
                counts[name][kind] += 1
                if name != "unchanged":
                    written[kind].append(record)
                    steps.append(step(_KINDS[kind], record_id, old, record))
                if name == "changed":
                    changes.append(ChangedRecord(record, where, steps[-1]))
            if kind != "actors":
                records.clear()  # they are many, and the actors alone are looked at again
        new = [record for record in written["actors"] if record.id not in before["actors"]]
        return Plan(
            data=GraphData(**{kind: tuple(records) for kind, records in written.items()}),
            **counts,
            changes=tuple(changes),
            steps=tuple(steps),
            duplicates=duplicates(new, placed["actors"], self._known, {actor.id for actor, _ in self._proposals}),
            proposals=tuple(pair for pair in self._proposals if pair[0].id not in before["actors"]),
            whole=self._whole,
            spoken_of=frozenset(ends.union(placed["actors"])),
            named=self._named,
            collected=self._collected,
        )

    def _as_people_left_it(self, kind: RecordKind, old: Any, record: Any, where: Where) -> Any:
        """The record, with those values of the old that were changed by hand while the file says what they were before."""
        by_hand = self._choices.by_hand
        edits = by_hand.get((kind, getattr(record, "id", "")), {}) if by_hand else {}
        if old is None and kind == "actor" and (removed := edits.get(REMOVED)):
            name, day = record.names.in_language("fi"), date.fromisoformat(removed.done_at[:10])
            self._findings.warn(where.problem("removed_by_hand", "label", name, day=day))
        if not edits or old in (None, record):
            return record
        known, said = flatten(old), flatten(record)
        kept = [
            key
            for key, one in edits.items()
            if key in known and known[key] == one.after != said[key] and said[key] in one.before
        ]
        for key in kept:
            day = date.fromisoformat(edits[key].done_at[:10])
            self._findings.warn(where.problem("kept_by_hand", key, day=day))
        return unflatten(type(record), {**said, **{key: known[key] for key in kept}}) if kept else record


def step(kind: RecordKind, record_id: str, old: Any, new: Any) -> RecordChange:
    """What a record was before and after, in those values that differ."""
    if old is None:
        return RecordChange(kind, record_id)
    one, other = flatten(old), flatten(new)
    differing = [key for key in one if one[key] != other[key]]
    return RecordChange(kind, record_id, {key: one[key] for key in differing}, {key: other[key] for key in differing})


def _ends(ties: Placed) -> set[str]:
    records = [tie for _, tie in ties.values()]
    return {*map(attrgetter("source"), records), *map(attrgetter("target"), records)}


def _placed(records: Iterable[tuple[Where, Record]]) -> dict[str, tuple[Where, Record]]:
    return {pair[1].id: pair for pair in records}


def _groups(entries: Iterable[Offer | Need]) -> Mapping[str, tuple[str, ...]]:
    """The target groups of all that each actor offers or needs."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        known = found.get(entry.actor, ())
        if new := tuple(group for group in entry.target_groups if group not in known):
            found[entry.actor] = known + new
    return found


def _by_actor(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Each actor's entries; of those that repeat an id, the last counts."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        found[entry.actor][entry.id] = entry
    return {actor_id: list(several.values()) for actor_id, several in found.items()}


def _drop_broken(
    placed: dict[str, dict[str, tuple[Where, Any]]], known: Known, vocabulary: Vocabulary, findings: Findings
) -> None:
    """Refuse what refers to nothing, and then what refers to that."""
    while True:
        data = GraphData(**{kind: tuple(record for _, record in records.values()) for kind, records in placed.items()})
        stored = {actor.id for actor in known.actors_by_id(actor_references(data))}
        broken = list(broken_references(data, vocabulary, stored))
        if not broken:
            return
        for record, name, value in broken:
            kind = f"{type(record).__name__.lower()}s"
            if found := placed[kind].pop(record.id, None):
                findings.refuse(found[0].problem("unknown_reference", name, value))

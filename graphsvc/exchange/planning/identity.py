"""Which actor a row means: one of the same import, one that the store knows, or a new one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from graphsvc.exchange.planning.aliases import aliases
from graphsvc.exchange.planning.known import Known, by_id, names_of
from graphsvc.exchange.planning.names import id_from_name, is_lasting
from graphsvc.exchange.reading.hsds import hsds_id
from graphsvc.exchange.understanding.actor_rows import ActorRow
from graphsvc.exchange.understanding.catalogue import key_of
from graphsvc.exchange.understanding.choices import Choices
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.model import Actor, name_key
from graphsvc.model.records import is_id

_UUID_OF_NAME: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
"""A UUID of version 5."""
IDENTIFIERS: Final = ("business_id", "register_number", "ptv_id")


@dataclass(slots=True)
class Identified:
    """Each row with the id of the actor that it means, in the order of the files; what the store knows of them."""

    rows: list[tuple[str, ActorRow]] = field(default_factory=list)
    known: dict[str, Actor] = field(default_factory=dict)
    by_name: set[str] = field(default_factory=set)
    """The ids of known actors that no row names by id."""
    named: dict[str, Where] = field(default_factory=dict)
    """The rows of new actors whose ids are made of what stands in them, and change when that is read otherwise."""


def identify(rows: Sequence[ActorRow], known: Known, findings: Findings, choices: Choices) -> Identified:
    """Tell whom each row means; rows that repeat one another count once."""
    identified = Identified()
    proposed = _by_our_ids(list(_proposed(rows, findings)), known)
    identified.known = by_id(known, {actor_id for actor_id, _ in proposed})
    matches = _Matches([row for actor_id, row in proposed if _may_match(actor_id, row, identified.known)], known)
    for actor_id, row in proposed:
        match = matches.of(row) if _may_match(actor_id, row, identified.known) else None
        if match:
            identified.known[match.id] = match
            identified.by_name.add(match.id)
        elif not _keeps_id(row) and actor_id not in identified.known:
            identified.named.setdefault(actor_id, row.where)
        identified.rows.append((match.id if match else actor_id, row))
    if choices.same:
        _join(identified, known, choices)
    return identified


def _by_our_ids(proposed: list[tuple[str, ActorRow]], known: Known) -> list[tuple[str, ActorRow]]:
    """The rows with our ids, where we gave an actor a UUID for a directory and the directory gives nothing but that."""
    keys = {name_key(row.label) for actor_id, row in proposed if _UUID_OF_NAME.fullmatch(actor_id)}
    ours = {hsds_id("actor", actor.id): actor.id for actor in known.actors_named(keys)} if keys else {}
    return [(ours.get(actor_id, actor_id), row) for actor_id, row in proposed] if ours else proposed


def _join(identified: Identified, known: Known, choices: Choices) -> None:
    """Let rows mean those that a person says they mean, where these are known or in the files."""
    wanted = {choices.meant(actor_id) for actor_id, _ in identified.rows}
    identified.known.update(by_id(known, wanted))
    there = identified.known.keys() | {actor_id for actor_id, _ in identified.rows}
    for place, (actor_id, row) in enumerate(identified.rows):
        meant = choices.meant(actor_id)
        if meant != actor_id and meant in there:
            identified.rows[place] = meant, replace(row, is_joined=True, says_all=False)


def _keeps_id(row: ActorRow) -> bool:
    return is_id(row.id) if row.says_all else is_lasting(row.id)


def _may_match(actor_id: str, row: ActorRow, known: Mapping[str, Actor]) -> bool:
    return actor_id not in known and not _keeps_id(row)


def _proposed(rows: Iterable[ActorRow], findings: Findings) -> Iterator[tuple[str, ActorRow]]:
    """The id that each row bears, or that its name gives; the second of two namesakes is numbered."""
    seen: dict[tuple[int, str], ActorRow] = {}
    namesakes: dict[str, list[ActorRow]] = defaultdict(list)
    for row in rows:
        if row.id:
            first = seen.setdefault((id(row.where.sheet), row.id), row)
            if first is not row:
                if not _is_repeated(first, row):
                    findings.refuse(row.where.problem("id_repeated", "id", row.id))
                continue
        if _keeps_id(row):
            yield row.id, row
            continue
        name = id_from_name(row.label, row.fields.get("municipality"))
        twins = namesakes[name]
        twin = next((place for place, other in enumerate(twins) if not row.id and _is_repeated(other, row)), len(twins))
        if twin == len(twins):
            twins.append(row)
        elif not row.partners:
            continue
        yield (name if twin == 0 else f"{name}.{twin + 1}"), row


def _is_repeated(one: ActorRow, other: ActorRow) -> bool:
    return _said(one) == _said(other)


def _said(row: ActorRow) -> tuple[Any, ...]:
    return row.id, row.label, row.fields, row.offers, row.needs, row.target_groups


class _Matches:
    """The actors of the store that rows without an id of theirs may mean."""

    def __init__(self, rows: Sequence[ActorRow], known: Known) -> None:
        identifiers = {row.fields[key] for row in rows for key in IDENTIFIERS if key in row.fields}
        self._by_identifier = {
            (key, value): actor
            for actor in (known.actors_identified(sorted(identifiers)) if identifiers else ())
            for key in IDENTIFIERS
            if (value := getattr(actor, key)) is not None
        }
        self._by_name: dict[str, list[Actor]] = defaultdict(list, aliases(known) if rows else {})
        for actor in known.actors_named({name_key(row.label) for row in rows}) if rows else ():
            for name in {key_of(name) for name in names_of(actor)}:
                self._by_name[name].append(actor)

    def of(self, row: ActorRow) -> Actor | None:
        """The one that bears an identifier of the row; else the only one of its name that may sit where it sits."""
        for key in IDENTIFIERS:
            if actor := self._by_identifier.get((key, row.fields.get(key))):
                return actor
        seat = row.fields.get("municipality")
        several = [
            actor
            for actor in self._by_name[key_of(row.label)]
            if (seat is None or actor.municipality in (None, seat)) and not _is_other(actor, row)
        ]
        return several[0] if len(several) == 1 else None


def _is_other(actor: Actor, row: ActorRow) -> bool:
    """Whether an identifier tells them apart."""
    return any(
        getattr(actor, key) and row.fields.get(key) and getattr(actor, key) != row.fields[key] for key in IDENTIFIERS
    )

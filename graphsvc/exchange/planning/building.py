"""Records from rows: what a row says, laid over what is known."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from graphsvc.errors import InvalidInputError
from graphsvc.exchange.planning.aliases import also_named, with_aliases_of
from graphsvc.exchange.planning.breaches import TIE_LEFT_OUT, breach
from graphsvc.exchange.planning.identity import Identified
from graphsvc.exchange.planning.names import id_of_entry
from graphsvc.exchange.planning.repeated import beside_earlier
from graphsvc.exchange.understanding.actor_rows import ActorRow, Wish
from graphsvc.exchange.understanding.findings import Findings, Where
from graphsvc.model import LANGUAGES, Actor, ActorKind, Need, Offer
from graphsvc.model.flat import flatten, unflatten

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
"""What an empty cell of each column takes away, in rows that say everything."""
_LET_GO: Final[dict[str, Any]] = {}
_NEEDED: Final = frozenset({"id", "names", "source", "target"})
Entry = TypeVar("Entry", Offer, Need)


def actors_from(identified: Identified, findings: Findings) -> Iterator[tuple[Where, Actor]]:
    """Each row's actor; where several rows mean one, each is laid over those before it."""
    current: dict[str, Actor] = dict(identified.known)
    for actor_id, row in beside_earlier(identified.rows, findings):
        base = current.get(actor_id)
        is_by_name = row.is_joined or actor_id in identified.by_name
        actor = actor_from(actor_id, row, base, findings, is_by_name=is_by_name)
        row.fields = _LET_GO  # the actor holds what they say, and rows are many
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
    made: Actor | None = made_of(
        Actor, {**flat, **fields, "id": actor_id}, row.where, findings, dict(flat) if base else {}
    )
    return base if made == base else made  # of two that say the same, one is kept in memory


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


def made_of(record_type: Any, flat: dict[str, Any], where: Where, findings: Findings, before: Mapping[str, Any]) -> Any:
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
    known: dict[str, list[Entry]],
    groups: Mapping[str, Collection[str]],
) -> Iterator[tuple[Where, Entry]]:
    """What rows say that their actors offer (or need).

    `known` are the entries that each actor has, to which new ones are added; `groups` the target groups of all its
    offers and needs; a group that is not among them is for everything that the row lists.
    """
    for actor_id, row in rows:
        if wishes := row.offers if record_type is Offer else row.needs:
            mine: list[Entry] = known.setdefault(actor_id, [])
            new_groups = tuple(group for group in row.target_groups if group not in groups.get(actor_id, ()))
            for wish in wishes:
                made: list[Entry] = [_with_groups(entry, new_groups) for entry in mine if entry.topic == wish.topic]
                rest: list[Entry] = [entry for entry in mine if entry.topic != wish.topic]
                made = made or [_entry(actor_id, row, wish, record_type)]
                mine[:] = rest + made
                yield from ((row.where, entry) for entry in made)


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

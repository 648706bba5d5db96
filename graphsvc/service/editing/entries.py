"""What an actor offers or needs, added, changed or removed by hand."""

from collections.abc import Mapping
from typing import Any, Final

from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.exchange import Made, entry_of, id_of_entry
from graphsvc.model import GraphData, Language, Need, Offer
from graphsvc.service.context import Context
from graphsvc.service.editing import fields
from graphsvc.service.editing.fields import FieldErrors
from graphsvc.service.editing.saving import (
    Edit,
    EntryKind,
    Errors,
    Form,
    FormRefusedError,
    Saved,
    again_when_overtaken,
    check_version,
    version_of,
    write,
)
from graphsvc.texts import text

_TYPES: Final[Mapping[EntryKind, type[Any]]] = {"offer": Offer, "need": Need}
_NEW: Final = {"is_stated": "true"}
_CELLS: Final = ("topic", "target_groups", "places", "description_fi", "description_sv", "description_en", "is_stated")


def entry_form(context: Context, actor_id: str, kind: EntryKind, entry_id: str | None, language: Language) -> Form:
    """The form of an offer or a need, or of a new one.

    Raises:
        NotFoundError: the actor has no such offer or need.
    """
    if entry_id is None:
        return Form(_NEW)
    entry = _entry(context, actor_id, kind, entry_id)
    values = {
        "topic": entry.topic,
        "target_groups": "|".join(entry.target_groups),
        "places": fields.place_lines(context, entry.places, language),
        **fields.local_values("description", entry.description),
        "is_stated": "true" if entry.is_stated else "",
    }
    return Form(values, version_of(entry))


@again_when_overtaken
def save_entry(
    context: Context, actor_id: str, kind: EntryKind, entry_id: str | None, form: Form, language: Language
) -> Saved:
    """Save the form of an offer or a need.

    Raises:
        FormRefusedError: something in the form is wrong.
        ChangedMeanwhileError: somebody else has changed it since the form was shown.
        NotFoundError: there is no such actor, offer or need.
    """
    version = context.store.version()
    context.store.actor(actor_id)
    base = _entry(context, actor_id, kind, entry_id) if entry_id else None
    if base:
        check_version(base, form)
    entry = _made(context, actor_id, (kind, base), form, language)
    title = _title(context, f"{kind}_{'changed' if base else 'added'}", entry, language)
    before, after = _data(kind, base), _data(kind, entry)
    return Saved(entry.id, write(context, Edit(before, after, title, version), language))


@again_when_overtaken
def remove_entry(
    context: Context, actor_id: str, kind: EntryKind, entry_id: str, form: Form, language: Language
) -> Saved:
    """Remove an offer or a need.

    Raises:
        ChangedMeanwhileError: somebody else has changed it since the form was shown.
        NotFoundError: the actor has no such offer or need.
    """
    version = context.store.version()
    entry = _entry(context, actor_id, kind, entry_id)
    check_version(entry, form)
    title = _title(context, f"{kind}_removed", entry, language)
    return Saved(entry_id, write(context, Edit(_data(kind, entry), GraphData(), title, version), language))


def _entries(context: Context, actor_id: str, kind: EntryKind) -> Mapping[str, Offer | Need]:
    found = context.store.offers_of([actor_id]) if kind == "offer" else context.store.needs_of([actor_id])
    return {entry.id: entry for entry in found}


def _entry(context: Context, actor_id: str, kind: EntryKind, entry_id: str) -> Offer | Need:
    try:
        return _entries(context, actor_id, kind)[entry_id]
    except KeyError:
        raise NotFoundError(kind, entry_id) from None


def _made(
    context: Context, actor_id: str, known: tuple[EntryKind, Offer | Need | None], form: Form, language: Language
) -> Offer | Need:
    kind, base = known
    errors: FieldErrors = {}
    fields.check_texts(form.values, errors)
    cells = {name: form.values.get(name, "") for name in _CELLS}
    cells["is_stated"] = cells["is_stated"] or "false"
    if cells["topic"] not in context.vocabulary.topics:
        errors["topic"] = InvalidInputError("topic_missing", field="topic", value=cells["topic"])
    entry_id = base.id if base else _new_id(context, actor_id, kind, cells["topic"])
    start = {"id": entry_id, "actor": actor_id, "source_name": text(language, "editing.who")}
    made: Made[Any] = entry_of(cells, base, fields.terms_of(context, language), (_TYPES[kind], start))
    for error in made.errors:
        errors.setdefault(error.field, error)
    if errors or made.record is None:
        raise FormRefusedError(Errors(errors))
    record: Offer | Need = made.record
    return record


def _new_id(context: Context, actor_id: str, kind: EntryKind, topic: str) -> str:
    known = _entries(context, actor_id, kind)
    wanted = id_of_entry(actor_id, topic)
    number = 1
    while (tried := wanted if number == 1 else f"{wanted}.{number}") in known:
        number += 1
    return tried


def _data(kind: EntryKind, entry: Offer | Need | None) -> GraphData:
    several: tuple[Any, ...] = (entry,) if entry else ()
    return GraphData(offers=several) if kind == "offer" else GraphData(needs=several)


def _title(context: Context, key: str, entry: Offer | Need, language: Language) -> str:
    name = context.store.actor(entry.actor).names.in_language(language)
    topic = context.vocabulary.topic_labels(entry.topic).in_language(language)
    return text(language, f"editing.history.{key}", name=name, topic=topic)

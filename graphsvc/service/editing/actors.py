"""An actor added or changed by hand."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from graphsvc.errors import InvalidInputError
from graphsvc.exchange import actor_of, duplicates, id_from_name
from graphsvc.model import Actor, GraphData, Language
from graphsvc.service.context import Context, today
from graphsvc.service.editing import fields
from graphsvc.service.editing.fields import FieldErrors, Values, day_value
from graphsvc.service.editing.saving import (
    Edit,
    Errors,
    Form,
    FormRefusedError,
    Saved,
    again_when_overtaken,
    check_version,
    version_of,
    write,
)
from graphsvc.service.views import Viewer
from graphsvc.texts import text

_PLAIN: Final = (
    "sector", "municipality", "serves", "business_id", "register_number", "ptv_id", "url", "status", "start", "end",
    "assured", "source", "source_url",
    *(f"label_{language}" for language in ("fi", "sv", "en")),
    *(f"description_{language}" for language in ("fi", "sv", "en")),
)  # fmt: skip
"""Fields that are columns of our own tables as they stand."""
_FIELDS: Final[Mapping[str, str]] = {
    "label": "label_fi", "names": "label_fi", "descriptions": "description_fi", "subtype": "type",
    "start_date": "start", "end_date": "end", "assured_date": "assured", "source_name": "source",
    "contacts": "contact_1_role", "role": "contact_1_role", "email": "contact_1_email", "phone": "contact_1_phone",
}  # fmt: skip
"""The field that each column or value of an actor stands in, where it is called otherwise."""
_NEW: Final = {"type": "organisation/association", "sector": "third", "status": "active"}


def actor_form(context: Context, actor_id: str | None, language: Language) -> Form:
    """The form of an actor, or of a new one.

    Raises:
        NotFoundError: nobody bears the id.
    """
    if actor_id is None:
        return Form(_NEW)
    actor = context.store.actor(actor_id)
    return Form(_values(context, actor, language), version_of(actor))


@again_when_overtaken
def save_actor(
    context: Context, actor_id: str | None, form: Form, language: Language, *, is_another: bool = False
) -> Saved:
    """Save the form of an actor; a new one that is like one that is there only where it is said to be another.

    Raises:
        FormRefusedError: something in the form is wrong.
        ChangedMeanwhileError: somebody else has changed the actor since the form was shown.
        NotFoundError: nobody bears the id.
    """
    version = context.store.version()
    base = context.store.actor(actor_id) if actor_id else None
    if base:
        check_version(base, form)
    actor = _made(context, base, form.values, language)
    if base is None and not is_another:
        _check_new(context, actor, language)
    if actor != base:
        actor = replace(actor, modified_at=today())
    name = actor.names.in_language(language)
    title = text(language, f"editing.history.{'actor_changed' if base else 'actor_added'}", name=name)
    before = GraphData(actors=(base,) if base else ())
    return Saved(actor.id, write(context, Edit(before, GraphData(actors=(actor,)), title, version), language))


def _values(context: Context, actor: Actor, language: Language) -> dict[str, str]:
    seat = context.vocabulary.place(actor.municipality).names.in_language(language) if actor.municipality else ""
    days = {"start": actor.start_date, "end": actor.end_date, "assured": actor.assured_date}
    return {
        **fields.local_values("label", actor.names),
        **fields.local_values("description", actor.descriptions),
        "type": f"{actor.kind}/{actor.subtype}",
        "sector": actor.sector or "",
        "status": actor.status or "",
        "municipality": seat,
        "serves": fields.place_lines(context, actor.serves, language),
        **{key: getattr(actor, key) or "" for key in ("url", "business_id", "register_number", "ptv_id", "source_url")},
        **fields.contact_values(actor.contacts),
        **{name: day_value(day, language) for name, day in days.items()},
        "source": actor.source_name,
    }


def _made(context: Context, base: Actor | None, values: Values, language: Language) -> Actor:
    errors: FieldErrors = {}
    fields.check_texts(values, errors)
    kind, _, subtype = values.get("type", "").partition("/")
    cells = {name: values.get(name, "") for name in _PLAIN}
    cells |= {"type": kind, "subtype": subtype, "contacts": fields.contacts_in(values, errors)}
    made = actor_of(cells, base, fields.terms_of(context, language), _new_id(context))
    for error in made.errors:
        errors.setdefault(_FIELDS.get(error.field, error.field), error)
    if cells["municipality"] and made.record and made.record.municipality is None:
        error = InvalidInputError("not_a_municipality", field="municipality", value=cells["municipality"])
        errors.setdefault("municipality", error)
    if errors or made.record is None:
        raise FormRefusedError(Errors(errors))
    return made.record


def _new_id(context: Context) -> Callable[[str, str | None], str]:
    """Ids by name and seat that nobody bears."""

    def name(label: str, municipality: str | None) -> str:
        wanted = id_from_name(label, municipality)
        number = 1
        while context.store.actors_by_id([tried := wanted if number == 1 else f"{wanted}.{number}"]):
            number += 1
        return tried

    return name


def _check_new(context: Context, actor: Actor, language: Language) -> None:
    alike = duplicates((actor,), {}, context.store)
    if alike:
        viewer = Viewer(context.vocabulary, language, context.day())
        error = InvalidInputError("similar_actor", field="label_fi", value=actor.names.in_language(language))
        candidates = tuple(viewer.actor(pair.other) for pair in alike)
        raise FormRefusedError(Errors({"is_another": error}, {"is_another": candidates}))

"""A tie added, changed, ended or removed by hand, seen from one of its ends."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.exchange import id_of_tie, tie_of
from graphsvc.model import GraphData, Language, Tie
from graphsvc.service.context import Context, today
from graphsvc.service.editing import fields
from graphsvc.service.editing.fields import FieldErrors, Values, day_value, named_actor
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
from graphsvc.service.views import ActorSummary
from graphsvc.texts import text

_PLAIN: Final = (
    "strength", "start", "end", "source", "source_url", "description", "next_step", "planned", "confirmed_by",
)  # fmt: skip
_FIELDS: Final[Mapping[str, str]] = {
    "to": "partner", "from": "partner", "target": "partner", "source": "partner", "kind": "type", "level": "strength",
    "start_date": "start", "end_date": "end", "source_name": "source",
}  # fmt: skip
_NEW: Final = {"type": "out/cooperates_with", "strength": "0", "confirmed_by": "neither"}


def tie_form(context: Context, actor_id: str, tie_id: str | None, language: Language) -> Form:
    """The form of a tie as one of its ends sees it, or of a new one.

    Raises:
        NotFoundError: there is no such tie, or the actor is none of its ends.
    """
    if tie_id is None:
        return Form(_NEW)
    tie = _tie_of(context, actor_id, tie_id)
    is_out = tie.source == actor_id
    days = {"start": tie.start_date, "end": tie.end_date}
    values = {
        "partner": fields.actor_value(context, tie.target if is_out else tie.source, language),
        "type": f"{'out' if is_out or not tie.kind.is_directed else 'in'}/{tie.kind}",
        "strength": str(tie.level),
        "basis": fields.actor_value(context, tie.basis, language) if tie.basis else "",
        **{name: day_value(day, language) for name, day in days.items()},
        **{name: getattr(tie, name) for name in ("description", "next_step", "source_url")},
        "source": tie.source_name,
        "planned": "true" if tie.planned else "",
        "confirmed_by": tie.confirmed_by.value,
    }
    return Form(values, version_of(tie))


@again_when_overtaken
def save_tie(context: Context, actor_id: str, tie_id: str | None, form: Form, language: Language) -> Saved:
    """Save the form of a tie of an actor.

    Raises:
        FormRefusedError: something in the form is wrong.
        ChangedMeanwhileError: somebody else has changed the tie since the form was shown.
        NotFoundError: there is no such actor or tie.
    """
    version = context.store.version()
    context.store.actor(actor_id)
    base = _tie_of(context, actor_id, tie_id) if tie_id else None
    if base:
        check_version(base, form)
    tie = _made(context, actor_id, base, form, language)
    _check_new(context, base, tie)
    title = _title(context, f"tie_{'changed' if base else 'added'}", tie, language)
    before = GraphData(ties=(base,) if base else ())
    return Saved(tie.id, write(context, Edit(before, GraphData(ties=(tie,)), title, version), language))


@again_when_overtaken
def remove_tie(context: Context, actor_id: str, tie_id: str, form: Form, language: Language) -> Saved:
    """Remove a tie that never was; one that is over is better given an end.

    Raises:
        ChangedMeanwhileError: somebody else has changed the tie since the form was shown.
        NotFoundError: there is no such tie.
    """
    version = context.store.version()
    tie = _tie_of(context, actor_id, tie_id)
    check_version(tie, form)
    title = _title(context, "tie_removed", tie, language)
    return Saved(tie_id, write(context, Edit(GraphData(ties=(tie,)), GraphData(), title, version), language))


def _tie_of(context: Context, actor_id: str, tie_id: str) -> Tie:
    tie = context.store.tie(tie_id)
    if actor_id not in (tie.source, tie.target):
        raise NotFoundError("tie", tie_id)
    return tie


def _check_new(context: Context, base: Tie | None, tie: Tie) -> None:
    """Nothing is said twice; of two that are there and say the same, each may still be mended."""
    if base and _said(base) == _said(tie):
        return
    others = context.store.ties_of([tie.source], None)
    if same := next((one for one in others if one.id != tie.id and _said(one) == _said(tie)), None):
        error = InvalidInputError("same_tie", field="partner", value=same.id)
        raise FormRefusedError(Errors({"partner": error}, same_tie=same.id))


def _said(tie: Tie) -> tuple[object, ...]:
    ends = (tie.source, tie.target)
    return tie.kind, ends if tie.kind.is_directed else frozenset(ends), tie.start_date, tie.end_date


class _Names:
    """The actors that the fields of a form name; what is wrong with them gathers in `errors`."""

    def __init__(self, context: Context, values: Values, language: Language) -> None:
        self._context = context
        self._values = values
        self._language = language
        self.errors: FieldErrors = {}
        self.candidates: dict[str, tuple[ActorSummary, ...]] = {}

    def id_in(self, field: str) -> str:
        """The id of the one that a field names; empty where it names nobody."""
        said = self._values.get(field, "")
        if not said:
            return ""
        found, candidates = named_actor(self._context, said, self._language)
        if found is None:
            self.errors[field] = InvalidInputError("actor_not_found", field=field, value=said)
            self.candidates[field] = candidates
        return found or ""


def _made(context: Context, actor_id: str, base: Tie | None, form: Form, language: Language) -> Tie:
    values = form.values
    names = _Names(context, values, language)
    errors = names.errors
    fields.check_texts(values, errors)
    partner = names.id_in("partner")
    if not values.get("partner"):
        errors["partner"] = InvalidInputError("partner_missing", field="partner", value="")
    said_basis = values.get("basis", "")
    direction, _, kind = values.get("type", "").partition("/")
    source, target = _ends((actor_id, partner or actor_id), is_out=direction == "out", kind=kind, base=base)
    cells = {name: values.get(name, "") for name in _PLAIN} | {"from": source, "to": target, "type": kind}
    cells["basis"] = said_basis if base and said_basis == base.basis else names.id_in("basis")
    recorded = base.recorded_at if base else today()
    cells["recorded"] = recorded.isoformat() if recorded else ""
    made = tie_of(cells, base, _new_id(context))
    for error in made.errors if partner else ():
        errors.setdefault(_FIELDS.get(error.field, error.field), error)
    if errors or made.record is None:
        raise FormRefusedError(Errors(errors, names.candidates))
    return made.record


def _ends(both: tuple[str, str], *, is_out: bool, kind: str, base: Tie | None) -> tuple[str, str]:
    """The source and the target; of a tie without a direction as they were."""
    if base and kind == base.kind and not base.kind.is_directed and {base.source, base.target} == set(both):
        return base.source, base.target
    return both if is_out else (both[1], both[0])


def _new_id(context: Context) -> Callable[[Mapping[str, Any]], str]:
    """Ids of ties that none bears."""

    def name(said: Mapping[str, Any]) -> str:
        known = {tie.id for tie in context.store.ties_of([said["source"]], None)}
        parts = (said["source"], said["target"], str(said["kind"]), said.get("start_date") or "")
        number = 0
        while (tried := id_of_tie(*parts, *([str(number)] if number else []))) in known:
            number += 1
        return tried

    return name


def _title(context: Context, key: str, tie: Tie, language: Language) -> str:
    names = {
        actor.id: actor.names.in_language(language) for actor in context.store.actors_by_id([tie.source, tie.target])
    }
    return text(language, f"editing.history.{key}", one=names[tie.source], other=names[tie.target])

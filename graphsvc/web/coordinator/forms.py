"""What the forms of hand editing share: what was typed, what is wrong with it, and what is kept meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from flask import redirect, request
from werkzeug.wrappers import Response

from graphsvc.errors import InvalidInputError
from graphsvc.model import LANGUAGES, Language
from graphsvc.service import ActorSummary, Context
from graphsvc.service.editing import ChangedMeanwhileError, Form, FormRefusedError, Saved
from graphsvc.texts import has_text, reason_text, text
from graphsvc.web.coordinator.frame import coordinator_page
from graphsvc.web.pages.shell import address

_NO_FIELDS: Final = frozenset({"version", "do"})
REMOVE: Final = "remove"
"""What the button that removes sends."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A form as it is shown: its fields, what is wrong with them, and what is kept where that is another value.

    `same_tie` is the id of a tie that is there and says the same.
    """

    form: Form
    errors: Mapping[str, str] = field(default_factory=dict)
    candidates: Mapping[str, tuple[ActorSummary, ...]] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    status: HTTPStatus = HTTPStatus.OK
    same_tie: str = ""

    def value(self, name: str) -> str:
        """What a field holds."""
        return self.form.values.get(name, "")


@dataclass(frozen=True, slots=True)
class Work:
    """What a page with a form does: `read` gives the form of what is kept, `save` saves one; `done` leads on."""

    read: Callable[[], Form]
    save: Callable[[Form], Saved]
    done: Callable[[Saved], str]


def sent() -> Form:
    """The form that this request sends: texts without blanks around them, several values with a bar between."""
    names = (name for name in request.form if name not in _NO_FIELDS)
    values = {name: "|".join(filter(None, map(_tidy, request.form.getlist(name)))) for name in names}
    for name in ("partner", "basis"):
        if chosen := values.pop(f"{name}_choice", ""):
            values[name] = chosen
    return Form(values, request.form.get("version", ""))


def worked(work: Work, language: Language) -> Shown | Response:
    """The form to be shown, or where to go on when it was sent and saved."""
    if request.method != "POST":
        return Shown(work.read())
    form = sent()
    try:
        saved = work.save(form)
    except FormRefusedError as error:
        order = list(form.values)
        wrong = sorted(error.errors.by_field.items(), key=lambda one: order.index(one[0]) if one[0] in order else -1)
        messages = {name: message(language, name, problem) for name, problem in wrong}
        refused = HTTPStatus.UNPROCESSABLE_ENTITY
        return Shown(form, messages, error.errors.candidates, status=refused, same_tie=error.errors.same_tie)
    except ChangedMeanwhileError:
        return _beside(form, work.read())
    return redirect(work.done(saved), HTTPStatus.SEE_OTHER)


def form_page(template: str, context: Context, language: Language, shown: Shown, **values: object) -> Response:
    """A page with a form."""
    labels = {name: label(language, name) for name in (*shown.errors, *shown.kept)}
    html = coordinator_page(
        template,
        context,
        language,
        on=None,
        shown=shown,
        labels=labels,
        label=lambda name: label(language, name),
        **values,
    )
    return Response(html, shown.status, mimetype="text/html")


def message(language: Language, name: str, error: InvalidInputError) -> str:
    """What is wrong with a field, in the words of forms where they have some."""
    key = f"editing.error.{error.code}"
    if has_text(language, key):
        blanks = {"value": error.value, "found": error.details.get("found", "")}
        return text(language, key, **{one: _worded(language, value) for one, value in blanks.items()})
    return reason_text(language, error, field=label(language, name))


def label(language: Language, name: str) -> str:
    """What a field is called; the parts of a contact and the languages of a text share a label."""
    if name.startswith("contact_"):
        _, number, part = name.split("_")
        return f"{text(language, f'editing.field.contact_{part}')} {number}"
    base, _, of_language = name.rpartition("_")
    if of_language in LANGUAGES:
        return f"{text(language, f'editing.field.{base}')} ({text(language, f'editing.language.{of_language}')})"
    return text(language, f"editing.field.{name}")


def done_at(language: Language, actor_id: str) -> Callable[[Saved], str]:
    """Where one goes on after a change of an actor or of what hangs on it."""
    return lambda saved: address(language, "edit_actor", actor_id=actor_id, saved=saved.entry_id or "nothing")


def _beside(form: Form, kept: Form) -> Shown:
    """The form as it was typed, beside what is kept now; sent again, it is saved over that."""
    fields = {name: value for name, value in kept.values.items() if value != form.values.get(name, "")}
    return Shown(Form(form.values, kept.version), kept=fields, status=HTTPStatus.CONFLICT)


def _tidy(value: str) -> str:
    return value.replace("\r\n", "\n").strip()


def _worded(language: Language, value: object) -> str:
    in_language = getattr(value, "in_language", None)
    return in_language(language) if in_language else str(value)

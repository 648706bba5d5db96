"""Actors that may be one: shown side by side, and made one only when a coordinator says so."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final

from flask import redirect, request
from pydantic import Field
from werkzeug.wrappers import Response

from graphsvc.model import Language
from graphsvc.service import ActorSummary, Context, cut
from graphsvc.service import editing as by_hand
from graphsvc.service.editing import CHOSEN, ChangedMeanwhileError, Merge
from graphsvc.texts import text
from graphsvc.web.coordinator.forms import done_at, label, sent
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.lists import checked
from graphsvc.web.pages.shell import address
from graphsvc.web.params import Paged, Parameters, Words, read_parameters

_PER_PAGE: Final = 30


class PairParameters(Parameters):
    """Which two actors are compared, by their ids or names."""

    one: Words = Field("")
    other: Words = Field("")


@dataclass(frozen=True, slots=True)
class Sought:
    """What was typed of one of two actors, whom it means, what is wrong with it, and whom it may mean."""

    typed: str
    id: str | None = None
    problem: str = ""
    candidates: tuple[ActorSummary, ...] = ()


def duplicates(context: Context, language: Language) -> str:
    """Actors that may be one and the same."""
    parameters = read_parameters(Paged)
    found = checked(cut(by_hand.duplicates(context, language), parameters.page, _PER_PAGE))

    def place_name(place_id: str | None) -> str:
        return context.vocabulary.place(place_id).names.in_language(language) if place_id else ""

    return coordinator_page(
        "edit_duplicates.html",
        context,
        language,
        found=found,
        place_name=place_name,
        sought=dict.fromkeys(("one", "other"), Sought("")),
    )


def edit_merge(context: Context, language: Language) -> Response:
    """Two actors side by side, and which values stay when they become one; the form again where these are not two."""
    pair = read_parameters(PairParameters)
    one, other = (_sought(context, said, language) for said in (pair.one, pair.other))
    if one.id is None or other.id is None or one.id == other.id:
        return _asked_again(context, language, one, other)
    ids = (one.id, other.id)
    was_changed = False
    if request.form.get("do") == "apart":
        by_hand.keep_apart(context, *ids, language)
        return redirect(address(language, "duplicates"), HTTPStatus.SEE_OTHER)
    if request.method == "POST":
        try:
            saved = by_hand.merge(context, _wanted(ids), language)
            return redirect(done_at(language, saved.id)(saved), 303)
        except ChangedMeanwhileError:
            was_changed = True
    sides = tuple(by_hand.side(context, one, language) for one in ids)
    names = dict.fromkeys(name for side in sides for name, value in side.form.values.items() if value)
    html = coordinator_page(
        "edit_merge.html",
        context,
        language,
        sides=sides,
        proposed=by_hand.proposed(sides),
        rows=[(name, label(language, name), name in CHOSEN) for name in names],
        was_changed=was_changed,
    )
    return Response(html, 409 if was_changed else 200, mimetype="text/html")


def _sought(context: Context, said: str, language: Language) -> Sought:
    if not said.strip():
        return Sought("", problem=text(language, "editing.duplicates.missing"))
    found, candidates = by_hand.named_actor(context, said.strip(), language)
    if found is None:
        key = "editing.duplicates.several" if candidates else "editing.duplicates.unknown"
        return Sought(said, problem=text(language, key, name=said), candidates=candidates)
    return Sought(by_hand.actor_value(context, found, language), found)


def _asked_again(context: Context, language: Language, one: Sought, other: Sought) -> Response:
    if one.id is not None and one.id == other.id:
        other = replace(other, problem=text(language, "errors.merge_with_itself"))
    html = coordinator_page("edit_pair.html", context, language, sought={"one": one, "other": other})
    return Response(html, 400 if request.method == "POST" else 200, mimetype="text/html")


def _wanted(ids: tuple[str, str]) -> Merge:
    """Which of the two stays, and the fields of which the other's value is chosen."""
    values = sent().values
    kept = values.get("kept", ids[0])
    gone = ids[0] if kept == ids[1] else ids[1]
    taken = frozenset(name for name in CHOSEN if values.get(f"take_{name}") == gone)
    versions = {one: values.get(f"version_{number}", "") for number, one in enumerate(ids, start=1)}
    return Merge(kept, gone, versions, taken)


_BOTH: Final = ("GET", "POST")
ROUTES: Final[tuple[Route, ...]] = (
    Route("/edit/duplicates", duplicates),
    Route("/edit/merge", edit_merge, _BOTH),
)

"""Actors that may be one: shown side by side, and made one only when a coordinator says so."""

from http import HTTPStatus
from typing import Final

from flask import redirect, request
from werkzeug.wrappers import Response

from graphsvc.model import Language
from graphsvc.service import Context, cut
from graphsvc.service import editing as by_hand
from graphsvc.service.editing import CHOSEN, ChangedMeanwhileError, Merge
from graphsvc.web.coordinator.forms import done_at, label, sent
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.lists import checked
from graphsvc.web.pages.shell import address
from graphsvc.web.params import Identifier, Paged, Parameters, read_parameters

_PER_PAGE: Final = 30


class PairParameters(Parameters):
    """Which two actors are compared."""

    one: Identifier
    other: Identifier


def duplicates(context: Context, language: Language) -> str:
    """Actors that may be one and the same."""
    parameters = read_parameters(Paged)
    found = checked(cut(by_hand.duplicates(context, language), parameters.page, _PER_PAGE))

    def place_name(place_id: str | None) -> str:
        return context.vocabulary.place(place_id).names.in_language(language) if place_id else ""

    return coordinator_page("edit_duplicates.html", context, language, found=found, place_name=place_name)


def edit_merge(context: Context, language: Language) -> Response:
    """Two actors side by side, and which values stay when they become one."""
    pair = read_parameters(PairParameters)
    ids = (by_hand.actor_named(context, pair.one, language), by_hand.actor_named(context, pair.other, language))
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

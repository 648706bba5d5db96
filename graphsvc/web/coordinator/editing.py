"""Where a coordinator finds what to mend, and the form of an actor."""

from functools import partial
from typing import Final

from flask import request
from werkzeug.wrappers import Response

from graphsvc import service
from graphsvc.model import SUBTYPES, ActorFilter, Language, PlaceLevel, Sector, Status, alphabetical, folded_words
from graphsvc.service import Context
from graphsvc.service import editing as by_hand
from graphsvc.service.editing import MOST_CONTACTS, Form, Saved
from graphsvc.web.coordinator.forms import Shown, Work, done_at, form_page, worked
from graphsvc.web.coordinator.frame import coordinator_page
from graphsvc.web.pages.relations import period_text, relations
from graphsvc.web.params import ActorsParameters, Identifier, Parameters, read_parameters

_PER_PAGE: Final = 30


class SavedParameters(Parameters):
    """Which entry of the history the change that was just made is; "nothing" where nothing was different."""

    saved: Identifier | None = None


def editing(context: Context, language: Language) -> str:
    """Whom to mend: found by name, or added."""
    parameters = read_parameters(ActorsParameters)
    wanted = ActorFilter(words=folded_words(parameters.q))
    found = service.list_actors(context, wanted, parameters.page, _PER_PAGE, language) if parameters.q else None
    return coordinator_page("edit.html", context, language, q=parameters.q, found=found)


def edit_new_actor(context: Context, language: Language) -> Response:
    """An actor that is not there yet."""
    is_another = request.form.get("is_another") == "true"

    def save(form: Form) -> Saved:
        return by_hand.save_actor(context, None, form, language, is_another=is_another)

    def done(saved: Saved) -> str:
        return done_at(language, saved.id)(saved)

    shown = worked(Work(partial(by_hand.actor_form, context, None, language), save, done), language)
    return _actor_page(context, language, shown, actor=None, saved=None) if isinstance(shown, Shown) else shown


def edit_actor(context: Context, language: Language, actor_id: str) -> Response:
    """An actor, and the ways to its ties, offers and needs."""
    work = Work(
        partial(by_hand.actor_form, context, actor_id, language),
        lambda form: by_hand.save_actor(context, actor_id, form, language),
        done_at(language, actor_id),
    )
    shown = worked(work, language)
    if not isinstance(shown, Shown):
        return shown
    on = context.day()
    return _actor_page(
        context,
        language,
        shown,
        actor=service.actor_detail(context, actor_id, on, language),
        relations=relations(actor_id, service.all_ties_of_actor(context, actor_id, on, language), on, language),
        period=partial(period_text, language),
        saved=read_parameters(SavedParameters).saved,
    )


def _actor_page(context: Context, language: Language, shown: Shown, **values: object) -> Response:
    numbers = range(1, MOST_CONTACTS + 1)
    filled = [
        number
        for number in numbers
        if any(shown.value(f"contact_{number}_{part}") for part in ("role", "email", "phone"))
    ]
    places = context.vocabulary.places.values()
    names = (place.names.in_language(language) for place in places if place.level is PlaceLevel.MUNICIPALITY)
    return form_page(
        "edit_actor.html",
        context,
        language,
        shown,
        types=SUBTYPES,
        sectors=Sector,
        statuses=Status,
        municipalities=sorted(names, key=alphabetical),
        contacts=min(MOST_CONTACTS, max(filled, default=0) + 1),
        **values,
    )

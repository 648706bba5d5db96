"""The forms of what hangs on an actor: its ties, what it offers and what it needs."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from flask import request
from werkzeug.wrappers import Response

from graphsvc import service
from graphsvc.model import LEVELS, Confirmation, Language, TieKind
from graphsvc.service import Context
from graphsvc.service import editing as by_hand
from graphsvc.service.editing import EntryKind, Form, Saved
from graphsvc.web.coordinator.forms import REMOVE, Shown, Work, done_at, form_page, worked
from graphsvc.web.pages.lists import topic_groups

NEW: Final = "new"
"""What stands in an address in place of the id of what is not there yet."""
ENTRIES: Final[Mapping[str, EntryKind]] = {"offers": "offer", "needs": "need"}


def edit_tie(context: Context, language: Language, actor_id: str, tie_id: str) -> Response:
    """A tie, seen from one of its ends."""
    known = None if tie_id == NEW else tie_id

    def save(form: Form) -> Saved:
        if known and request.form.get("do") == REMOVE:
            return by_hand.remove_tie(context, actor_id, known, form, language)
        return by_hand.save_tie(context, actor_id, known, form, language)

    read = partial(by_hand.tie_form, context, actor_id, known, language)
    shown = worked(Work(read, save, done_at(language, actor_id)), language)
    if not isinstance(shown, Shown):
        return shown
    return form_page(
        "edit_tie.html",
        context,
        language,
        shown,
        actor=service.actor_detail(context, actor_id, None, language),
        is_new=known is None,
        kinds=TieKind,
        levels=LEVELS,
        confirmations=Confirmation,
    )


def edit_entry(context: Context, language: Language, actor_id: str, sort: str, entry_id: str) -> Response:
    """What an actor offers or needs."""
    kind = ENTRIES[sort]
    known = None if entry_id == NEW else entry_id

    def save(form: Form) -> Saved:
        if known and request.form.get("do") == REMOVE:
            return by_hand.remove_entry(context, actor_id, kind, known, form, language)
        return by_hand.save_entry(context, actor_id, kind, known, form, language)

    read = partial(by_hand.entry_form, context, actor_id, kind, known, language)
    shown = worked(Work(read, save, done_at(language, actor_id)), language)
    if not isinstance(shown, Shown):
        return shown
    return form_page(
        "edit_entry.html",
        context,
        language,
        shown,
        actor=service.actor_detail(context, actor_id, None, language),
        kind=kind,
        is_new=known is None,
        groups=topic_groups(service.topics(context, language)),
        target_groups=service.target_groups(context, language),
    )

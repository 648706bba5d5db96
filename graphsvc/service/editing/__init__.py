"""Actors, ties, offers and needs mended by hand; every change is one entry of the history and can be taken back."""

from graphsvc.service.editing.actors import actor_form, save_actor
from graphsvc.service.editing.entries import entry_form, remove_entry, save_entry
from graphsvc.service.editing.fields import MOST_CONTACTS, actor_value, named_actor
from graphsvc.service.editing.merging import CHOSEN, Merge, Side, duplicates, keep_apart, merge, proposed, side
from graphsvc.service.editing.removing import hanging_on, hanging_version, remove_actor, resting_on
from graphsvc.service.editing.saving import (
    ChangedMeanwhileError,
    EntryKind,
    Errors,
    Form,
    FormRefusedError,
    Saved,
)
from graphsvc.service.editing.ties import remove_tie, save_tie, tie_form

__all__ = [
    "CHOSEN", "MOST_CONTACTS", "ChangedMeanwhileError", "EntryKind", "Errors", "Form", "FormRefusedError", "Merge",
    "Saved", "Side", "actor_form", "actor_value", "duplicates", "entry_form", "hanging_on", "hanging_version", "keep_apart", "merge", "named_actor", "proposed", "remove_actor", "remove_entry", "remove_tie", "resting_on",
    "save_actor", "save_entry", "save_tie", "side", "tie_form",
]  # fmt: skip

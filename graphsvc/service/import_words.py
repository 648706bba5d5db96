"""The columns and values of an import in the reader's words."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from graphsvc.exchange import PERSONAL, column_heading, columns_of
from graphsvc.exchange.reading.sheets import Role
from graphsvc.model import LANGUAGES, Language
from graphsvc.service.context import Context
from graphsvc.texts import date_text, has_text, text

_UNKEPT: Final = frozenset({"tags", "image", "direction", "weight"})
"""Columns that are known, and of which nothing is kept."""
_COLUMNS: Final[Mapping[str, str]] = {
    **{f"name_{language}": f"label_{language}" for language in LANGUAGES},
    "kind": "type",
    "start_date": "start",
    "end_date": "end",
    "assured_date": "assured",
    "modified_at": "modified",
    "source_name": "source",
    "recorded_at": "recorded",
    "level": "strength",
    "names": "label",
}
"""The columns that the values of records stand in."""
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": ("kinds.tie.{}.noun", "kinds.subtype.{}"),
    "subtype": ("kinds.subtype.{}",),
    "sector": ("kinds.sector.{}",),
    "status": ("kinds.status.{}",),
    "level": ("kinds.level.{}",),
    "confirmed_by": ("kinds.confirmation.{}",),
}
"""The texts that word a value."""
_PLACES: Final = ("municipality", "serves", "places")
_USUAL: Final = (
    "label", "from", "to", "type", "description", "municipality", "serves", "business_id", "url", "email", "offers",
    "needs", "target_groups", "strength", "start", "end", "basis", "next_step", "id",
)  # fmt: skip
"""Columns in the order in which people look for them."""


def column_label(language: Language, column: str, role: str = Role.ELEMENTS) -> str:
    """Our own heading of a column, or of the column of a record's value."""
    key = _COLUMNS.get(column, column)
    tables = [role, Role.ELEMENTS, Role.CONNECTIONS]
    return next((column_heading(language, Role(one), key) for one in tables if key in columns_of(Role(one))), column)


def column_choices(language: Language, role: str) -> tuple[tuple[str, str], ...]:
    """The columns that a heading may be said to be, with their names; those that are kept, the usual ones first."""
    usual = {key: place for place, key in enumerate(_USUAL)}
    kept = [key for key in columns_of(Role(role)) if key not in _UNKEPT and key not in PERSONAL]
    ordered = sorted(kept, key=lambda key: usual.get(key, len(usual)))
    return tuple((key, column_heading(language, Role(role), key)) for key in ordered)


def shown_value(context: Context, language: Language, key: str, value: Any) -> str:
    """A value of a record as a reader knows it; a dash where there is none."""
    if value in (None, "", [], ()):
        return "–"
    if isinstance(value, list | tuple):
        return ", ".join(_shown(context, language, key, str(one)) for one in value)
    return _shown(context, language, key, str(value))


def _shown(context: Context, language: Language, key: str, value: str) -> str:
    if key in _PLACES and value in context.vocabulary.places:
        return context.vocabulary.places[value].titles.in_language(language)
    if key == "topic":
        return context.vocabulary.topic_labels(value).in_language(language)
    if key == "target_groups":
        return context.vocabulary.target_groups[value].labels.in_language(language)
    if key.endswith(("_date", "_at")):
        return date_text(language, date.fromisoformat(value))
    words = (word.format(value) for word in _WORDS.get(key, ()))
    return next((text(language, word) for word in words if has_text(language, word)), value)


def actor_names(context: Context, actor_ids: Collection[str], language: Language) -> Mapping[str, str]:
    """The names of those of the actors that the store knows, by id."""
    return {actor.id: actor.names.in_language(language) for actor in context.store.actors_by_id(actor_ids)}

"""The values of an import in the reader's words."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from graphsvc.model import Language
from graphsvc.service.context import Context
from graphsvc.texts import date_text, has_text, text

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

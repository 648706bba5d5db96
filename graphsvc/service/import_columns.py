"""The columns of people's files in the reader's words."""

from collections.abc import Mapping
from typing import Final

from graphsvc.exchange import PERSONAL, column_heading, columns_of
from graphsvc.exchange.reading.sheets import Role
from graphsvc.model import LANGUAGES, Language

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
_USUAL: Final = (
    "label", "municipality", "does", "offers", "target_groups", "partners", "needs", "from", "to", "type", "strength",
    "description",
)  # fmt: skip
"""Columns in the order in which people look for them."""
_RARE: Final = (
    "contacts", "language", "id", "ptv_id", "latitude", "longitude", "time_interval", "modified", "recorded", "source",
    "source_url",
)  # fmt: skip
"""Columns that hardly anybody looks for."""


def column_label(language: Language, column: str, role: str = Role.ELEMENTS) -> str:
    """Our own heading of a column, or of the column of a record's value."""
    key = _COLUMNS.get(column, column)
    tables = [role, Role.ELEMENTS, Role.CONNECTIONS]
    return next((column_heading(language, Role(one), key) for one in tables if key in columns_of(Role(one))), column)


def column_choices(language: Language, role: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The columns that a heading may be said to be, with their names; those that are kept, the usual ones first."""
    kept = [key for key in columns_of(Role(role)) if key not in _UNKEPT and key not in PERSONAL]
    groups: dict[str, list[str]] = {
        "usual": [key for key in _USUAL if key in kept],
        "more": [key for key in kept if key not in _USUAL + _RARE],
        "technical": [key for key in _RARE if key in kept],
    }
    return {
        group: tuple((key, column_heading(language, Role(role), key)) for key in keys) for group, keys in groups.items()
    }

"""Numbered migrations: `queries/migrations/<engine>/NNNN_name.<ending>`, each run once, in order."""

from dataclasses import dataclass
from pathlib import Path

from graphsvc.errors import StoreSchemaError


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of a schema: its number, the name of its file without the ending, and its text."""

    number: int
    name: str
    text: str


def load_migrations(folder: Path) -> tuple[Migration, ...]:
    """The migrations in a folder, by number."""
    return tuple(
        Migration(int(path.name[:4]), path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.iterdir())
        if path.name[:4].isdigit()
    )


def outstanding(migrations: tuple[Migration, ...], version: int) -> tuple[Migration, ...]:
    """The migrations that a store at `version` (0 for a new one) lacks.

    Raises:
        StoreSchemaError: the store is newer than the migrations.
    """
    latest = migrations[-1].number
    if version > latest:
        raise StoreSchemaError("store_too_new", version=version, latest=latest)
    return tuple(migration for migration in migrations if migration.number > version)

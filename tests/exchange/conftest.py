"""A service over an empty store of its own, in English, and short ways to import and to write files."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from graphsvc.exchange import Choices
from graphsvc.service import Context, ImportReport, ImportRequest, import_files
from graphsvc.store import open_store

settings.register_profile("graphsvc", deadline=None, derandomize=True)
settings.load_profile("graphsvc")

NONE: Final = {"actors": 0, "ties": 0, "offers": 0, "needs": 0}
Import = Callable[..., ImportReport]


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    """A service over an empty SQLite store."""
    store = open_store(f"sqlite:///{tmp_path / 'store' / 'graph.db'}")
    yield Context.over(store)
    store.close()


@pytest.fixture
def take(context: Context, tmp_path: Path) -> Import:
    """Import texts as files named by the keys, or paths of files that are there."""

    def take_files(*paths: Path, dry_run: bool = False, choices: Choices = Choices(), **texts: str) -> ImportReport:
        made = []
        for name, text in texts.items():
            path = tmp_path / name.replace("_", ".")
            path.write_text(text, encoding="utf-8")
            made.append(path)
        return import_files(context, ImportRequest(paths=(*paths, *made), dry_run=dry_run, choices=choices), "en")

    return take_files

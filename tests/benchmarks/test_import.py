"""A large import and export, beside a bare executemany of the same rows."""

import json
import random
import sqlite3
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from graphsvc.exchange import write_file
from graphsvc.model import Actor, ActorKind, GraphData, LocalText, Offer, Tie, TieKind
from graphsvc.model.flat import flatten
from graphsvc.service import Context, ImportRequest, import_files
from graphsvc.store import GraphStore, open_store
from graphsvc.vocabulary import shipped_vocabulary
from tests.benchmarks.conftest import ORGANISATIONS, Figure, Tell
from tests.memory import measured

WORDS = shipped_vocabulary()
SOURCE = "Keksitty aineisto"


def region(size: int) -> GraphData:
    """Invented actors with 4.5 ties and 3 offers each."""
    chance = random.Random(1)  # noqa: S311 - invented
    seats = [place for place in WORDS.places if place.isdigit()]
    topics, groups, kinds = list(WORDS.topics), list(WORDS.target_groups), list(TieKind)
    actors = tuple(
        Actor(
            id=f"org_{number:06}", kind=ActorKind.ORGANISATION, subtype="association",
            names=LocalText(f"Yhdistys {chance.randrange(10**9)} ry"), descriptions=LocalText("Järjestää toimintaa."),
            municipality=chance.choice(seats), source_name=SOURCE,
        )
        for number in range(size)
    )  # fmt: skip
    ends = (chance.sample(actors, 2) for _ in range(size * 9 // 2))
    ties = tuple(
        Tie(id=f"tie_{number:07}", source=one.id, target=other.id, kind=chance.choice(kinds), source_name=SOURCE)
        for number, (one, other) in enumerate(ends)
    )
    offers = tuple(
        Offer(
            id=f"{actor.id}.{number}", actor=actor.id, topic=chance.choice(topics),
            target_groups=(chance.choice(groups),), source_name=SOURCE,
        )
        for actor in actors
        for number in range(3)
    )  # fmt: skip
    return GraphData(actors, ties, offers)


@pytest.fixture(scope="module")
def data() -> GraphData:
    return region(ORGANISATIONS)


@pytest.fixture
def stores(tmp_path: Path) -> Callable[[], Path]:
    """Paths of new, empty stores."""
    numbers = count()

    def new() -> Path:
        path = tmp_path / f"{next(numbers)}.db"
        open_store(f"sqlite:///{path}").close()
        return path

    return new


def rows(records: Any, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    kept = []
    for record in records:
        flat = flatten(record)
        kept.append(tuple(json.dumps(flat[name]) if isinstance(flat[name], list) else flat[name] for name in columns))
    return kept


def prepared(data: GraphData) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """The statements and rows of a bare import, made beforehand."""
    made = []
    for table, records in (("actor", data.actors), ("tie", data.ties), ("offer", data.offers)):
        columns = tuple(name for name in flatten(records[0]) if name not in ("serves", "target_groups", "places"))
        listed = rows(records, columns)
        if table == "actor":
            listed = [(*row, "", row[columns.index("name_fi")].lower()) for row in listed]
            columns = (*columns, "sort_name", "search_text")
        holes = ", ".join("?" for _ in columns)
        made.append((f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({holes})", listed))  # noqa: S608
    groups = [(offer.id, group, 0) for offer in data.offers for group in offer.target_groups]
    return [*made, ("INSERT INTO offer_target_group VALUES (?, ?, ?)", groups)]


@pytest.mark.parametrize("ending", ["json", "csv.zip"])
def test_an_import_against_a_bare_executemany(
    ratio: Callable[..., float], stores: Callable[[], Path], tmp_path: Path, data: GraphData, ending: str
) -> None:
    path = tmp_path / f"all.{ending}"
    write_file(path, data, WORDS)
    statements = prepared(data)

    def bare() -> None:
        connection = sqlite3.connect(stores())
        connection.execute("PRAGMA foreign_keys = ON")
        for statement, listed in statements:
            connection.executemany(statement, listed)
        connection.commit()
        connection.close()

    def whole() -> None:
        context = Context.over(open_store(f"sqlite:///{stores()}"))
        report = import_files(context, ImportRequest(paths=(path,)), "en")
        assert report.added["actors"] == ORGANISATIONS
        context.store.close()

    ratio(f"P3 import from .{ending} / executemany of the same rows", whole, bare, rounds=3, goal=3)


@pytest.mark.parametrize("ending", ["json", "csv.zip"])
def test_the_memory_of_an_import(
    told: Tell, stores: Callable[[], Path], tmp_path: Path, data: GraphData, ending: str
) -> None:
    path = tmp_path / f"all.{ending}"
    write_file(path, data, WORDS)
    store = f"sqlite:///{stores()}"
    for name in ("import", "import of the same again"):
        done, kilobytes = measured("--store", store, "import", str(path))
        assert done.returncode == 0
        told(Figure(f"P3 MiB at most, {name} from .{ending}", kilobytes / 1024, "of one process", goal=1024))


def test_an_export_against_reading_the_store(
    ratio: Callable[..., float], stores: Callable[[], Path], tmp_path: Path, data: GraphData
) -> None:
    store = open_store(f"sqlite:///{stores()}")
    store.merge(data)
    for ending in ("json", "csv.zip", "xlsx"):
        path = tmp_path / f"all.{ending}"
        write = partial(_write, store, path)
        ratio(f"export to .{ending} / reading them", write, store.export, rounds=1)
    store.close()


def _write(store: GraphStore, path: Path) -> None:
    write_file(path, store.export(), WORDS)

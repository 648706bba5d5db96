"""Any graph that a store may hold comes back from the files that hold everything."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc import resources
from graphsvc.exchange import read_dataset, write_file
from graphsvc.model import LANGUAGES, Event, GraphData, Language
from graphsvc.model.history import Change, Removal
from graphsvc.service import Context, ImportReport, ImportRequest, import_files
from graphsvc.store import GraphStore, open_store
from graphsvc.vocabulary import shipped_vocabulary
from tests.contract import test_round_trip as records
from tests.contract.records import need, offer
from tests.exchange.conftest import NONE

SAMPLE = read_dataset(resources.folder("seed") / "partnerships")
WHOLE = ("json", "xlsx", "csv.zip")
IDS = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9_.:-]{0,8}[A-Za-z0-9_])?", fullmatch=True)
OFTEN = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@st.composite
def graphs(draw: st.DrawFn) -> GraphData:
    """Any graph of a few actors."""
    ids = draw(st.lists(IDS, min_size=2, max_size=4, unique=True))
    actors = tuple(replace(draw(records.actors()), id=one) for one in sorted(ids))
    ties = []
    for number in range(draw(st.integers(0, 4))):
        source, target = draw(st.permutations(ids))[:2]
        ties.append(replace(draw(records.ties()), id=f"t{number}", source=source, target=target))
    entries: dict[str, list[Any]] = {"offers": [], "needs": []}
    for kind, make in (("offers", offer), ("needs", need)):
        for number in range(draw(st.integers(0, 3))):
            entries[kind].append(make(f"e{number}", draw(st.sampled_from(ids)), **draw(records.offers_and_needs)))
    events = [
        Event(id="v", names=draw(records.names), municipality=draw(records.municipalities), **draw(records.periods()))
        for _ in range(draw(st.integers(0, 1)))
    ]
    datasets = draw(st.lists(records.datasets, max_size=1))
    return GraphData(
        actors, tuple(ties), tuple(entries["offers"]), tuple(entries["needs"]), tuple(events), tuple(datasets)
    )


class Service:
    """A service over a store of its own, with a short name where a test tells of it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.store = context.store

    def take(self, path: Path) -> ImportReport:
        return import_files(self.context, ImportRequest(paths=(path,)), "en")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('round') / 'graph.db'}")
    yield Service(Context.over(store))
    store.close()


def emptied(store: GraphStore) -> GraphStore:
    data = store.export()
    kinds = ("actors", "ties", "offers", "needs", "events")
    ids = {kind: tuple(record.id for record in getattr(data, kind)) for kind in kinds}
    names = tuple(dataset.name for dataset in data.datasets)
    store.apply(Change(removal=Removal(**ids, datasets=names), forgets=True))
    assert store.export() == GraphData()
    return store


@pytest.mark.parametrize("ending", WHOLE)
@OFTEN
@given(graph=graphs(), language=st.sampled_from(LANGUAGES))
def test_any_graph_comes_back_equal_whatever_language_its_headings_are_in(
    service: Service, tmp_path: Path, ending: str, graph: GraphData, language: Language
) -> None:
    path = tmp_path / f"graph.{ending}"
    write_file(path, graph, shipped_vocabulary(), language=language)
    emptied(service.store)
    report = service.take(path)
    assert (report.refused, report.warnings, report.left_out) == ((), (), ())
    assert service.store.export() == graph
    again = service.take(path)
    assert (again.added, again.changed, again.import_id) == (NONE, NONE, None)


@pytest.mark.parametrize(("ending", "language"), [*((one, "en") for one in WHOLE), ("xlsx", "fi"), ("csv.zip", "sv")])
def test_the_sample_comes_back_equal(service: Service, tmp_path: Path, ending: str, language: Language) -> None:
    path = tmp_path / f"graph.{ending}"
    emptied(service.store).merge(SAMPLE)
    write_file(path, service.store.export(), shipped_vocabulary(), language=language)
    before = emptied(service.store) and service.store.export()
    assert before == GraphData()
    service.take(path)
    emptied_and_loaded = service.store.export()
    emptied(service.store).merge(SAMPLE)
    assert emptied_and_loaded == service.store.export()


@pytest.mark.parametrize(("ending", "kinds"), [("graphml", 2), ("gexf", 2), ("kumu.json", 4)])
def test_other_files_bring_actors_and_ties_back(service: Service, tmp_path: Path, ending: str, kinds: int) -> None:
    path = tmp_path / f"graph.{ending}"
    emptied(service.store).merge(SAMPLE)
    write_file(path, service.store.export(), shipped_vocabulary())
    report = service.take(path)
    assert (report.added, report.changed, report.refused) == (NONE, NONE, ())
    assert sum(report.unchanged.values()) == sum((116, 167, 326, 98)[:kinds])

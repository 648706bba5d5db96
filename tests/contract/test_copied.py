"""What is copied from SQLite to Neo4j answers every question alike, and a copy that is cut off is never taken for a whole."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile, is_zipfile

import pytest
from flask.testing import FlaskClient

from graphsvc.cli import main
from graphsvc.errors import StoreSchemaError
from graphsvc.service import Context, ExportRequest, export
from graphsvc.store import GraphStore, open_store
from graphsvc.web import create_app
from graphsvc.web.api_docs import EXAMPLES
from tests.conftest import SAMPLE, Neo4jContents
from tests.evaluation.phrases import phrases

pytestmark = pytest.mark.neo4j
ORGANISATIONS = 300
EVERY = 20
"""Of the phrases of the evaluation, every so many is asked."""
QUESTIONS = tuple(
    f"/ask?q={quote(phrase.words)}&lang={phrase.language}" for number, phrase in enumerate(phrases()) if not number % EVERY
)  # fmt: skip
COMPLETED = tuple(f"/completions?q={quote(words)}" for words in ("var", "omais", "kuo", "per", "mielenterv", "ry", "a"))
MAPS = tuple(
    f"/maps/{name}"
    for name in (
        "network", "network?place=297", "network?on=2019-06-01", "municipalities", "municipalities?topic=vertaistuki",
        "ego?focus=veke", "ego?focus=veke&depth=2", "path?focus=annalan_huvila&to=soppi", "project?focus=veke", "topics",
        "topics?place=region:11",
    )
)  # fmt: skip
REPORTS = (
    "/reports/isolated", "/reports/isolated?place=region:11&lang=sv", "/reports/bridges", "/reports/bridges?by=municipality&lang=en",
    "/reports/health", "/reports/health?compare_parts=region", "/reports/gaps", "/reports/gaps?by=municipality&place=region:11",
    "/reports/ending", "/reports/changes?since=2017-01-01", "/reports/municipality/297", "/reports/municipality/091?lang=sv",
    "/reports/pairs?place=297&other_place=091", "/reports/suggestions?actor=veke", "/reports/project-end?actor=soppi",
)  # fmt: skip
LISTS = (
    "/actors?per_page=1000",
    "/actors?q=yhdistys",
    "/actors?topic=group:mieli",
    "/ties?per_page=1000",
    "/places?lang=sv",
)
FORMATS = ("all.json", "all.csv.zip", "all.xlsx", "all.graphml", "all.gexf", "all.kumu.json", "all.hsds.zip")


@dataclass(frozen=True)
class Copied:
    """A store and its copy, and with which error the copy was refused while it was unfinished."""

    store: GraphStore
    copy: GraphStore
    refused: str

    @property
    def clients(self) -> tuple[FlaskClient, FlaskClient]:
        one, other = (create_app(store, counts_unanswered=False).test_client() for store in (self.store, self.copy))
        return one, other


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory, neo4j_contents: Neo4jContents, neo4j_url: str) -> Iterator[Copied]:
    """The sample and an invented region, copied to Neo4j by a command that was killed once."""
    folder = tmp_path_factory.mktemp("copied")
    address = f"sqlite:///{folder / 'graph.db'}"
    assert main(["generate", f"{folder / 'region'}", "--organisations", str(ORGANISATIONS)]) == 0
    for name in (SAMPLE, f"{folder / 'region'}"):
        assert main(["--store", address, "load", name]) == 0
    target = neo4j_contents.empty()
    command = [sys.executable, "-m", "graphsvc", "copy", address, neo4j_url]
    with subprocess.Popen(command) as copying:
        while not target.is_unfinished():
            assert copying.poll() is None
        copying.kill()
    with pytest.raises(StoreSchemaError) as refused:
        open_store(neo4j_url)
    subprocess.run(command, check=True, env={**os.environ, "GRAPHSVC_LANGUAGE": "en"})
    store = open_store(address)
    yield Copied(store, target, refused.value.code)
    store.close()


def test_a_copy_that_was_cut_off_is_refused_until_the_same_command_has_finished_it(
    copied: Copied, neo4j_url: str
) -> None:
    assert copied.refused == "store_unfinished"
    open_store(neo4j_url).close()
    assert copied.copy.export() == copied.store.export()
    assert not copied.copy.is_unfinished()


@pytest.mark.parametrize(
    "paths",
    [QUESTIONS, COMPLETED, MAPS, REPORTS, LISTS, tuple(EXAMPLES.values())],
    ids=["questions", "completions", "maps", "reports", "lists", "every endpoint"],
)
def test_every_answer_of_the_copy_is_the_same(copied: Copied, paths: tuple[str, ...]) -> None:
    one, other = copied.clients
    for path in paths:
        expected, found = (client.get(f"/api/v1{path}") for client in (one, other))
        assert (path, expected.status_code) == (path, 200)
        assert (path, found.json) == (path, expected.json)


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_of_the_copy_is_the_same(copied: Copied, tmp_path: Path, name: str) -> None:
    exported = []
    for number, store in enumerate((copied.store, copied.copy)):
        path = tmp_path / str(number) / name
        path.parent.mkdir()
        export(Context.over(store), path, ExportRequest())
        exported.append(_contents(path))
    assert exported[0] == exported[1]


def _contents(path: Path) -> Mapping[str, bytes]:
    """What is in a file, or in each file of an archive but for when it was made."""
    if not is_zipfile(path):
        return {path.name: path.read_bytes()}
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}

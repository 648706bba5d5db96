"""Several workers behind one address: whoever asks sees one service."""

import http.client
import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from graphsvc.cli import main
from tests.conftest import ENGINES, Neo4jContents

COMMAND = (sys.executable, "-m", "graphsvc")
KEY = "one-key-for-all-workers"
FORM = "application/x-www-form-urlencoded"


class Service:
    """A service of two workers, as a process of its own, and what it logs."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stderr
        self.process = process
        first = next(line for line in process.stderr if "http://" in line)
        self.host = urlsplit(first.split()[-1]).netloc
        self._workers: dict[str, int] = {}
        self._told = threading.Condition()
        threading.Thread(target=self._read, args=(process.stderr,), daemon=True).start()

    def _read(self, lines: Any) -> None:
        for line in lines:
            if line.startswith("{"):
                told = json.loads(line)
                with self._told:
                    self._workers[told["request_id"]] = told["process"]
                    self._told.notify_all()

    def worker(self, request_id: str) -> int:
        """The process that answered a request."""
        with self._told:
            self._told.wait_for(lambda: request_id in self._workers, timeout=60)
            return self._workers[request_id]


class Visitor:
    """One connection to a service, which stays with the worker that took it."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._connection = http.client.HTTPConnection(service.host, timeout=120)
        self.get("/healthz")

    def get(self, address: str) -> str:
        """The page at an address, when it is ready; redirects are followed."""
        headers = self._ask("GET", address)
        while "Refresh" in headers:
            headers = self._ask("GET", address)
        return self.get(headers["Location"]) if "Location" in headers else self.page

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def post(self, address: str, sent: bytes, sort: str = FORM) -> str:
        """Where one is led after sending a form."""
        return self._ask("POST", address, sent, sort)["Location"]

    def upload(self, **files: str) -> str:
        """The address of the draft of texts named by the keys ("list_csv")."""
        given = [FileStorage(BytesIO(text.encode()), name.replace("_", ".")) for name, text in files.items()]
        boundary, sent = encode_multipart({"files": given})
        return self.post("/en/import", sent, f'multipart/form-data; boundary="{boundary}"')

    def _ask(self, method: str, address: str, sent: bytes | None = None, sort: str = "") -> http.client.HTTPMessage:
        headers = {"Content-Type": sort} if sent is not None else {}
        self._connection.request(method, address, sent, headers)
        answer = self._connection.getresponse()
        self.page, self.status = answer.read().decode(), answer.status
        self.worker = self._service.worker(answer.headers["X-Request-Id"])
        return answer.headers


@contextmanager
def served(store_url: str) -> Iterator[Service]:
    """`graphsvc serve --workers 2` over a store; at the end it is asked to end, and ends well."""
    command = [*COMMAND, "--store", store_url, "serve", "--port", "0", "--workers", "2", "--sample", "none"]
    environment = {**os.environ, "GRAPHSVC_LOG": "requests", "GRAPHSVC_KEY": KEY}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process, ExitStack() as stack:
        stack.callback(process.kill)
        yield Service(process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service over an empty SQLite store."""
    with served(f"sqlite:///{tmp_path_factory.mktemp('workers') / 'graph.db'}") as made:
        yield made


@contextmanager
def both(service: Service) -> Iterator[tuple[Visitor, Visitor]]:
    """Two visitors, each with a worker of its own."""
    with ExitStack() as stack:
        visitors: dict[int, Visitor] = {}
        while len(visitors) < 2:
            visitor = stack.enter_context(closing(Visitor(service)))
            visitors[visitor.worker] = visitor
        one, other = visitors.values()
        yield one, other


def bring_in(one: Visitor, other: Visitor, name: str) -> None:
    """Import an actor by turns with two workers, and see it with both."""
    assert name not in one.get("/en/actors") + other.get("/en/actors")
    draft = one.upload(list_csv=f"nimi,kunta\n{name},Kuopio\n")
    version = re.search(r'name="version" value="(\d+)"', other.get(draft))
    assert version
    assert one.post(draft, urlencode({"column-0-1": "municipality"}).encode()) == draft
    assert other.post(f"{draft}/confirm", urlencode({"version": version[1], "who": "Maija"}).encode()) == draft
    for visitor in (one, other):
        assert "Maija" in visitor.get(draft)
        assert name in visitor.get("/en/actors")


@pytest.mark.parametrize("engine", ENGINES)
def test_an_import_goes_on_whichever_worker_is_asked(engine: str, request: pytest.FixtureRequest) -> None:
    if engine == "sqlite":
        with both(request.getfixturevalue("service")) as visitors:
            bring_in(*visitors, "Kuopion Martat")
        return
    contents: Neo4jContents = request.getfixturevalue("neo4j_contents")
    contents.empty()
    with served(request.getfixturevalue("neo4j_url")) as service, both(service) as visitors:
        bring_in(*visitors, "Kuopion Martat")


def test_measurements_are_of_all_workers(service: Service) -> None:
    def counted(visitor: Visitor) -> float:
        told = re.search(r'seconds_count{endpoint="readyz",status="200"} (\S+)', visitor.get("/metrics"))
        return float(told[1]) if told else 0.0

    with both(service) as (one, other):
        before = counted(one)
        for visitor in (one, other, other):
            visitor.get("/readyz")
        assert (counted(one), counted(other)) == (before + 3, before + 3)
        assert {'process_open_fds{worker="0"}', 'process_open_fds{worker="1"}'} <= set(one.page.split())


def test_a_worker_that_is_killed_is_replaced_and_drafts_stay(service: Service) -> None:
    with both(service) as (one, other):
        draft = one.upload(list_csv="nimi\nMartat\n")
        os.kill(one.worker, signal.SIGKILL)
        with both(service) as new:
            assert {one.worker, other.worker} & {visitor.worker for visitor in new} == {other.worker}
            assert all("list.csv" in visitor.get(draft) for visitor in new)


SLOW = """
import os, sys, time
from graphsvc.store import open_store
from graphsvc.web import create_app
from graphsvc.web.server import bind
from graphsvc.web.workers import Workers, serve
store = open_store(sys.argv[1])
workers = Workers(2)
app = create_app(store, workers=workers.pids)

@app.get("/slow")
def slow():
    os.write(1, b"asked\\n")
    time.sleep(0.5)
    return "x" * 5_000_000

bound = bind("127.0.0.1", 0)
print(bound.address, flush=True)
serve(app, store, bound, lambda: None, workers)
"""


@contextmanager
def slow_service(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A service of two workers, one of whose answers takes a while, and its address."""
    command = [sys.executable, "-c", SLOW, f"sqlite:///{folder / 'graph.db'}"]
    environment = {**os.environ, "TMPDIR": str(folder)}  # what is killed leaves its folders there
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process, ExitStack() as stack:
        stack.callback(process.kill)
        assert process.stdout
        yield process, process.stdout.readline().strip()


def test_what_was_asked_before_the_end_is_answered_whole_by_each_worker(tmp_path: Path) -> None:
    sizes: list[int] = []

    def ask(address: str) -> None:
        with urlopen(f"{address}slow", timeout=60) as answer:
            sizes.append(len(answer.read()))

    with slow_service(tmp_path) as (process, address):
        assert process.stdout
        asking = [threading.Thread(target=ask, args=(address,)) for _ in range(4)]
        for one in asking:
            one.start()
        assert [process.stdout.readline() for _ in asking] == ["asked\n"] * len(asking)
        process.send_signal(signal.SIGTERM)
        for one in asking:
            one.join()
        assert process.wait(timeout=60) == 0
        assert process.stdout.read() == ""  # nobody is left who could write there
        assert not list(tmp_path.glob("graphsvc-*"))  # nor is what they shared
    assert sizes == [5_000_000] * len(asking)


def test_workers_end_when_their_parent_was_killed(tmp_path: Path) -> None:
    with slow_service(tmp_path) as (process, address):
        assert process.stdout
        with urlopen(f"{address}healthz", timeout=60) as answer:
            assert answer.read() == b"ok\n"
        process.kill()
        assert process.stdout.read() == ""


FAILING = """
import os
from graphsvc.web.workers import Workers
Workers(2).run(lambda place: os._exit(9))
"""


def test_workers_that_end_as_soon_as_they_begin_end_the_service() -> None:
    done = subprocess.run([sys.executable, "-c", FAILING], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "workers_end" in done.stderr) == (1, True)


@pytest.mark.parametrize("given", ["0", "65", "two"])
def test_a_number_of_workers_that_cannot_be_is_told(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--workers", given])
    assert ended.value.code == 2
    assert "64" in capsys.readouterr().err


def test_where_processes_cannot_be_copied_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert main(["--store", f"sqlite:///{tmp_path / 'graph.db'}", "serve", "--workers", "2", "--sample", "none"]) == 2
    assert "--workers" in capsys.readouterr().err

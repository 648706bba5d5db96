"""Asking end to end over HTTP: beside the bare retrieval statement, beside Cypher on Neo4j, beside datasette."""

import http.client
import itertools
import os
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
import venv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from neo4j import Driver

from graphsvc.model import Area, BoundingBox, GraphData, OfferQuery, Place, PlaceLevel
from graphsvc.service import Context, copy
from graphsvc.store import Credentials, GraphStore, open_store
from graphsvc.vocabulary import shipped_vocabulary
from tests.benchmarks.conftest import MEBIBYTE, ORGANISATIONS, Figure, Tell
from tests.load import served
from tests.neo4j import fetch
from tests.neo4j.server import Neo4jServer

VOCABULARY = shipped_vocabulary()
KUOPIO = VOCABULARY.place("297")
MUNICIPALITIES = sorted(
    (place for place in VOCABULARY.places.values() if place.level is PlaceLevel.MUNICIPALITY),
    key=lambda place: -place.population,
)
NOT_ASKED_ABOUT = itertools.cycle(MUNICIPALITIES)
"""More than all tests here ask about."""
RADIUS_KM = 50
USERS = 4
CORES = 2
SECONDS = 5.0
TEN_TIMES = 10
WRITTEN_BY_HAND = """
CALL db.index.fulltext.queryNodes('actor_text', 'vertaistu*') YIELD node AS a, score
MATCH (a)-[:LOCATED_IN]->(p:Place)
WITH a, score, point.distance(point({latitude: p.latitude, longitude: p.longitude}), point($here)) AS metres
WHERE metres <= $metres AND (a.end_date IS NULL OR a.end_date >= $on)
MATCH (a)-[:OFFERS]->(o:Offer)-[:UNDER]->(t:Topic)
RETURN a {.*}, collect(o {.*}), score, metres ORDER BY score DESC, metres LIMIT 20
"""


def invented(folder: Path, organisations: int) -> str:
    """The address of a store with an invented country."""
    url = f"sqlite:///{folder / f'{organisations}.db'}"
    command = [sys.executable, "-m", "graphsvc", "--store", url]
    made = folder / f"{organisations}"
    subprocess.run([*command, "generate", str(made), "--organisations", str(organisations)], check=True)
    subprocess.run([*command, "load", str(made)], check=True)
    shutil.rmtree(made)
    return url


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A country in SQLite."""
    return invented(tmp_path_factory.mktemp("country"), ORGANISATIONS)


@pytest.fixture(scope="module")
def service(country: str) -> Iterator[tuple[str, int]]:
    """The address and the process of a service over the country."""
    with served(country) as serving:
        yield serving


class Client:
    """One connection to a service, kept as browsers and drivers keep theirs."""

    def __init__(self, address: str) -> None:
        self._connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=300)

    def get(self, path: str) -> bytes:
        """What the service answers."""
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        body = answer.read()
        assert answer.status == http.HTTPStatus.OK
        return body

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def get(address: str, path: str) -> bytes:
    """What the service answers to one who asks once."""
    with closing(Client(address)) as client:
        return client.get(path)


Connect = Callable[[str], Client]


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Makes connections, which are closed at the end."""
    with ExitStack() as stack:
        yield lambda address: stack.enter_context(closing(Client(address)))


def question(place: Place, topic: str = "vertaistuki") -> str:
    """The address of a question about a topic in a place, in words."""
    words = f"{VOCABULARY.topics[topic].labels.fi} {place.forms.locative}"
    return f"/api/v1/ask?{urllib.parse.urlencode({'q': words})}"


ASK = question(KUOPIO)


class Questions:
    """Questions that were not asked before, about topics that were."""

    def __init__(self, client: Client, topics: Sequence[str] = ("vertaistuki",)) -> None:
        self.client = client
        for topic in topics:
            self.client.get(f"/api/v1/ask?{urllib.parse.urlencode({'topic': topic, 'place': 'country'})}")

    def ask(self) -> object:
        """Ask of the next municipality."""
        return self.client.get(question(next(NOT_ASKED_ABOUT)))


def who_offers(store: GraphStore, places: Iterable[Place]) -> Callable[[], object]:
    """The bare retrieval statement behind the question, in turn for each of some places."""
    queries = itertools.cycle(
        OfferQuery(
            on=date(2026, 11, 1),
            topics=("vertaistuki",),
            area=Area(VOCABULARY.places_meeting(place.id), BoundingBox.around(place.point, RADIUS_KM)),
        )
        for place in places
    )
    return lambda: store.who_offers(next(queries))


def test_asking_against_the_bare_retrieval_statement(
    ratio: Callable[..., float], service: tuple[str, int], country: str, connect: Connect
) -> None:
    store, client = open_store(country), connect(service[0])
    questions = Questions(client)
    assert b"vertaistuki" in client.get(ASK)
    bare = who_offers(store, MUNICIPALITIES)
    ratio("P1 ask over HTTP, each question new / who_offers", questions.ask, bare, goal=2)
    again = who_offers(store, [KUOPIO])
    ratio("P1 ask over HTTP, the same question again / who_offers", lambda: client.get(ASK), again, goal=2)
    store.close()


def test_asking_first_after_the_graph_has_changed(
    service: tuple[str, int], country: str, told: Tell, connect: Connect
) -> None:
    store, questions = open_store(country), Questions(connect(service[0]))
    taken = []
    for _ in range(10):
        store.merge(GraphData())
        started = time.perf_counter()
        questions.ask()
        taken.append(time.perf_counter() - started)
    store.close()
    told(Figure("milliseconds of the first ask on a topic after a write", statistics.median(taken) * 1e3, "over HTTP"))


@pytest.fixture
def roomy_neo4j(tmp_path: Path) -> Iterator[Neo4jServer]:
    """A server with memory for a country in one transaction."""
    made = Neo4jServer(fetch.fetch(), tmp_path / "neo4j", heap="6g")
    made.start()
    yield made
    made.stop()


def test_asking_against_the_cypher_that_a_user_would_write(
    ratio: Callable[..., float], service: tuple[str, int], country: str, roomy_neo4j: Neo4jServer, connect: Connect
) -> None:
    source, target = (
        open_store(country),
        open_store(roomy_neo4j.url, Credentials(roomy_neo4j.user, roomy_neo4j.password)),
    )
    copy(Context.over(source), Context.over(target))
    source.close()
    target.close()
    here = {"latitude": KUOPIO.point.latitude, "longitude": KUOPIO.point.longitude}
    with roomy_neo4j.driver() as driver:

        def by_hand() -> object:
            return asked(driver, here=here, metres=RADIUS_KM * 1000, on=date(2026, 11, 1))

        name = "P2 ask over HTTP on SQLite, {} / Cypher by hand on Neo4j"
        client = connect(service[0])
        questions = Questions(client)
        ratio(name.format("each question new"), questions.ask, by_hand, goal=0.5)
        ratio(name.format("the same question again"), lambda: client.get(ASK), by_hand, goal=0.5)


def asked(driver: Driver, **parameters: object) -> object:
    """What Neo4j answers to the statement of somebody who knows Cypher."""
    return driver.execute_query(WRITTEN_BY_HAND, parameters, database_="neo4j").records


READERS_PAGES = ("/fi/", ASK, "/fi/maps/network", "/api/v1/completions?q=var", "/api/v1/actors", "/fi/places/297")
COORDINATORS_PAGES = ("/fi/coordinator", "/fi/coordinator/health", "/fi/coordinator/gaps")


def test_memory_while_serving(service: tuple[str, int], told: Tell) -> None:
    def resident_after(paths: Iterable[str]) -> float:
        for path in paths:
            get(service[0], path)
        status = Path(f"/proc/{service[1]}/status").read_text(encoding="ascii")
        kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        return kilobytes * 1024 / MEBIBYTE

    told(Figure("P6 MiB resident while serving", resident_after(READERS_PAGES), "after asking, maps and pages", 500))
    after = "then the work list, health beside a year ago, and gaps"
    told(Figure("MiB resident while serving coordinators too", resident_after(COORDINATORS_PAGES), after))


def test_ten_times_as_many(
    ratio: Callable[..., float], service: tuple[str, int], tmp_path: Path, connect: Connect
) -> None:
    with served(invented(tmp_path, TEN_TIMES * ORGANISATIONS)) as (address, _):
        name = "P7 ask over HTTP, {} among ten times as many / among so many"
        many, few = Questions(connect(address)), Questions(connect(service[0]))
        ratio(name.format("each question new,"), many.ask, few.ask, goal=2)
        ratio(name.format("the same question again,"), *(partial(one.client.get, ASK) for one in (many, few)), goal=2)


def a_second(address: str, paths: Iterable[str]) -> float:
    """How many answers a second some users at once get, who ask for the paths in turn."""
    answers = [0] * USERS
    until = time.monotonic() + SECONDS
    wanted = itertools.cycle(paths)

    def use(number: int) -> None:
        with closing(Client(address)) as client:
            while time.monotonic() < until:
                client.get(next(wanted))
                answers[number] += 1

    users = [threading.Thread(target=use, args=(number,)) for number in range(USERS)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    return sum(answers) / SECONDS


@pytest.fixture
def datasette(country: str, tmp_path: Path) -> Iterator[str]:
    """The address of datasette over the same file, and of one row in it."""
    made = tmp_path / "venv"
    venv.create(made, with_pip=True)
    subprocess.run([made / "bin" / "pip", "--quiet", "install", "datasette"], check=True, env=os.environ)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    file = country.removeprefix("sqlite:///")
    connection = sqlite3.connect(file)
    (row,) = connection.execute("SELECT number FROM actor LIMIT 1").fetchone()
    connection.close()
    command = [str(made / "bin" / "datasette"), "serve", file, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                get(address, "/")
                break
            except OSError:
                time.sleep(0.2)
        yield f"{address}/{Path(file).stem}/actor/{row}.json"
        process.terminate()


@pytest.fixture(params=[1, CORES])
def several(request: pytest.FixtureRequest, country: str) -> Iterator[tuple[str, int]]:
    """The address of a service over the country, and how many workers it has."""
    with served(country, "--workers", str(request.param)) as (address, _):
        yield address, request.param


def test_answers_a_second_beside_datasette(several: tuple[str, int], datasette: str, told: Tell) -> None:
    address, workers = several
    parts = urllib.parse.urlsplit(datasette)
    theirs = a_second(f"http://{parts.netloc}", [parts.path])
    topics = tuple(VOCABULARY.topics)[:20]
    for _ in range(4 * workers):  # each worker is asked about all topics, whichever takes the connection
        with closing(Client(address)) as client:
            Questions(client, topics)
    asked_by = {
        "each question new": [question(place, topic) for place in MUNICIPALITIES for topic in topics],
        "the same question again": [ASK],
    }
    for how, paths in asked_by.items():
        ours = a_second(address, paths)
        details = f"{ours:.0f} / {theirs:.0f} a second, {USERS} at once"
        name = f"P8 asks a second, {how}, workers: {workers} / rows a second of datasette"
        told(Figure(name, ours / theirs, details, 1 if workers > 1 else None, is_least=True))

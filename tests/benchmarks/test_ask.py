"""Asking end to end over HTTP: beside the bare retrieval statement, beside Cypher on Neo4j, beside datasette."""

import http.client
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse
import venv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from neo4j import Driver

from graphsvc.model import Area, BoundingBox, OfferQuery
from graphsvc.service import Context, copy
from graphsvc.store import Credentials, GraphStore, open_store
from graphsvc.vocabulary import shipped_vocabulary
from tests.benchmarks.conftest import MEBIBYTE, ORGANISATIONS, Figure, Tell
from tests.load import served
from tests.neo4j import fetch
from tests.neo4j.server import Neo4jServer

QUESTION = "vertaistukea Kuopiossa"
KUOPIO = shipped_vocabulary().place("297")
ASK = f"/api/v1/ask?{urllib.parse.urlencode({'q': QUESTION})}"
RADIUS_KM = 50
USERS = 4
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


def get(address: str, path: str) -> bytes:
    """What the service answers."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == http.HTTPStatus.OK
        return answer.read()
    finally:
        connection.close()


def who_offers(store: GraphStore) -> Callable[[], object]:
    """The bare retrieval statement behind the question."""
    area = Area(shipped_vocabulary().places_meeting("297"), BoundingBox.around(KUOPIO.point, RADIUS_KM))
    query = OfferQuery(on=date(2026, 11, 1), topics=("vertaistuki",), area=area)
    return lambda: store.who_offers(query)


def test_asking_against_the_bare_retrieval_statement(
    ratio: Callable[..., float], service: tuple[str, int], country: str
) -> None:
    store = open_store(country)
    assert b"vertaistuki" in get(service[0], ASK)
    ratio("P1 ask over HTTP / who_offers", lambda: get(service[0], ASK), who_offers(store), goal=2)
    store.close()


@pytest.fixture
def roomy_neo4j(tmp_path: Path) -> Iterator[Neo4jServer]:
    """A server with memory for a country in one transaction."""
    made = Neo4jServer(fetch.fetch(), tmp_path / "neo4j", heap="6g")
    made.start()
    yield made
    made.stop()


def test_asking_against_the_cypher_that_a_user_would_write(
    ratio: Callable[..., float], service: tuple[str, int], country: str, roomy_neo4j: Neo4jServer
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

        ratio("P2 ask over HTTP on SQLite / Cypher by hand on Neo4j", lambda: get(service[0], ASK), by_hand, goal=0.5)


def asked(driver: Driver, **parameters: object) -> object:
    """What Neo4j answers to the statement of somebody who knows Cypher."""
    return driver.execute_query(WRITTEN_BY_HAND, parameters, database_="neo4j").records


def test_memory_while_serving(service: tuple[str, int], told: Tell) -> None:
    for path in ("/fi/", ASK, "/fi/maps/network", "/api/v1/completions?q=var", "/api/v1/actors", "/fi/places/297"):
        get(service[0], path)
    status = Path(f"/proc/{service[1]}/status").read_text(encoding="ascii")
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    told(Figure("P6 MiB resident while serving", kilobytes * 1024 / MEBIBYTE, "after asking, maps and pages", 500))


def test_ten_times_as_many(ratio: Callable[..., float], service: tuple[str, int], tmp_path: Path) -> None:
    with served(invented(tmp_path, TEN_TIMES * ORGANISATIONS)) as (address, _):
        get(address, ASK)
        ratio(
            "P7 ask over HTTP among ten times as many / among so many",
            lambda: get(address, ASK),
            lambda: get(service[0], ASK),
            goal=2,
        )


def a_second(address: str, path: str) -> float:
    """How many answers a second some users at once get."""
    answers = [0] * USERS
    until = time.monotonic() + SECONDS

    def use(number: int) -> None:
        while time.monotonic() < until:
            get(address, path)
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


def test_answers_a_second_beside_datasette(service: tuple[str, int], datasette: str, told: Tell) -> None:
    parts = urllib.parse.urlsplit(datasette)
    ours, theirs = a_second(service[0], ASK), a_second(f"http://{parts.netloc}", parts.path)
    details = f"{ours:.0f} / {theirs:.0f} a second, {USERS} at once"
    told(Figure("P8 asks a second / rows a second of datasette", ours / theirs, details, 1, is_least=True))

"""Many users at once, for a while, on a real server: no error, no growing memory, nobody left waiting.

make load               a hundred users for ten minutes, on an invented region of 3,000 organisations
"""

import argparse
import http.client
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from graphsvc.model import Actor, ActorKind, GraphData, LocalText
from graphsvc.store import open_store

THINKING_SECONDS = 1.0
WRITE_EVERY_SECONDS = 5.0
PATIENCE_SECONDS = 60.0
QUESTIONS = (
    "vertaistukea Kuopiossa", "apua omaishoitajille Varkauden lähellä", "mielenterveys", "stöd för närståendevårdare",
    "who helps with debts in Iisalmi", "liikuntaa ikäihmisille Pohjois-Savossa", "pizza Kuopiossa", "päihdetyötä",
)  # fmt: skip
MIX = (
    (40, [f"/fi/?q={quote(question)}" for question in QUESTIONS]),
    (20, [f"/api/v1/ask?q={quote(question)}" for question in QUESTIONS]),
    (10, ["/api/v1/completions?q=var", "/api/v1/completions?q=omais", "/api/v1/interpret?q=p%C3%A4ihdety%C3%B6"]),
    (
        20,
        ["/fi/", "/sv/topics", "/en/places/297", "/fi/places/915", "/fi/actors", "/fi/topics/omaishoito", "/fi/about"],
    ),
    (5, ["/fi/maps/network?place=297", "/api/v1/maps/municipalities"]),
    (5, ["/fi/hatch/need", "/static/style.css", "/fi/hatch/place"]),
)
"""Weights and addresses: asking, reading, maps; a question in vain is counted, which is a write."""


@dataclass
class Seen:
    """What the users saw."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Load(NamedTuple):
    """What came of it: how many were answered, what went wrong, seconds, and megabytes resident."""

    answered: int
    faults: list[str]
    median: float
    p99: float
    memory_before: float
    memory_after: float

    def __str__(self) -> str:
        return (
            f"{self.answered} answers, {len(self.faults)} faults, median {self.median * 1000:.0f} ms, "
            f"p99 {self.p99 * 1000:.0f} ms ({self.p99 / self.median:.1f} ×), "
            f"memory {self.memory_before:.0f} → {self.memory_after:.0f} MB"
        )


@contextmanager
def served(store_url: str, *options: str) -> Iterator[tuple[str, int]]:
    """The address of `graphsvc serve` over a store, and its process."""
    command = [sys.executable, "-m", "graphsvc", "--store", store_url, "serve", "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        line = next(line for line in process.stderr if "http://" in line)
        address = next(word for word in line.split() if word.startswith("http://"))
        rest = threading.Thread(target=process.stderr.read, daemon=True)
        rest.start()
        try:
            yield address, process.pid
        finally:
            process.terminate()


def under_load(store_url: str, users: int, seconds: float, seed: int = 1) -> Load:
    """Let so many users use the service for so long, while another process writes to the store."""
    with served(store_url) as (address, process):
        until = time.monotonic() + seconds
        before_all = Seen()
        use(address, until=time.monotonic(), chance=random.Random(seed), seen=before_all)  # noqa: S311 - of a test
        before = _megabytes(process)
        everybody = [Seen() for _ in range(users)]
        threads = [
            threading.Thread(target=use, args=(address, until, random.Random(seed * users + number), seen))  # noqa: S311
            for number, seen in enumerate(everybody)
        ]
        threads.append(threading.Thread(target=_write, args=(store_url, until)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        taken = sorted(second for seen in everybody for second in seen.seconds)
        faults = [fault for seen in everybody for fault in seen.faults]
        p99 = taken[int(len(taken) * 0.99)]
        return Load(len(taken), faults, statistics.median(taken), p99, before, _megabytes(process))


def use(address: str, until: float, chance: random.Random, seen: Seen) -> None:
    """One user: asks, reads, thinks, until the time is over; at least every address once where there is no time."""
    weights, groups = zip(*MIX, strict=True)
    if time.monotonic() >= until:
        for path in (path for group in groups for path in group):
            _get(address, path, seen)
    time.sleep(max(0.0, min(chance.uniform(0, THINKING_SECONDS), until - time.monotonic())))
    while time.monotonic() < until:
        _get(address, chance.choice(chance.choices(groups, weights)[0]), seen)
        time.sleep(chance.expovariate(1 / THINKING_SECONDS))


def _get(address: str, path: str, seen: Seen) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE_SECONDS)
    started = time.perf_counter()
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != http.HTTPStatus.OK:
            seen.faults.append(f"{answer.status} {path}")
    except (OSError, http.client.HTTPException) as error:
        seen.faults.append(f"{error!r} {path}")
    finally:
        connection.close()
    seen.seconds.append(time.perf_counter() - started)


def _write(store_url: str, until: float) -> None:
    """A coordinator changes an actor now and then, from another process as it were."""
    store = open_store(store_url)
    number = 0
    while time.monotonic() < until:
        name = LocalText(f"Kokeiluyhdistys {number}")
        changed = Actor(id="load", kind=ActorKind.ORGANISATION, subtype="association", names=name)
        store.merge(GraphData(actors=(changed,)))
        number += 1
        time.sleep(max(0.0, min(WRITE_EVERY_SECONDS, until - time.monotonic())))
    store.close()


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def main() -> int:
    """Load an invented region; 1 when anybody saw a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--organisations", type=int, default=3000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store_url = f"sqlite:///{folder}/graph.db"
        graphsvc = [sys.executable, "-m", "graphsvc", "--store", store_url]
        subprocess.run(
            [*graphsvc, "generate", f"{folder}/region", "--organisations", str(asked.organisations)], check=True
        )
        subprocess.run([*graphsvc, "load", f"{folder}/region"], check=True)
        load = under_load(store_url, asked.users, asked.seconds)
    print(load)
    for fault in load.faults[:20]:
        print(fault, file=sys.stderr)
    return 1 if load.faults else 0


if __name__ == "__main__":
    sys.exit(main())

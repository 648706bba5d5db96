"""Writers that are killed at random moments: nothing acknowledged may be lost, and nothing may be half there.

make torture            a thousand kills on SQLite, a hundred on Neo4j, and ten of the Neo4j server itself
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from graphsvc.errors import StoreUnavailableError
from graphsvc.model import Actor, ActorKind, GraphData, LocalText, Offer, Tie, TieKind
from graphsvc.store import Credentials, GraphStore, open_store
from tests.neo4j import fetch
from tests.neo4j.server import Neo4jServer

SLOTS = 40
LONGEST_SECONDS = 0.3
_children = multiprocessing.get_context("forkserver")
_children.set_forkserver_preload(["graphsvc.store"])


class Target(NamedTuple):
    """The store that is written to."""

    url: str
    credentials: Credentials = Credentials()

    def open(self) -> GraphStore:
        """The store, opened."""
        return open_store(self.url, self.credentials)


def written(number: int) -> GraphData:
    """What one write writes: an actor with a tie and an offer, in a slot of its own, and a mark on two others."""
    slot, words = number % SLOTS, LocalText(str(number))
    left, right, actor = (_actor(actor_id, words) for actor_id in ("left", "right", f"a{slot}"))
    tie = Tie(id=f"t{slot}", source=actor.id, target="left", kind=TieKind.COOPERATES_WITH, description=str(number))
    offer = Offer(id=f"o{slot}", actor=actor.id, topic="koulutus", description=words)
    return GraphData(actors=(left, right, actor), ties=(tie,), offers=(offer,))


def _actor(actor_id: str, names: LocalText) -> Actor:
    return Actor(id=actor_id, kind=ActorKind.ORGANISATION, subtype="association", names=names)


def write_on(target: Target, first: int, acknowledged: Connection) -> None:
    """Write from a number on until somebody kills this process or the server goes away."""
    store = target.open()
    for number in count(first):
        try:
            store.merge(written(number))
        except StoreUnavailableError:
            return
        acknowledged.send(number)


def kill_a_writer(target: Target, first: int, chance: random.Random, kill_server: Callable[[], None] | None) -> int:
    """Let a writer write for a while and kill it, or the server under it; the last number that it had acknowledged."""
    receiver, sender = _children.Pipe(duplex=False)
    writer = _children.Process(target=write_on, args=(target, first, sender))
    writer.start()
    sender.close()
    last = int(receiver.recv())
    time.sleep(chance.uniform(0, LONGEST_SECONDS))
    (kill_server or writer.kill)()
    while True:
        try:
            last = int(receiver.recv())
        except EOFError:
            break
    writer.kill()
    writer.join()
    return last


def faults(store: GraphStore, acknowledged: int) -> list[str]:
    """What was lost or is half there, given the last number that was acknowledged."""
    data = store.export()
    names = {actor.id: int(actor.names.fi or -1) for actor in data.actors}
    last = names["left"]
    expected = {number % SLOTS: number for number in range(max(0, last - SLOTS + 1), last + 1)}
    ties = {int(tie.id[1:]): int(tie.description) for tie in data.ties}
    offers = {int(offer.id[1:]): int(offer.description.fi or -1) for offer in data.offers}
    slots = {int(actor_id[1:]): number for actor_id, number in names.items() if actor_id not in {"left", "right"}}
    found = [f"the engine: {fault}" for fault in store.faults()]
    if last < acknowledged:
        found.append(f"{acknowledged} was acknowledged, {last} is the last that is there")
    if names["right"] != last or not slots == ties == offers == expected:
        found.append(f"half of {last} is there")
    return found


def next_write(store: GraphStore) -> int:
    """The number that follows the last one that was written."""
    return next((int(actor.names.fi or -1) for actor in store.export().actors if actor.id == "left"), -1) + 1


def torture(
    target: Target, kills: int, seed: int, server: Neo4jServer | None = None, *, say: Callable[[str], None] = print
) -> list[str]:
    """Kill writers, or where it is given the server, so many times; everything that was found wrong."""
    chance = random.Random(seed)  # noqa: S311 - the moments of the kills
    store = target.open()
    first = next_write(store)
    store.close()
    found: list[str] = []
    for kill in range(1, kills + 1):
        acknowledged = kill_a_writer(target, first, chance, server.kill if server else None)
        if server:
            server.start()
        store = target.open()
        found += faults(store, acknowledged)
        first = next_write(store)
        store.close()
        if kill % 50 == 0 or kill == kills:
            say(f"{target.url.partition(':')[0]}: {kill} kills, {first} writes, {len(found)} faults")
    return found


def main() -> int:
    """Torture both engines; 1 when anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sqlite", type=int, default=1000, metavar="KILLS")
    parser.add_argument("--neo4j", type=int, default=100, metavar="KILLS")
    parser.add_argument("--server", type=int, default=10, metavar="KILLS")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = torture(Target(f"sqlite:///{folder}/graph.db"), asked.sqlite, asked.seed)
        if asked.neo4j or asked.server:
            server = Neo4jServer(fetch.fetch(), Path(folder) / "neo4j")
            server.start()
            target = Target(server.url, Credentials(server.user, server.password))
            found += torture(target, asked.neo4j, asked.seed)
            found += torture(target, asked.server, asked.seed, server)
            server.stop()
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

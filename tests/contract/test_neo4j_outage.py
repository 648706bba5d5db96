"""The server goes away and comes back, refuses to let in, or does not answer."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graphsvc.errors import StoreUnavailableError
from graphsvc.model import ActorFilter, FollowUp, GraphData, OfferQuery, Outcome, TieKind, Window
from graphsvc.model.history import Change
from graphsvc.store import Credentials, GraphStore, open_store
from tests.conftest import Neo4jContents
from tests.contract.records import DAY, actor
from tests.neo4j.server import Neo4jServer, RunningServer

pytestmark = pytest.mark.neo4j
PATIENCE_SECONDS = 3.0
METHODS: dict[str, Callable[[GraphStore], Any]] = {
    "ping": lambda store: store.ping(),
    "migrate": lambda store: store.migrate(),
    "version": lambda store: store.version(),
    "datasets": lambda store: store.datasets(),
    "reference_day": lambda store: store.reference_day(),
    "counts": lambda store: store.counts(DAY),
    "actor": lambda store: store.actor("a"),
    "actors_by_id": lambda store: store.actors_by_id(["a"]),
    "actors_named": lambda store: store.actors_named(["a"]),
    "actors": lambda store: store.actors(ActorFilter(), Window()),
    "tie": lambda store: store.tie("t"),
    "ties": lambda store: store.ties(DAY, None, Window()),
    "ties_of": lambda store: store.ties_of(["a"], DAY),
    "ties_among": lambda store: store.ties_among(["a"], TieKind, DAY),
    "actors_at": lambda store: store.actors_at(["297"], DAY),
    "actors_tied": lambda store: store.actors_tied(["a"], DAY),
    "actors_among": lambda store: store.actors_among(["a"], DAY),
    "seated_ties_among": lambda store: store.seated_ties_among(["a"], DAY),
    "neighbourhood": lambda store: store.neighbourhood("a", 1, DAY),
    "subgraph": lambda store: store.subgraph(DAY),
    "outline": lambda store: store.outline(),
    "ties_begun": lambda store: store.ties_begun(DAY, DAY),
    "offers_of": lambda store: store.offers_of(["a"]),
    "needs_of": lambda store: store.needs_of(["a"]),
    "offers_by_id": lambda store: store.offers_by_id(["o"]),
    "offers_in_brief": lambda store: store.offers_in_brief(["a"]),
    "offerers_under": lambda store: store.offerers_under(["koulutus"], DAY),
    "offerers_serving": lambda store: store.offerers_serving(["297"], DAY),
    "seated": lambda store: store.seated("297", Window()),
    "who_offers": lambda store: store.who_offers(OfferQuery(on=DAY)),
    "events": lambda store: store.events(["e"]),
    "export": lambda store: store.export(),
    "merge": lambda store: store.merge(GraphData(actors=(actor("b"),))),
    "fill": lambda store: store.fill(Change(GraphData(actors=(actor("b"),)))),
    "is_unfinished": lambda store: store.is_unfinished(),
    "delete_actor": lambda store: store.delete_actor("a"),
    "delete_tie": lambda store: store.delete_tie("t"),
    "count_unanswered": lambda store: store.count_unanswered((), (), DAY),
    "unanswered": lambda store: store.unanswered(),
    "follow_ups": lambda store: store.follow_ups(),
    "set_aside": lambda store: store.set_aside(FollowUp(frozenset("a"), Outcome.KNOWS, DAY)),
    "take_back": lambda store: store.take_back(["a"]),
}


@pytest.fixture
def server(neo4j_server: Neo4jServer | RunningServer) -> Neo4jServer:
    """A server that may be stopped."""
    if isinstance(neo4j_server, RunningServer):
        pytest.skip("the server of GRAPHSVC_TEST_NEO4J_URL is not ours to stop")
    return neo4j_server


@pytest.fixture
def store(neo4j_contents: Neo4jContents, neo4j_url: str) -> Iterator[GraphStore]:
    """A store with one actor, as impatient as it ships."""
    neo4j_contents.empty().merge(GraphData(actors=(actor("a"),)))
    opened = open_store(neo4j_url)
    yield opened
    opened.close()


def fails_soon(work: Callable[[], Any], code: str = "store_unreachable") -> StoreUnavailableError:
    """Check that work fails in time, as it should."""
    started = time.monotonic()
    with pytest.raises(StoreUnavailableError) as caught:
        work()
    assert time.monotonic() - started < PATIENCE_SECONDS
    assert caught.value.code == code
    return caught.value


@pytest.mark.parametrize("end", [Neo4jServer.stop, Neo4jServer.kill], ids=["stopped", "killed"])
def test_a_server_that_goes_is_told_by_every_method_and_used_again_when_it_is_back(
    server: Neo4jServer, store: GraphStore, end: Callable[[Neo4jServer], None]
) -> None:
    end(server)
    try:
        for method in METHODS.values():
            fails_soon(lambda method=method: method(store))
        fails_soon(lambda: open_store(server.url, Credentials(server.user, server.password)))
    finally:
        server.start()
    assert store.actor("a") == actor("a")
    store.merge(GraphData(actors=(actor("b"),)))
    assert store.counts(DAY).actors == 2


def test_a_server_that_does_not_answer_is_told_in_time(server: Neo4jServer, store: GraphStore) -> None:
    server.freeze()
    try:
        fails_soon(store.ping)
        fails_soon(lambda: store.merge(GraphData(actors=(actor("b"),))))
        fails_soon(lambda: open_store(server.url, Credentials(server.user, server.password)))
    finally:
        server.thaw()
    store.ping()


@pytest.mark.parametrize("address", ["neo4j://127.0.0.1:1", "bolt://127.0.0.1:1", "neo4j://nowhere.invalid"])
def test_an_address_where_no_server_is_is_told_in_time(address: str) -> None:
    told = fails_soon(lambda: open_store(address)).details
    assert told["url"] == address
    assert "ServiceUnavailable" in str(told["reason"])


def test_a_wrong_password_is_told_and_shown_nowhere(neo4j_server: Neo4jServer) -> None:
    wrong = neo4j_server.url.replace("://", "://somebody:s%C3%A4cret@")
    error = fails_soon(lambda: open_store(wrong), "store_login_refused")
    assert error.details == {"url": neo4j_server.url}
    assert "cret" not in f"{error!r} {error} {error.__cause__}"


def test_no_password_is_told(neo4j_server: Neo4jServer) -> None:
    fails_soon(lambda: open_store(neo4j_server.url), "store_login_refused")


def test_a_password_that_must_be_changed_first_is_told(
    neo4j_contents: Neo4jContents, neo4j_server: Neo4jServer
) -> None:
    def run(cypher: str) -> None:
        neo4j_contents.driver.execute_query(cypher, database_="system")

    run("CREATE USER newcomer SET PASSWORD 'palvelu-1234' CHANGE REQUIRED")
    try:
        login = Credentials("newcomer", "palvelu-1234")
        fails_soon(lambda: open_store(neo4j_server.url, login), "store_password_expired")
    finally:
        run("DROP USER newcomer")


def test_user_and_password_in_the_address_go_before_others(neo4j_url: str) -> None:
    store = open_store(neo4j_url, Credentials("somebody", "else"))
    store.ping()
    store.close()


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_a_server_is_reached_with_routing_and_without(neo4j_url: str, scheme: str) -> None:
    store = open_store(neo4j_url.replace("neo4j://", f"{scheme}://"))
    store.ping()
    store.close()


FORKED = """
import os, sys
from datetime import date
from graphsvc.store import open_store
store = open_store(sys.argv[1])
before = store.counts(date(2024, 5, 1)).actors
child = os.fork()
if child == 0:
    store.ping()
    os._exit(0 if store.counts(date(2024, 5, 1)).actors == before else 1)
_, status = os.waitpid(child, 0)
after = store.counts(date(2024, 5, 1)).actors
store.close()
sys.exit(os.waitstatus_to_exitcode(status) or after != before)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_store_may_be_used_on_both_sides_of_a_fork(neo4j_contents: Neo4jContents, neo4j_url: str) -> None:
    neo4j_contents.sample()
    done = subprocess.run(
        [sys.executable, "-c", FORKED, neo4j_url], check=False, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")

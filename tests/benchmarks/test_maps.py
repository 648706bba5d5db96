"""Maps beside networkx's spring layout and pyvis's defaults, which lay out in the reader's browser."""

import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as NotYetError
from pyvis.network import Network

from graphsvc.drawing import ActorDetails, Scene, arrangements, asset, asset_names, draw, load_map, page
from graphsvc.model import Subgraph
from tests.benchmarks.conftest import Figure, Tell
from tests.browser.conftest import CHROMIUM, LAPTOP, QUIET
from tests.invented import network

TIMES_FASTER = 20
DRAGGED_SMOOTHLY = 2000
PAGE_WEIGHED = 1000
DRAGS = 40
COUNT_FRAMES = """() => {
  window.frames_seen = 0;
  const tick = () => { window.frames_seen += 1; requestAnimationFrame(tick); };
  tick();
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@cache
def invented(size: int) -> tuple[Subgraph, dict[str, ActorDetails]]:
    """The network that both draw; inventing it is not part of what is measured."""
    return network(size)


def our_page(size: int) -> str:
    subgraph, details = invented(size)
    arrangements._kept.clear()
    return page(draw(Scene(load_map("network"), subgraph, details, "fi"), title="Verkosto", sources=()))


def their_graph(size: int) -> "nx.Graph[str]":
    subgraph, _ = invented(size)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((actor.id, {"label": actor.names.fi}) for actor in subgraph.actors)
    graph.add_edges_from((tie.source, tie.target) for tie in subgraph.ties)
    return graph


def their_page(size: int) -> str:
    pictured = Network()
    pictured.from_nx(their_graph(size))
    return str(pictured.generate_html())


def test_a_map_of_a_thousand_on_the_server_against_spring_layout_and_pyvis(ratio: Callable[..., float]) -> None:
    graph = their_graph(1000)

    def theirs() -> None:
        nx.spring_layout(graph, seed=1)
        their_page(1000)

    ratio(
        "P5 map of 1,000 laid out anew / spring layout and pyvis defaults",
        lambda: our_page(1000),
        theirs,
        rounds=5,
        goal=1 / 20,
    )


def test_a_map_that_was_laid_out_before_against_one_laid_out_anew(ratio: Callable[..., float]) -> None:
    subgraph, details = invented(1000)
    scene = Scene(load_map("network"), subgraph, details, "fi")
    ratio(
        "map of 1,000 laid out anew / from memory",
        lambda: our_page(1000),
        lambda: page(draw(scene, title="Verkosto", sources=())),
        rounds=10,
    )


def test_a_thousand_actors_are_seen_twenty_times_sooner_than_with_pyvis_and_its_defaults(
    browser: Browser, tmp_path: Path, told: Tell
) -> None:
    started = time.perf_counter()
    opened = browser.new_page(viewport={"width": LAPTOP[0], "height": LAPTOP[1]})
    ours = tmp_path / "ours.html"
    ours.write_text(our_page(1000), encoding="utf-8")
    opened.goto(ours.as_uri())
    opened.wait_for_function("graphMap.canvas.placeOnScreen('a0000')")
    taken = time.perf_counter() - started
    opened.close()
    seen = seen_within(browser, tmp_path, TIMES_FASTER * taken)
    outcome = "seen" if seen else "not seen"
    told(Figure("seconds until a map of 1,000 is seen", taken, f"pyvis defaults {outcome} after {TIMES_FASTER} × that"))
    assert not seen


def seen_within(browser: Browser, folder: Path, seconds: float) -> bool:
    """Whether pyvis's own page of the same network, without its calls to others, has settled by then."""
    theirs = folder / "theirs.html"
    theirs.write_text(their_page(1000), encoding="utf-8")
    opened = browser.new_page(viewport={"width": LAPTOP[0], "height": LAPTOP[1]})
    vis = asset("vis-network.min.js").read_text(encoding="utf-8")
    opened.route("**/vis-network*.js", lambda route: route.fulfill(body=vis, content_type="text/javascript"))
    opened.route(
        "http*://**", lambda route: route.abort() if not route.request.url.endswith(".js") else route.fallback()
    )
    opened.goto(theirs.as_uri(), wait_until="commit")
    try:
        opened.wait_for_function(
            "document.getElementById('loadingBar')?.style.display === 'none'", timeout=seconds * 1000
        )
    except NotYetError:
        return False
    return True


@pytest.mark.parametrize("size", [300, 1000, 2000])
def test_frames_while_dragging(browser: Browser, tmp_path: Path, told: Tell, size: int) -> None:
    path = tmp_path / "map.html"
    path.write_text(our_page(size), encoding="utf-8")
    opened = browser.new_page(viewport={"width": LAPTOP[0], "height": LAPTOP[1]})
    opened.goto(path.as_uri())
    opened.wait_for_timeout(500)
    opened.mouse.move(700, 400)
    opened.mouse.down()
    opened.evaluate(COUNT_FRAMES)
    started = time.perf_counter()
    for step in range(DRAGS):
        opened.mouse.move(700 + 3 * step, 400 + step)
    seconds = time.perf_counter() - started
    frames = opened.evaluate("window.frames_seen")
    opened.mouse.up()
    goal = 50 if size == DRAGGED_SMOOTHLY else None
    told(
        Figure(
            f"frames a second while dragging {size} actors", frames / seconds, "Chromium, no GPU", goal, is_least=True
        )
    )


def test_weight_of_a_page(told: Tell) -> None:
    assets = sum(asset(name).stat().st_size for name in asset_names())
    for size in (300, 1000, 2000):
        goal = 1.5 if size == PAGE_WEIGHED else None
        megabytes = len(our_page(size).encode()) / 1e6
        told(Figure(f"megabytes of a page of {size} actors", megabytes, f"{assets / 1e6:.2f} scripts and style", goal))

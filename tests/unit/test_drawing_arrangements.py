import threading
from dataclasses import replace

import pytest

from graphsvc.drawing import Scene, arrangements, load_map
from graphsvc.drawing.arrangements import arranged
from graphsvc.drawing.network_layout import network_layout
from graphsvc.drawing.scene import Arrangement
from graphsvc.model import LocalText, Subgraph
from tests.invented import network, star


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrangements, "_kept", arrangements.OrderedDict())


class Counted:
    """A layout that counts how often it is asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, scene: Scene) -> Arrangement:
        self.calls += 1
        return network_layout(scene)


def scene(subgraph: Subgraph) -> Scene:
    return Scene(load_map("network"), subgraph, {}, "fi")


def test_what_was_arranged_once_is_not_arranged_anew() -> None:
    layout = Counted()
    first, again = (arranged(scene(network(30)[0]), layout) for _ in range(2))
    assert first == again
    assert layout.calls == 1


def test_a_new_name_tie_or_actor_is_new_content() -> None:
    layout = Counted()
    subgraph = star(("Keskus", "Kumppani"))
    renamed = (replace(subgraph.actors[0], names=LocalText(fi="Uusi nimi")), subgraph.actors[1])
    for changed in (
        subgraph,
        replace(subgraph, actors=renamed),
        replace(subgraph, ties=()),
        star(("Keskus", "Kumppani", "Toinen")),
    ):
        arranged(scene(changed), layout)
    assert layout.calls == 4


def test_only_the_latest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrangements, "_MOST_SPOTS", 5)
    layout = Counted()
    pairs = [scene(star((f"Keskus {number}", "Kumppani"))) for number in range(3)]
    for pair in (*pairs, pairs[2], pairs[1], pairs[0]):
        arranged(pair, layout)
    assert layout.calls == 4
    arranged(scene(network(30)[0]), layout)
    assert not arrangements._kept


def test_threads_may_ask_at_the_same_time() -> None:
    scenes = [scene(star(("Keskus", f"Kumppani {number % 3}"))) for number in range(12)]
    found: list[Arrangement] = []
    threads = [threading.Thread(target=lambda one=one: found.append(arranged(one, network_layout))) for one in scenes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 12

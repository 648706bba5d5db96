from itertools import pairwise

from graphsvc.drawing import MapDrawing, Scene, draw, load_map, svg
from graphsvc.model import Subgraph, Tie, TieKind
from tests.invented import DAY, star


def drawn(*ways: tuple[int, ...]) -> MapDrawing:
    """Actors by their numbers, tied along each way; the ways lead from 0."""
    actors = star(tuple(f"Toimija {number}" for number in range(1 + max(max(way) for way in ways)))).actors
    steps = [(one, other) for way in ways for one, other in pairwise(way)]
    ties = tuple(
        Tie(id=f"t{number}", source=actors[one].id, target=actors[other].id, kind=TieKind.SUPPORTS)
        for number, (one, other) in enumerate(steps)
    )
    scene = Scene(load_map("path"), Subgraph(DAY, actors, ties), {}, "fi", actors[0].id)
    return draw(scene, title="Reitti", sources=())


def test_each_step_stands_further_to_the_right_and_each_way_on_its_own_line() -> None:
    nodes = drawn((0, 1, 2, 5), (0, 3, 4, 5)).nodes
    assert [node.x for node in nodes] == [0, 190, 380, 190, 380, 570]
    assert nodes[0].y == nodes[5].y == 0
    assert nodes[1].y == nodes[2].y == -nodes[3].y == -nodes[4].y != 0


def test_whom_no_way_leads_to_stands_at_the_end() -> None:
    actors = star(("Kysyjä", "Etsitty")).actors
    drawing = draw(Scene(load_map("path"), Subgraph(DAY, actors, ()), {}, "fi", "a000"), title="Reitti", sources=())
    assert [node.x for node in drawing.nodes] == [0, 190]


def test_everybody_on_the_way_is_named_in_the_picture() -> None:
    picture = svg(drawn((0, 1, 2, 5), (0, 3, 4, 5)), width=720, height=300)
    assert all(f"<tspan>Toimija\N{NO-BREAK SPACE}{number}</tspan>" in picture for number in range(6))

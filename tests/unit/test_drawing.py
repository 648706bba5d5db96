import math
import os
import statistics
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from pydantic import TypeAdapter

from graphsvc.drawing import MapDrawing, OtherDays, Scene, draw, load_map, map_names
from graphsvc.errors import NotFoundError
from graphsvc.model import LANGUAGES, Actor, ActorKind, LocalText, Subgraph, Tie, TieKind
from tests.invented import DAY, network, star

SIZES = (1, 2, 30, 300)


def drawn(size: int) -> MapDrawing:
    subgraph, details = network(size)
    return draw(Scene(load_map("network"), subgraph, details, "fi"), title="Verkosto", sources=("Keksitty",))


def ego(names: tuple[str, ...]) -> MapDrawing:
    return draw(Scene(load_map("ego"), star(names), {}, "fi", "a000"), title="Lähiverkosto", sources=())


def test_the_maps_that_ship_are_known_by_name() -> None:
    assert map_names() == ("answer", "ego", "municipalities", "network", "path", "project", "topics")
    layouts = {load_map(name).layout for name in map_names()}
    assert layouts == {"place", "ego", "municipality", "network", "path"}


def test_a_map_that_does_not_ship_is_not_found() -> None:
    with pytest.raises(NotFoundError, match="unknown_map"):
        load_map("../network")


@pytest.mark.parametrize("size", SIZES)
def test_every_actor_and_every_tie_is_drawn_once(size: int) -> None:
    subgraph, _ = network(size)
    drawing = drawn(size)
    assert [node.id for node in drawing.nodes] == [actor.id for actor in subgraph.actors]
    assert [edge.id for edge in drawing.edges] == [tie.id for tie in subgraph.ties]
    members = [member for group in drawing.groups for member in group.members]
    assert sorted(members) == [node.id for node in drawing.nodes]


@pytest.mark.parametrize("size", SIZES)
def test_discs_lie_apart_and_marks_lie_apart_inside_them(size: int) -> None:
    drawing = drawn(size)
    groups = {group.id: group for group in drawing.groups}
    for one, other in combinations(drawing.groups, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > one.radius + other.radius
    for node in drawing.nodes:
        home = groups[node.group]
        assert math.dist((node.x, node.y), (home.x, home.y)) + node.size < home.radius
    for one, other in combinations(drawing.nodes, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > one.size + other.size


def test_the_discs_fill_a_landscape_page() -> None:
    groups = drawn(300).groups
    width = max(group.x + group.radius for group in groups) - min(group.x - group.radius for group in groups)
    height = max(group.y + group.radius for group in groups) - min(group.y - group.radius for group in groups)
    assert 1.2 < width / height < 2.2
    assert sum(math.pi * group.radius**2 for group in groups) > 0.5 * width * height


def test_actors_without_ties_are_shown_together_and_told_so() -> None:
    drawing = drawn(300)
    (isolated,) = (group for group in drawing.groups if group.kind == "isolated")
    assert isolated.label == "Ei tunnettuja yhteyksiä 1.2.2026"
    assert set(isolated.members) == {node.id for node in drawing.nodes if node.ties == 0}


def test_many_pairs_share_one_disc() -> None:
    names = [f"Yhdistys {number}" for number in range(12)]
    actors = star(tuple(names)).actors
    ties = tuple(
        Tie(id=f"t{number}", source=actors[number].id, target=actors[number + 1].id, kind=TieKind.FUNDS)
        for number in range(0, 12, 2)
    )
    drawing = draw(Scene(load_map("network"), Subgraph(DAY, actors, ties), {}, "sv"), title="Nät", sources=())
    assert [(group.kind, len(group.members)) for group in drawing.groups] == [("scattered", 12)]


def test_positions_do_not_depend_on_the_run() -> None:
    program = (
        "from tests.unit.test_drawing import drawn; import hashlib;"
        "print(hashlib.sha256(repr([(n.x, n.y) for n in drawn(300).nodes]).encode()).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(["", *sys.path])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_one_actor_more_hardly_ever_moves_most_of_the_others() -> None:
    before = {node.id: (node.x, node.y) for node in drawn(300).nodes}
    width = max(x for x, _ in before.values()) - min(x for x, _ in before.values())
    moved = []
    for number in range(0, 300, 30):
        grown = draw(one_more(number), title="Verkosto", sources=())
        after = {node.id: (node.x, node.y) for node in grown.nodes}
        moved.append(statistics.median(math.dist(spot, after[actor_id]) for actor_id, spot in before.items()))
    assert sum(way < width / 20 for way in moved) >= 8


def one_more(number: int) -> Scene:
    """The network of 300 with an actor more, tied to the one with this number."""
    subgraph, details = network(300)
    partner = subgraph.actors[number]
    new = replace(partner, id=f"{partner.id}b")
    tie = Tie(id="t", source=new.id, target=partner.id, kind=TieKind.FUNDS)
    actors = tuple(sorted((*subgraph.actors, new), key=lambda actor: actor.id))
    return Scene(load_map("network"), Subgraph(DAY, actors, (*subgraph.ties, tie)), details, "fi")


def test_ties_of_one_pair_are_all_there_and_bent_apart() -> None:
    actors = star(("Järjestö", "Kunta")).actors
    kinds = (TieKind.FUNDS, TieKind.COOPERATES_WITH, TieKind.SUPPORTS)
    ties = tuple(
        Tie(id=f"t{number}", source=actors[number % 2].id, target=actors[1 - number % 2].id, kind=kind)
        for number, kind in enumerate(kinds)
    )
    edges = draw(Scene(load_map("network"), Subgraph(DAY, actors, ties), {}, "en"), title="Map", sources=()).edges
    ways = {edge.bend if edge.source == "a000" else -edge.bend for edge in edges}
    assert len(ways) == 3
    assert (edges[0].words_from_source, edges[0].words_from_target) == ("funds", "funded by")


def test_partners_stand_beside_the_focus_each_on_a_row_of_its_own() -> None:
    drawing = ego(("Keskus", *(f"Kumppani {number:02}" for number in range(41))))
    assert (drawing.nodes[0].x, drawing.nodes[0].y, drawing.nodes[0].label_side) == (0, 0, "below")
    for side, sign in (("left", -1), ("right", 1)):
        rows = sorted(node.y for node in drawing.nodes if node.label_side == side)
        assert len(rows) in (20, 21)
        assert all(after - before >= 30 for before, after in pairwise(rows))
        assert all(node.x * sign > 100 for node in drawing.nodes if node.label_side == side)


def test_a_step_further_stands_outside_the_partners() -> None:
    actors = star(("Keskus", "Kumppani", "Kumppanin kumppani")).actors
    ties = tuple(
        Tie(id=f"t{number}", source=f"a00{number}", target=f"a00{number + 1}", kind=TieKind.FUNDS) for number in (0, 1)
    )
    drawing = draw(Scene(load_map("ego"), Subgraph(DAY, actors, ties), {}, "fi", "a000"), title="", sources=())
    assert abs(drawing.nodes[2].x) > abs(drawing.nodes[1].x) + 200


def test_those_a_step_further_stand_under_a_heading_of_their_own() -> None:
    actors = star(("Keskus", "Kumppani", "Kumppanin kumppani")).actors
    ties = tuple(
        Tie(id=f"t{number}", source=f"a00{number}", target=f"a00{number + 1}", kind=TieKind.FUNDS) for number in (0, 1)
    )
    scene = Scene(load_map("ego"), Subgraph(DAY, actors, ties), {}, "fi", "a000", depth=2)
    over = {member: group.label for group in draw(scene, title="", sources=()).groups for member in group.members}
    assert over == {"a001": "Organisaatiot", "a002": "Kumppanien kumppanit"}


def test_marks_in_a_row_do_not_meet_however_many_ties_they_have() -> None:
    names = tuple(f"Järjestö {number:02}" for number in range(30))
    actors = star(names).actors
    ties = [(one, other) for number, one in enumerate(actors) for other in actors[number + 1 :]]
    all_tied = tuple(
        Tie(id=f"{one.id}-{other.id}", source=one.id, target=other.id, kind=TieKind.FUNDS) for one, other in ties
    )
    scene = Scene(load_map("ego"), Subgraph(DAY, actors, all_tied), {}, "fi", "a000")
    focus, *partners = draw(scene, title="", sources=()).nodes
    assert all(2 * partner.size < 30 for partner in partners)
    assert focus.size > partners[0].size


@pytest.mark.parametrize("focus", [None, "nobody"])
def test_an_ego_map_needs_an_actor_that_is_there(focus: str | None) -> None:
    with pytest.raises(NotFoundError, match="unknown_actor"):
        draw(Scene(load_map("ego"), star(("Yksin",)), {}, "fi", focus), title="", sources=())


def test_a_map_of_nobody_says_so() -> None:
    drawing = draw(Scene(load_map("network"), Subgraph(DAY, (), ()), {}, "fi"), title="Tyhjä", sources=())
    assert (drawing.nodes, drawing.groups, drawing.legend) == ((), (), ())
    assert drawing.summary.startswith("Kartalla ei ole yhtään toimijaa.")


def test_the_summary_counts_in_words() -> None:
    assert ego(("Keskus", "Yksi")).summary == (
        "Kartalla on 2 toimijaa: 2 organisaatiota. Toimijoiden välillä on 1 yhteys. "
        "Eniten yhteyksiä: Keskus (1) ja Yksi (1)."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_counts_each_kind_in_the_readers_language(language: str) -> None:
    subgraph, details = network(300)
    drawing = draw(Scene(load_map("network"), subgraph, details, language), title="", sources=())  # type: ignore[arg-type]
    assert sum(entry.count for entry in drawing.legend) == 300
    assert {entry.shape for entry in drawing.legend} == {"dot", "diamond", "triangle", "square"}
    assert len({entry.label for entry in drawing.legend}) == 4


def test_a_drawing_becomes_json_and_back() -> None:
    adapter = TypeAdapter(MapDrawing)
    drawing = drawn(30)
    assert adapter.validate_json(adapter.dump_json(drawing)) == drawing


def test_a_group_in_one_town_bears_its_name() -> None:
    labels = {group.label for group in drawn(300).groups}
    assert "Tampere" in labels


def test_a_focus_may_be_named_on_the_whole_network_too() -> None:
    actor = Actor(id="yksin", kind=ActorKind.PROJECT, subtype="project", names=LocalText(fi="Yksin"))
    subgraph = Subgraph(DAY, (actor,), ())
    assert draw(Scene(load_map("network"), subgraph, {}, "fi", "yksin"), title="", sources=()).focus == "yksin"


def test_kinds_that_are_there_on_other_days_only_are_in_the_legend_and_count_none() -> None:
    project = Actor(id="hanke", kind=ActorKind.PROJECT, subtype="project", names=LocalText(fi="Hanke"))
    subgraph, others = star(("Keskus", "Kumppani")), OtherDays((project,), ())
    drawing = draw(Scene(load_map("network"), subgraph, {}, "fi", other_days=others), title="", sources=())
    assert [(entry.kind, entry.count) for entry in drawing.legend] == [("organisation", 2), ("project", 0)]


def test_most_partners_fit_beside_the_focus_and_of_more_those_with_most_ties_stand_outermost() -> None:
    assert {abs(node.x) > 400 for node in ego(("Keskus", *map(str, range(80)))).nodes} == {False}
    names = ("Keskus", *map(str, range(99)))
    subgraph = star(names)
    further = tuple(Tie(id=f"x{n}", source="a003", target=f"a{n:03}", kind=TieKind.FUNDS) for n in range(50, 60))
    tied = replace(subgraph, ties=(*subgraph.ties, *further))
    drawing = draw(Scene(load_map("ego"), tied, {}, "fi", "a000"), title="", sources=())
    away = {node.id: abs(node.x) for node in drawing.nodes}
    assert all(away[f"a{n:03}"] > 400 for n in (3, *range(50, 60)))
    assert sum(x > 400 for x in away.values()) == 49


def test_a_group_named_after_an_actor_says_that_it_holds_others_too() -> None:
    names = ("Haikaranlatvan Nuorisoyhdistys ry", "Toinen", "Kolmas", "Neljäs", "Viides")
    drawing = draw(Scene(load_map("network"), star(names), {}, "fi"), title="", sources=())
    assert [group.label for group in drawing.groups] == ["Haikaranlatvan… ja muut"]

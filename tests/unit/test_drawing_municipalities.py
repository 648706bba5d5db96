import math
from itertools import combinations

import pytest

from graphsvc.drawing import MapDrawing, MapGroup, Scene, draw, load_map
from graphsvc.model import Actor, ActorKind, LocalText, PlaceLevel, Subgraph
from graphsvc.vocabulary import shipped_vocabulary
from tests.invented import DAY, spread

PLACES = shipped_vocabulary().places
MUNICIPALITIES = tuple(place.id for place in PLACES.values() if place.level is PlaceLevel.MUNICIPALITY)
POHJOIS_SAVO = PLACES["region:11"].members


def drawn(size: int, codes: tuple[str, ...] = POHJOIS_SAVO) -> MapDrawing:
    subgraph, details = spread(size, codes)
    return draw(Scene(load_map("municipalities"), subgraph, details, "fi"), title="Kunnat", sources=())


def disc(drawing: MapDrawing, name: str) -> MapGroup:
    return next(group for group in drawing.groups if group.label == name)


@pytest.mark.parametrize(("size", "codes"), [(30, POHJOIS_SAVO), (300, POHJOIS_SAVO), (1000, MUNICIPALITIES)])
def test_every_municipality_is_a_disc_that_no_other_overlaps(size: int, codes: tuple[str, ...]) -> None:
    drawing = drawn(size, codes)
    assert {group.label for group in drawing.groups} == {node.municipality for node in drawing.nodes}
    for one, other in combinations(drawing.groups, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= one.radius + other.radius


def test_actors_stand_in_the_disc_of_their_municipality() -> None:
    drawing = drawn(300)
    home = {group.id: group for group in drawing.groups}
    for node in drawing.nodes:
        group = home[node.group]
        assert group.label == node.municipality
        assert math.dist((node.x, node.y), (group.x, group.y)) + node.size < group.radius


def test_the_municipality_itself_stands_in_the_middle_of_its_disc() -> None:
    drawing = drawn(300)
    kinds = {node.id: node for node in drawing.nodes}
    seated = [
        group for group in drawing.groups if any(kinds[one].kind is ActorKind.MUNICIPALITY for one in group.members)
    ]
    assert seated
    for group in seated:
        middle = min(
            (kinds[one] for one in group.members), key=lambda node: math.dist((node.x, node.y), (group.x, group.y))
        )
        assert middle.kind is ActorKind.MUNICIPALITY


def test_discs_keep_their_directions() -> None:
    drawing = drawn(300)
    kuopio, iisalmi, varkaus = (disc(drawing, name) for name in ("Kuopio", "Iisalmi", "Varkaus"))
    assert iisalmi.y < kuopio.y < varkaus.y
    assert disc(drawing, "Vesanto").x < kuopio.x < disc(drawing, "Tuusniemi").x


def test_ties_between_two_municipalities_are_one_bundle() -> None:
    drawing = drawn(300)
    group_of = {node.id: node.group for node in drawing.nodes}
    pairs = {frozenset((group_of[edge.source], group_of[edge.target])) for edge in drawing.edges}
    between = {pair for pair in pairs if len(pair) == 2}
    assert {frozenset((bundle.source, bundle.target)) for bundle in drawing.bundles} == between
    assert sum(bundle.count for bundle in drawing.bundles) == sum(edge.between_groups for edge in drawing.edges)


def test_those_who_sit_nowhere_stand_beside_the_map_and_are_told_so() -> None:
    subgraph, details = spread(60, POHJOIS_SAVO)
    roving = Actor(id="z", kind=ActorKind.PROJECT, subtype="project", names=LocalText(fi="Kiertävä hanke"))
    scene = Scene(load_map("municipalities"), Subgraph(DAY, (*subgraph.actors, roving), subgraph.ties), details, "fi")
    drawing = draw(scene, title="Kunnat", sources=())
    beside = disc(drawing, "Kunta ei tiedossa")
    assert beside.members == ("z",)
    assert all(beside.x + beside.radius <= group.x - group.radius for group in drawing.groups if group is not beside)


@pytest.mark.parametrize("size", [0, 1])
def test_a_map_of_nobody_or_of_one_is_a_map(size: int) -> None:
    assert len(drawn(size).groups) == size

import math
import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from graphsvc.drawing import MapDrawing, Scene, draw, load_map, svg
from graphsvc.drawing.labels import text_width
from graphsvc.model import PlaceLevel, Subgraph
from graphsvc.vocabulary import shipped_vocabulary
from tests.invented import DAY, NASTY_NAMES, network, spread, star

SPACE = {"svg": "http://www.w3.org/2000/svg"}


def ego(*names: str) -> MapDrawing:
    return draw(Scene(load_map("ego"), star(names), {}, "fi", "a000"), title=names[0], sources=())


def picture_of(drawing: MapDrawing, width: int, height: int) -> ET.Element:
    return ET.fromstring(svg(drawing, width=width, height=height))  # noqa: S314 - our own picture


def whole() -> ET.Element:
    subgraph, details = network(300)
    return picture_of(draw(Scene(load_map("network"), subgraph, details, "sv"), title="Nät", sources=()), 900, 560)


def labels(picture: ET.Element) -> list[ET.Element]:
    return picture.findall(".//svg:text", SPACE)


def words(label: ET.Element) -> str:
    return " ".join(line.text or "" for line in label).replace("\N{NO-BREAK SPACE}", " ")


def box(label: ET.Element) -> tuple[float, float, float, float]:
    width = max(text_width(line.text or "", 13) for line in label)
    x, y = float(label.attrib["x"]), float(label.attrib["y"])
    left = x - {"start": 0, "middle": width / 2, "end": width}[label.attrib["text-anchor"]]
    return left, y - 12, left + width, y + 16 * (len(label) - 1) + 2


def test_it_is_named_and_described_for_those_who_cannot_see_it() -> None:
    picture = whole()
    named = picture.attrib["aria-labelledby"].split()
    texts = {element.attrib["id"]: element.text for element in picture if "id" in element.attrib}
    assert picture.attrib["role"] == "img"
    assert texts[named[0]] == "Nät"
    assert "300 aktörer" in (texts[named[1]] or "").replace("\N{NO-BREAK SPACE}", " ")


def test_it_needs_no_style_and_no_script() -> None:
    elements = list(whole().iter())
    assert not {element.tag.split("}")[1] for element in elements} & {"style", "script", "foreignObject", "a"}
    assert not any("style" in element.attrib or "class" in element.attrib for element in elements)


def test_no_two_names_meet_and_none_leaves_the_picture() -> None:
    boxes = [box(label) for label in labels(whole())]
    assert len(boxes) > 5
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] + 1 or other[2] <= one[0] + 1 or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
    assert all(left >= -1 and top >= 0 and right <= 901 and bottom <= 561 for left, top, right, bottom in boxes)


@pytest.mark.parametrize("partners", [1, 2, 17, 60])
def test_every_partner_is_named_beside_the_focus(partners: int) -> None:
    names = [f"Pohjoisen yhdistys {number}" for number in range(partners)]
    shown = [words(label) for label in labels(picture_of(ego("Keskus", *names), 640, 400))]
    assert set(names) <= set(shown)
    assert "Keskus" in shown


def test_a_long_name_is_broken_and_not_lost() -> None:
    name = "Pohjois-Savon kunnalliset vanhus- ja vammaisneuvostot"
    shown = [words(label) for label in labels(picture_of(ego("Keskus", name), 640, 400))]
    assert name in shown


def test_names_are_data() -> None:
    picture = picture_of(ego("Keskus", *NASTY_NAMES), 640, 400)
    titles = {title.text for title in picture.findall(".//svg:title", SPACE)}
    assert set(NASTY_NAMES) <= titles


def test_every_tie_is_a_line_of_its_own() -> None:
    subgraph, _ = network(30)
    drawing = draw(Scene(load_map("network"), subgraph, {}, "fi"), title="", sources=())
    picture = svg(drawing, width=800, height=500)
    lines = re.findall(r'<path d="(M[^"]+Q[^"]+)"', picture)
    assert len(lines) == len(subgraph.ties)
    assert len(set(lines)) == len(lines)


def test_a_picture_of_nobody_is_a_picture() -> None:
    drawing = draw(Scene(load_map("network"), Subgraph(DAY, (), ()), {}, "fi"), title="Tyhjä", sources=())
    assert labels(picture_of(drawing, 300, 200)) == []


@pytest.mark.parametrize("size", [300, 1000])
def test_names_of_municipalities_lie_over_no_disc_of_others_and_the_largest_are_named(size: int) -> None:
    codes = tuple(place.id for place in shipped_vocabulary().places.values() if place.level is PlaceLevel.MUNICIPALITY)
    subgraph, details = spread(size, codes)
    drawing = draw(Scene(load_map("municipalities"), subgraph, details, "fi"), title="Kunnat", sources=())
    picture = picture_of(drawing, 1860, 1100)
    discs = [
        tuple(float(disc.attrib[key]) for key in ("cx", "cy", "r")) for disc in picture.findall("svg:circle", SPACE)
    ]
    groups = {group.label: disc for group, disc in zip(drawing.groups, discs, strict=True)}
    named = {words(label): box(label) for label in labels(picture) if words(label) in groups}
    largest = sorted(drawing.groups, key=lambda group: -group.count)[:8]
    assert {group.label for group in largest} <= named.keys()
    for name, (left, top, right, bottom) in named.items():
        for other, (x, y, radius) in groups.items():
            near = (min(max(x, left), right), min(max(y, top), bottom))
            assert other == name or math.dist(near, (x, y)) >= radius - 0.5

import math
import random
from itertools import combinations, product
from xml.etree import ElementTree as ET

import pytest

from graphsvc.drawing import NumberedActor, PlaceScene, Town, load_map, place_svg
from graphsvc.drawing.labels import text_width
from graphsvc.drawing.packing import Disc
from graphsvc.drawing.place_layout import place_layout, rings_km
from graphsvc.drawing.place_scene import PlacedActor, PlaceMap
from graphsvc.drawing.projection import Projection
from graphsvc.drawing.pushing import pushed_apart
from graphsvc.model import Place, PlaceLevel, Point
from graphsvc.vocabulary import shipped_vocabulary
from tests.invented import NASTY_NAMES

SPACE = {"svg": "http://www.w3.org/2000/svg"}
WIDTH = 420
PLACES = shipped_vocabulary().places
KUOPIO, TAMPERE, HELSINKI = "297", "837", "091"
POHJOIS_SAVO = "region:11"


def town(place: Place, *, is_asked: bool = False) -> Town:
    return Town(place.names.fi, place.point, place.population, is_asked)


def actors(*codes: str | None, far: tuple[int, ...] = (), name: str = "Yhdistys") -> tuple[NumberedActor, ...]:
    return tuple(
        NumberedActor(
            id=f"a{number}",
            number=number,
            words=f"{number}. {name}",
            town=PLACES[code].names.fi if code else "",
            point=PLACES[code].point if code else None,
            is_far=number in far,
        )
        for number, code in enumerate(codes, start=1)
    )


def scene(found: tuple[NumberedActor, ...], *, middles: tuple[str, ...] = (), region: str | None = None) -> PlaceScene:
    inside = PLACES[region].members if region else () if middles else tuple(PLACES)
    municipalities = [place for place in PLACES.values() if place.level is PlaceLevel.MUNICIPALITY]
    return PlaceScene(
        specification=load_map("answer"),
        language="fi",
        title="Tulokset",
        middles=tuple(town(PLACES[code], is_asked=True) for code in middles),
        towns=tuple(town(place, is_asked=place.id in inside) for place in municipalities),
        actors=found,
        reach_km=50.0,
    )


def marks(drawn: PlaceMap) -> list[PlacedActor]:
    return [mark for part in (*drawn.gatherings, *drawn.rows) for mark in part.actors]


def crowd(size: int, *, seed: int) -> tuple[NumberedActor, ...]:
    chance = random.Random(seed)  # noqa: S311 - invented
    codes = [code for code in PLACES["region:06"].members if chance.random() < 0.5]
    return actors(*(chance.choice([TAMPERE, *codes]) for _ in range(size)))


SCENES = {
    "one town": scene(actors(*[KUOPIO] * 20), middles=(KUOPIO,)),
    "crowd": scene(crowd(20, seed=1), middles=(TAMPERE,)),
    "other crowd": scene(crowd(20, seed=2), middles=(TAMPERE,)),
    "region": scene(actors(*PLACES[POHJOIS_SAVO].members, far=(3,)), region=POHJOIS_SAVO),
    "country": scene(actors(*list(PLACES)[:300:15])),
    "two towns": scene(actors(KUOPIO, TAMPERE, None, None), middles=(KUOPIO, TAMPERE)),
    "beside": scene(actors(*[HELSINKI] * 12, *[None] * 8, far=tuple(range(13))), middles=(KUOPIO,)),
    "nobody": scene((), middles=(KUOPIO,)),
}  # fmt: skip


@pytest.mark.parametrize("name", SCENES)
def test_every_actor_has_one_mark_inside_the_picture_and_no_two_overlap(name: str) -> None:
    drawn = place_layout(SCENES[name], WIDTH)
    found = marks(drawn)
    assert sorted(mark.actor.number for mark in found) == [actor.number for actor in SCENES[name].actors]
    assert all(12 <= mark.x <= drawn.width - 12 and 12 <= mark.y <= drawn.height - 12 for mark in found)
    for one, other in combinations(found, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= 24


@pytest.mark.parametrize("name", SCENES)
def test_the_same_scene_gives_the_same_picture(name: str) -> None:
    assert place_svg(SCENES[name], width=WIDTH) == place_svg(SCENES[name], width=WIDTH)


@pytest.mark.parametrize("name", SCENES)
def test_no_two_names_meet_and_none_stands_on_a_mark(name: str) -> None:
    picture = ET.fromstring(place_svg(SCENES[name], width=WIDTH))  # noqa: S314 - our own picture
    names = picture.findall("./svg:g[@aria-hidden]/svg:g/svg:text[@text-anchor]", SPACE)
    circles = picture.findall("./svg:a/svg:circle", SPACE)
    boxes = [label_box(label) for label in names]
    assert len(names) > 1
    for one, other in [*combinations(boxes, 2), *product(boxes, map(mark_box, circles))]:
        assert one[2] <= other[0] + 1 or other[2] <= one[0] + 1 or one[3] <= other[1] + 1 or other[3] <= one[1] + 1


@pytest.mark.parametrize("name", [name for name in SCENES if SCENES[name].middles])
def test_an_asked_place_always_bears_its_name(name: str) -> None:
    picture = place_svg(SCENES[name], width=WIDTH)
    assert all(f"<tspan>{middle.name}</tspan>" in picture for middle in SCENES[name].middles)


def label_box(label: ET.Element) -> tuple[float, float, float, float]:
    width = max(text_width(line.text or "", 13) for line in label)
    x, y = float(label.attrib["x"]), float(label.attrib["y"])
    left = x - {"start": 0, "middle": width / 2, "end": width}[label.attrib["text-anchor"]]
    return left, y - 12, left + width, y + 16 * (len(label) - 1) + 2


def mark_box(circle: ET.Element) -> tuple[float, float, float, float]:
    x, y, radius = (float(circle.attrib[name]) for name in ("cx", "cy", "r"))
    return x - radius, y - radius, x + radius, y + radius


@pytest.mark.parametrize(
    ("reach", "rings"),
    [(0, (5, 10)), (9.9, (5, 10)), (12, (5, 10, 15)), (44, (20, 40, 60)), (95, (50, 100)), (380, (200, 400))],
)
def test_rings_are_at_round_kilometres_just_beyond_the_furthest(reach: float, rings: tuple[int, ...]) -> None:
    assert rings_km(reach) == rings


def test_an_actor_stands_as_many_kilometres_from_the_middle_as_it_is() -> None:
    drawn = place_layout(scene(actors(HELSINKI), middles=(KUOPIO,)), WIDTH)
    (mark,) = marks(drawn)
    away = math.dist((mark.x, mark.y), (drawn.width / 2, drawn.map_height / 2)) / drawn.pixels_per_km
    assert away == pytest.approx(PLACES[KUOPIO].point.km_to(PLACES[HELSINKI].point), abs=1)


def test_ways_from_the_middle_of_the_projection_are_true() -> None:
    middle = PLACES[KUOPIO].point
    for place in PLACES.values():
        assert math.hypot(*Projection(middle).spot(place.point)) == pytest.approx(middle.km_to(place.point))
    east, down = Projection(middle).spot(Point(middle.latitude + 0.1, middle.longitude))
    assert (round(east, 6), round(down, 1)) == (0, -11.1)


def test_an_asked_place_stays_in_the_middle_and_its_actors_stand_around_it() -> None:
    drawn = place_layout(SCENES["one town"], WIDTH)
    (gathering,) = drawn.gatherings
    assert (gathering.disc.x, gathering.disc.y) == (drawn.width / 2, drawn.map_height / 2)
    assert min(math.dist((mark.x, mark.y), gathering.home) for mark in gathering.actors) >= 24


def test_those_far_off_and_those_without_a_point_stand_below_and_do_not_stretch_the_map() -> None:
    near, whole = (
        place_layout(scene(found, middles=(KUOPIO,)), WIDTH)
        for found in (actors(KUOPIO), actors(KUOPIO, HELSINKI, None, far=(2,)))
    )
    assert whole.rings_km == near.rings_km
    assert [[mark.actor.number for mark in row.actors] for row in whole.rows] == [[2], [3]]
    assert all(mark.y > whole.map_height for row in whole.rows for mark in row.actors)


def test_with_nobody_the_place_and_the_rings_are_still_there() -> None:
    drawn = place_layout(SCENES["nobody"], WIDTH)
    assert drawn.rings_km[-1] >= 50
    assert [gathering.label for gathering in drawn.gatherings] == ["Kuopio"]


def test_marks_are_links_to_the_list_in_its_order_with_names() -> None:
    picture = ET.fromstring(place_svg(SCENES["beside"], width=WIDTH))  # noqa: S314 - our own picture
    links = picture.findall("./svg:a", SPACE)
    assert [link.attrib["href"] for link in links] == [f"#result-a{number}" for number in range(1, 21)]
    assert [link.attrib["aria-label"] for link in links] == [f"{number}. Yhdistys" for number in range(1, 21)]
    assert [link.findtext("svg:text", namespaces=SPACE) for link in links] == [str(number) for number in range(1, 21)]


def test_the_picture_says_in_words_who_is_where() -> None:
    picture = ET.fromstring(place_svg(SCENES["two towns"], width=WIDTH))  # noqa: S314 - our own picture
    assert picture.findtext("svg:desc", namespaces=SPACE) == (
        "Paikoillaan kartalla on 2 toimijaa. Kuopio: 1. Tampere: 2. Ei toimipaikkaa kartalla: 3 ja 4."
    )


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_names_are_data(name: str) -> None:
    picture = ET.fromstring(place_svg(scene(actors(KUOPIO, name=name), middles=(KUOPIO,)), width=WIDTH))  # noqa: S314
    assert picture.find("svg:a", SPACE).attrib["aria-label"] == f"1. {name}"  # type: ignore[union-attr]
    assert not any(attribute in element.attrib for element in picture.iter() for attribute in ("style", "onerror"))


def test_discs_are_pushed_apart_as_little_as_it_takes_and_fixed_ones_stay() -> None:
    homes = [Disc(50, 50, 10), Disc(50, 50, 10), Disc(55, 50, 10), Disc(150, 50, 10)]
    pushed = pushed_apart(homes, fixed=(0,), page=(0, 0, 200, 100))
    assert pushed[0] == homes[0]
    assert pushed[3] == homes[3]
    assert all(one.clear_of(other) for one, other in combinations(pushed, 2))
    assert all(math.dist((home.x, home.y), (disc.x, disc.y)) < 35 for home, disc in zip(homes, pushed, strict=True))

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from graphsvc.drawing import Tally, tally_svg
from graphsvc.drawing.packing import Disc
from graphsvc.model import PlaceLevel
from graphsvc.vocabulary import shipped_vocabulary
from tests.invented import NASTY_NAMES

SPACE = {"svg": "http://www.w3.org/2000/svg"}
PLACES = shipped_vocabulary().places
WIDTH = 400


def tally(place_id: str, number: int = 7, name: str = "") -> Tally:
    place = PLACES[place_id]
    name = name or place.names.fi
    return Tally(name, f"{name}: {number}", f"/?place={place_id}", place.point, place.population, number, shade=2)


def of_level(level: PlaceLevel) -> list[Tally]:
    return [tally(place.id) for place in PLACES.values() if place.level is level]


def drawn(tallies: list[Tally]) -> ET.Element:
    return ET.fromstring(tally_svg(tallies, title="Gaps", width=WIDTH))  # noqa: S314 - our own


def discs(root: ET.Element) -> list[Disc]:
    circles = root.findall(".//svg:circle", SPACE)
    return [Disc(float(one.attrib["cx"]), float(one.attrib["cy"]), float(one.attrib["r"])) for one in circles]


@pytest.mark.parametrize("level", [PlaceLevel.REGION, PlaceLevel.WELLBEING_COUNTY, PlaceLevel.SUBREGION])
def test_every_place_has_its_disc_with_its_number_and_none_overlaps(level: PlaceLevel) -> None:
    tallies = of_level(level)
    root = drawn(tallies)
    found = discs(root)
    assert len(found) == len(tallies)
    assert all(one.radius + other.radius <= _apart(one, other) + 0.2 for one, other in combinations(found, 2))
    height = float(root.attrib["height"])
    assert all(
        one.x - one.radius >= 0 and one.x + one.radius <= WIDTH and one.y + one.radius <= height for one in found
    )


def _apart(one: Disc, other: Disc) -> float:
    return ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5


def test_places_stand_as_on_a_map() -> None:
    lapland, helsinki, kuopio = discs(drawn([tally("region:19"), tally("091"), tally("297")]))
    assert lapland.y < kuopio.y < helsinki.y
    assert helsinki.x < kuopio.x
    assert helsinki.radius > kuopio.radius


def test_each_disc_is_a_link_that_says_what_its_number_means() -> None:
    links = drawn([tally("297", 12)]).findall(".//svg:a", SPACE)
    assert [(link.attrib["href"], link.attrib["aria-label"]) for link in links] == [("/?place=297", "Kuopio: 12")]
    assert links[0].attrib["class"] == "shade-2"


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_a_name_is_never_markup(name: str) -> None:
    assert drawn([tally("297", name=name)]).find(".//svg:a", SPACE) is not None

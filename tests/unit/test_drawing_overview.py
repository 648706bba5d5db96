import math
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from graphsvc.drawing import MapDrawing, OverviewScene, Seat, load_map, overview, page, sheet
from graphsvc.model import LANGUAGES, ActorKind, Language, PlaceLevel
from graphsvc.vocabulary import shipped_vocabulary
from tests.invented import DAY

MUNICIPALITIES = [place for place in shipped_vocabulary().places.values() if place.level is PlaceLevel.MUNICIPALITY]


def drawn(language: Language = "fi") -> MapDrawing:
    seats = tuple(
        Seat(
            place.names.in_language(language),
            place.point,
            place.population // 50 + 1,
            f"/fi/maps/network?place={place.id}",
        )
        for place in MUNICIPALITIES
    )
    nowhere = Seat("Kunta ei tiedossa", None, 40, "")
    scene = OverviewScene(
        specification=load_map("municipalities"),
        language=language,
        on=DAY,
        seats=(*seats, nowhere),
        pairs={(one, one + step): 10 * step for one in range(200) for step in (1, 2, 3)},
        kinds=Counter({ActorKind.ORGANISATION: 100_000, ActorKind.PROJECT: 10_000}),
        ties=200_000,
    )
    return overview(scene, title="Koko maa", sources=("Keksitty aineisto",))


def test_each_municipality_is_a_disc_as_large_as_its_actors_and_no_two_overlap() -> None:
    drawing = drawn()
    discs = {group.label: group for group in drawing.groups}
    helsinki, kuopio = discs["Helsinki"], discs["Kuopio"]
    assert (helsinki.radius / kuopio.radius) ** 2 == pytest.approx(helsinki.count / kuopio.count, rel=0.01)
    for one, other in combinations(drawing.groups, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= one.radius + other.radius


def test_only_the_strongest_ties_are_drawn() -> None:
    drawing = drawn()
    assert len(drawing.bundles) == 100
    assert {bundle.count for bundle in drawing.bundles} == {30}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_lists_every_municipality_and_leads_to_its_map(language: Language) -> None:
    drawing = drawn(language)
    written = page(drawing)
    assert written.count('href="/fi/maps/network?place=') == len(MUNICIPALITIES) + 2 * len(drawing.bundles)
    assert written.count("<noscript>") == 0
    assert "110\N{NO-BREAK SPACE}000" in drawing.summary or "110,000" in drawing.summary


def test_an_overview_is_light_however_many_actors_it_stands_for() -> None:
    assert len(page(drawn()).encode()) < 800_000


def test_an_overview_is_printed_with_its_names_and_counts() -> None:
    printed = sheet(drawn())
    assert "Helsinki" in printed
    assert "Organisaatiot · 100\N{NO-BREAK SPACE}000" in printed


def test_an_overview_of_those_who_sit_nowhere_is_a_map() -> None:
    scene = OverviewScene(load_map("network"), "fi", DAY, (Seat("Muualla", None, 6000, ""),), {}, Counter(), 0)
    assert overview(scene, title="", sources=()).groups[0].count == 6000
    assert overview(replace(scene, seats=()), title="", sources=()).groups == ()

from xml.etree import ElementTree as ET

import pytest

from graphsvc.drawing import MapDrawing, Scene, draw, load_map, sheet
from graphsvc.model import LANGUAGES, Language, Subgraph
from graphsvc.vocabulary import shipped_vocabulary
from tests.invented import DAY, NASTY_NAMES, network, spread, star

SPACE = {"svg": "http://www.w3.org/2000/svg"}
POHJOIS_SAVO = shipped_vocabulary().places["region:11"].members
SOURCES = ("Keksitty aineisto", "Toinen lähde")


def drawn(name: str, language: Language = "fi") -> MapDrawing:
    subgraph, details = spread(120, POHJOIS_SAVO) if name == "municipalities" else network(120)
    focus = subgraph.actors[1].id if name == "ego" else None
    return draw(Scene(load_map(name), subgraph, details, language, focus), title="Verkosto", sources=SOURCES)


def parsed(drawing: MapDrawing) -> ET.Element:
    return ET.fromstring(sheet(drawing))  # noqa: S314 - our own picture


def words(element: ET.Element) -> list[str]:
    return [
        "".join(text.itertext()).strip().replace("\N{NO-BREAK SPACE}", " ")
        for text in element.iterfind(".//svg:text", SPACE)
    ]


@pytest.mark.parametrize(
    ("name", "sides"),
    [("network", ("420mm", "297mm")), ("municipalities", ("297mm", "420mm")), ("ego", ("420mm", "297mm"))],
)
def test_a_sheet_is_an_a3_with_title_day_legend_and_sources(name: str, sides: tuple[str, str]) -> None:
    printed = parsed(drawn(name))
    assert (printed.attrib["width"], printed.attrib["height"]) == sides
    written = words(printed)
    assert {"Verkosto", "Tilanne 1.2.2026", "Lähteet: Keksitty aineisto · Toinen lähde"} <= set(written)
    assert [f"{entry.label} · {entry.count}" for entry in drawn(name).legend] == [
        text for text in written if " · " in text and not text.startswith("Lähteet")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_speaks_one_language(language: Language) -> None:
    sources = {"fi": "Lähteet: ", "sv": "Källor: ", "en": "Sources: "}[language]
    assert any(text.startswith(sources) for text in words(parsed(drawn("network", language))))


def test_a_sheet_needs_no_style_no_script_and_nobody() -> None:
    written = sheet(drawn("network"))
    assert not any(word in written for word in ("<style", "<script", " style=", "href", "url("))


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_titles_names_and_sources_are_data(name: str) -> None:
    drawing = draw(Scene(load_map("ego"), star((name, name)), {}, "fi", "a000"), title=name, sources=(name,))
    assert name in {title.text for title in parsed(drawing).iterfind(".//svg:title", SPACE)}


def test_a_bundle_stands_for_the_ties_between_two_groups() -> None:
    subgraph, details = network(1000)
    drawing = draw(Scene(load_map("network"), subgraph, details, "fi"), title="Verkosto", sources=())
    assert drawing.is_bundled
    lines = parsed(drawing).findall(".//svg:g[@fill='none']/svg:path", SPACE)
    assert len(lines) == len(drawing.bundles) + sum(not edge.between_groups for edge in drawing.edges)


def test_a_sheet_of_nobody_is_a_sheet() -> None:
    drawing = draw(Scene(load_map("network"), Subgraph(DAY, (), ()), {}, "fi"), title="Tyhjä", sources=())
    assert words(parsed(drawing)) == ["Tyhjä", "Tilanne 1.2.2026"]


def test_every_partner_is_named_where_they_stand_in_several_bows() -> None:
    names = tuple(f"Pohjoisen yhdistys {number}" for number in range(90))
    drawing = draw(Scene(load_map("ego"), star(("Keskus", *names)), {}, "fi", "a000"), title="Keskus", sources=())
    assert set(names) <= set(words(parsed(drawing)))

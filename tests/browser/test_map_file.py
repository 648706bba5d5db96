"""A saved map, opened from disk with the network off."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from graphsvc.drawing import Scene, draw, load_map, page
from graphsvc.model import Language
from graphsvc.store import GraphStore
from tests.browser.conftest import LAPTOP, PHONE, OpenPage
from tests.invented import NASTY_NAMES, network, star

pytestmark = pytest.mark.browser

WCAG: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}
# How many pixels of the canvas differ from its corner.
DRAWN: Final = """() => {
  const canvas = document.querySelector("#map canvas");
  const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return pixels.reduce((sum, pixel) => sum + (pixel !== pixels[0]), 0);
}"""

Saved = Callable[..., str]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Draws an invented network, saves it and gives the file's address."""

    def save(size: int = 300, language: Language = "fi") -> str:
        subgraph, details = network(size)
        drawing = draw(
            Scene(load_map("network"), subgraph, details, language), title="Pirkanmaa", sources=("Keksitty aineisto",)
        )
        return _saved(tmp_path, page(drawing))

    return save


def _saved(folder: Path, html: str) -> str:
    path = folder / "map.html"
    path.write_text(html, encoding="utf-8")
    return path.as_uri()


def saved_ego(folder: Path, names: tuple[str, ...], language: Language = "fi") -> str:
    drawing = draw(Scene(load_map("ego"), star(names), {}, language, "a000"), title=names[0], sources=())
    return _saved(folder, page(drawing))


def choose(page: Page, typed: str) -> None:
    page.get_by_role("combobox").first.fill(typed)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("size", [30, 300, 1000])
def test_something_is_really_drawn(open_page: OpenPage, saved: Saved, size: int) -> None:
    page = open_page(saved(size), offline=True)
    page.wait_for_timeout(400)
    assert page.evaluate(DRAWN) > 20_000


def test_a_name_typed_without_its_dots_selects_the_actor_and_the_address_leads_back(
    open_page: OpenPage, saved: Saved
) -> None:
    subgraph, _ = network(300)
    name = next(actor.names.fi for actor in subgraph.actors if actor.names.fi.startswith("Ylöjärvi"))
    page = open_page(saved(), offline=True)
    choose(page, name.replace("ö", "o").replace("ä", "a").upper())
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text(name)
    again = open_page(page.url, offline=True)
    expect(again.get_by_role("heading", name=name)).to_be_visible()


def test_view_filters_and_selection_stand_in_the_address_and_back_undoes_them(
    open_page: OpenPage, saved: Saved
) -> None:
    page = open_page(saved(), offline=True)
    page.get_by_label("Kunta", exact=True).select_option("Nokia")
    page.get_by_role("checkbox", name="Hankkeet").uncheck()
    page.get_by_role("button", name="Taulukko").click()
    page.locator("#actors tbody tr:visible a").first.click()
    rows = page.locator("#actors tbody tr:visible").count()
    heading = page.locator("#panel h2").inner_text()
    again = open_page(page.url, offline=True)
    expect(again.locator("#actors tbody tr:visible")).to_have_count(rows)
    expect(again.locator("#panel h2")).to_have_text(heading)
    expect(again.get_by_role("checkbox", name="Hankkeet")).not_to_be_checked()
    for _ in range(4):
        page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("Näkyvissä kaikki 300 toimijaa")


def test_tab_alone_reaches_search_filters_and_table(open_page: OpenPage, saved: Saved) -> None:
    page = open_page(saved(30), offline=True)
    reached = set()
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert {"Taulukko", "search", "filter-municipality", "filter-tie"} <= reached


def test_by_keyboard_alone_an_actor_is_found_and_its_partners_come_next(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(saved_ego(tmp_path, ("Keskus", "Kumppani", "Toinen")), offline=True)
    while page.evaluate("document.activeElement.id") != "search":
        page.keyboard.press("Tab")
    page.keyboard.type("keskus")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Keskus", level=2)).to_be_focused()
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert [name for name in reached if name in ("Kumppani", "Toinen")] == ["Kumppani", "Toinen"]


@pytest.mark.parametrize(
    ("state", "size", "language"),
    [
        ("", LAPTOP, "fi"),
        ("", PHONE, "sv"),
        ("#actor=a0001&day=2023-06-01", LAPTOP, "en"),
        ("#actor=a0001", PHONE, "fi"),
        ("#view=table&least=3", LAPTOP, "sv"),
        ("#view=table&edge=t00003", PHONE, "en"),
    ],
)
def test_axe_finds_nothing(
    open_page: OpenPage, saved: Saved, language: Language, size: tuple[int, int], state: str
) -> None:
    page = open_page(saved(30, language) + state, size, offline=True)
    results = Axe().run(page, options=WCAG)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("size", [LAPTOP, (360, 740)], ids=["laptop", "phone"])
def test_names_are_data_and_long_ones_do_not_burst_the_page(
    open_page: OpenPage, tmp_path: Path, size: tuple[int, int]
) -> None:
    page = open_page(saved_ego(tmp_path, (*NASTY_NAMES[4:], *NASTY_NAMES[:4])), size, offline=True)
    for name in NASTY_NAMES:
        choose(page, name)
        expect(page.locator("#panel h2")).to_have_text(name)
    page.get_by_role("button", name="Taulukko").click()
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_map_without_actors_opens(open_page: OpenPage, saved: Saved) -> None:
    page = open_page(saved(0), offline=True)
    expect(page.get_by_text("Kartalla ei ole yhtään toimijaa.").first).to_be_visible()


def test_without_a_script_the_tables_are_there(open_page: OpenPage, saved: Saved) -> None:
    page = open_page(saved(30), offline=True, java_script_enabled=False)
    expect(page.get_by_role("heading", name="Toimijat")).to_be_visible()
    rows = page.locator("tr[id]:visible")
    expect(rows).to_have_count(30)
    page.locator("td a").first.click()
    assert page.locator("tr:target").count() == 1


def test_the_shipped_sample_as_a_file(open_page: OpenPage, sqlite_sample: GraphStore, tmp_path: Path) -> None:
    day = sqlite_sample.reference_day()
    assert day is not None
    drawing = draw(Scene(load_map("network"), sqlite_sample.subgraph(day), {}, "fi"), title="Näyte", sources=())
    opened = open_page(_saved(tmp_path, page(drawing)), offline=True)
    choose(opened, "veke")
    expect(opened.get_by_role("heading", name="Pohjois-Savon Vertaistuen Keskus (VeKe)")).to_be_visible()
    expect(opened.get_by_text("Tilanne 15.10.2020")).to_be_visible()


def test_the_table_has_a_row_for_every_actor_and_tie_and_is_sorted_by_its_headings(
    open_page: OpenPage, saved: Saved
) -> None:
    page = open_page(saved(30, "sv"), offline=True)
    page.get_by_role("button", name="Tabell", exact=True).click()
    subgraph, _ = network(30)
    expect(page.locator("#actors tbody tr:visible")).to_have_count(30)
    expect(page.locator("#ties tbody tr:visible")).to_have_count(len(subgraph.ties))
    heading = page.locator("#actors").get_by_role("columnheader", name="Relationer")
    heading.get_by_role("button").click()
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    ties = [int(text) for text in page.locator("#actors td.number").all_inner_texts()]
    assert ties == sorted(ties, reverse=True)


def test_a_mark_and_a_partner_in_the_panel_are_chosen_by_a_click(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(saved_ego(tmp_path, ("Keskus", "Kumppani")), offline=True)
    page.locator("#panel").get_by_role("button", name="Kumppani", exact=True).click()
    expect(page.get_by_role("heading", name="Kumppani")).to_be_focused()
    page.get_by_role("button", name="Sulje").click()
    expect(page.locator("#panel")).to_be_hidden()
    page.wait_for_timeout(300)
    page.locator("#map").click(position=page.evaluate("graphMap.canvas.placeOnScreen('a001')"))
    expect(page.get_by_role("heading", name="Kumppani")).to_be_visible()


def test_filters_say_when_they_fit_nobody_and_each_is_a_chip_that_takes_it_away(
    open_page: OpenPage, saved: Saved
) -> None:
    page = open_page(f"{saved(30)}#least=10&municipality=nowhere", offline=True)
    expect(page.get_by_role("status")).to_have_text("Mikään toimija ei vastaa rajauksia. Poista jokin niistä.")
    page.get_by_role("button", name="Poista rajaus: Kunta").click()
    expect(page.get_by_role("status")).to_contain_text("/30")
    page.get_by_role("button", name="Poista rajaus: Yhteyksien määrä").click()
    expect(page.get_by_role("status")).to_have_text("Näkyvissä kaikki 30 toimijaa")


def test_on_a_phone_the_map_comes_before_the_filters_and_nothing_scrolls_sideways(
    open_page: OpenPage, saved: Saved
) -> None:
    page = open_page(saved(30), (360, 740), offline=True)
    expect(page.get_by_label("Kunta", exact=True)).to_be_hidden()
    box = page.locator("#map").bounding_box()
    assert box is not None
    assert box["y"] < 300
    page.get_by_role("button", name="Rajaukset").click()
    expect(page.get_by_label("Kunta", exact=True)).to_be_visible()
    for change in ({}, {"actor": "a0001"}, {"edge": "t00003"}, {"view": "table"}):
        page.evaluate("(change) => graphMap.go(change)", change)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

"""Maps as pages of the service, under its own policy."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page, expect
from waitress.server import create_server

from graphsvc.model import LANGUAGES, Language
from graphsvc.service import maps
from graphsvc.store import GraphStore
from graphsvc.web import create_app
from tests.browser.conftest import LAPTOP, PHONE, OpenPage

pytestmark = pytest.mark.browser

WCAG: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}
MAPS: Final = ("network", "municipalities?place=region:11", "topics", "ego?focus=veke&depth=2")
# How many pixels of the canvas differ from its corner.
DRAWN: Final = """() => {
  const canvas = document.querySelector("#map canvas");
  const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return pixels.reduce((sum, pixel) => sum + (pixel !== pixels[0]), 0);
}"""


@pytest.fixture(scope="module")
def service(sqlite_sample: GraphStore) -> Iterator[str]:
    """The address of a service over the sample."""
    server = create_server(create_app(sqlite_sample), host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """The address of a page of somebody else."""
    other = Flask("elsewhere")
    other.add_url_rule("/", "page", lambda: "<title>Kunta</title><link rel=icon href=data:,><body>")
    server = create_server(other, host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


# Every map in every language; which size goes with which is of no matter, for each map is seen in both.
@pytest.mark.parametrize(
    ("name", "language", "size"),
    [
        (name, language, (LAPTOP, PHONE)[(row + column) % 2])
        for row, name in enumerate(MAPS)
        for column, language in enumerate(LANGUAGES)
    ],
)
def test_every_map_is_drawn_and_open_to_everybody(
    open_page: OpenPage, service: str, name: str, language: Language, size: tuple[int, int]
) -> None:
    page = open_page(f"{service}/{language}/maps/{name}", size)
    page.wait_for_timeout(400)
    assert page.evaluate(DRAWN) > 5_000
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def test_who_is_chosen_stays_when_the_language_changes(open_page: OpenPage, service: str) -> None:
    page = open_page(f"{service}/fi/maps/municipalities?place=region:11#actor=veke&municipality=Kuopio")
    page.get_by_role("navigation", name="Kieli").get_by_role("link", name="Svenska").click()
    expect(page).to_have_url(f"{service}/sv/maps/municipalities?place=region:11#actor=veke")
    expect(page.locator("#panel h2")).to_have_text("Pohjois-Savon Vertaistuen Keskus (VeKe)")


def test_the_panel_leads_to_the_map_around_the_actor_and_to_its_page(open_page: OpenPage, service: str) -> None:
    page = open_page(f"{service}/fi/maps/network?on=2019-01-01#actor=veke")
    page.get_by_role("link", name="Avaa lähiverkosto").click()
    expect(page).to_have_url(f"{service}/fi/maps/ego?on=2019-01-01&focus=veke")
    page.get_by_role("link", name="Avaa toimijan sivu").click()
    expect(page).to_have_url(f"{service}/fi/actors/veke")


def test_a_region_is_chosen_from_the_list(open_page: OpenPage, service: str) -> None:
    page = open_page(f"{service}/en/maps/municipalities")
    whole = page.get_by_role("status").inner_text()
    page.get_by_label("Area").select_option("region:11")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("North Savo")
    assert page.get_by_role("status").inner_text() != whole


def test_a_saved_map_of_the_service_leads_nowhere(open_page: OpenPage, service: str, tmp_path: Path) -> None:
    page = open_page(f"{service}/fi/maps/network")
    with page.expect_download() as download:
        page.get_by_role("link", name="HTML-tiedosto").click()
    download.value.save_as(tmp_path / download.value.suggested_filename)
    saved = open_page(f"{(tmp_path / 'network-fi.html').as_uri()}#actor=veke", offline=True)
    expect(saved.locator("#panel h2")).to_be_visible()
    assert saved.locator("a[href^='/'], a[href^='http']").count() == 0


def test_a_map_in_the_page_of_others_works_and_its_links_open_beside_it(
    open_page: OpenPage, service: str, elsewhere: str
) -> None:
    page = open_page(f"{service}/sv/maps/network#actor=veke")
    page.locator(".embed summary").click()
    assert violations(page) == []
    code = page.get_by_label("Kopiera detta till din sidas kod").input_value()
    host = open_page(elsewhere)
    host.evaluate("(code) => document.body.insertAdjacentHTML('beforeend', code)", code)
    map_there = host.frame_locator("iframe")
    expect(map_there.locator("#panel h2")).to_have_text("Pohjois-Savon Vertaistuen Keskus (VeKe)")
    map_there.get_by_role("combobox").first.fill("stea")
    map_there.get_by_role("combobox").first.press("Enter")
    with host.expect_popup() as opened:
        map_there.get_by_role("link", name="Öppna aktörens sida").click()
    expect(opened.value).to_have_url(f"{service}/sv/actors/stea")


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_a_map_is_printed_on_one_sheet(open_page: OpenPage, service: str, size: tuple[int, int]) -> None:
    page = open_page(f"{service}/sv/maps/network/print?size=A4", size)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    printed = page.pdf(prefer_css_page_size=True)
    assert re.findall(rb"/MediaBox \[0 0 (\d+)\.\d+ (\d+)", printed) == [(b"841", b"594")]


def test_the_map_on_the_screen_is_whole_on_paper(open_page: OpenPage, service: str) -> None:
    page = open_page(f"{service}/fi/maps/network")
    page.wait_for_function(f"({DRAWN})() > 0")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    canvas, paper = page.locator("#map canvas").bounding_box(), page.viewport_size
    assert canvas
    assert paper
    assert canvas["width"] <= paper["width"]


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_an_overview_opens_the_map_of_the_municipality_that_is_clicked(
    open_page: OpenPage, service: str, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(maps, "MOST_ON_MAP", 12)
    page = open_page(f"{service}/fi/maps/municipalities", size)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Näkyvissä \d+ kuntaa"))
    page.wait_for_timeout(400)
    assert page.evaluate(DRAWN) > 2_000
    assert violations(page) == []
    page.get_by_role("button", name="Taulukko").click()
    assert violations(page) == []
    expect(page.get_by_role("link", name="Kuopio").first).to_have_attribute("href", "/fi/maps/municipalities?place=297")
    page.get_by_role("button", name="Kartta").click()
    kuusamo = page.evaluate("graphMap.drawing.groups.find(({ label }) => label === 'Kuusamo').id")
    at = page.evaluate("(id) => graphMap.canvas.placeOnScreen(id)", kuusamo)
    page.locator("#map").click(position=at)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kuusamo")

"""The pages in a real browser: three languages, two sizes, axe, keyboard, and without JavaScript."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

LANGUAGES: Final = ("fi", "sv", "en")
SIZES: Final = {"laptop": (1366, 768), "phone": (390, 844)}
PAGES: Final = {
    "start": "",
    "asker chosen": "?from=veke",
    "asker not known": "?q=vertaistukea+Kuopiossa&from=Kuopion+kaupnki",
    "need": "hatch/need?place=297",
    "kind of help": "hatch/kind?topic=group:ika",
    "place": "hatch/place?topic=vertaistuki",
    "place in a region": "hatch/place?topic=group:osallisuus&place=region:11",
    "results": "?q=vertaistukea+Kuopiossa",
    "results with introductions": "?q=vertaistukea&from=iisalmen_kvtuki&radius_km=100",
    "results with filters": "?q=vertaistukea+Pohjois-Savossa&kind=organisation&only_for=pitkaaikaissairaat",
    "filters that leave nobody": "?q=vertaistukea+Kuopiossa&kind=council&sector=private",
    "partners": "?q=kumppaneita+vertaistukeen+Kuopiossa",
    "near here": "?q=liikuntaa+lähelläni",
    "likely": "?q=vertaistukea+Kuoopio",
    "many results": "?topic=group:jarjesto&page=2",
    "nobody": "?q=digitukea+ikäihmisille+Inarissa",
    "nobody near": "?q=toimintaa+nuorille+Järvenpäässä",
    "not understood": "?q=asdfgh",
    "tray": "tray",
    "project end": "coordinator/ending/veke",
    "landscape": "coordinator/landscapes/593",
    "actors": "actors",
    "actor with many ties": "actors/veke",
    "actor with plans": "actors/kyt",
    "actor with none": "actors/m_tervo",
    "actor that ended": "actors/kumppanuudella",
    "introduction": "actors/ps_syopayhdistys?from=iisalmen_kvtuki",
    "places": "places",
    "municipality": "places/297",
    "region": "places/region:11",
    "topics": "topics",
    "topic": "topics/vertaistuki",
    "group": "topics/group:mieli",
    "about": "about",
    "accessibility": "accessibility",
    "privacy": "privacy",
    "work list": "coordinator?place=Kuopio&kind=organisation",
    "suggested partners": "coordinator/suggestions?actor=ps_syopayhdistys",
    "import": "import",
    "evening": "coordinator/evening?actor=veke&actor=soppi&actor=kalajoki&names=Pohjois-Savon%0AZzz",
    "state of the network": "coordinator/health",
    "bridges": "coordinator/bridges",
    "gaps": "coordinator/gaps?place=region:11&group=hyvtilat_hanke",
    "changes": "coordinator/changes",
}
ERRORS: Final = {"actors/nope": 404, "nothing/here": 404, "?q=x&radius_km=abc": 400}
OPEN_ALL: Final = """() => {
    for (const part of document.querySelectorAll('details')) { part.removeAttribute('name'); part.open = true; }
    for (const box of document.querySelectorAll('.menu-box')) box.style.position = 'static';
}"""
"""Opens every part that can be opened, menus in the flow of the page so that none covers another."""
WCAG: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
SIGNS: Final = {
    "fi": {"the", "and", "of", "with", "och", "för", "att", "är", "inte"},
    "sv": {"the", "and", "of", "with", "what", "this"},
    "en": {"och", "för", "att", "är", "inte", "som"},
}
"""Small words that give away a sentence in another language; names of Finnish actors stand on every page."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        yield browser
        browser.close()


class Visit:
    """A page in a window of one size, with all that it asked for and complained about."""

    def __init__(self, browser: Browser, width: int, height: int, *, script: bool = True) -> None:
        context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=script)
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))


@pytest.fixture(params=SIZES)
def visit(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Visit]:
    made = Visit(chromium, *SIZES[request.param])
    yield made
    made.page.context.close()


@pytest.fixture
def narrow(chromium: Browser) -> Iterator[Page]:
    made = Visit(chromium, 360, 640)
    yield made.page
    made.page.context.close()


@pytest.fixture
def without_script(chromium: Browser) -> Iterator[Page]:
    made = Visit(chromium, *SIZES["phone"], script=False)
    yield made.page
    made.page.context.close()


def broken_rules(page: Page) -> list[str]:
    """What axe finds against WCAG 2.0–2.2 A and AA."""
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def foreign_words(page: Page, language: str) -> set[str]:
    """Small words of other languages on a page, outside what is marked as another language or as a name."""
    text = page.evaluate(
        "() => { const copy = document.querySelector('main').cloneNode(true);"
        " copy.querySelectorAll('[lang], [translate=no], input').forEach(node => node.remove()); return copy.textContent; }"
    )
    return SIGNS[language] & set(text.lower().split())


# Every page in every language is seen in both sizes; which of the two axe looks at is of no matter, it sees each page in both.
@pytest.mark.parametrize(
    ("name", "language", "visit"),
    [
        (name, language, list(SIZES)[(row + column) % 2])
        for row, name in enumerate(PAGES)
        for column, language in enumerate(LANGUAGES)
    ],
    indirect=["visit"],
)
def test_a_page_is_sound(visit: Visit, site: str, language: str, name: str) -> None:
    page = visit.page
    response = page.goto(f"{site}/{language}/{PAGES[name]}")
    assert response is not None
    assert response.status == 200
    assert page.locator("html").get_attribute("lang") == language
    assert page.title()
    assert page.locator("h1").count() == 1
    assert visit.hosts == {urlsplit(site).netloc}
    assert visit.complaints == []
    assert foreign_words(page, language) == set()
    chosen = page.viewport_size
    for width, height in (*SIZES.values(), (chosen["width"], chosen["height"]) if chosen else (0, 0)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(OPEN_ALL)
    assert broken_rules(page) == []


@pytest.mark.parametrize(
    ("address", "language", "visit"),
    [
        (address, language, list(SIZES)[(row + column) % 2])
        for row, address in enumerate(ERRORS)
        for column, language in enumerate(LANGUAGES)
    ],
    indirect=["visit"],
)
def test_an_error_page_is_sound(visit: Visit, site: str, language: str, address: str) -> None:
    response = visit.page.goto(f"{site}/{language}/{address}")
    assert response is not None
    assert response.status == ERRORS[address]
    assert visit.page.locator("html").get_attribute("lang") == language
    assert visit.page.locator("h1").count() == 1
    assert visit.hosts == {urlsplit(site).netloc}
    assert broken_rules(visit.page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_or_needs_sideways_scrolling_on_a_narrow_phone(narrow: Page, site: str, language: str) -> None:
    for address in PAGES.values():
        narrow.goto(f"{site}/{language}/{address}")
        assert narrow.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
        beyond = narrow.evaluate(
            "() => [...document.querySelectorAll('main *')].filter(part => part.checkVisibility() && !part.closest('.scroll')"
            " && part.getBoundingClientRect().right > innerWidth + 1).map(part => part.outerHTML.slice(0, 120))"
        )
        assert beyond == [], address


def test_the_keyboard_reaches_the_question_and_the_results(visit: Visit, site: str) -> None:
    page = visit.page
    page.goto(f"{site}/fi/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("vertaistukea Kuopiossa")
    page.keyboard.press("Enter")
    page.wait_for_selector("ol.results")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.result h3') !== null"):
            break
    assert page.evaluate("document.activeElement.textContent") == "Pohjois-Savon Syöpäyhdistys ry"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what has the focus fits a selector."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def test_three_choices_an_exchange_a_filter_and_the_tray_are_done_by_keyboard(visit: Visit, site: str) -> None:
    page = visit.page
    page.goto(f"{site}/fi/")
    tab_to(page, "a.option[href*='group:osallisuus']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hatch/kind?*")
    tab_to(page, "a.option[href$='topic=vertaistuki']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hatch/place?*")
    tab_to(page, "a.option[href$='place=region:11']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#results")
    tab_to(page, ".chip:nth-child(2) summary")
    page.keyboard.press("Enter")
    tab_to(page, ".menu-box a[href$='place=297']")
    page.keyboard.press("Enter")
    page.wait_for_url("**place=297")
    tab_to(page, ".filter summary")
    page.keyboard.press("Enter")
    assert page.locator(".filter details[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".filter details[open]").count() == 0
    tab_to(page, ".tray-button")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Poista muistilistalta"
    assert page.locator("#tray-told").inner_text() == "Lisätty muistilistalle."
    tab_to(page, ".site-end a[href$='/tray']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#tray-list h2")


def test_asking_works_without_javascript(without_script: Page, site: str) -> None:
    page = without_script
    page.goto(f"{site}/sv/")
    page.get_by_label("Vilken hjälp eller vilket samarbete söker du, och var?").fill("kultur för äldre i Lahtis")
    page.get_by_role("button", name="Sök").click()
    assert "aktörer hittades" in page.locator("h2#results").inner_text()
    page.get_by_role("link", name="Ta bort: Lahtis").click()
    assert "place=" not in page.url
    page.get_by_text("Vem frågar?").click()
    page.get_by_label("Den som frågar").fill("Pohjois-Savon Vertaistuen Keskus (VeKe)")
    page.get_by_role("button", name="Uppdatera").click()
    page.locator(".result h3 a").first.click()
    assert "Så här kommer du i gång" in page.locator("#introduction").inner_text()
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "from=veke" in page.url


def test_three_clicks_chips_filters_and_map_work_without_javascript(without_script: Page, site: str) -> None:
    page = without_script
    page.goto(f"{site}/fi/")
    page.get_by_role("link", name="Vertaistuki, vapaaehtoisuus").click()
    page.get_by_role("link", name=re.compile("^Vertaistuki [0-9]+")).click()
    page.get_by_role("link", name=re.compile("^Pohjois-Savo [0-9]+")).click()
    assert page.url.endswith("/fi/?topic=vertaistuki&place=region:11")
    page.locator(".chip summary", has_text="Missä:").click()
    page.get_by_role("link", name="Kuopio", exact=True).first.click()
    page.locator(".filter summary", has_text="Toimijat").click()
    page.locator(".filter").get_by_role("link", name="organisaatiot").click()
    assert page.locator(".filter.is-chosen summary").inner_text().split() == ["Toimijat:", "organisaatiot"]
    page.get_by_text("Tulokset kartalla", exact=True).click()
    page.locator(".map-mark").first.click()
    assert "#result-" in page.url
    assert page.locator(".result:target").count() == 1
    assert page.locator(".tray-button:visible, .tray-link:visible").count() == 0
    page.get_by_role("link", name="Muistilista").click()
    assert "JavaScriptin" in page.locator("main").inner_text()


def test_the_answer_stands_beside_its_map_on_a_laptop_and_above_its_list_on_a_phone(visit: Visit, site: str) -> None:
    page = visit.page
    page.goto(f"{site}/fi/?q=vertaistukea+Kuopiossa")
    is_laptop = page.viewport_size == {"width": 1366, "height": 768}
    frame = page.locator(".map-frame svg")
    assert frame.is_visible() is is_laptop
    if not is_laptop:
        page.get_by_text("Tulokset kartalla", exact=True).click()
    first, drawn = page.locator(".result").first.bounding_box(), frame.bounding_box()
    assert first is not None
    assert drawn is not None
    assert (drawn["x"] > first["x"] + first["width"]) is is_laptop
    assert (drawn["y"] + drawn["height"] <= first["y"]) is not is_laptop


def test_a_result_and_its_mark_light_up_together(visit: Visit, site: str) -> None:
    page = visit.page
    page.goto(f"{site}/fi/?q=vertaistukea+Kuopiossa")
    page.locator(".results-map").evaluate("map => { map.open = true; }")
    mark = page.locator('.map-mark[href="#result-leppavirran_mttuki"]')
    page.locator("#result-leppavirran_mttuki h3 a").focus()
    assert "is-lit" in str(mark.get_attribute("class"))
    page.locator("#q").focus()
    assert "is-lit" not in str(mark.get_attribute("class"))
    mark.focus()
    assert "is-lit" in str(page.locator("#result-leppavirran_mttuki").get_attribute("class"))


@pytest.mark.parametrize("address", ["places/297", "coordinator/ending/veke", "?q=vertaistukea&from=veke"])
def test_a_name_of_one_endless_word_makes_no_page_wider(narrow: Page, site: str, address: str) -> None:
    narrow.goto(f"{site}/fi/{address}")
    lengthen = (
        "() => document.querySelectorAll('.rows li > a, .chip-words').forEach(one => one.append('Yhdistys'.repeat(60)))"
    )
    narrow.evaluate(lengthen)
    assert narrow.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

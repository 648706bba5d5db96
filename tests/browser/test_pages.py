"""The pages in a real browser: three languages, two sizes, axe, keyboard, and without JavaScript."""

from collections.abc import Iterator
from threading import Thread
from typing import Final
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from waitress import create_server

from graphsvc.store import GraphStore
from graphsvc.web import create_app

pytestmark = pytest.mark.browser

LANGUAGES: Final = ("fi", "sv", "en")
SIZES: Final = {"laptop": (1366, 768), "phone": (390, 844)}
PAGES: Final = {
    "start": "",
    "asker chosen": "?from=veke",
    "results": "?q=vertaistukea+Kuopiossa",
    "results with introductions": "?q=vertaistukea&from=iisalmen_kvtuki&radius_km=100",
    "many results": "?topic=group:jarjesto&page=2",
    "nobody": "?q=digitukea+ikäihmisille+Inarissa",
    "nobody near": "?q=toimintaa+nuorille+Järvenpäässä",
    "not understood": "?q=asdfgh",
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
}
ERRORS: Final = {"actors/nope": 404, "nothing/here": 404, "?q=x&radius_km=abc": 400}
WCAG: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
SIGNS: Final = {
    "fi": {"the", "and", "of", "with", "och", "för", "att", "är", "inte"},
    "sv": {"the", "and", "of", "with", "what", "this"},
    "en": {"och", "för", "att", "är", "inte", "som"},
}
"""Small words that give away a sentence in another language; names of Finnish actors stand on every page."""


@pytest.fixture(scope="module")
def site(sqlite_sample: GraphStore) -> Iterator[str]:
    """The address of the service over the shipped sample."""
    server = create_server(create_app(sqlite_sample), host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
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
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert broken_rules(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ERRORS)
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
            "() => [...document.querySelectorAll('main *')].filter(part => part.offsetParent"
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


def test_asking_works_without_javascript(without_script: Page, site: str) -> None:
    page = without_script
    page.goto(f"{site}/sv/")
    page.get_by_label("Vilken hjälp eller vilket samarbete söker du, och var?").fill("kultur för äldre i Lahtis")
    page.get_by_role("button", name="Sök").click()
    assert "4 aktörer hittades" in page.locator("h2#results").inner_text()
    page.get_by_role("link", name="Ta bort: Lahtis").click()
    assert "place=" not in page.url
    page.get_by_text("Precisera").click()
    page.get_by_label("Vem frågar?").select_option("veke")
    page.get_by_role("button", name="Uppdatera").click()
    assert "from=veke" in page.url
    page.locator(".result h3 a").first.click()
    assert "Så här kommer du i gång" in page.locator("#introduction").inner_text()
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "from=veke" in page.url

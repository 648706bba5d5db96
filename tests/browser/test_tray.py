"""The list that a reader keeps in the browser: gathered, saved, copied, written to, emptied."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from graphsvc.model import Actor, ActorKind, Contact, GraphData, LocalText, Offer
from graphsvc.store import open_store
from tests.browser.conftest import PHONE, OpenPage, serving

pytestmark = pytest.mark.browser

HELPERS: Final = (
    (
        "apu",
        "Apu ry",
        (Contact(role="toimisto", email="toimisto@apu.example", phone="017 123 456"),),
        "https://apu.example/",
    ),
    ("tuki", '=Tuki; "Savo" ry', (Contact(role="puheenjohtaja", email="pj@tuki.example"),), ""),
    ("kerho", "Kerho", (), ""),
)


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over three associations of Kuopio that offer peer support."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('tray') / 'graph.db'}")
    actors = tuple(
        Actor(
            id=actor_id,
            kind=ActorKind.ORGANISATION,
            subtype="association",
            names=LocalText(fi=name),
            municipality="297",
            contacts=contacts,
            url=url,
        )
        for actor_id, name, contacts, url in HELPERS
    )
    offers = tuple(Offer(id=f"o_{actor.id}", actor=actor.id, topic="vertaistuki") for actor in actors)
    store.merge(GraphData(actors=actors, offers=offers))
    with serving(store) as address:
        yield address
    store.close()


@pytest.fixture
def gathered(open_page: OpenPage, own_site: str) -> Page:
    """The page of the list with all three on it."""
    page = open_page(f"{own_site}/fi/?q=vertaistukea+Kuopiossa", accept_downloads=True)
    for button in page.locator(".tray-button").all():
        button.click()
    assert page.locator(".tray-link").inner_text().split() == ["Muistilista", "3"]
    page.locator(".tray-link").click()
    page.wait_for_selector("#tray-list a[href^='tel:']")
    return page


def downloaded(page: Page, button: str) -> tuple[str, str]:
    """The name and the text of the file that a button saves."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def answered_with(page: Page, status: int) -> None:
    """Ask the service anew, as it were answering with a status; a real one would stand among the complaints."""
    page.evaluate("status => { window.fetch = async () => new Response('{}', { status }); }", status)
    page.evaluate("dispatchEvent(new Event('online'))")


def test_the_list_shows_how_to_reach_each(gathered: Page) -> None:
    assert set(gathered.locator("#tray-list h2").all_inner_texts()) == {name for _, name, _, _ in HELPERS}
    links = gathered.locator("#tray-list a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert {"tel:017123456", "mailto:toimisto@apu.example", "https://apu.example/"} <= set(links)
    assert "Yhteystietoja ei ole tallennettu." in gathered.locator("#tray-list").inner_text()


def test_one_letter_goes_to_all_who_have_an_address(gathered: Page) -> None:
    href = gathered.locator("#tray-mail a").get_attribute("href")
    assert sorted(str(href).removeprefix("mailto:?bcc=").split(",")) == ["pj%40tuki.example", "toimisto%40apu.example"]


def test_the_list_is_saved_as_text(gathered: Page) -> None:
    name, text = downloaded(gathered, "Tallenna tekstinä")
    assert name == "muistilista.txt"
    assert "Apu ry\nKotipaikka: Kuopio\nYhteystiedot: toimisto: 017 123 456, toimisto@apu.example\n" in text


def test_the_list_is_saved_as_a_table_in_which_no_name_becomes_a_formula(gathered: Page) -> None:
    name, text = downloaded(gathered, "Tallenna taulukkona")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert (name, rows[0][0], len(rows)) == ("muistilista.csv", "Nimi", 4)
    assert """'=Tuki; "Savo" ry""" in {row[0] for row in rows}


def test_the_list_is_copied(gathered: Page) -> None:
    gathered.context.grant_permissions(["clipboard-read", "clipboard-write"])
    gathered.get_by_role("button", name="Kopioi").click()
    gathered.get_by_text("Lista on kopioitu leikepöydälle.").wait_for()
    assert "Apu ry\n" in gathered.evaluate("navigator.clipboard.readText()")


def test_actors_are_taken_off_one_by_one_or_all_at_once(gathered: Page) -> None:
    gathered.get_by_role("button", name="Poista muistilistalta: Kerho").click()
    assert gathered.locator("#tray-list li").count() == 2
    gathered.on("dialog", lambda dialog: dialog.accept())
    gathered.get_by_role("button", name="Tyhjennä lista").click()
    assert gathered.get_by_text("Muistilista on tyhjä.").is_visible()
    assert gathered.locator(".tray-link").is_hidden()


def test_the_list_stays_in_the_browser_and_only_there(gathered: Page, open_page: OpenPage, own_site: str) -> None:
    gathered.reload()
    assert gathered.locator("#tray-list > li").count() == 3
    elsewhere = open_page(f"{own_site}/fi/tray")
    assert elsewhere.get_by_text("Muistilista on tyhjä.").is_visible()


def test_what_was_seen_stays_readable_when_the_service_does_not_answer(gathered: Page) -> None:
    answered_with(gathered, 503)
    gathered.get_by_text("Palvelu ei vastaa.").wait_for()
    assert gathered.get_by_role("link", name="017 123 456").is_visible()


def test_an_actor_that_is_gone_is_said_to_be_gone(gathered: Page) -> None:
    answered_with(gathered, 404)
    gathered.get_by_text("Tätä toimijaa ei enää ole palvelussa.").first.wait_for()


def test_an_actor_page_has_the_button_too_and_says_what_happened(open_page: OpenPage, own_site: str) -> None:
    page = open_page(f"{own_site}/sv/actors/apu", PHONE)
    page.get_by_role("button", name="Lägg till på minneslistan: Apu ry").click()
    assert page.get_by_role("status").inner_text() == "Tillagd på minneslistan."
    assert page.get_by_role("button", name="Ta bort från minneslistan: Apu ry").is_visible()


def test_the_list_breaks_no_rule_of_accessibility(gathered: Page) -> None:
    assert Axe().run(gathered).response["violations"] == []

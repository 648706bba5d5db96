"""Suggestions while a question is typed, as the combobox pattern of the WAI-ARIA Authoring Practices has it."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, OpenPage

pytestmark = pytest.mark.browser


def typed(page: Page, words: str) -> list[str]:
    """Type into the question and give what is then suggested."""
    page.locator("#q").press_sequentially(words)
    page.wait_for_selector("[role=option]")
    return page.locator("[role=option] .suggested").all_inner_texts()


def active(page: Page) -> str:
    """The text of the option that is active, as a screen reader finds it."""
    option = page.locator("#q").get_attribute("aria-activedescendant")
    return page.locator(f"#{option} .suggested").inner_text() if option else ""


def test_arrows_go_round_the_suggestions_and_enter_takes_one_into_the_text(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/")
    found = typed(page, "tukea Kuop")
    assert found[0] == "Kuopio"
    assert len(found) > 1
    assert active(page) == ""
    for key, expected in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1), ("ArrowDown", 0)):
        page.keyboard.press(key)
        assert active(page) == found[expected]
    page.keyboard.press("Enter")
    assert page.input_value("#q") == "tukea Kuopiossa "
    assert page.url == f"{site}/fi/"
    page.keyboard.press("Enter")
    page.wait_for_selector("#understood")
    assert page.locator(".chip", has_text="Kuopio").count() == 1


def test_the_field_tells_its_state_and_how_much_is_suggested(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/")
    field = page.locator("#q")
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "false"
    found = typed(page, "Kuop")
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    assert page.get_by_role("status").filter(has_text="ehdotusta").inner_text() == (
        f"{len(found)} ehdotusta. Selaa nuolinäppäimillä."
    )
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert page.input_value("#q") == "Kuop"


def test_home_and_end_move_in_the_text(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/")
    typed(page, "Kuop")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    assert active(page) == ""
    assert page.evaluate("document.activeElement.selectionStart") == 0
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.selectionStart") == 4


def test_an_actor_that_is_chosen_opens_its_page(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/sv/", PHONE)
    typed(page, "syöpäyhd")
    page.locator("[role=option]", has_text="Pohjois-Savon Syöpäyhdistys ry").click()
    page.wait_for_url(f"{site}/sv/actors/ps_syopayhdistys")


def test_a_field_for_a_place_suggests_places_alone(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/hatch/place?topic=vertaistuki")
    typed(page, "ku")
    assert set(page.locator("[role=option] .soft").all_inner_texts()) == {"paikka"}


def test_little_is_asked_and_what_is_late_is_left(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "completions" in request.url else None)
    page.locator("#q").press_sequentially("k")
    page.wait_for_timeout(400)
    assert asked == []
    page.locator("#q").press_sequentially("uopi", delay=20)
    page.wait_for_selector("[role=option]")
    assert [parse_qs(urlsplit(address).query)["q"] for address in asked] == [["kuopi"]]


def test_without_an_answer_the_field_works_as_a_field(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/")
    page.route("**/completions**", lambda route: route.fulfill(json={"query": "", "completions": []}))
    page.locator("#q").press_sequentially("Kuopio")
    page.wait_for_timeout(400)
    assert page.locator("#suggestions-1").is_hidden()
    page.keyboard.press("Enter")
    page.wait_for_selector("#understood")


def test_the_name_of_the_asker_is_written_and_completed(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/")
    page.get_by_text("Kuka kysyy?").click()
    page.get_by_label("Kysyjä").press_sequentially("iisalmen kehi")
    page.get_by_role("option", name="Iisalmen kehitysvammaisten tuki ry").click()
    assert page.get_by_label("Kysyjä").input_value() == "Iisalmen kehitysvammaisten tuki ry"

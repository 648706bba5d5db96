"""A coordinator's list becomes part of the network in a browser: with the mouse, and without JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from graphsvc.store import open_store
from tests.browser.conftest import LAPTOP, PHONE, OpenPage, serving
from tests.browser.test_pages import broken_rules

pytestmark = pytest.mark.browser

LIST = "Nimi,Kunta,Tarjoaa\nKuopion Martat,Kuopio,vertaistuki\nKuopion Martat ry,Kuopio,\n"
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, {type: "text/csv"}));
  const form = document.querySelector(".drop");
  form.dispatchEvent(new DragEvent("dragenter", {dataTransfer: data, bubbles: true, cancelable: true}));
  form.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of the service over an empty store of its own."""
    store = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    with serving(store) as address:
        yield address
    store.close()


def look(page: Page) -> None:
    page.get_by_role("button", name="Katso, mitä tiedostossa on").click()
    page.get_by_role("heading", name="Tarkista ennen tuontia").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def bring_in(page: Page) -> None:
    page.get_by_label("Sama toimija, molemmat nimet säilyvät").check()
    page.get_by_role("button", name="Käytä valintoja").click()
    page.get_by_role("button", name="Tuo verkostoon").click()
    page.get_by_role("heading", name="Tuotu verkostoon").wait_for()
    assert page.get_by_role("link", name="Kuopion Martat").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_file_is_dropped_checked_brought_in_and_taken_back(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/fi/import", LAPTOP)
    page.evaluate(DROP, ["lista.csv", LIST])
    assert page.locator("#files").input_value().endswith("lista.csv")
    look(page)
    assert broken_rules(page) == []
    bring_in(page)
    assert broken_rules(page) == []
    page.get_by_role("link", name="Peru tämä").click()
    assert broken_rules(page) == []
    page.get_by_role("button", name="Peru", exact=True).click()
    page.get_by_role("heading", name="Tämä on peruttu").wait_for()


def test_all_of_it_works_on_a_phone_without_javascript(site: str, open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "lista.csv").write_text(LIST, encoding="utf-8")
    page = open_page(f"{site}/fi/import", PHONE, java_script_enabled=False)
    page.get_by_label("Valitse tiedosto tai useita").set_input_files(tmp_path / "lista.csv")
    look(page)
    bring_in(page)

"""What can be chosen in a map: filters, the day, a tie; the address holds it, and the table shows the same."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from graphsvc.drawing import MapDrawing, Scene, draw, load_map, page
from graphsvc.model import Actor, ActorKind, LocalText, Subgraph, Tie, TieKind
from graphsvc.store import GraphStore
from graphsvc.web import create_app
from tests.browser.conftest import LAPTOP, PHONE, OpenPage
from tests.invented import spread

pytestmark = pytest.mark.browser

WCAG: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}
DAYS: Final = ("2018-06-01", "2020-10-15", "2021-06-30", "2023-01-01")
# Whether all that the filters leave is in the part of the map that is looked at.
ALL_SEEN: Final = """() => {
  const [{ clientWidth: wide, clientHeight: high }, state] = [document.getElementById("map"), graphMap.read()];
  const places = [...graphMap.filters.visible(state).nodes].map((id) => graphMap.canvas.placeOnScreen(id));
  return places.every(({ x, y }) => x > 0 && x < wide && y > 0 && y < high);
}"""
# Somebody with one tie who does not fit a topic.
FAR_FROM: Final = "(topic) => graphMap.drawing.nodes.find((node) => node.ties === 1 && !node.topics.includes(topic)).id"
# The value of the option that most actors fit.
COMMONEST: Final = """(select) => {
  const count = (option) => Number(option.textContent.match(/\\((\\d+)\\)$/)?.[1] ?? 0);
  return [...select.options].sort((one, other) => count(other) - count(one))[0].value;
}"""


@pytest.fixture
def client(sqlite_sample: GraphStore) -> FlaskClient:
    """A client of the service over the sample."""
    return create_app(sqlite_sample).test_client()


def rows(page: Page, kind: str) -> set[str]:
    """The ids in the rows of a table that are shown."""
    return set(
        page.locator(f"[data-{kind}-row]:visible").evaluate_all(f"rows => rows.map((row) => row.dataset.{kind}Row)")
    )


def shown_at(client: FlaskClient, address: str) -> tuple[set[str], set[str]]:
    """The ids of the actors and of the ties that the service gives for a map."""
    drawing: Mapping[str, list[dict[str, str]]] = client.get(f"/api/v1/maps/{address}").json  # type: ignore[assignment]
    return {node["id"] for node in drawing["nodes"]}, {edge["id"] for edge in drawing["edges"]}


@pytest.mark.parametrize("name", ["network?", "ego?focus=veke&", "ego?focus=stea&depth=2&", "project?focus=veke&"])
def test_on_every_day_the_page_shows_what_the_service_shows_on_it(
    open_page: OpenPage, site: str, client: FlaskClient, name: str
) -> None:
    page = open_page(f"{site}/fi/maps/{name}")
    for day in DAYS:
        page.evaluate("(day) => graphMap.go({ day, view: 'table' })", day)
        assert (rows(page, "actor"), rows(page, "tie")) == shown_at(client, f"{name}on={day}")


def test_a_filter_counts_whom_it_leaves_and_the_address_holds_it(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/maps/network")
    for label, name in (("Aihe", "topic"), ("Kohderyhmä", "group"), ("Sektori", "sector"), ("Kunta", "municipality")):
        select = page.get_by_label(label, exact=True)
        best = select.evaluate(COMMONEST)
        words = select.locator(f'option[value="{best}"]').inner_text()
        select.select_option(best)
        count = words.rpartition("(")[2].rstrip(")")
        expect(page.get_by_role("status")).to_have_text(f"Näkyvissä {count}/115 toimijaa")
        assert f"{name}=" in page.url
    page.get_by_role("button", name="Taulukko").click()
    assert len(rows(page, "actor")) == int(count)
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Kunta", exact=True)).to_have_value("")
    legend = page.locator(".legend .count").all_inner_texts()
    assert f"Näkyvissä {sum(map(int, legend))}/115 toimijaa" == page.get_by_role("status").inner_text()
    page.get_by_role("button", name="Poista kaikki rajaukset").click()
    expect(page.get_by_role("status")).to_have_text("Näkyvissä kaikki 115 toimijaa")


def test_the_slider_says_which_ties_began_and_ended(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/maps/network", PHONE)
    slider = page.get_by_role("slider", name="Yhteydet eri aikoina")
    expect(slider).to_have_attribute("aria-valuetext", "15.10.2020")
    slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "1.9.2020")
    page.get_by_role("button", name="Seuraava muutos").click()
    expect(page.locator("#changes")).to_have_text(
        "Alkoi 1 yhteys: Hyvinvoinnin tilat -verkosto – Hyvinvoinnin tilat -hanke (työn jatkaminen)."
    )
    expect(page.get_by_role("status")).to_contain_text("Alkoi 1 yhteys: ")
    later = page.url
    slider.press("End")
    expect(page.locator("#changes")).to_contain_text("Päättyi")
    expect(page.locator(".day")).to_contain_text("2022" if "2022" in page.url else "2023")
    assert Axe().run(page, options=WCAG).violations_count == 0
    page.go_back()
    expect(page).to_have_url(later)
    page.evaluate("() => graphMap.go({ day: '2013-12-01' })")
    expect(page.locator(".day")).to_have_text(re.compile(r"Tilanne 1\.12\.2013 · [12]\d vuotta sitten"))
    expect(page.locator("#changes")).to_contain_text("Alkoi myöhemmin")
    page.evaluate("() => graphMap.go({ day: '2099-01-01' })")
    expect(page.locator(".day")).to_have_text("Tilanne 1.1.2099")


def test_on_a_phone_the_table_comes_into_sight_though_an_actor_is_chosen(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/maps/network#actor=veke", PHONE)
    page.get_by_role("button", name="Taulukko").click()
    expect(page.locator("#twin")).to_be_in_viewport()


def test_every_tie_between_two_can_be_chosen_by_mouse_and_by_keyboard(open_page: OpenPage, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text(page(two_ties()), encoding="utf-8")
    opened = open_page(path.as_uri(), offline=True)
    opened.wait_for_timeout(300)
    for tie, words in (("t0", "rahoitus"), ("t1", "neuvonanto")):
        at = opened.evaluate("(id) => graphMap.canvas.middleOnScreen(id)", tie)
        opened.locator("#map").click(position=at)
        expect(opened.locator("#panel h2")).to_have_text("Antaja – Saaja")
        expect(opened.locator("#panel dl")).to_contain_text(words)
        opened.get_by_role("button", name="Sulje").click()
    opened.get_by_role("button", name="Taulukko").click()
    opened.locator("#ties").get_by_role("link", name="neuvoo").press("Enter")
    panel = opened.locator("#panel")
    for fact in ("1.2.2024–31.12.2026", "sovittu yhteistyö", "Vertaisten ilta", "Keksitty", "neuvonantajana: Antaja"):
        expect(panel).to_contain_text(fact)
    panel.get_by_role("button", name="rahoittaa").press("Enter")
    expect(panel.locator("dl")).to_contain_text("rahoitus")
    expect(panel.locator("h2")).to_be_focused()
    assert Axe().run(opened, options=WCAG).violations_count == 0


def test_a_line_between_two_groups_tells_the_ties_that_it_stands_for(open_page: OpenPage, tmp_path: Path) -> None:
    subgraph, details = spread(300, ("297", "140"))
    drawing = draw(Scene(load_map("municipalities"), subgraph, details, "fi"), title="Kuopio ja Iisalmi", sources=())
    path = tmp_path / "map.html"
    path.write_text(page(drawing), encoding="utf-8")
    opened = open_page(path.as_uri(), offline=True)
    opened.wait_for_timeout(300)
    (bundle,) = drawing.bundles
    ties = [edge for edge in drawing.edges if edge.between_groups]
    opened.evaluate("(bundle) => graphMap.go({ bundle })", f"{bundle.source} {bundle.target}")
    expect(opened.locator("#panel .open-tie")).to_have_count(len(ties))
    opened.get_by_role("button", name="Sulje").click()
    at = opened.evaluate("(id) => graphMap.canvas.middleOnScreen(id)", f"{bundle.source} {bundle.target}")
    opened.locator("#map").click(position=at)
    expect(opened.locator("#panel .open-tie")).to_have_count(len(ties))
    opened.locator("#panel .open-tie").first.press("Enter")
    expect(opened.locator("#panel dl")).to_contain_text("Yhteyden laji")
    opened.get_by_role("button", name="Sulje").click()
    expect(opened.locator("#panel .open-tie")).to_have_count(len(ties))
    opened.get_by_role("button", name="Sulje").click()
    opened.get_by_role("button", name="Taulukko").click()
    expect(opened.locator("#bundles td")).to_have_text([str(len(ties))])
    opened.locator("#bundles").get_by_role("link", name="Iisalmi – Kuopio").press("Enter")
    expect(opened.locator("#panel .open-tie")).to_have_count(len(ties))
    assert Axe().run(opened, options=WCAG).violations_count == 0


def test_filters_hide_the_partners_of_who_is_chosen_too_and_the_panel_says_so(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/maps/network#actor=veke")
    partners = page.locator("#panel .partner")
    every = partners.count()
    page.get_by_role("checkbox", name="Organisaatiot").uncheck()
    expect(page.locator("#panel h3").filter(has_text="Organisaatiot")).to_have_count(0)
    expect(page.locator("#panel .filtered-out")).to_have_text(re.compile(r"Rajaukset piilottavat \d+ yhteyttä\."))
    assert 0 < partners.count() < every


def test_whom_a_filter_hides_the_map_lets_go_and_looks_at_those_it_leaves(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/maps/network", reduced_motion="reduce")
    topic = page.get_by_label("Aihe", exact=True)
    best = topic.evaluate(COMMONEST)
    chosen = page.evaluate(FAR_FROM, best)
    page.evaluate("(actor) => graphMap.go({ actor })", chosen)
    assert not page.evaluate(ALL_SEEN)
    topic.select_option(best)
    assert page.evaluate(ALL_SEEN)
    expect(page.locator("#panel .filtered-out").first).to_have_text("Rajaukset piilottavat tämän toimijan kartalta.")
    page.get_by_role("button", name="Taulukko").click()
    shown = rows(page, "actor")
    assert chosen not in shown
    hidden = page.evaluate(
        "(ids) => new Set(ids.flatMap((id) => graphMap.tiesOf.get(id).map((tie) => tie.id))).size", list(shown)
    )
    hidden -= len(rows(page, "tie"))
    expect(page.locator("#ties-hidden")).to_have_text(f"Rajaukset piilottavat {hidden} yhteyttä.")
    gap = page.evaluate("document.querySelector('.twin').offsetTop - document.querySelector('.state').offsetTop")
    assert gap < 60


def test_on_another_day_the_map_in_words_says_that_it_is_of_its_own(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/maps/network#day=2018-06-01")
    expect(page.locator("#words-day")).to_have_text(
        "Kuvaus kertoo päivästä 15.10.2020, vaikka kartalla näkyy nyt 1.6.2018."
    )
    page.evaluate("() => graphMap.go({ day: '2020-10-15' })")
    expect(page.locator("#words-day")).to_be_hidden()


def test_the_name_of_a_disc_never_loses_its_number_and_found_names_stay_in_their_column(
    open_page: OpenPage, site: str
) -> None:
    page = open_page(f"{site}/fi/maps/network")
    lines = page.evaluate("graphMap.labels.broken('Saukonhöyhenen Liikuntayhdistys', 120, 2, true, '\u00a0·\u00a099')")
    assert lines[-1].endswith("\u00a0·\u00a099")
    assert page.evaluate("graphMap.labels.broken('Saukonhöyhenen', 60, 1, true, '\u00a0·\u00a099')")[0].endswith(
        "…\u00a0·\u00a099"
    )
    shortened = page.evaluate("graphMap.labels.broken('Hankikuonon Avustusrahasto… ja muut', 180, 1, true)")
    assert shortened[0].count("…") == 1
    page.get_by_label("Hae toimijaa nimellä").fill("varkau")
    assert page.evaluate(
        "document.getElementById('found').getBoundingClientRect().right <= document.querySelector('.tools').getBoundingClientRect().right"
    )


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_two_steps_around_an_actor_there_is_room_for_the_names_of_its_partners(
    open_page: OpenPage, site: str, size: tuple[int, int]
) -> None:
    page = open_page(f"{site}/fi/maps/ego?focus=stea&depth=2", size)
    away: dict[str, list[float]] = page.evaluate("""() => {
      const { drawing, columns, canvas } = graphMap;
      const middle = canvas.placeOnScreen(drawing.focus).x;
      const far = (node) => Math.abs(canvas.placeOnScreen(node.id).x - middle);
      const aside = drawing.nodes.filter(({ x, is_present }) => x && is_present);
      return Object.fromEntries([true, false].map((further) => [further, aside.filter((node) => columns.isFurther(node) === further).map(far)]));
    }""")
    assert max(away["false"]) + 70 < min(away["true"])
    assert max(away["true"]) <= page.locator("#map").bounding_box()["width"] / 2  # type: ignore[index]


def test_on_a_phone_an_introduction_leads_downwards(open_page: OpenPage, site: str) -> None:
    page = open_page(f"{site}/fi/maps/path?focus=leppavirran_mttuki&to=stea", PHONE)
    first, last = (
        page.evaluate("id => graphMap.canvas.placeOnScreen(id)", actor) for actor in ("leppavirran_mttuki", "stea")
    )
    assert last["y"] - first["y"] > abs(last["x"] - first["x"])


def two_ties() -> MapDrawing:
    actors = tuple(
        Actor(id=name, kind=ActorKind.ORGANISATION, subtype="association", names=LocalText(fi=name.title()))
        for name in ("antaja", "saaja")
    )
    money = Tie(id="t0", source="antaja", target="saaja", kind=TieKind.FUNDS)
    advice = Tie(
        id="t1",
        source="antaja",
        target="saaja",
        kind=TieKind.ADVISES,
        level=3,
        start_date=date(2024, 2, 1),
        end_date=date(2026, 12, 31),
        description="Vertaisten ilta joka kuussa",
        source_name="Keksitty",
    )
    subgraph = Subgraph(date(2026, 2, 1), actors, (money, advice))
    scene = Scene(load_map("network"), subgraph, {}, "fi")
    return draw(scene, title="Kaksi", sources=())

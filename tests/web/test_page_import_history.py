"""What was brought in, and taking it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphsvc.model import GraphData
from graphsvc.store import GraphStore, open_store
from graphsvc.web import create_app
from tests.web.importing import Coordinator


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    yield opened
    opened.close()


@pytest.fixture
def coordinator(empty: GraphStore) -> Iterator[Coordinator]:
    with create_app(empty).test_client() as made:
        yield Coordinator(made)


def brought_in(coordinator: Coordinator, **files: str) -> str:
    """The address of what was brought in."""
    return coordinator.confirm(coordinator.draft(**files), who="koordinaattori").address


def test_before_anything_was_brought_in_the_page_says_so(coordinator: Coordinator) -> None:
    for address in (coordinator.start, f"{coordinator.start}/history"):
        assert "Nothing has been imported yet." in coordinator.see(address).words


def test_the_latest_imports_stand_where_files_are_chosen_and_all_in_the_history(coordinator: Coordinator) -> None:
    for number in range(11):
        brought_in(coordinator, **{f"list{number}_csv": f"nimi\nToimija {number}\n"})
    start = coordinator.see(coordinator.start)
    assert {"list10.csv", "list1.csv", "All imports"} <= start.links.keys()
    assert "list0.csv" not in start.links
    assert "koordinaattori · new 1, changed 0" in start.words
    assert {"list10.csv", "list0.csv"} <= coordinator.see(f"{coordinator.start}/history").links.keys()


def test_an_import_shows_a_map_of_what_came_in_and_its_actors(coordinator: Coordinator) -> None:
    address = brought_in(
        coordinator, a_csv="nimi,kunta\nMartat,Kuopio\nNuoret,Iisalmi\n", b_csv="mistä,mihin\nMartat,Nuoret\n"
    )
    text = coordinator.client.get(address).text
    assert "<svg" in text
    shown = coordinator.see(address)
    assert {"Map of what came in", "New actors"} <= set(shown.heading("h2"))
    assert shown.links["Martat"] == "/en/actors/martat.297"
    changed = coordinator.see(brought_in(coordinator, c_csv="nimi,kunta,kuvaus\nMartat,Kuopio,neuvoo\n"))
    assert "Changed actors" in changed.heading("h2")


def test_ties_alone_are_drawn_with_those_that_they_lead_to(coordinator: Coordinator) -> None:
    brought_in(coordinator, a_csv="nimi\nMartat\nNuoret\n")
    address = brought_in(coordinator, b_csv="mistä,mihin\nMartat,Nuoret\n")
    text = coordinator.client.get(address).text
    assert text.count("Nuoret") >= 1
    assert "New actors" not in text


def test_what_is_too_much_for_a_small_map_comes_without(coordinator: Coordinator) -> None:
    rows = "".join(f"Toimija {number},Kuopio\n" for number in range(601))
    shown = coordinator.see(brought_in(coordinator, a_csv=f"nimi,kunta\n{rows}"))
    assert "Map of what came in" not in shown.heading("h2")
    assert "Map of the whole network" in shown.links


def test_an_import_is_taken_back_after_the_page_said_what_goes(coordinator: Coordinator, empty: GraphStore) -> None:
    address = brought_in(coordinator, a_csv="nimi\nMartat\nNuoret\n")
    asked = coordinator.see(f"{address}/undo")
    assert asked.heading("h1") == ["Undo this import?"]
    assert "Actors20" in asked.words
    assert len(empty.export().actors) == 2
    answer = coordinator.client.post(f"{address}/undo", data={"version": asked.fields["version"]})
    shown = coordinator.see(answer.location)
    assert shown.heading("h1") == ["An import that was undone"]
    assert "Undo this import" not in shown.links
    assert empty.export() == GraphData()
    assert "Undone" in coordinator.see(coordinator.start).words
    assert coordinator.see(f"{address}/undo").status == 400


def test_what_later_imports_need_stays_and_the_page_names_it(coordinator: Coordinator, empty: GraphStore) -> None:
    address = brought_in(coordinator, a_csv="nimi\nMartat\nNuoret\n")
    brought_in(coordinator, b_csv="mistä,mihin\nMartat,Lapset\n")
    asked = coordinator.see(f"{address}/undo")
    assert "These stay" in asked.heading("h2")
    assert "Martat What was added later needs this actor." in asked.words
    coordinator.client.post(f"{address}/undo", data={"version": asked.fields["version"]})
    assert {actor.id for actor in empty.export().actors} == {"martat", "lapset"}


def test_undoing_is_looked_at_again_when_the_network_changed(coordinator: Coordinator, empty: GraphStore) -> None:
    address = brought_in(coordinator, a_csv="nimi\nMartat\n")
    version = coordinator.see(f"{address}/undo").fields["version"]
    empty.merge(GraphData())
    answer = coordinator.client.post(f"{address}/undo", data={"version": version})
    shown = coordinator.see(answer.location)
    assert len(empty.export().actors) == 1
    assert "stale=1" in answer.location
    assert shown.heading("h1") == ["Undo this import?"]


def test_an_import_that_is_not_there_is_not_found(coordinator: Coordinator) -> None:
    for address in (f"{coordinator.start}/history/none", f"{coordinator.start}/history/none/undo"):
        assert coordinator.see(address).status == 404


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("page", ["import", "import/history"])
def test_the_pages_have_a_language_a_title_and_one_main_heading(
    coordinator: Coordinator, language: str, page: str
) -> None:
    shown = coordinator.see(f"/{language}/{page}")
    assert (shown.status, shown.language, len(shown.heading("h1"))) == (200, language, 1)
    assert shown.title.count(" – ") >= 1

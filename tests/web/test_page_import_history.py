"""What was brought in, and taking it back."""

from datetime import date

from graphsvc.model import Dataset, GraphData, LocalText
from graphsvc.service import today
from graphsvc.store import GraphStore
from tests.web.importing import Coordinator


def brought_in(importer: Coordinator, **files: str) -> str:
    """The address of what was brought in."""
    return importer.confirm(importer.draft(**files), who="koordinaattori").address


def test_before_anything_was_brought_in_the_page_says_so(importer: Coordinator) -> None:
    for address in (importer.start, f"{importer.start}/history"):
        assert "Nothing has been imported or changed yet." in importer.see(address).words


def test_the_latest_imports_stand_where_files_are_chosen_and_all_in_the_history(importer: Coordinator) -> None:
    for number in range(11):
        brought_in(importer, **{f"list{number}_csv": f"nimi\nToimija {number}\n"})
    start = importer.see(importer.start)
    assert {"list10.csv", "list1.csv", "All imports and changes"} <= start.links.keys()
    assert "list0.csv" not in start.links
    assert "koordinaattori · new 1, changed 0" in start.words
    assert {"list10.csv", "list0.csv"} <= importer.see(f"{importer.start}/history").links.keys()


def test_an_import_shows_a_map_of_what_came_in_and_its_actors(importer: Coordinator) -> None:
    address = brought_in(
        importer, a_csv="nimi,kunta\nMartat,Kuopio\nNuoret,Iisalmi\n", b_csv="mistä,mihin\nMartat,Nuoret\n"
    )
    text = importer.client.get(address).text
    assert "<svg" in text
    shown = importer.see(address)
    assert shown.heading("h1") == ["What was saved"]
    assert {"On the map", "New actors"} <= set(shown.heading("h2"))
    assert shown.links["Martat"] == "/en/actors/martat.297"
    changed = importer.see(brought_in(importer, c_csv="nimi,kunta,kuvaus\nMartat,Kuopio,neuvoo\n"))
    assert "Changed actors" in changed.heading("h2")
    assert "Description fi – → neuvoo" in changed.words


def test_an_import_of_newer_days_than_the_service_shows_says_so_and_leads_to_today(
    importer: Coordinator, empty_store: GraphStore
) -> None:
    fresh = {"a_csv": "nimi,vahvistettu\nMartat,2025-06-01\n"}
    assert "Open the map of today" not in importer.see(brought_in(importer, **fresh)).links
    empty_store.merge(GraphData(datasets=(Dataset(name="old", titles=LocalText("Old"), day=date(2020, 10, 15)),)))
    shown = importer.see(brought_in(importer, b_csv="nimi,vahvistettu\nNuoret,2025-06-01\n"))
    assert "later days (1 Jun 2025, for example) than the service, which shows 15 Oct 2020" in shown.words
    assert shown.links["Open the map of today"] == f"/en/maps/network?on={today()}"
    old = importer.see(brought_in(importer, c_csv="nimi,vahvistettu\nVanhat,2019-06-01\n"))
    assert "Open the map of today" not in old.links
    described = importer.see(brought_in(importer, d_csv="nimi,kuvaus\nNuoret,neuvoo\n"))
    assert "Open the map of today" not in described.links  # the newer day was there before


def test_ties_alone_are_drawn_with_those_that_they_lead_to(importer: Coordinator) -> None:
    brought_in(importer, a_csv="nimi\nMartat\nNuoret\n")
    address = brought_in(importer, b_csv="mistä,mihin\nMartat,Nuoret\n")
    text = importer.client.get(address).text
    assert "<svg" in text
    assert "New actors" not in text
    assert "Martat – Nuoret cooperation" in importer.see(address).words


def test_what_is_too_much_for_a_small_map_comes_without(importer: Coordinator) -> None:
    rows = "".join(f"Toimija {number},Kuopio\n" for number in range(601))
    shown = importer.see(brought_in(importer, a_csv=f"nimi,kunta\n{rows}"))
    assert "On the map" not in shown.heading("h2")
    assert "Map of the whole network" in shown.links


def test_an_import_is_taken_back_after_the_page_said_what_goes(importer: Coordinator, empty_store: GraphStore) -> None:
    address = brought_in(importer, a_csv="nimi\nMartat\nNuoret\n")
    asked = importer.see(f"{address}/undo")
    assert asked.heading("h1") == ["Undo this?"]
    assert "Actors20" in asked.words
    assert len(empty_store.export().actors) == 2
    answer = importer.client.post(f"{address}/undo", data={"version": asked.fields["version"]})
    shown = importer.see(answer.location)
    assert shown.heading("h1") == ["This was undone"]
    assert "Undo this" not in shown.links
    assert empty_store.export() == GraphData()
    assert "Undone" in importer.see(importer.start).words
    assert importer.see(f"{address}/undo").status == 400


def test_what_later_imports_need_stays_and_the_page_names_it(importer: Coordinator, empty_store: GraphStore) -> None:
    address = brought_in(importer, a_csv="nimi\nMartat\nNuoret\n")
    brought_in(importer, b_csv="mistä,mihin\nMartat,Lapset\n")
    asked = importer.see(f"{address}/undo")
    assert "These stay" in asked.heading("h2")
    assert "Martat What was added later needs this actor." in asked.words
    importer.client.post(f"{address}/undo", data={"version": asked.fields["version"]})
    assert {actor.id for actor in empty_store.export().actors} == {"martat", "lapset"}


def test_ties_that_were_changed_later_stay_and_are_named_by_their_ends(importer: Coordinator) -> None:
    address = brought_in(importer, a_csv="id,mistä,mihin,taso\ntie_one,Martat,Nuoret,1\n")
    brought_in(importer, b_csv="id,mistä,mihin,taso\ntie_one,Martat,Nuoret,2\n")
    assert "Martat – Nuoret cooperation" in importer.see(f"{address}/undo").words


def test_undoing_is_looked_at_again_when_the_network_changed(importer: Coordinator, empty_store: GraphStore) -> None:
    address = brought_in(importer, a_csv="nimi\nMartat\n")
    version = importer.see(f"{address}/undo").fields["version"]
    empty_store.merge(GraphData())
    answer = importer.client.post(f"{address}/undo", data={"version": version})
    shown = importer.see(answer.location)
    assert len(empty_store.export().actors) == 1
    assert "stale=1" in answer.location
    assert shown.heading("h1") == ["Undo this?"]


def test_an_import_that_is_not_there_is_not_found(importer: Coordinator) -> None:
    for address in (f"{importer.start}/history/none", f"{importer.start}/history/none/undo"):
        assert importer.see(address).status == 404

"""What a coordinator corrected is proposed for the next file, can be changed there, and forgotten."""

import pytest

from graphsvc.model import GraphData
from graphsvc.store import GraphStore
from tests.exchange.marttas import KUMU, STORED
from tests.web.importing import Coordinator

LIST = "Nimi,Paikka päällä\nKuopion Martat,Kuopio\n"
NEXT = "Nimi,Paikka päällä\nIisalmen Nuoret,Iisalmi\n"


@pytest.fixture
def finnish(importer: Coordinator) -> Coordinator:
    return Coordinator(importer.client, "fi")


def column_said(importer: Coordinator) -> None:
    """A file comes in, of which a column was corrected."""
    draft = importer.draft(list_csv=LIST)
    importer.answer(draft, role_0="elements", column_0_1="municipality")
    assert importer.confirm(draft).status == 200


def test_a_corrected_column_is_read_so_next_time_marked_and_listed(
    finnish: Coordinator, empty_store: GraphStore
) -> None:
    column_said(finnish)
    draft = finnish.draft(list_csv=NEXT)
    shown = finnish.see(draft)
    assert "Aiemmat valinnat ovat käytössä" in shown.words
    assert "Paikka päällä muistettu" in shown.words
    finnish.confirm(draft)
    assert empty_store.actor("iisalmen_nuoret.140").municipality == "140"
    listed = finnish.see("/fi/import/remembered")
    assert "Paikka päällä luetaan näin: kunta (toimijoiden luettelo)" in listed.words


def test_what_is_remembered_is_changed_in_the_next_file(finnish: Coordinator, empty_store: GraphStore) -> None:
    column_said(finnish)
    draft = finnish.draft(list_csv=NEXT)
    shown = finnish.answer(draft, role_0="elements", column_0_1="description")
    assert "muistettu" not in shown.words.split("Näin tiedosto luettiin")[1]
    finnish.confirm(draft)
    assert empty_store.actor("iisalmen_nuoret").descriptions.fi == "Iisalmi"
    assert [one.said for one in empty_store.corrections()] == ["description"]


def test_what_is_forgotten_is_asked_again_and_what_came_in_stays(finnish: Coordinator, empty_store: GraphStore) -> None:
    column_said(finnish)
    draft = finnish.draft(list_csv=NEXT)
    assert "Aiemmat valinnat" in finnish.see(draft).words
    said = {"about": "heading", "one": "elements", "other": "paikka paalla"}
    answer = finnish.client.post("/fi/import/remembered/forget", data=said)
    assert "Valinta unohdettiin." in finnish.see(answer.location).words
    assert "Mitään ei ole vielä muistissa." in finnish.see("/fi/import/remembered").words
    assert "Aiemmat valinnat" not in finnish.see(draft).words
    assert empty_store.actor("kuopion_martat.297")


def test_nothing_is_remembered_of_a_file_that_is_not_brought_in(finnish: Coordinator, empty_store: GraphStore) -> None:
    draft = finnish.draft(list_csv=LIST)
    finnish.answer(draft, role_0="elements", column_0_1="municipality")
    finnish.client.post(f"{draft}/cancel")
    assert empty_store.corrections() == ()


def test_the_names_that_we_give_to_columns_without_headings_are_not_remembered(
    finnish: Coordinator, empty_store: GraphStore
) -> None:
    draft = finnish.draft(list_csv="Kuopion Martat,Iisalmen Nuoret\nSavon Apu,Kuopion Apu\n")
    finnish.answer(draft, role_0="connections", column_0_0="to", column_0_1="from")
    finnish.confirm(draft)
    assert len(empty_store.export().ties) == 2
    assert empty_store.corrections() == ()


@pytest.mark.parametrize(("said", "actors"), [("same", 1), ("apart", 2)])
def test_what_was_said_of_a_pair_is_proposed_when_the_file_comes_again(
    finnish: Coordinator, empty_store: GraphStore, said: str, actors: int
) -> None:
    empty_store.merge(GraphData(actors=(STORED,)))
    draft = finnish.draft(kumu_json=KUMU)
    finnish.answer(draft, pair_1=f"{said}|elem-a1b2|martat")
    finnish.confirm(draft)
    assert len(empty_store.export().actors) == actors
    (entry,) = empty_store.imports()
    finnish.client.post(
        f"/fi/import/history/{entry.id}/undo",
        data={"version": finnish.see(f"/fi/import/history/{entry.id}/undo").fields["version"]},
    )
    again = finnish.draft(kumu_json=KUMU)
    shown = finnish.client.get(again).text
    assert f'value="{said}|elem-a1b2|martat" checked' in shown
    assert "muistettu</span></legend>" in shown
    finnish.confirm(again, **{"pair-1": f"{said}|elem-a1b2|martat"})
    assert len(empty_store.export().actors) == actors


def test_what_was_said_of_a_pair_can_be_changed_next_time(finnish: Coordinator, empty_store: GraphStore) -> None:
    empty_store.merge(GraphData(actors=(STORED,)))
    draft = finnish.draft(kumu_json=KUMU)
    finnish.answer(draft, pair_1="same|elem-a1b2|martat")
    finnish.confirm(draft)
    again = finnish.draft(kumu_json=KUMU.replace('Kuopio"', 'Kuopio", "description": "Uusi"'))
    finnish.see(again)
    finnish.answer(again, pair_1="apart|elem-a1b2|martat")
    finnish.confirm(again)
    assert {actor.id for actor in empty_store.export().actors} == {"martat", "elem-a1b2"}
    assert [one.said for one in empty_store.corrections()] == ["apart"]

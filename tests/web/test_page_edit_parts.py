"""Hand editing of what hangs on an actor: its ties, what it offers and what it needs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graphsvc.model import Actor, ActorKind, Confirmation, GraphData, LocalText, Need, Offer, Tie, TieKind
from graphsvc.service import Context, undo
from graphsvc.store import GraphStore, open_store
from tests.web.reading import form_on


def actor(actor_id: str, name: str, kind: ActorKind = ActorKind.ORGANISATION, subtype: str = "association") -> Actor:
    return Actor(id=actor_id, kind=kind, subtype=subtype, names=LocalText(name))


FUNDED = Tie(
    id="t1", source="stea", target="martat", kind=TieKind.FUNDS, start_date=date(2020, 1, 1), level=3, basis="hanke",
    description="Avustus.", source_name="luettelo", recorded_at=date(2021, 1, 1), confirmed_by=Confirmation.ONE,
)  # fmt: skip
OFFER = Offer(id="martat.ruoka", actor="martat", topic="kriisiapu", target_groups=("lapset",), places=("297",))
NEED = Need(id="n1", actor="martat", topic="kriisiapu", description=LocalText("Tila."), is_stated=False)
DATA = GraphData(
    actors=(
        actor("a1", "Sotilaskotiyhdistys"),
        actor("a2", "Sotilaskotiyhdistys"),
        actor("hanke", "Kotiin-hanke", ActorKind.PROJECT, "project"),
        actor("martat", "Martat ry"),
        actor("stea", "STEA", subtype="funder"),
    ),
    ties=(FUNDED, Tie(id="t2", source="a1", target="martat", kind=TieKind.COOPERATES_WITH)),
    offers=(OFFER,),
    needs=(NEED,),
)  # fmt: skip
MARTAT = "/en/edit/actors/martat"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    opened.merge(DATA)
    yield opened
    opened.close()


def take_back(store: GraphStore) -> GraphData:
    undo(Context.over(store), store.imports()[0].id, "en")
    return store.export()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("part", ["ties/t1", "ties/t2", "offers/martat.ruoka", "needs/n1"])
def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(
    store_web: FlaskClient, store: GraphStore, language: str, part: str
) -> None:
    address = f"/{language}/edit/actors/martat/{part}"
    assert store_web.post(address, data=form_on(store_web, address)).location.endswith("?saved=nothing")
    assert store.export() == DATA


def test_a_tie_is_ended_on_a_day_and_taken_back(store_web: FlaskClient, store: GraphStore) -> None:
    address = f"{MARTAT}/ties/t1"
    store_web.post(
        address, data=form_on(store_web, address) | {"end": "31.12.2026", "strength": "4", "planned": "true"}
    )
    changed = store.tie("t1")
    assert (changed.end_date, changed.level, changed.planned) == (date(2026, 12, 31), 4, True)
    assert (changed.source, changed.target, changed.basis) == ("stea", "martat", "hanke")
    assert take_back(store) == DATA


@pytest.mark.parametrize(("said", "ends"), [("out/funds", ("martat", "stea")), ("in/funds", ("stea", "martat"))])
def test_a_tie_is_added_by_the_name_of_the_other_and_read_from_the_right_end(
    store_web: FlaskClient, store: GraphStore, said: str, ends: tuple[str, str]
) -> None:
    address = f"{MARTAT}/ties/new"
    form = form_on(store_web, address) | {"partner": "stea", "type": said, "start": "2024", "basis": "kotiin-hanke"}
    assert store_web.post(address, data=form).status_code == 303
    (added,) = (tie for tie in store.export().ties if tie.id not in ("t1", "t2"))
    assert ((added.source, added.target), added.kind, added.start_date) == (ends, TieKind.FUNDS, date(2024, 1, 1))
    assert (added.basis, added.recorded_at is not None) == ("hanke", True)
    assert take_back(store) == DATA


def test_a_name_that_several_bear_is_asked_about(store_web: FlaskClient, store: GraphStore) -> None:
    address = f"{MARTAT}/ties/new"
    answer = store_web.post(address, data=form_on(store_web, address) | {"partner": "Sotilaskotiyhdistys"})
    assert answer.status_code == 422
    assert 'name="partner_choice" value="a2"' in answer.text
    assert store_web.post(address, data=form_on(answer) | {"partner_choice": "a2"}).status_code == 303
    assert any({tie.source, tie.target} == {"martat", "a2"} for tie in store.export().ties)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"partner": ""}, "partner"),
        ({"partner": "Nobody"}, "partner"),
        ({"partner": "Martat ry"}, "partner"),
        ({"partner": "STEA", "start": "2024", "end": "2023"}, "end"),
        ({"partner": "STEA", "start": "soon"}, "start"),
        ({"partner": "STEA", "basis": "No such project"}, "basis"),
        ({"partner": "STEA", "source_url": "here"}, "source_url"),
    ],
)
def test_what_is_wrong_with_a_tie_is_told_by_its_field(
    store_web: FlaskClient, store: GraphStore, typed: dict[str, str], field: str
) -> None:
    address = f"{MARTAT}/ties/new"
    answer = store_web.post(address, data=form_on(store_web, address) | typed)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert form_on(answer)[field] == typed[field]
    assert store.export() == DATA


@pytest.mark.parametrize("part", ["ties/t1", "offers/martat.ruoka", "needs/n1"])
def test_what_is_removed_is_gone_and_can_be_taken_back(store_web: FlaskClient, store: GraphStore, part: str) -> None:
    address = f"{MARTAT}/{part}"
    version = form_on(store_web, address)["version"]
    assert store_web.post(address, data={"do": "remove", "version": "old"}).status_code == 409
    assert store_web.post(address, data={"do": "remove", "version": version}).status_code == 303
    assert store_web.get(address).status_code == 404
    assert len(store.imports()) == 1
    assert take_back(store) == DATA


@pytest.mark.parametrize("part", ["offers", "needs"])
def test_an_offer_and_a_need_are_added_and_changed(store_web: FlaskClient, store: GraphStore, part: str) -> None:
    address = f"{MARTAT}/{part}/new"
    typed = {"topic": "omaishoito", "target_groups": ["nuoret", "lapset"], "places": "Kuopio\nNorth Savo"}
    assert store_web.post(address, data=form_on(store_web, address) | typed).status_code == 303
    known = {one.id: one for one in getattr(store.export(), part)}
    added = known["martat.omaishoito"]
    assert (added.topic, set(added.target_groups)) == ("omaishoito", {"nuoret", "lapset"})
    assert (added.places, added.is_stated) == (("297", "region:11"), True)
    again = f"{MARTAT}/{part}/martat.omaishoito"
    store_web.post(again, data=form_on(store_web, again) | {"description_sv": "Råd.", "places": ""})
    changed = {one.id: one for one in getattr(store.export(), part)}["martat.omaishoito"]
    assert (changed.description.sv, changed.places) == ("Råd.", ())


@pytest.mark.parametrize(("typed", "field"), [({"topic": ""}, "topic"), ({"places": "Kuopioo"}, "places")])
def test_what_is_wrong_with_an_offer_is_told_by_its_field(
    store_web: FlaskClient, store: GraphStore, typed: dict[str, str], field: str
) -> None:
    address = f"{MARTAT}/offers/martat.ruoka"
    answer = store_web.post(address, data=form_on(store_web, address) | typed)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert store.export() == DATA


def test_a_tie_is_edited_only_from_its_ends(store_web: FlaskClient) -> None:
    assert store_web.get("/en/edit/actors/a2/ties/t1").status_code == 404
    assert store_web.get("/en/edit/actors/stea/offers/martat.ruoka").status_code == 404


@pytest.mark.parametrize("end", ["martat", "a1"])
def test_a_tie_that_is_there_is_not_added_again_and_leads_to_the_one_there(
    store_web: FlaskClient, store: GraphStore, end: str
) -> None:
    address = f"/fi/edit/actors/{end}/ties/new"
    typed = {"partner": "a1" if end == "martat" else "martat", "type": "out/cooperates_with"}
    answer = store_web.post(address, data=form_on(store_web, address) | typed)
    assert answer.status_code == 422
    assert "Sama yhteys on jo verkostossa" in answer.text
    assert f'href="/fi/edit/actors/{end}/ties/t2"' in answer.text
    assert len(store.export().ties) == 2
    later = store_web.post(address, data=form_on(store_web, address) | typed | {"start": "2024"})
    assert (later.status_code, len(store.export().ties)) == (303, 3)


def test_of_two_ties_that_say_the_same_each_may_be_mended(store_web: FlaskClient, store: GraphStore) -> None:
    store.merge(GraphData(ties=(Tie(id="t3", source="martat", target="a1", kind=TieKind.COOPERATES_WITH),)))
    address = f"{MARTAT}/ties/t3"
    assert store_web.post(address, data=form_on(store_web, address) | {"strength": "2"}).status_code == 303
    assert store.tie("t3").level == 2

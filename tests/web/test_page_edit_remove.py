"""An actor removed by hand: what goes with it is said before, and all of it comes back."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from graphsvc.model import Actor, ActorKind, GraphData, LocalText, Need, Offer, Tie, TieKind
from graphsvc.service import Context, undo
from graphsvc.store import GraphStore
from tests.web.reading import form_on, read

MARTAT, NUORET, STEA = (
    Actor(id=one, kind=ActorKind.ORGANISATION, subtype="association", names=LocalText(one.title()))
    for one in ("martat", "nuoret", "stea")
)
DATA = GraphData(
    actors=(MARTAT, NUORET, STEA),
    ties=(
        Tie(id="t1", source="martat", target="nuoret", kind=TieKind.COOPERATES_WITH),
        Tie(id="t2", source="stea", target="nuoret", kind=TieKind.FUNDS, basis="martat", level=3),
        Tie(id="t3", source="stea", target="nuoret", kind=TieKind.FUNDS),
    ),
    offers=(Offer(id="o1", actor="martat", topic="kriisiapu"),),
    needs=(Need(id="n1", actor="martat", topic="omaishoito"),),
)
PAGE = "/en/edit/actors/martat/remove"


@pytest.fixture
def store(store: GraphStore) -> GraphStore:
    """Holding what there is, on each engine."""
    store.merge(DATA)
    return store


def test_what_would_go_and_what_stays_is_said_before(store_web: FlaskClient, store: GraphStore) -> None:
    page = read(store_web, PAGE)
    assert page.heading("h1") == ["Remove Martat?"]
    goes, stays = page.words.split("This stays")
    assert "1 tie" in goes
    assert "Crisis" in goes
    assert "One tie between others rests on this actor." in stays
    assert "Remove this actor from the network" in read(store_web, "/en/edit/actors/martat").links
    assert store.export() == DATA


def test_it_goes_with_all_that_hangs_on_it_and_comes_back_whole(store_web: FlaskClient, store: GraphStore) -> None:
    done = store_web.post(PAGE, data=form_on(store_web, PAGE))
    left = replace(DATA.ties[1], basis=None), DATA.ties[2]
    assert store.export() == GraphData(actors=(NUORET, STEA), ties=left)
    (entry,) = store.imports()
    assert (entry.files, done.location) == (("By hand: removed Martat",), f"/en/import/history/{entry.id}")
    assert "Removed actors Martat" in read(store_web, done.location).words
    assert undo(Context.over(store), entry.id, "en").left == ()
    assert store.export() == DATA


def test_nothing_is_removed_where_something_of_it_was_changed_meanwhile(
    store_web: FlaskClient, store: GraphStore
) -> None:
    form = form_on(store_web, PAGE)
    store.merge(GraphData(offers=(Offer(id="o2", actor="martat", topic="omaishoito"),)))
    answer = store_web.post(PAGE, data=form)
    assert (answer.status_code, "Nothing was removed" in answer.text) == (409, True)
    assert len(store.export().actors) == 3


def test_an_actor_that_is_not_there_cannot_be_removed(store_web: FlaskClient) -> None:
    assert store_web.get("/en/edit/actors/nobody/remove").status_code == 404
    assert store_web.post("/en/edit/actors/nobody/remove").status_code == 404

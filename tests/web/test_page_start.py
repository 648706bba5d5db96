"""The front page over stores of one's own."""

from graphsvc.model import GraphData
from graphsvc.store import GraphStore
from graphsvc.web import create_app
from tests.contract.records import actor, offer
from tests.web.reading import read


def test_examples_come_from_what_there_is_and_an_empty_service_leads_to_bringing_data_in(store: GraphStore) -> None:
    with create_app(store).test_client() as client:
        empty = read(client, "/fi/")
        store.merge(GraphData(actors=(actor("a", municipality="005"),), offers=(offer("o", "a", "vertaistuki"),)))
        links = read(client, "/fi/").links
    assert empty.links["Tuo tietoja"] == "/fi/import"
    assert "Ei vielä ketään" not in empty.words
    assert "Kokeile näitä" not in empty.heading("h2")
    assert [label for label, address in links.items() if "?q=" in address] == ["vertaistuki Alajärvellä"]


def test_examples_follow_those_out_of_whose_offers_they_were_made(store: GraphStore) -> None:
    store.merge(GraphData(actors=(actor("a", municipality="005"),), offers=(offer("o", "a", "vertaistuki"),)))
    with create_app(store).test_client() as client:
        assert "vertaistuki Alajärvellä" in read(client, "/fi/").links
        store.merge(GraphData(actors=(actor("b", municipality="297"),)))
        assert "vertaistuki Alajärvellä" in read(client, "/fi/").links
        store.merge(GraphData(actors=(actor("a", municipality="140"),)))
        assert "vertaistuki Iisalmessa" in read(client, "/fi/").links

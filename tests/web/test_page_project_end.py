"""The page of what would happen if an actor ended, and the plan."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask.testing import FlaskClient

from graphsvc import resources
from graphsvc.exchange import read_dataset
from graphsvc.model import Confirmation, FollowUp, GraphData, LocalText, Outcome, TieKind
from graphsvc.service import Context, imports, undo
from graphsvc.store import GraphStore
from graphsvc.web import create_app
from tests.contract.records import actor, tie
from tests.web.reading import read

VEKE = "/fi/coordinator/ending/veke"
ON_SQLITE = pytest.mark.parametrize("sample_store", ["sqlite"], indirect=True)


@pytest.fixture
def planner(store: GraphStore) -> Iterator[FlaskClient]:
    """The application over a sample of its own, in which plans are made."""
    store.merge(read_dataset(resources.folder("seed") / "partnerships"))
    with create_app(store).test_client() as made:
        yield made


@ON_SQLITE
def test_the_page_tells_who_is_left_alone_and_who_could_go_on(client: FlaskClient) -> None:
    shown = read(client, VEKE)
    assert shown.heading("h1") == ["Jos Pohjois-Savon Vertaistuen Keskus (VeKe) lopettaisi"]
    assert "18 yhteyttä päättyisi. 7 toimijaa jäisi ilman yhtään yhteyttä. 141 paria menettäisi" in shown.words
    assert {"Ketkä jäisivät ilman yhteyksiä? 7", "Kuka voisi koota muut jatkossa?"} <= set(shown.heading("h2"))
    assert "Päättyy 31.12.2020." in shown.words
    assert "<svg" in client.get(VEKE).text


@ON_SQLITE
def test_fragmentation_and_reach_are_told_in_words_and_numbers(client: FlaskClient) -> None:
    words = read(client, VEKE).words
    assert "Nyt 84,5 % toimijapareista on vailla tietä toistensa luo; lopun jälkeen osuus olisi 90,9 %." in words
    assert "tavoitettavuus laskisi luvusta 0,0675 lukuun 0,0434." in words
    assert "Kuinka lyhyin askelin toimijat tavoittavat toisensa" in words


@ON_SQLITE
def test_what_goes_is_no_reason_for_a_new_tie(client: FlaskClient) -> None:
    words = read(client, VEKE).words
    assert "Tukipilari" in words
    assert "Yhteinen kumppani: Pohjois-Savon Vertaistuen Keskus" not in words


@ON_SQLITE
def test_topics_that_lose_their_only_helper_are_told_with_their_places(client: FlaskClient) -> None:
    shown = read(client, "/sv/coordinator/ending/luonnollisesti")
    assert "Mångkultur Kuusamo, Rovaniemi" in shown.words
    assert "0 gånger" not in read(client, "/sv/coordinator/ending/veke").words


@ON_SQLITE
def test_an_actor_that_nothing_rests_on_says_that_all_stays_as_it_is(client: FlaskClient) -> None:
    shown = read(client, "/en/coordinator/ending/m_tervo")
    assert "No ties rest on this actor on that day, so the network would stay as it is." in shown.words
    assert "Write down as planned" not in shown.words


@ON_SQLITE
def test_where_all_hold_together_no_new_ties_are_asked_for(client: FlaskClient) -> None:
    shown = read(client, "/en/coordinator/ending/varkauden_omaishoitajat")
    assert "No new ties are needed" in shown.words
    assert "Family care: " not in shown.words


@ON_SQLITE
def test_another_day_is_chosen_and_kept(client: FlaskClient) -> None:
    shown = read(client, f"{VEKE}?on=2019-06-01")
    assert "jos toiminta loppuisi 1.6.2019" in shown.words
    assert shown.fields["on"] == "2019-06-01"
    assert shown.links["Päättyvät hankkeet"] == "/fi/coordinator/ending?on=2019-06-01"


@ON_SQLITE
@pytest.mark.parametrize(("path", "status"), [("nobody", 404), ("veke?on=never", 400), ("veke?on=9999-12-31", 200)])
def test_what_is_not_there_is_told(client: FlaskClient, path: str, status: int) -> None:
    assert read(client, f"/fi/coordinator/ending/{path}").status == status


def test_the_plan_is_written_as_planned_ties_that_do_not_hold_yet(planner: FlaskClient, store: GraphStore) -> None:
    before = store.subgraph(date(2020, 10, 15)).ties
    answer = planner.post(f"{VEKE}/plan", data={})
    assert answer.status_code == 303
    added = [tie for tie in store.export().ties if tie.source_name.startswith("Suunnitelma: ")]
    assert len(added) == 10
    assert {tie.kind for tie in added} == {TieKind.COOPERATES_WITH}
    assert {(tie.planned, tie.confirmed_by, tie.start_date) for tie in added} == {
        (True, Confirmation.NEITHER, date(2021, 1, 1))
    }
    assert "Suunnitelma, ei vielä tehty" in added[0].description
    assert "Sopikaa ensimmäinen tapaaminen ennen kuin Pohjois-Savon Vertaistuen Keskus" in added[0].next_step
    assert store.subgraph(date(2020, 10, 15)).ties == before
    assert not set(added) & set(store.subgraph(date(2022, 1, 1)).ties)


def test_the_plan_shows_on_the_pages_of_those_it_is_about_as_planned(planner: FlaskClient) -> None:
    planner.post(f"{VEKE}/plan", data={})
    shown = read(planner, "/fi/actors/tukipilari")
    headings = [words for _, words in shown.headings]
    assert headings.index("Isännöi") < headings.index("Suunnitellut – ei vielä tehty") < headings.index("Yhteistyössä")
    assert "Suunnitelma, ei vielä tehty: yhteys pitäisi verkoston koossa" in shown.words
    assert "Leppävirran MT-tuki ry 2021 alkaen" in shown.words


def test_pressing_twice_adds_nothing(planner: FlaskClient, store: GraphStore) -> None:
    planner.post(f"{VEKE}/plan", data={"on": "2020-10-15"})
    data, done = store.export(), imports(Context.over(store))
    again = planner.post("/sv/coordinator/ending/veke/plan", data={"on": "2020-10-15"})
    assert again.location == "/sv/coordinator/ending/veke?on=2020-10-15#plan"
    assert (store.export(), imports(Context.over(store))) == (data, done)


def test_the_page_says_what_was_planned_and_how_to_take_it_back(planner: FlaskClient, store: GraphStore) -> None:
    shown = read(planner, planner.post(f"{VEKE}/plan", data={}).location)
    entry = imports(Context.over(store))[0]
    assert "10 suunniteltua yhteyttä kirjattiin. Peru kirjaus" in shown.words
    assert shown.links["Peru kirjaus"] == f"/fi/import/history/{entry.id}/undo"
    assert "graphsvc undo" not in shown.words
    assert shown.words.count("suunnitelmassa") == 10
    assert "Kirjaa suunnitelmaksi" not in shown.words
    assert entry.files == ("Suunnitelma: Pohjois-Savon Vertaistuen Keskus (VeKe) päättyy 31.12.2020",)


def test_a_plan_is_taken_back_as_an_import_is(planner: FlaskClient, store: GraphStore) -> None:
    before = store.export()
    planner.post(f"{VEKE}/plan", data={})
    assert store.export() != before
    undo(Context.over(store), imports(Context.over(store))[0].id, "fi")
    assert store.export() == before
    shown = read(planner, VEKE)
    assert "Kirjaa suunnitelmaksi" in shown.words
    assert "Peru kirjaus" not in shown.words


def test_a_tie_that_somebody_planned_already_is_not_planned_again(store: GraphStore) -> None:
    actors = tuple(actor(name, names=LocalText(fi=name.upper())) for name in "abp")
    planned = tie("own", "b", "a", planned=True)
    store.merge(GraphData(actors=actors, ties=(tie("1", "a", "p"), tie("2", "b", "p"), planned)))
    with create_app(store).test_client() as client:
        assert "Kaikki nämä yhteydet on jo kirjattu suunnitelluiksi." in read(client, "/fi/coordinator/ending/p").words
        client.post("/fi/coordinator/ending/p/plan", data={})
    assert imports(Context.over(store)) == ()


def test_of_whom_no_end_is_known_the_plan_does_not_say_that_it_ends(planner: FlaskClient, store: GraphStore) -> None:
    planner.post("/fi/coordinator/ending/kyt/plan", data={"on": "2020-10-15"})
    added = [tie for tie in store.export().ties if tie.source_name.startswith("Varasuunnitelma: jos Keski-Suomen")]
    assert added
    assert {tie.start_date for tie in added} == {date(2020, 10, 16)}
    assert not any("päättyy" in tie.description + tie.next_step + tie.source_name for tie in added)


def test_a_pair_that_declined_is_not_proposed_and_the_page_does_not_say_that_all_is_well(store: GraphStore) -> None:
    actors = tuple(actor(name, names=LocalText(fi=name.upper())) for name in "abp")
    store.merge(GraphData(actors=actors, ties=(tie("1", "a", "p"), tie("2", "b", "p"))))
    store.set_aside(FollowUp(frozenset("ab"), Outcome.DECLINED, date(2020, 1, 1)))
    with create_app(store).test_client() as client:
        words = read(client, "/fi/coordinator/ending/p").words
    assert "Kirjaa suunnitelmaksi" not in words
    assert "Kaikkia ei saa ehdotuksilla takaisin yhteen" in words
    assert "Uusia yhteyksiä ei tarvita" not in words


def test_what_joins_only_some_of_the_parts_is_not_said_to_be_enough(store: GraphStore) -> None:
    actors = tuple(actor(name, names=LocalText(fi=name.upper())) for name in "abcp")
    store.merge(GraphData(actors=actors, ties=(tie("1", "a", "p"), tie("2", "b", "p"), tie("3", "c", "p"))))
    store.set_aside(FollowUp(frozenset("c"), Outcome.DECLINED, date(2020, 1, 1)))
    with create_app(store).test_client() as client:
        words = read(client, "/fi/coordinator/ending/p").words
    assert "Kaikkia ei saa ehdotuksilla takaisin yhteen" in words
    assert "1 uusi yhteys pitäisi koossa osan siitä, minkä toimija yhdistää, mutta ei kaikkea." in words
    assert "riittäisi" not in words
    assert "jolla kaikki tavoittaisivat" not in words


def test_a_plan_that_lapsed_may_be_made_anew(store: GraphStore) -> None:
    actors = tuple(actor(name, names=LocalText(fi=name.upper())) for name in "abp")
    lapsed = tie("own", "b", "a", planned=True, end_date=date(2019, 1, 1))
    store.merge(GraphData(actors=actors, ties=(tie("1", "a", "p"), tie("2", "b", "p"), lapsed)))
    with create_app(store).test_client() as client:
        client.post("/fi/coordinator/ending/p/plan", data={"on": "2020-01-01"})
    assert [one.start_date for one in store.export().ties if one.planned and one.id != "own"] == [date(2020, 1, 2)]

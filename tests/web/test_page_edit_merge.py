"""Actors that may be one: shown, compared, and merged only when said, without any loss, and back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graphsvc.model import (
    Actor,
    ActorKind,
    Contact,
    FollowUp,
    GraphData,
    LocalText,
    Need,
    Offer,
    Outcome,
    Sector,
    Tie,
    TieKind,
)
from graphsvc.service import Context, ImportRequest, import_files, undo
from graphsvc.store import GraphStore
from tests.web.reading import form_on, read

ONE = Actor(
    id="martat", kind=ActorKind.ORGANISATION, subtype="association", names=LocalText("Martat ry"), municipality="297",
    descriptions=LocalText("Neuvoo."), sector=Sector.THIRD, serves=("297",), url="https://martat.example",
    assured_date=date(2020, 1, 1),
)  # fmt: skip
OTHER = Actor(
    id="martat.2", kind=ActorKind.ORGANISATION, subtype="branch", names=LocalText("Martat", "Marthor"),
    municipality="297", descriptions=LocalText("Auttaa arjessa."), serves=("140",), business_id="0201256-6",
    contacts=(Contact(role="toimisto", phone="017 1"),), url="https://www.martat.example", assured_date=date(2021, 1, 1),
)  # fmt: skip
STEA = Actor(id="stea", kind=ActorKind.ORGANISATION, subtype="funder", names=LocalText("STEA"), municipality="091")
STUB = Actor(id="a.stub", kind=ActorKind.ORGANISATION, subtype="organisation", names=LocalText("Marttaväki"))
DATA = GraphData(
    actors=(ONE, OTHER, STEA),
    ties=(
        Tie(id="t1", source="martat", target="stea", kind=TieKind.COOPERATES_WITH),
        Tie(id="t2", source="martat", target="martat.2", kind=TieKind.PART_OF),
        Tie(id="t3", source="stea", target="martat.2", kind=TieKind.FUNDS, level=3),
        Tie(id="t4", source="martat", target="stea", kind=TieKind.MEMBER_OF, basis="martat.2"),
    ),
    offers=(Offer(id="o1", actor="martat", topic="kriisiapu"), Offer(id="o2", actor="martat.2", topic="kriisiapu")),
    needs=(Need(id="n1", actor="martat.2", topic="omaishoito"),),
)
MERGE = "/en/edit/merge?one=martat&other=martat.2"


@pytest.fixture
def store(store: GraphStore) -> GraphStore:
    """Holding what there is, on each engine."""
    store.merge(DATA)
    return store


def test_what_may_be_one_is_listed_with_the_reason(store_web: FlaskClient) -> None:
    page = read(store_web, "/en/edit/duplicates")
    assert MERGE in page.links.values()
    assert "The same name" in page.words
    assert "STEA" not in page.words


def test_two_are_shown_side_by_side_with_what_hangs_on_them(store_web: FlaskClient) -> None:
    page = read(store_web, MERGE)
    assert "Neuvoo." in page.words
    assert "Auttaa arjessa." in page.words
    assert "3 ties" in page.words


def test_merging_moves_everything_keeps_both_names_and_can_be_taken_back(
    store_web: FlaskClient, store: GraphStore
) -> None:
    form = form_on(store_web, MERGE)
    assert form["kept"] == "martat"
    answer = store_web.post(MERGE, data=form | {"take_type": "martat.2"})
    assert answer.location.startswith("/en/edit/actors/martat?saved=")
    merged = store.actor("martat")
    assert merged.names == LocalText("Martat ry", "Marthor")
    assert merged.descriptions == LocalText("Neuvoo. Auttaa arjessa. Myös nimellä Martat.")
    assert (merged.subtype, merged.url, merged.business_id) == ("branch", "https://martat.example", "0201256-6")
    assert (merged.serves, len(merged.contacts), merged.assured_date) == (("297", "140"), 1, date(2021, 1, 1))
    whole = store.export()
    ends = {tie.id: (tie.source, tie.target, tie.basis) for tie in whole.ties}
    assert ends == {"t1": ("martat", "stea", None), "t3": ("stea", "martat", None), "t4": ("martat", "stea", "martat")}
    assert {entry.actor for entry in (*whole.offers, *whole.needs)} == {"martat"}
    assert [one.id for one in whole.actors] == ["martat", "stea"]
    (entry,) = store.imports()
    assert entry.files == ("By hand: merged Martat into Martat ry",)
    report = undo(Context.over(store), entry.id, "en")
    assert report.left == ()
    assert store.export() == DATA


def test_a_list_with_the_old_name_means_the_one_that_stayed(
    store_web: FlaskClient, store: GraphStore, tmp_path: Path
) -> None:
    store_web.post(MERGE, data=form_on(store_web, MERGE))
    (tmp_path / "list.csv").write_text("name;municipality\nMartat;Kuopio\n", encoding="utf-8")
    report = import_files(Context.over(store), ImportRequest(paths=(tmp_path / "list.csv",)), "en")
    assert (report.added["actors"], report.unchanged["actors"]) == (0, 1)


def test_the_other_may_stay(store_web: FlaskClient, store: GraphStore) -> None:
    store_web.post(MERGE, data=form_on(store_web, MERGE) | {"kept": "martat.2", "take_url": "martat.2"})
    assert store.actors_by_id(["martat"]) == ()
    assert store.actor("martat.2").url == "https://www.martat.example"


def test_the_richer_one_is_proposed_to_stay_with_the_values_that_tell_more(
    store_web: FlaskClient, store: GraphStore
) -> None:
    stub = replace(STUB, url="https://stub.example", source_name="list")
    store.merge(GraphData(actors=(stub, replace(OTHER, source_name="register"))))
    pair = "/en/edit/merge?one=a.stub&other=martat.2"
    form = form_on(store_web, pair)
    assert {form[name] for name in ("kept", "take_type", "take_url", "take_source")} == {"martat.2"}
    store_web.post(pair, data=form | {"kept": "a.stub"})
    kept = store.actor("a.stub")
    assert (kept.subtype, kept.url, kept.source_name) == ("branch", "https://www.martat.example", "register")


def test_the_type_that_tells_more_is_proposed_even_from_the_poorer(store_web: FlaskClient, store: GraphStore) -> None:
    store.merge(GraphData(actors=(replace(STUB, subtype="club"), replace(OTHER, subtype="organisation"))))
    form = form_on(store_web, "/en/edit/merge?one=a.stub&other=martat.2")
    assert (form["kept"], form["take_type"]) == ("martat.2", "a.stub")


def test_what_was_set_aside_of_the_one_that_goes_is_set_aside_of_the_one_that_stays(
    store_web: FlaskClient, store: GraphStore
) -> None:
    def of(*actors: str) -> FollowUp:
        return FollowUp(frozenset(actors), Outcome.DECLINED, date(2026, 1, 1))

    own = replace(of("martat", "stea"), outcome=Outcome.CONTACTED)
    before = {of("martat.2"), of("martat.2", "stea"), of("martat.2", "martat"), own}
    for one in before:
        store.set_aside(one)
    store_web.post(MERGE, data=form_on(store_web, MERGE))
    assert set(store.follow_ups()) == before | {of("martat")}
    assert store_web.get("/en/coordinator/suggestions?actor=martat").status_code == 200
    assert store_web.get("/en/coordinator").status_code == 200
    undo(Context.over(store), store.imports()[0].id, "en")
    assert set(store.follow_ups()) == before | {of("martat")}


def test_any_two_may_be_compared_by_their_names(store_web: FlaskClient) -> None:
    page = read(store_web, "/en/edit/merge?one=STEA&other=Martat ry")
    assert "STEA" in page.words


def test_a_name_that_nobody_bears_comes_back_in_the_form(store_web: FlaskClient) -> None:
    page = read(store_web, "/fi/edit/merge?one=STEA&other=Ei oo")
    assert page.status == 200
    assert (page.fields["one"], page.fields["other"]) == ("STEA", "Ei oo")
    assert "Nimellä ”Ei oo” ei löytynyt toimijaa." in page.words
    assert "Kirjoita toimijan nimi." in read(store_web, "/fi/edit/merge?one=STEA").words


def test_a_part_of_a_name_leads_to_those_whom_it_may_mean(store_web: FlaskClient, store: GraphStore) -> None:
    store.merge(GraphData(actors=(STUB,)))
    page = read(store_web, "/fi/edit/merge?one=marttav&other=STEA")
    assert "”marttav” voi tarkoittaa näitä." in page.words
    assert page.links["Marttaväki"] == "/fi/edit/merge?one=a.stub&other=STEA"
    assert read(store_web, page.links["Marttaväki"]).heading("h1") == ["Ovatko nämä sama toimija?"]


def test_an_actor_is_not_compared_with_itself(store_web: FlaskClient) -> None:
    page = read(store_web, "/fi/edit/merge?one=STEA&other=stea")
    assert "Toimijaa ei voi yhdistää itseensä." in page.words
    assert "Yhdistä" not in page.words.split()


def test_namesakes_are_told_apart_by_their_place_and_id(store_web: FlaskClient, store: GraphStore) -> None:
    store.merge(GraphData(actors=(replace(OTHER, id="martat.3", names=ONE.names, municipality="140"),)))
    page = read(store_web, "/fi/edit/merge?one=martat&other=martat.3")
    assert "Martat ry Yhdistys · Kuopio martat" in page.words
    assert "Martat ry Paikallisosasto · Iisalmi martat.3" in page.words


def test_what_was_changed_meanwhile_is_not_merged(store_web: FlaskClient, store: GraphStore) -> None:
    form = form_on(store_web, MERGE)
    store_web.post(
        "/en/edit/actors/martat", data=form_on(store_web, "/en/edit/actors/martat") | {"label_sv": "Marthor rf"}
    )
    assert store_web.post(MERGE, data=form).status_code == 409
    assert store.actor("martat.2") == OTHER


def test_an_actor_is_not_merged_with_itself(store_web: FlaskClient) -> None:
    assert store_web.post("/en/edit/merge?one=martat&other=martat", data={}).status_code == 400


def test_a_tie_that_leads_to_one_who_was_merged_later_stays_gone(store_web: FlaskClient, store: GraphStore) -> None:
    removal = "/en/edit/actors/stea/ties/t3"
    store_web.post(removal, data={"do": "remove", "version": form_on(store_web, removal)["version"]})
    store_web.post(MERGE, data=form_on(store_web, MERGE))
    report = undo(Context.over(store), store.imports()[1].id, "en")
    assert [(one.id, one.reason) for one in report.left] == [
        ("t3", "The actor has since been removed or merged with another.")
    ]


def test_two_that_are_said_to_be_different_are_not_asked_about_again(store_web: FlaskClient, store: GraphStore) -> None:
    version = store.version()
    answer = store_web.post(MERGE, data={**form_on(store_web, MERGE), "do": "apart"})
    assert answer.location == "/en/edit/duplicates"
    assert "Martat ry" not in store_web.get(answer.location).text
    assert "Martat ry – Martat different actors" in read(store_web, "/en/import/remembered").words
    store_web.post("/en/import/remembered/forget", data={"about": "pair", "one": "martat", "other": "martat.2"})
    assert "Martat ry" in store_web.get(answer.location).text
    assert store.version() == version


def test_an_actor_that_comes_again_under_the_id_that_was_merged_is_the_same(
    store_web: FlaskClient, store: GraphStore, tmp_path: Path
) -> None:
    store_web.post(MERGE, data=form_on(store_web, MERGE))
    gone = "martat" if "martat.2" in {actor.id for actor in store.export().actors} else "martat.2"
    path = tmp_path / "kumu.json"
    path.write_text(f'{{"elements": [{{"id": "{gone}", "label": "Martat ry"}}], "connections": []}}')
    report = import_files(Context.over(store), ImportRequest(paths=(path,)), "en")
    assert (report.added["actors"], len(report.joined)) == (0, 1)


def test_who_was_merged_is_found_by_the_old_name_wherever_a_name_is_asked(
    store_web: FlaskClient, store: GraphStore
) -> None:
    store.merge(GraphData(actors=(STUB,)))
    pair = "/en/edit/merge?one=martat&other=a.stub"
    store_web.post(pair, data=form_on(store_web, pair) | {"kept": "martat"})
    assert "Martat ry" in read(store_web, "/en/edit/merge?one=STEA&other=Marttaväki").words
    assert "Martat ry" in read(store_web, "/en/coordinator/suggestions?actor=marttaväki").words
    assert "Martat ry" in read(store_web, "/en/actors?q=Marttaväki").words
    assert "Martat ry" in read(store_web, "/en/?q=crisis&from=Marttaväki").fields.values()
    assert "No actor is called “Marttaväet”." in read(store_web, "/en/edit/merge?one=STEA&other=Marttaväet").words

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graphsvc.model import ActorKind, FollowUp, GraphData, Outcome
from graphsvc.service import today
from graphsvc.store import GraphStore, open_store
from graphsvc.web import create_app
from tests.contract.records import actor, tie
from tests.web.reading import Read, read

SET_ASIDE, TAKE_BACK = "/fi/coordinator/set-aside", "/fi/coordinator/take-back"


def names(shown: Read) -> list[str]:
    """The actors on the list, but for councils and what is set aside."""
    return [words for words in shown.heading("h3") if words in shown.links and "(" not in words]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ("75 toimijaa", "Miksi listalla:", "Ei yhtään yhteyttä.", "Ensimmäiset yhteydenotot")),
        ("sv", ("75 aktörer", "Varför på listan:", "Inga relationer", "De första kontakterna")),
        ("en", ("75 actors", "Why on the list:", "No ties at all.", "First contacts")),
    ],
)
def test_the_work_list_says_whom_to_help_why_and_how_to_begin(
    coordinator: FlaskClient, language: str, words: tuple[str, ...]
) -> None:
    shown = read(coordinator, f"/{language}/coordinator")
    assert all(one in shown.words for one in words)
    assert f"/{language}/coordinator/suggestions?actor=kalajoki" in shown.links.values()


def test_the_reason_names_the_partners_and_the_day_on_which_the_last_tie_ends(coordinator: FlaskClient) -> None:
    shown = read(coordinator, "/fi/coordinator?place=Leppävirta&kind=organisation")
    assert "Ainoa yhteys: Pohjois-Savon Vertaistuen Keskus (VeKe). Se päättyy 31.12.2020." in shown.words


def test_a_funder_is_no_first_contact_where_others_can_help(coordinator: FlaskClient) -> None:
    shown = read(coordinator, "/fi/coordinator?place=Kalajoki")
    assert names(shown) == ["Kalajoen kaupunki"]
    assert "Hyvinvointitarjotin" in shown.links
    assert not {"Euroopan unioni", "Sosiaali- ja terveysjärjestöjen avustuskeskus (STEA)"} & shown.links.keys()


def test_the_list_is_limited_to_a_place_by_name_a_kind_a_sector_a_topic_and_a_day(coordinator: FlaskClient) -> None:
    everybody = read(coordinator, "/fi/coordinator").heading("h2")
    for asked in ("place=Pohjois-Savo", "kind=council", "sector=public", "topic=group:mieli", "on=2019-06-01"):
        assert read(coordinator, f"/fi/coordinator?{asked}").heading("h2") != everybody
    shown = read(coordinator, "/fi/coordinator?place=Pohjois-Savossa&kind=council")
    assert shown.fields["place"] == "Pohjois-Savo"
    assert read(coordinator, "/fi/coordinator?place=Atlantis").status == 404


def test_the_list_comes_in_pages_that_keep_the_filter(coordinator: FlaskClient) -> None:
    first = read(coordinator, "/fi/coordinator?kind=organisation")
    assert first.links["Seuraava sivu"] == "/fi/coordinator?kind=organisation&page=2"
    second = read(coordinator, first.links["Seuraava sivu"])
    assert not set(names(first)) & set(names(second))
    assert read(coordinator, "/fi/coordinator?page=99").status == 400


def test_councils_that_are_not_linked_stand_apart_and_with_other_councils_where_only_those_are_asked_for(
    tmp_path: Path,
) -> None:
    council = {"kind": ActorKind.COUNCIL, "subtype": "elderly_council", "municipality": "297"}
    town = actor("town", kind=ActorKind.MUNICIPALITY, subtype="municipality", municipality="297")
    actors = (actor("apart", "Vanhusneuvosto", **council), actor("linked", "Linkitetty neuvosto", **council), town)
    store = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    store.merge(GraphData(actors=actors, ties=(tie("t", "linked", "town"),)))
    with create_app(store).test_client() as client:
        shown = read(client, "/fi/coordinator")
        assert shown.heading("h2") == ["Neuvostot, jotka ovat erillään 1", "2 toimijaa"]
        assert names(shown) == ["Vanhusneuvosto", "Linkitetty neuvosto", "town"]
        only = read(client, "/fi/coordinator?kind=council")
        assert only.heading("h2") == ["2 toimijaa"]
        assert names(only) == ["Vanhusneuvosto", "Linkitetty neuvosto"]
    store.close()


def test_who_is_set_aside_leaves_the_list_and_can_be_taken_back(coordinator: FlaskClient) -> None:
    here = "/fi/coordinator?place=Kalajoki"
    marked = {"actor": "kalajoki", "outcome": "contacted", "day": "2025-11-03", "next": here}
    answer = coordinator.post(SET_ASIDE, data=marked)
    assert (answer.status_code, answer.location) == (303, f"{here}&marked=kalajoki#told")
    shown = read(coordinator, f"{here}&marked=kalajoki")
    assert "0 toimijaa" in shown.heading("h2")
    assert "Siirretty sivuun: Kalajoen kaupunki." in shown.words
    assert "Yhteys on otettu, 3.11.2025" in shown.words
    assert coordinator.post(TAKE_BACK, data={"actor": "kalajoki", "next": here}).location == here
    assert "1 toimija" in read(coordinator, here).heading("h2")


def test_without_a_day_it_is_remembered_for_today(coordinator: FlaskClient, sqlite_sample: GraphStore) -> None:
    coordinator.post(SET_ASIDE, data={"actor": "kalajoki", "outcome": "knows"})
    assert sqlite_sample.follow_ups() == (FollowUp(frozenset({"kalajoki"}), Outcome.KNOWS, today()),)


def test_whoever_declined_is_suggested_to_nobody(coordinator: FlaskClient) -> None:
    def suggested() -> set[str]:
        told = coordinator.get("/api/v1/reports/suggestions?actor=kalajoki&limit=1000").json
        return {one["actor"]["id"] for one in told["suggestions"]}

    assert "nurmijarvi" in suggested()
    coordinator.post(SET_ASIDE, data={"actor": "nurmijarvi", "outcome": "contacted"})
    assert "nurmijarvi" in suggested()
    coordinator.post(SET_ASIDE, data={"actor": "nurmijarvi", "outcome": "declined"})
    assert "nurmijarvi" not in suggested()


def test_the_report_leaves_out_who_is_set_aside_and_says_so(coordinator: FlaskClient) -> None:
    coordinator.post(SET_ASIDE, data={"actor": "kalajoki", "outcome": "declined", "day": "2025-11-03"})
    told = coordinator.get("/api/v1/reports/isolated").json
    assert "kalajoki" not in {one["actor"]["id"] for one in told["actors"]}
    assert told["total"] == 74
    (entry,) = told["set_aside"]
    assert (entry["actors"][0]["id"], entry["outcome"], entry["day"]) == ("kalajoki", "declined", "2025-11-03")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"actor": "nobody", "outcome": "declined"}, 404),
        ({"actor": "veke", "partner": "nobody", "outcome": "declined"}, 404),
        ({"actor": "veke", "partner": "veke", "outcome": "declined"}, 400),
        ({"actor": "veke", "outcome": "lost"}, 400),
        ({"outcome": "declined"}, 400),
        ({"actor": "veke", "outcome": "declined", "day": "eilen"}, 400),
        ({"actor": "veke", "outcome": "contacted", "day": "2099-01-01"}, 400),
    ],
)
def test_a_mark_that_means_nothing_is_refused(
    coordinator: FlaskClient, sqlite_sample: GraphStore, sent: dict[str, str], status: int
) -> None:
    assert coordinator.post(SET_ASIDE, data=sent).status_code == status
    assert sqlite_sample.follow_ups() == ()


def test_after_a_mark_nobody_is_led_to_another_site(coordinator: FlaskClient) -> None:
    answer = coordinator.post(TAKE_BACK, data={"actor": "veke", "next": "//evil.example/"})
    assert answer.location == "/fi/coordinator"


def test_nothing_is_written_by_reading(coordinator: FlaskClient) -> None:
    assert coordinator.get(f"{SET_ASIDE}?actor=veke&outcome=declined").status_code == 405


def test_the_menu_marks_the_page_that_is_read_and_no_other(coordinator: FlaskClient) -> None:
    for page in ("", "/suggestions", "/evening"):
        shown = coordinator.get(f"/fi/coordinator{page}").text
        assert shown.count('aria-current="page"') == 1


def test_where_nobody_is_left_alone_that_is_said(coordinator: FlaskClient) -> None:
    assert "Näillä rajauksilla listalla ei ole ketään." in read(coordinator, "/fi/coordinator?place=Utsjoki").words


def test_a_mistyped_place_comes_back_in_the_form_with_the_names_that_may_be_meant(coordinator: FlaskClient) -> None:
    page = read(coordinator, "/fi/coordinator?place=Kuopi%C3%B6&kind=council")
    assert page.status == 404
    assert "Paikkaa ”Kuopiö” ei tunneta. Tarkista nimi tai kirjoita lähimmän kunnan tai alueen nimi." in page.words
    assert page.fields["place"] == "Kuopiö"
    assert page.links["Kuopio"] == "/fi/coordinator?place=Kuopio&kind=council"
    assert "region:11" not in page.words
    assert read(coordinator, page.links["Kuopio"]).status == 200

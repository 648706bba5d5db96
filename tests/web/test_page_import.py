"""The pages of an import: choose a file, check what it says, bring it in."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from graphsvc.model import Actor, ActorKind, GraphData, LocalText
from graphsvc.service import drafts
from graphsvc.settings import ImportLimits
from graphsvc.store import GraphStore
from graphsvc.web import create_app
from tests.exchange import hostile
from tests.web.importing import Coordinator, content_of

LIST = "Nimi,Kunta,Tarjoaa,Puhelin,Väri\nKuopion Martat,Kuopio,vertaistuki,040 123 4567,sininen\nIisalmen Nuoret,Iisalmi,,,\n"
THERE = GraphData(
    actors=(
        Actor(
            id="martat",
            kind=ActorKind.ORGANISATION,
            subtype="association",
            names=LocalText("Martat ry"),
            municipality="297",
        ),
    )
)
SENT = (
    "empty.csv", "only_headings.csv", "nul.csv", "open_quote.csv", "binary.csv", "picture.csv", "document.xlsx", "old.xls",
    "page.xlsx", "cut.xlsx", "dtd.xlsx", "wide.xlsx", "encrypted.zip", "up.zip", "billion.graphml", "external.gexf",
    "nan.json", "cut.json", "surrogate.json",
)  # fmt: skip


@pytest.fixture
def there(empty_store: GraphStore) -> GraphStore:
    """The coordinator's store, with one actor."""
    empty_store.merge(THERE)
    return empty_store


def in_finnish(importer: Coordinator) -> Coordinator:
    return Coordinator(importer.client, "fi")


def test_a_list_comes_in_step_by_step_and_sending_it_again_changes_nothing(store: GraphStore) -> None:
    with create_app(store).test_client() as client:
        importer = Coordinator(client)
        draft = importer.draft(list_csv=LIST)
        shown = importer.see(draft)
        assert (shown.status, shown.heading("h1")) == (200, ["Check before importing"])
        assert "Kuopion Martat Association" not in shown.words
        assert "Kuopion Martat Organisation · Kuopio · offers: peer support" in shown.words
        assert store.export() == GraphData()
        done = importer.confirm(draft, who="regional coordinator")
        assert done.heading("h1") == ["Imported into the network"]
        assert {"Kuopion Martat", "Iisalmen Nuoret"} <= done.links.keys()
        assert "regional coordinator" in done.words
        assert {actor.names.fi for actor in store.export().actors} == {"Kuopion Martat", "Iisalmen Nuoret"}
        assert importer.see(draft).address == done.address
        again = importer.see(importer.draft(list_csv=LIST))
        assert "nothing would change" in again.words
        assert "who" not in again.fields


def test_each_column_is_shown_with_values_and_how_it_was_read(importer: Coordinator) -> None:
    draft = importer.draft(list_csv=LIST)
    page = importer.client.get(draft).text
    assert '<option value="label" selected>' in page
    assert '<option value="phone" selected>– only numbers of roles, such as an office –</option>' in page
    assert "sininen" in page
    assert "040 123" not in page


@pytest.mark.parametrize(
    ("text", "headings"),
    [("Martat\nNuoret\n", ["Nimi"]), ("Martat,Nuoret\nLapset,Martat\n", ["Mistä", "Mihin"])],
)
def test_columns_without_headings_are_called_as_people_call_them(
    importer: Coordinator, text: str, headings: list[str]
) -> None:
    draft = in_finnish(importer).draft(list_csv=text)
    _, columns = importer.client.get(draft).text.split('<table class="columns">')
    assert re.findall(r'<th scope="row">([^<]+)</th>', columns.split("</table>")[0]) == headings


def test_a_column_is_read_anew_as_one_says(importer: Coordinator, there: GraphStore) -> None:
    draft = importer.draft(list_csv=LIST)
    shown = importer.answer(draft, role_0="elements", column_0_4="description", column_0_2="")
    assert "offers:" not in shown.words
    importer.confirm(draft)
    (found,) = [actor for actor in there.export().actors if actor.names.fi == "Kuopion Martat"]
    assert (found.descriptions.fi, there.export().offers) == ("sininen", ())


def test_headings_that_mean_nothing_are_asked_about(importer: Coordinator, there: GraphStore) -> None:
    draft = importer.draft(list_csv="Kuka,Missä päin\nNuoret,Iisalmi\n")
    asked = importer.see(draft)
    assert asked.status == 422
    assert "Nothing of this can be imported yet" in asked.heading("h2")
    shown = importer.answer(draft, role_0="elements", column_0_0="label", column_0_1="municipality")
    assert (shown.status, "Nuoret Organisation · Iisalmi" in shown.words) == (200, True)
    importer.confirm(draft)
    assert there.actor("nuoret.140").municipality == "140"


def test_actors_are_read_as_ties_and_a_sheet_is_left_out_when_one_says_so(importer: Coordinator) -> None:
    draft = importer.draft(a_csv="nimi,yhdistys\nNuoret,Lapset\n", b_csv="nimi\nVanhat\n")
    asked = importer.answer(draft, role_0="connections", role_1="")
    assert "Say in which columns the two ends of a tie are: from and to." in asked.words
    shown = importer.answer(draft, role_0="connections", column_0_0="from", column_0_1="to", role_1="")
    assert "Added as proposals" in shown.heading("h2")
    assert "Ties100" in shown.words
    assert "Vanhat Organisation" not in shown.words


def test_what_cannot_be_chosen_is_refused(importer: Coordinator) -> None:
    draft = importer.draft(list_csv=LIST)
    for field, value in (("role-0", "events"), ("column-0-0", "password")):
        assert importer.client.post(draft, data={"role-0": "elements", field: value}).status_code == 400


def test_two_that_may_be_one_are_shown_side_by_side_and_joined_when_one_says_so(
    importer: Coordinator, there: GraphStore
) -> None:
    text = "Nimi,Kunta,Kuvaus\nMarta ry,Kuopio,opettaa\n"
    draft = importer.draft(list_csv=text)
    shown = importer.see(draft)
    assert "Are these the same?" in shown.heading("h2")
    assert shown.heading("h3")[:2] == ["Martat ry", "Marta ry"]
    ids = shown.fields["pair-1"].removeprefix("|")
    joined = importer.answer(draft, pair_1=f"same|{ids}")
    assert "Actors010" in joined.words
    assert "opettaa. Myös nimellä Marta ry." in joined.words
    assert "Marta ry" in importer.answer(draft, pair_1=f"apart|{ids}").heading("h3")
    importer.answer(draft, pair_1=f"same|{ids}")
    importer.confirm(draft, **{"pair-1": f"same|{ids}"})
    assert [actor.names.fi for actor in there.export().actors] == ["Martat ry"]
    assert "nothing would change" in importer.see(importer.draft(list_csv=text)).words


def test_what_nobody_answered_comes_in_by_itself_and_the_page_says_so(importer: Coordinator, there: GraphStore) -> None:
    draft = importer.draft(list_csv="Nimi,Kunta\nMarta ry,Kuopio\n")
    assert "You have not said anything of one possible duplicate yet." in importer.see(draft).words
    importer.confirm(draft)
    assert len(there.export().actors) == 2


def test_a_choice_whose_outcome_nobody_saw_is_shown_before_it_is_written(
    importer: Coordinator, there: GraphStore
) -> None:
    draft = importer.draft(list_csv=LIST)
    shown = importer.confirm(draft, **{"role-0": "elements", "column-0-1": ""})
    assert "You made new choices" in shown.words
    assert there.export() == THERE
    importer.confirm(draft)
    assert {actor.municipality for actor in there.export().actors} == {"297", None}


def test_a_dry_run_that_the_network_has_outrun_is_shown_anew_before_it_is_written(
    importer: Coordinator, there: GraphStore
) -> None:
    draft = importer.draft(list_csv=LIST)
    version = importer.see(draft).fields["version"]
    there.merge(GraphData())
    answer = importer.client.post(f"{draft}/confirm", data={"version": version})
    assert "The network changed" in importer.see(answer.location).words
    assert there.export() == THERE
    importer.confirm(draft)
    assert len(there.export().actors) == 3


@pytest.mark.usefixtures("there")
def test_what_changes_is_shown_before_and_after_with_its_row(importer: Coordinator) -> None:
    shown = importer.see(importer.draft(list_csv="Nimi,Kunta,Alku\nMartat ry,Kuopio,1.2.2020\n"))
    assert "What changes" in shown.heading("h2")
    assert "list.csv, row 2 Start – → 1 Feb 2020" in shown.words


def test_rows_refused_warned_of_and_left_out_are_told_with_their_places(importer: Coordinator) -> None:
    text = "nimi,kunta,alku,puhelin\nA,Atlantis,joskus,040 123 4567\n,Kuopio,,\n"
    shown = in_finnish(importer).see(in_finnish(importer).draft(lista_csv=text))
    assert "1 rivi ei kelpaa" in shown.links
    assert "lista.csv, rivi 3, nimi Nimi puuttuu." in shown.words
    assert "lista.csv, rivi 2, kunta Sanaa ”Atlantis” ei ymmärretty" in shown.words
    assert "”joskus” ei ole päivämäärä (kohta alku), joten se jätettiin pois." in shown.words
    assert "lista.csv, puhelin 1 rivi." in shown.words


@pytest.mark.parametrize("name", SENT)
def test_a_file_that_cannot_be_used_is_refused_with_a_reason_and_changes_nothing(
    importer: Coordinator, there: GraphStore, tmp_path: Path, name: str
) -> None:
    before = there.version()
    answer = in_finnish(importer).send({name: content_of(hostile.REFUSED[name], tmp_path, name)})
    while answer.status_code == 303 or "Refresh" in answer.headers:
        answer = importer.client.get(answer.location or answer.request.path)
    assert answer.status_code == 422
    assert name in answer.text
    assert 'role="alert"' in answer.text
    assert "Traceback" not in answer.text
    assert (there.version(), there.export()) == (before, THERE)


def test_a_file_that_nobody_could_use_does_not_wait(importer: Coordinator) -> None:
    answer = importer.send({"a.xlsx": b"%PDF-1.7"})
    assert answer.status_code == 422
    assert "a.xlsx: The file&#39;s format is not known." in answer.text
    assert "Nothing was saved" in answer.text


def test_without_a_file_the_page_asks_for_one(importer: Coordinator) -> None:
    for answer in (importer.send({}), importer.send({"": b"x"})):
        assert answer.status_code == 400
        assert "Choose a file first." in answer.text


def test_more_than_the_limit_is_refused(there: GraphStore) -> None:
    with create_app(there, limits=ImportLimits(megabytes=1)).test_client() as client:
        answer = client.post(
            "/en/import",
            content_type="multipart/form-data; boundary=x",
            environ_overrides={"CONTENT_LENGTH": str(3 << 20)},
        )
        assert answer.status_code == 413
        assert "at most 1 megabytes" in answer.text


def test_names_of_files_lead_nowhere_and_stay_apart(importer: Coordinator) -> None:
    answer = importer.send({"../../..": b"nimi\nA\n", "../lista.csv": b"nimi\nB\n", "x/lista.csv": b"nimi\nC\n"})
    words = importer.see(answer.location).words
    assert "file, lista.csv and lista (2).csv" in words
    assert "Actors300" in words


def test_cancelling_deletes_the_files_and_the_draft_is_gone(importer: Coordinator) -> None:
    draft = importer.draft(list_csv=LIST)
    assert importer.client.post(f"{draft}/cancel").location == "/en/import"
    gone = importer.see(draft)
    assert (gone.status, "Choose the file again." in gone.words) == (404, True)


def test_only_so_many_drafts_wait(importer: Coordinator) -> None:
    drafts = [importer.draft(list_csv=f"nimi\nA{number}\n") for number in range(11)]
    assert [importer.see(draft).status for draft in (drafts[0], drafts[1], drafts[-1])] == [404, 200, 200]


@pytest.mark.parametrize(("language", "sheet"), [("fi", "Toimijat"), ("sv", "Aktörer"), ("en", "Actors")])
def test_a_template_to_fill_in_is_there_in_each_language(client: FlaskClient, language: str, sheet: str) -> None:
    page = client.get("/sv/import").text
    assert f'href="/{language}/import/template.xlsx"' in page
    answer = client.get(f"/{language}/import/template.xlsx")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert sheet in load_workbook(BytesIO(answer.data), read_only=True).sheetnames


def test_pages_of_imports_are_for_coordinators(importer: Coordinator) -> None:
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    draft = importer.draft(list_csv=LIST)
    for address in (importer.start, draft, f"{importer.start}/history", f"{importer.start}/template.xlsx"):
        assert importer.client.get(address, environ_overrides=elsewhere).status_code == 403
    answer = importer.client.post(f"{draft}/confirm", data={"version": "1"}, environ_overrides=elsewhere)
    assert answer.status_code == 403


def test_an_import_is_dated_by_the_clock_of_this_machine(importer: Coordinator) -> None:
    done = importer.confirm(importer.draft(list_csv=LIST))
    assert str(date.today().year) in done.words  # noqa: DTZ011 – by this machine's own clock


def test_while_a_file_is_read_the_page_says_so_and_comes_again_by_itself(
    importer: Coordinator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "_WAIT_SECONDS", 0.0)
    rows = "".join(f"Toimija {number},Kuopio\n" for number in range(3000))
    draft = importer.draft(list_csv=f"nimi,kunta\n{rows}")
    answer = importer.client.get(draft)
    assert (answer.status_code, answer.headers["Refresh"]) == (200, "2")
    assert "The file is being read and compared with the network" in answer.text
    assert "Actors3,00000" in importer.see(draft).words


def test_every_column_that_is_left_out_is_told_of_in_a_box(importer: Coordinator) -> None:
    draft = importer.draft(list_csv="Nimi,Väri,Tyhjä,Kumppanit\nMartat,sininen,,Nuoret\n")
    shown = importer.see(draft)
    assert "1 column is left out altogether" in shown.heading("h2")
    assert "Väri sininen" in shown.words
    assert "columns are left out" not in importer.answer(draft, role_0="elements", column_0_1="description").words
    assert "2 columns are left out" in importer.answer(draft, role_0="elements", column_0_1="", column_0_3="").words


def test_the_meanings_of_a_column_stand_in_groups_the_usual_ones_first(importer: Coordinator) -> None:
    page = in_finnish(importer).client.get(
        importer.draft(list_csv="Nimi,Muuta\nMartat,Nuoret\n").replace("/en/", "/fi/")
    )
    select = page.text.split('name="column-0-1"')[1].split("</select>")[0]
    words = (
        "Tavallisimmat",
        "Nimi",
        "Kunta",
        "Mitä tekee",
        "Tarjoaa",
        "Kohderyhmä",
        "Kumppanit",
        "Y-tunnus",
        "Leveysaste",
    )
    places = [select.index(f">{word}<" if word != "Tavallisimmat" else word) for word in words]
    assert places == sorted(places)
    assert select.count("<optgroup") == select.count("</optgroup>") == 3


def test_a_column_that_one_says_holds_partners_is_ties(importer: Coordinator) -> None:
    draft = importer.draft(list_csv="Nimi,Muuta\nMartat,Nuoret; Vanhat\n")
    assert "Ties200" in importer.answer(draft, role_0="elements", column_0_1="partners").words

"""Headings as registers, grants, surveys and lists of participants have them."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from graphsvc.model import ActorKind
from graphsvc.service import Context
from tests.exchange.conftest import Import


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Yhd.nimi", "label"),
        ("Yhdistyksen virallinen nimi", "label"),
        ("Avustuksen saaja", "label"),
        ("Föreningens officiella namn", "label"),
        ("Föreningens namn", "label"),
        ("Yhdistyksen kotipaikka", "municipality"),
        ("Föreningens hemort", "municipality"),
        ("Kohderyhmä(t)", "target_groups"),
        ("Tarvitsee (max 3)", "needs"),
        ("Pj", "person"),
        ("Perustamisvuosi (vvvv)", "start"),
        ("organization_id", None),
    ],
)
def test_a_heading_is_read_without_its_brackets_and_whose_it_is(take: Import, heading: str, column: str | None) -> None:
    (sheet,) = take(list_csv=f"Nimi suomeksi;{heading}\nMartat;x\n", dry_run=True).sheets
    assert sheet.columns[1].column == column


FORM = (
    'Timestamp,"Mikä on järjestönne nimi?","Missä kunnassa toimitte pääasiassa?","Mitä voitte tarjota muille?",'
    '"Mihin tarvitsisitte kumppania?","Kenen kanssa teette jo yhteistyötä?","Kuka on yhteyshenkilönne ja mikä on '
    'hänen sähköpostinsa?","Vapaa sana"\n'
    "2025/03/11 10:22:11 ip. EET,Kuopion Setlementti ry,Kuopio,vertaistuki,tilat,Martat,Liisa Lahti liisa@x.fi,Kiitos\n"
)


def test_the_questions_of_a_survey_are_read_by_their_words_and_it_is_told(take: Import, context: Context) -> None:
    report = take(form_csv=FORM)
    assert [one.column for one in report.sheets[0].columns] == [
        None, "label", "municipality", "offers", "needs", "partners", "person", None,
    ]  # fmt: skip
    told = [one.value for one in report.warnings if one.code == "read_as" and one.row is None]
    assert told[0] == "Mikä on järjestönne nimi?"
    assert len(told) == 6
    assert context.store.actor("kuopion_setlementti_ry.297").contacts == ()
    assert "Lahti" not in repr(context.store.export())


def test_two_questions_never_become_one_column_unseen(take: Import) -> None:
    heads = "Järjestönne virallinen nimi suomeksi?;Mikä on järjestönne lyhyt nimi?"
    (sheet,) = take(form_csv=f"{heads};Kunta\nMartat;M;Kuopio\n", dry_run=True).sheets
    assert [one.column for one in sheet.columns] == ["label", None, "municipality"]


def test_who_came_to_an_evening_is_no_actor_but_where_they_came_from_is(take: Import, context: Context) -> None:
    report = take(list_csv="Nimi;Organisaatio;Sähköposti\nMatti Meikäläinen;Martat ry;matti@martat.fi\n")
    assert [actor.names.fi for actor in context.store.export().actors] == ["Martat ry"]
    assert {one.column for one in report.left_out} == {"person", "email"}


def test_the_address_of_an_office_is_kept_from_a_column_of_any_contacts(take: Import, context: Context) -> None:
    take(list_csv="Järjestö;Yhteystiedot\nMartat;toimisto@martat.fi, Maija Mehtonen\n")
    (contact,) = context.store.actor("martat").contacts
    assert (contact.role, contact.email) == ("toimisto", "toimisto@martat.fi")


def test_two_with_one_business_id_are_asked_about_wherever_they_sit(take: Import) -> None:
    report = take(list_csv="nimi;kunta;y-tunnus\nMartat;Kuopio;0201256-6\nLiitto;Helsinki;0201256-6\n")
    assert [(one.actor.name, one.candidate.name) for one in report.duplicates] == [("Liitto", "Martat")]


def test_below_a_heading_of_projects_stand_projects(take: Import, context: Context) -> None:
    take(list_csv="Hanke;Alkaa\nVoimaa vanhuuteen;2024\nHanketuki ry;2024\n")
    kinds = {actor.names.fi: actor.kind for actor in context.store.export().actors}
    assert kinds == {"Voimaa vanhuuteen": ActorKind.PROJECT, "Hanketuki ry": ActorKind.ORGANISATION}


def test_projects_beside_actors_are_told_to_be_passed_over(take: Import, context: Context) -> None:
    report = take(list_csv="Hanke;Yhdistys;Kunta\nVoimaa vanhuuteen;Martat;Kuopio\n")
    assert [one.heading for _, one in report.unread] == ["Hanke"]
    assert [actor.kind for actor in context.store.export().actors] == [ActorKind.ORGANISATION]


def test_a_sheet_of_instructions_is_not_read_and_it_is_told(take: Import, context: Context, tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.title = "Ohjeet"
    workbook.active.append(["Täytä keltaiset kohdat"])
    for row in (["Nimi", "Kunta"], ["Martat", "Kuopio"]):
        (workbook["Lista"] if "Lista" in workbook.sheetnames else workbook.create_sheet("Lista")).append(row)
    workbook.save(tmp_path / "list.xlsx")
    report = take(tmp_path / "list.xlsx")
    assert [actor.names.fi for actor in context.store.export().actors] == ["Martat"]
    assert [(one.sheet, one.code) for one in report.warnings] == [("Ohjeet", "sheet_of_help")]


def test_a_column_that_another_hides_is_told(take: Import, context: Context) -> None:
    report = take(list_csv="Nimi;Kunta;Kotipaikka\nMartat;Kuopio;Kuopio\nNuoret;;Iisalmi\nVanhat;Kuopio;Iisalmi\n")
    assert [(one.column, one.value, one.code) for one in report.warnings] == [
        ("municipality", "Kotipaikka", "column_hidden")
    ]
    assert "Kunta” and “Kotipaikka” were read as the same" in report.warnings[0].reason
    assert {actor.municipality for actor in context.store.export().actors} == {"297", "140"}

"""Which row of a table holds its headings."""

from pathlib import Path

import pytest

from graphsvc.service import Context, ImportRequest, import_files
from graphsvc.settings import ImportLimits
from tests.exchange.conftest import Import

GROUPED = "Järjestö;;Toiminta;\nNimi;Kotipaikka;Mitä tarjoaa;Mitä tarvitsee\nMieli ry;Kuopio;kriisiapu;tilat\n"
TITLED = "Yhdistysluettelo;;\n;;\nYhdistyksen nimi;Väri;Luku\nMartat;sininen;3\n"
UNKNOWN = "Luettelo;;\nKuka;Väri;Luku\nMartat;sininen;3\n"


def test_below_headings_of_groups_of_columns_stand_those_of_the_columns(take: Import, context: Context) -> None:
    report = take(list_csv=GROUPED)
    assert [one.column for one in report.sheets[0].columns] == ["label", "municipality", "offers", "needs"]
    assert [actor.names.fi for actor in context.store.export().actors] == ["Mieli ry"]
    assert [need.topic for need in context.store.export().needs] == ["tilat"]


@pytest.mark.parametrize("text", [TITLED, UNKNOWN])
def test_a_title_above_headings_of_which_one_or_none_is_known_is_no_heading(take: Import, text: str) -> None:
    (sheet,) = take(list_csv=text).sheets
    assert [one.heading for one in sheet.columns][1:] == ["Väri", "Luku"]


def test_names_of_several_kinds_below_headings_stay_rows(take: Import) -> None:
    report = take(list_csv="Nimi;Kunta\nYhdistys;Kuopio\nJärjestö;Kunta\n")
    assert report.added["actors"] == 2


MATRIX = "Yhteistyö 2025;;;\n;Martat;Nuoret;Kaupunki\nMartat;;x;\nNuoret;x;;3\nKaupunki;1;3;x\n"


def test_a_matrix_is_read_as_ties_each_once(take: Import, context: Context) -> None:
    report = take(list_csv=MATRIX)
    ties = {(tie.source, tie.target): tie.level for tie in context.store.export().ties}
    assert ties == {("martat", "nuoret"): 0, ("nuoret", "kaupunki"): 3, ("kaupunki", "martat"): 1}
    assert [one.role for one in report.sheets] == ["connections"]
    again = take(list_csv=MATRIX)
    assert (sum(again.added.values()), sum(again.changed.values())) == (0, 0)


def test_a_matrix_holds_no_more_ties_than_a_list_may(context: Context, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(MATRIX, encoding="utf-8")
    limits = ImportLimits(rows=2)
    report = import_files(context, ImportRequest(paths=(tmp_path / "list.csv",), limits=limits), "en")
    assert [one.code for one in report.refused] == ["too_many_rows"]


def test_headings_one_below_the_other_are_those_of_a_card(take: Import, context: Context) -> None:
    take(list_csv="Nimi;Martat;Nuoret\nKunta;Kuopio;Iisalmi\nY-tunnus;0201256-6;\nMitä tarjoaa;ruoka-apu;\n")
    martat, nuoret = sorted(context.store.export().actors, key=lambda actor: actor.names.fi)
    assert (martat.municipality, martat.business_id, nuoret.municipality) == ("297", "0201256-6", "140")

"""Which row of a table holds its headings."""

import pytest

from graphsvc.service import Context
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

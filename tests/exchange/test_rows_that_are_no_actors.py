"""Lists as people keep them: with sums, remarks and headings between the rows."""

import pytest

from graphsvc.service import Context
from tests.exchange.conftest import Import


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("YHTEENSÄ;Kuopio;9500", "row_is_sum"),
        ("Yhteensä 3 yhdistystä;;", "row_is_sum"),
        ("Totalt: 12;;", "row_is_sum"),
        ("Lähde: yhdistysrekisteri;;", "row_is_remark"),
        ("Huom! Luvut tarkistetaan keväällä;;", "row_is_remark"),
        ("Päivitetty 12.3.2025;;", "row_is_remark"),
        ("* hakee avustusta;;", "row_is_remark"),
        ("SIILINJÄRVI;;", "row_is_between"),
    ],
)
def test_a_row_that_is_no_actor_is_left_out_and_told(take: Import, context: Context, row: str, code: str) -> None:
    report = take(list_csv=f"Yhdistys;Kunta;Avustus\nMartat;Kuopio;9500\n{row}\n")
    assert [actor.names.fi for actor in context.store.export().actors] == ["Martat"]
    assert [(one.row, one.value, one.code) for one in report.warnings] == [(3, row.split(";", maxsplit=1)[0], code)]


@pytest.mark.parametrize(
    "row",
    ["Yhteensä ry;;", "Lähde ry;;", "Kuopio;;", "Siilinjärvi;Siilinjärvi;", "SPR;;", "Huomenta ry;;", "Total Kiva;;"],
)
def test_a_name_that_only_looks_a_little_like_it_is_one(take: Import, row: str) -> None:
    report = take(list_csv=f"Yhdistys;Kunta;Avustus\nMartat;Kuopio;9500\n{row}\n")
    assert report.added["actors"] == 2


def test_a_list_of_municipalities_stays_one(take: Import) -> None:
    assert take(list_csv="Nimi\nKUOPIO\nSIILINJÄRVI\n").added["actors"] == 2

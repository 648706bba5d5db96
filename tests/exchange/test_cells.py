"""Headings and cells as people write them: in two languages, with several places, with days in words."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from graphsvc.service import Context
from tests.exchange.conftest import Import


@pytest.mark.parametrize(
    "heading",
    ["Kotikunta / Hemkommun", "Kunta (kommun)", '"Kunta\nKommun"', "Kunta/Kommun/Municipality", "KUNTA – kommun"],
)
def test_a_heading_that_says_the_same_in_several_languages_is_read(
    take: Import, context: Context, heading: str
) -> None:
    report = take(list_csv=f"Nimi / Namn,{heading},Kunta ja väri\nMartat,Kuopio,sininen\n")
    assert [one.column for one in report.sheets[0].columns] == ["label", "municipality", None]
    assert context.store.actor("martat.297").municipality == "297"


@pytest.mark.parametrize(
    "cell", ["Siilinjärvi ja Kuopio", "Siilinjärvi sekä Kuopio", "Siilinjärvi & Kuopio", "Siilinjärvi, Kuopio"]
)
def test_of_several_municipalities_the_first_is_the_seat_all_are_served_and_it_is_told(
    take: Import, context: Context, cell: str
) -> None:
    report = take(list_csv=f'nimi,kunta\nMartat,"{cell}"\nNuoret,Kuopio ja lähiseutu\n')
    actor = context.store.actor("martat.749")
    assert (actor.municipality, actor.serves) == ("749", ("749", "297"))
    assert [(one.row, one.value) for one in report.warnings] == [(2, cell), (3, "lähiseutu")]
    assert "Siilinjärvi was taken as the seat" in report.warnings[0].reason
    assert context.store.actor("nuoret.297").serves == ()


def test_a_region_whose_name_holds_an_and_stays_one(take: Import, context: Context) -> None:
    take(list_csv="nimi,toiminta-alue\nMartat,Vantaan ja Keravan hyvinvointialue\n")
    (served,) = context.store.actor("martat").serves
    assert served.startswith("wellbeing")


def test_a_day_that_is_none_is_told_with_the_shapes_that_people_write(take: Import) -> None:
    report = take(list_csv="nimi,alku\nMartat,viime syksynä\n")
    assert [one.reason for one in report.warnings] == [
        "“viime syksynä” is not a date (Start), so it was left out. Write for example 2026-02-01, 2/2026 or 2026."
    ]


@pytest.mark.parametrize("said", ["toistaiseksi", "Jatkuu", "tills vidare", "ongoing"])
def test_that_there_is_no_end_is_understood(take: Import, context: Context, said: str) -> None:
    report = take(
        list_csv=f"nimi,alku,loppu\nMartat,2020,{said}\nNuoret,2020,\n",
        ties_csv=f"mistä,mihin,loppu\nMartat,Nuoret,{said}\n",
    )
    assert (report.warnings, context.store.actor("martat").end_date) == ((), None)
    assert take(next_csv=f"nimi,alku\nMartat,{said}\n").warnings[0].code == "day_not_understood"


@pytest.mark.parametrize("said", ["-", "ei mitään", "Inga", "none"])
def test_a_cell_that_says_that_there_is_nothing_is_no_word_to_be_told(take: Import, said: str) -> None:
    assert take(list_csv=f"nimi,tarvitsee,kohderyhmä\nMartat,{said},{said}\n").warnings == ()


def test_days_of_a_workbook_that_counts_from_1904_are_read(take: Import, context: Context, tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    for row in (["nimi", "alku"], ["Martat", date(2020, 5, 17)]):
        workbook.active.append(row)
    workbook.save(tmp_path / "list.xlsx")
    take(tmp_path / "list.xlsx")
    assert context.store.actor("martat").start_date == date(2020, 5, 17)


def test_a_tie_that_ends_before_it_starts_stays_out_with_both_days_told(take: Import, context: Context) -> None:
    report = take(list_csv="mistä,mihin,alku,loppu\nMartat,Nuoret,2020,2018\nMartat,Lapset,2018,2020\n")
    assert [tie.target for tie in context.store.export().ties] == ["lapset"]
    (refused,) = report.refused
    assert (refused.row, refused.code) == (2, "tie_ends_before_start")
    assert refused.reason.startswith(
        "The end of the tie, 31 Dec 2018, is before its start, 1 Jan 2020, so the row was left"
    )


def test_an_actor_that_ends_before_it_starts_comes_in_without_its_end_and_that_is_told(
    take: Import, context: Context
) -> None:
    report = take(list_csv="nimi,perustettu,päättynyt\nMartat,2020-01-01,2018-01-01\n")
    assert context.store.actor("martat").end_date is None
    assert "so the end was left out" in report.warnings[0].reason


def test_a_name_that_is_too_long_is_told_and_not_cut(take: Import, context: Context) -> None:
    report = take(list_csv=f"nimi,kumppanit\nMartat,{'y' * 301}\n{'x' * 301},\n{'z' * 300},\n")
    assert {len(actor.names.fi) for actor in context.store.export().actors} == {6, 300}
    assert {(one.row, one.column, one.code) for one in report.refused} == {
        (2, "partners", "name_too_long"), (3, "label", "name_too_long"),
    }  # fmt: skip


def test_a_confirmation_that_lies_ahead_is_left_out_and_told(take: Import, context: Context) -> None:
    report = take(list_csv="nimi,vahvistettu\nMartat,2099-01-01\n")
    assert context.store.actor("martat").assured_date is None
    assert report.warnings[0].reason == (
        "The day of confirmation, 1 Jan 2099, lies ahead, so it was left out. Check the day."
    )

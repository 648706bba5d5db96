"""What a person changed by hand is not changed back by a file that knows nothing of it."""

from datetime import date

import pytest

from graphsvc.service import Context, undo
from graphsvc.service.editing.actors import actor_form, save_actor
from graphsvc.service.editing.removing import hanging_on, hanging_version, remove_actor
from graphsvc.service.editing.saving import Form
from tests.exchange.conftest import Import

LIST = "nimi,kunta,kuvaus,toiminta-alue,vahvistettu,sektori\nMartat,Juva,neuvoo,Juva,1.5.2025,kolmas\n"


def edited(context: Context, **fields: str) -> str:
    """The entry of the history for a change by hand."""
    form = actor_form(context, "martat.178", "en")
    saved = save_actor(context, "martat.178", Form({**form.values, **fields}, form.version), "en")
    return str(saved.entry_id)


def test_the_same_list_does_not_undo_what_was_edited_and_says_so(take: Import, context: Context) -> None:
    take(list_csv=LIST)
    edited(context, description_fi="Laulaa.", serves="Juva\nRantasalmi", assured="1.6.2025")
    before = context.store.export()
    report = take(list_csv=LIST)
    assert context.store.export() == before
    assert (report.changed["actors"], report.import_id) == (0, None)
    assert {(one.row, one.column) for one in report.warnings} == {
        (2, "description_fi"), (2, "serves")
    }  # fmt: skip
    assert "was changed by hand on" in report.warnings[0].reason


def test_what_the_file_says_anew_is_taken(take: Import, context: Context) -> None:
    take(list_csv=LIST)
    edited(context, description_fi="Laulaa.", assured="1.6.2025")
    report = take(list_csv=LIST.replace("neuvoo", "Tanssii").replace("1.5.2025", "1.7.2025"))
    actor = context.store.actor("martat.178")
    assert (actor.descriptions.fi, actor.assured_date, report.warnings) == ("Tanssii", date(2025, 7, 1), ())


def test_an_edit_that_was_taken_back_or_overwritten_by_a_file_counts_no_more(take: Import, context: Context) -> None:
    take(list_csv=LIST)
    undo(context, edited(context, description_fi="Laulaa."), "en")
    take(next_csv=LIST.replace("neuvoo", "Tanssii"))
    assert take(list_csv=LIST).changed["actors"] == 1
    assert context.store.actor("martat.178").descriptions.fi == "neuvoo"


def test_an_actor_that_was_removed_by_hand_comes_back_and_it_is_told(take: Import, context: Context) -> None:
    take(list_csv=LIST)
    remove_actor(context, "martat.178", hanging_version(hanging_on(context, "martat.178")), "en")
    report = take(list_csv=LIST)
    assert report.added["actors"] == 1
    (told,) = [one.reason for one in report.warnings if one.code == "removed_by_hand"]
    assert told.startswith("“Martat” was removed by hand on")


@pytest.mark.parametrize(("said", "stays"), [("1.4.2025", "2025-05-01"), ("1.6.2025", "2025-06-01")])
def test_an_older_day_of_assurance_never_replaces_a_newer_one(
    take: Import, context: Context, said: str, stays: str
) -> None:
    for day in ("1.5.2025", said):
        take(list_csv=f"nimi,kunta,vahvistettu\nMartat,Kuopio,{day}\n")
    assert str(context.store.actor("martat.297").assured_date) == stays

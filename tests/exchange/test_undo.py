"""An import is taken back, and nothing else."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graphsvc import resources
from graphsvc.cli import DONE, REFUSED, main
from graphsvc.errors import InvalidInputError, NotFoundError
from graphsvc.exchange import read_dataset
from graphsvc.model import GraphData
from graphsvc.service import Context, undo
from tests.exchange.conftest import Import

FIRST = "id,nimi,kunta,kuvaus,tarjoaa\nmartat,Martat,Kuopio,neuvoo,koulutus\nnuoret,Savon Nuoret,,,\n"
TIES = "from,to,type,strength\nmartat,nuoret,yhteistyö,1\n"


def test_what_an_import_added_and_changed_is_as_before(take: Import, context: Context) -> None:
    context.store.merge(read_dataset(resources.folder("seed") / "partnerships"))
    take(first_csv=FIRST, ties_csv=TIES)
    before = context.store.export()
    second = take(
        second_csv="id,nimi,kuvaus,kunta\nmartat,Martat,opettaa,Iisalmi\nuusi,Uusi ry,,\n",
        more_csv="from,to\nuusi,martat\n",
    )
    assert (second.changed["actors"], second.added["actors"], second.added["ties"]) == (1, 1, 1)
    report = undo(context, str(second.import_id), "en")
    assert context.store.export() == before
    assert (report.removed["actors"], report.removed["ties"], report.restored["actors"], report.left) == (1, 1, 1, ())


def test_the_first_of_two_imports_is_taken_back_without_the_second(take: Import, context: Context) -> None:
    first = take(first_csv=FIRST, ties_csv=TIES)
    take(second_csv="from,to\nmartat,Kolmas ry\n")
    report = undo(context, str(first.import_id), "en")
    kept = context.store.export()
    assert {actor.id for actor in kept.actors} == {"martat", "kolmas_ry"}
    assert [(tie.source, tie.target) for tie in kept.ties] == [("martat", "kolmas_ry")]
    assert [(one.kind, one.id) for one in report.left] == [("actor", "martat")]
    assert kept.offers == ()


def test_a_value_that_was_changed_later_stays_and_the_others_go_back(take: Import, context: Context) -> None:
    take(first_csv=FIRST)
    second = take(second_csv="id,nimi,kuvaus,kunta\nmartat,Martat,opettaa,Iisalmi\n")
    take(third_csv="id,nimi,kuvaus\nmartat,Martat,laulaa\n")
    report = undo(context, str(second.import_id), "en")
    actor = context.store.actor("martat")
    assert (actor.descriptions.fi, actor.municipality) == ("laulaa", "297")
    assert [one.id for one in report.left] == ["martat"]


def test_what_was_removed_meanwhile_is_passed_over(take: Import, context: Context) -> None:
    first = take(first_csv=FIRST, ties_csv=TIES)
    context.store.delete_actor("nuoret")
    undo(context, str(first.import_id), "en")
    assert context.store.export() == GraphData()


def test_a_dry_run_tells_and_changes_nothing(take: Import, context: Context) -> None:
    first = take(first_csv=FIRST, ties_csv=TIES)
    before = context.store.export()
    report = undo(context, str(first.import_id), "en", dry_run=True)
    assert (report.removed["actors"], report.dry_run) == (2, True)
    assert context.store.export() == before
    assert context.store.imports()[0].undone_at is None


def test_an_import_is_taken_back_once_and_an_unknown_one_never(take: Import, context: Context) -> None:
    first = take(first_csv=FIRST)
    undo(context, str(first.import_id), "en")
    with pytest.raises(InvalidInputError, match="import_undone"):
        undo(context, str(first.import_id), "en")
    with pytest.raises(NotFoundError, match="unknown_import"):
        undo(context, "nope", "en")


def test_an_import_can_be_done_again_after_it_was_taken_back(take: Import, context: Context) -> None:
    first = take(first_csv=FIRST, ties_csv=TIES)
    kept = context.store.export()
    undo(context, str(first.import_id), "en")
    again = take(first_csv=FIRST, ties_csv=TIES)
    assert again.added == first.added
    assert context.store.export() == kept


def test_the_history_says_who_when_which_files_and_how_much(take: Import, context: Context) -> None:
    take(first_csv=FIRST)
    second = take(ties_csv=TIES)
    latest, first = context.store.imports()
    assert (latest.id, latest.files, latest.added["ties"]) == (second.import_id, ("ties.csv",), 1)
    assert replace(first, id="", done_at="") == replace(
        latest, id="", done_at="", files=("first.csv",), added=first.added
    )


def test_the_command_line_lists_imports_and_takes_one_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = f"sqlite:///{tmp_path / 'graph.db'}"
    (tmp_path / "list.csv").write_text(FIRST, encoding="utf-8")
    assert main(["--store", store, "import", str(tmp_path / "list.csv")]) == DONE
    capsys.readouterr()
    assert main(["--store", store, "imports", "--json"]) == DONE
    (entry,) = json.loads(capsys.readouterr().out)
    assert main(["--store", store, "imports"]) == DONE
    assert entry["id"] in capsys.readouterr().out
    assert main(["--store", store, "undo", entry["id"], "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["removed"]["actors"] == 2
    assert main(["--store", store, "undo", entry["id"]]) == REFUSED

"""What was corrected in one file is recalled for the next, with nobody at the page."""

import json
from pathlib import Path

import pytest

from graphsvc.cli import DONE, main
from graphsvc.model import Correction, GraphData
from graphsvc.model.history import Change
from graphsvc.service import Context
from tests.exchange.conftest import Import
from tests.exchange.marttas import KUMU, STORED

LIST = "Nimi,Missä päin\nMartat,Kuopio\n"
PLACE = Correction.of_heading("elements", "missa pain", "municipality", "Missä päin")


def remember(context: Context, *corrections: Correction) -> None:
    context.store.apply(Change(corrections=corrections))


def pair(said: str) -> Correction:
    return Correction.of_pair(("elem-a1b2", "martat"), said, "Martat")  # type: ignore[arg-type]


def test_a_heading_is_read_as_it_was_said_however_it_is_written(context: Context, take: Import) -> None:
    assert take(list_csv=LIST, dry_run=True).remembered == ()
    remember(context, PLACE)
    report = take(list_csv=LIST.replace("Missä päin", "MISSÄ PÄIN"))
    assert [(one.heading, one.column) for _, one in report.remembered] == [("MISSÄ PÄIN", "municipality")]
    assert context.store.actor("martat.297").municipality == "297"


def test_a_heading_that_was_left_out_is_left_out_again(context: Context, take: Import) -> None:
    remember(context, Correction.of_heading("elements", "kunta", None, "Kunta"))
    take(list_csv="nimi,kunta\nMartat,Kuopio\n")
    assert context.store.actor("martat").municipality is None


def test_headings_that_mean_nothing_to_us_make_a_list_once_somebody_has_said_what_they_are(
    context: Context, take: Import
) -> None:
    text = "Luettelo 2026,,\nKuka,Missä päin,Jotain\nMartat,Kuopio,x\n"
    assert take(list_csv=text).is_refused
    remember(context, PLACE, Correction.of_heading("elements", "kuka", "label", "Kuka"))
    assert take(list_csv=text).added["actors"] == 1
    assert context.store.actor("martat.297")


def test_ties_are_known_by_headings_that_were_said_to_be_their_ends(context: Context, take: Import) -> None:
    ends = {"nimi": "from", "yhdistys": "to"}
    remember(context, *(Correction.of_heading("connections", one, end, one) for one, end in ends.items()))
    assert take(list_csv="nimi,yhdistys\nMartat,Nuoret\n").added["ties"] == 1


def test_what_is_remembered_does_not_touch_our_own_workbook(context: Context, take: Import, tmp_path: Path) -> None:
    context.store.merge(GraphData(actors=(STORED,)))
    store = str(tmp_path / "store" / "graph.db")
    assert main(["--store", f"sqlite:///{store}", "export", str(tmp_path / "all.xlsx")]) == DONE
    remember(context, Correction.of_heading("elements", "municipality", None, "Municipality"))
    report = take(tmp_path / "all.xlsx")
    assert (report.unchanged["actors"], report.remembered) == (1, ())


def test_a_pair_said_to_be_one_is_joined_and_told(context: Context, take: Import, tmp_path: Path) -> None:
    context.store.merge(GraphData(actors=(STORED,)))
    path = tmp_path / "kumu.json"
    path.write_text(KUMU)
    assert [one.remembered for one in take(path, dry_run=True).duplicates] == [None]
    remember(context, pair("same"))
    report = take(path)
    assert ([one.candidate.id for one in report.joined], report.duplicates) == (["martat"], ())
    assert (report.added["actors"], report.changed["actors"]) == (0, 1)
    assert take(path).unchanged["actors"] == 1


def test_a_pair_said_to_be_two_is_two_and_its_being_said_is_told(
    context: Context, take: Import, tmp_path: Path
) -> None:
    context.store.merge(GraphData(actors=(STORED,)))
    remember(context, pair("apart"))
    path = tmp_path / "kumu.json"
    path.write_text(KUMU)
    report = take(path)
    assert (report.added["actors"], [one.remembered for one in report.duplicates]) == (1, ["apart"])


def test_the_command_line_uses_it_and_says_so(
    context: Context, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    context.store.merge(GraphData(actors=(STORED,)))
    remember(context, PLACE, pair("same"))
    (tmp_path / "list.csv").write_text(LIST)
    (tmp_path / "kumu.json").write_text(KUMU)
    command = ["--store", f"sqlite:///{tmp_path / 'store' / 'graph.db'}", "import", "--dry-run"]
    files = [str(tmp_path / "list.csv"), str(tmp_path / "kumu.json")]
    assert main([*command, *files]) == DONE
    told = capsys.readouterr().err
    assert "list.csv: Missä päin – luetaan näin: kunta" in told
    assert "Kuopion Marttayhdistys ry – Kuopion Marttayhdistys: sama toimija" in told
    assert "kaksoiskappale" not in told
    main([*command, "--json", *files])
    assert len(json.loads(capsys.readouterr().out)["joined"]) == 1

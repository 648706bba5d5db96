"""Whatever a file holds: a reason with its place, nothing written, little memory, no traceback."""

import json
from pathlib import Path

import pytest

from graphsvc.cli import DONE, REFUSED, main
from graphsvc.model import Actor, ActorKind, GraphData, LocalText
from graphsvc.service import Context, ImportRequest, import_files
from graphsvc.settings import ImportLimits
from tests.exchange import hostile
from tests.exchange.conftest import NONE
from tests.memory import measured

THERE = GraphData(actors=(Actor(id="there", kind=ActorKind.PROJECT, subtype="project", names=LocalText("Hanke")),))
MEGABYTES = 500
HEAVY = (
    "bomb.zip", "many_strings.xlsx", "many_tags.xlsx", "many_rows.xlsx", "deep.xlsx", "attributes.xlsx", "wide.csv",
    "long_quoted_cell.csv", "deep_objects.json", "empty_items.json", "billion.graphml", "deep.graphml", "wide.xlsx",
)  # fmt: skip


@pytest.mark.parametrize("name", hostile.REFUSED)
def test_a_file_that_cannot_be_used_is_refused_and_changes_nothing(context: Context, tmp_path: Path, name: str) -> None:
    context.store.merge(THERE)
    before = context.store.version()
    hostile.REFUSED[name](tmp_path / name)
    report = import_files(context, ImportRequest(paths=(tmp_path / name,)), "en")
    assert report.is_refused
    assert (report.added, report.changed, report.import_id) == (NONE, NONE, None)
    assert all(problem.file == name and len(problem.reason) < 400 for problem in report.refused)
    assert context.store.version() == before
    assert context.store.export() == THERE


@pytest.mark.parametrize("name", hostile.ODD)
def test_an_odd_file_is_understood_as_far_as_it_goes_and_changes_nothing_twice(
    context: Context, tmp_path: Path, name: str
) -> None:
    hostile.ODD[name](tmp_path / name)
    report = import_files(context, ImportRequest(paths=(tmp_path / name,)), "en")
    assert sum(report.added.values()) > 0
    kept = context.store.export()
    again = import_files(context, ImportRequest(paths=(tmp_path / name,)), "en")
    assert (again.added, again.changed) == (NONE, NONE)
    assert context.store.export() == kept


@pytest.mark.parametrize("name", HEAVY)
def test_no_file_takes_much_memory_or_leaves_a_traceback(tmp_path: Path, name: str) -> None:
    hostile.REFUSED[name](tmp_path / name)
    arguments = ["--store", f"sqlite:///{tmp_path / 'graph.db'}", "import", "--json", str(tmp_path / name)]
    done, kilobytes = measured(*arguments)
    assert done.returncode == REFUSED
    assert "Traceback" not in done.stderr
    assert json.loads(done.stdout)["refused"]
    assert kilobytes < MEGABYTES * 1024


def test_of_several_files_none_is_imported_when_one_cannot_be_used(context: Context, tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("nimi\nMartat\n", encoding="utf-8")
    hostile.REFUSED["cut.xlsx"](tmp_path / "cut.xlsx")
    report = import_files(context, ImportRequest(paths=(tmp_path / "good.csv", tmp_path / "cut.xlsx")), "en")
    assert (report.added, report.refused[0].file) == (NONE, "cut.xlsx")
    assert context.store.export() == GraphData()


def test_limits_are_settings(context: Context, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("nimi,kuvaus\nMartat,neuvoo\nNuoret,tekee\n", encoding="utf-8")
    for limits, word in (
        (ImportLimits(rows=2), "2"),
        (ImportLimits(columns=1), "1"),
        (ImportLimits(cell_characters=5), "5"),
    ):
        request = ImportRequest(paths=(tmp_path / "list.csv",), limits=limits)
        (problem,) = import_files(context, request, "en").refused
        assert problem.row is not None
        assert f"at most {word}" in problem.reason


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        assert main(["--store", f"sqlite:///{tmp_path / 'graph.db'}", "import", str(path)]) == REFUSED
        assert path.name in capsys.readouterr().err


def test_an_archive_whose_members_overlap_is_refused_or_read(context: Context, tmp_path: Path) -> None:
    (tmp_path / "overlap.zip").write_bytes(hostile.overlapping())
    report = import_files(context, ImportRequest(paths=(tmp_path / "overlap.zip",)), "en")
    assert report.refused


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_reason_is_in_the_readers_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("GRAPHSVC_LANGUAGE", language)
    (tmp_path / "list.csv").write_bytes(b"nimi\nMart\0at\n")
    assert main(["--store", f"sqlite:///{tmp_path / 'graph.db'}", "import", str(tmp_path / "list.csv")]) == REFUSED
    told = capsys.readouterr().err
    assert "list.csv:2: " in told
    assert {"fi": "Tallenna", "sv": "Spara", "en": "Save"}[language] in told


def test_a_dry_run_writes_nothing_and_tells_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = f"sqlite:///{tmp_path / 'graph.db'}"
    (tmp_path / "list.csv").write_text("nimi\nMartat\n", encoding="utf-8")
    reports = []
    for extra in (["--dry-run"], [], []):
        assert main(["--store", store, "import", str(tmp_path / "list.csv"), "--json", *extra]) == DONE
        reports.append(json.loads(capsys.readouterr().out))
    assert [report["added"]["actors"] for report in reports] == [1, 1, 0]
    assert [bool(report["import_id"]) for report in reports] == [False, True, False]


def test_a_text_that_is_named_like_something_else_is_no_list(context: Context, tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text("42\n", encoding="utf-8")
    report = import_files(context, ImportRequest(paths=(tmp_path / "list.json",)), "en")
    assert report.refused
    assert context.store.export() == GraphData()


def test_a_column_that_is_not_recognised_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.csv").write_text("nimi,horoskooppi\nMartat,leijona\n", encoding="utf-8")
    assert main(["--store", f"sqlite:///{tmp_path / 'graph.db'}", "import", str(tmp_path / "list.csv")]) == DONE
    assert "list.csv: horoskooppi" in capsys.readouterr().err


def test_columns_are_called_as_people_call_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("nimi;puhelin;alku\nMartat;040 123 4567;eilen\n", encoding="utf-8")
    main(["--store", f"sqlite:///{tmp_path / 'graph.db'}", "import", str(path)])
    told = capsys.readouterr().err
    assert "list.csv: puhelin" in told
    assert "(kohta alku)" in told
    assert "phone" not in told

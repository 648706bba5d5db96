import shutil
from datetime import date
from pathlib import Path

import pytest

from graphsvc.errors import InvalidFileError, NotFoundError
from graphsvc.exchange import CheckReport, check_folder, dataset_names, read_dataset
from graphsvc.model import ActorKind, TieKind

FILES = {
    "dataset.toml": 'title_fi = "Koe"\nsources = ["keksitty"]\nlicence = "CC0-1.0"\nday = 2020-10-15\n',
    "actors.csv": (
        "id,kind,subtype,name_fi,municipality,serves,contacts\n"
        "a,organisation,club,Kerho,297,297|country,toimisto;toimisto@example.org;|puheenjohtaja;;\n"
        "h,project,project,Hanke,,,\n"
    ),
    "ties.csv": "id,source,target,kind,start_date,end_date,basis\nt,a,h,implements,2020-01-01,2020-12-31,e\n",
    "offers.csv": "id,actor,topic,target_groups,places\no,a,koulutus,nuoret,297\n",
    "needs.csv": "id,actor,topic\nn,h,koulutus\n",
    "events.csv": "id,name_fi,municipality\ne,Ilta,297\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "koe"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def change(folder: Path, name: str, wrong: str, right: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert wrong in text
    (folder / name).write_text(text.replace(wrong, right), encoding="utf-8")


def refusals(report: CheckReport) -> list[tuple[object, object, str, str]]:
    return [
        (problem.details["file"], problem.details.get("row"), problem.field, problem.code)
        for problem in report.problems
    ]


def test_a_folder_is_read_as_records(folder: Path) -> None:
    data = read_dataset(folder)
    club, project = data.actors
    assert (club.kind, club.serves, project.kind) == (ActorKind.ORGANISATION, ("297", "country"), ActorKind.PROJECT)
    assert [(contact.role, contact.email) for contact in club.contacts] == [
        ("toimisto", "toimisto@example.org"),
        ("puheenjohtaja", ""),
    ]
    assert [(tie.kind, tie.end_date) for tie in data.ties] == [(TieKind.IMPLEMENTS, date(2020, 12, 31))]
    assert (len(data.offers), len(data.needs), len(data.events)) == (1, 1, 1)
    assert [(dataset.name, dataset.day) for dataset in data.datasets] == [("koe", date(2020, 10, 15))]


def test_what_many_cells_hold_is_kept_once(folder: Path) -> None:
    data = read_dataset(folder)
    club = data.actors[0]
    assert data.ties[0].source is data.offers[0].actor is club.id
    assert data.events[0].municipality is data.offers[0].places[0] is club.serves[0]


def test_a_good_folder_passes_the_check(folder: Path) -> None:
    assert check_folder(folder) == CheckReport(files=6, records=6)


def test_files_from_a_spreadsheet_with_a_mark_at_their_start_are_read(folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8-sig")
    assert check_folder(folder) == CheckReport(files=6, records=6)


def test_a_folder_without_a_description_is_no_data_set(folder: Path) -> None:
    (folder / "dataset.toml").unlink()
    with pytest.raises(NotFoundError, match="unknown_dataset"):
        read_dataset(folder)
    with pytest.raises(NotFoundError, match="unknown_dataset"):
        check_folder(folder)


WRONG = [
    ("dataset.toml", 'title_fi = "Koe"\n', "", None, "title_fi", "value_missing"),
    ("dataset.toml", '["keksitty"]', "[]", None, "sources", "value_missing"),
    ("dataset.toml", '"CC0-1.0"', '""', None, "licence", "value_missing"),
    ("dataset.toml", "2020-10-15", '"eilen"', None, "day", "date_form"),
    ("dataset.toml", "title_fi =", "title_fi", None, "file", "file_unreadable"),
    ("actors.csv", "subtype", "sort", 1, "sort", "unknown_column"),
    ("actors.csv", "serves", "id", 1, "id", "column_repeated"),
    ("actors.csv", "h,project,project", "a,project,project", 3, "id", "id_repeated"),
    ("actors.csv", "club", "project", 2, "subtype", "not_in_list"),
    ("actors.csv", "Hanke,,,", "Hanke,,,,,", 3, "row", "row_too_long"),
    ("actors.csv", "a,organisation,club,Kerho,297", '"a\na",organisation,club,Kerho,297', 2, "id", "id_form"),
    ("ties.csv", ",kind", "", 1, "kind", "column_missing"),
    ("ties.csv", "implements", "likes", 2, "kind", "not_in_list"),
    ("ties.csv", "2020-12-31", "2019-12-31", 2, "end_date", "ends_before_start"),
    ("ties.csv", "2020-12-31", "31.12.2020", 2, "end_date", "date_form"),
    ("offers.csv", "koulutus", "", 2, "topic", "value_missing"),
    ("needs.csv", "id,actor,topic\n", "", 1, "n", "unknown_column"),
    ("needs.csv", "n,h,koulutus", '"n,h,koulutus', 2, "actor", "value_missing"),
    ("events.csv", "Ilta", "", 2, "names", "name_missing"),
]


@pytest.mark.parametrize(("name", "wrong", "right", "row", "field", "code"), WRONG)
def test_a_bad_file_is_refused_with_file_row_and_column(
    folder: Path, name: str, wrong: str, right: str, *, row: int | None, field: str, code: str
) -> None:
    change(folder, name, wrong, right)
    with pytest.raises(InvalidFileError) as caught:
        read_dataset(folder)
    error = caught.value
    assert (error.details["file"], error.details.get("row"), error.field, error.code) == (
        f"koe/{name}", row, field, code,
    )  # fmt: skip
    assert refusals(check_folder(folder)) == [(f"koe/{name}", row, field, code)]


@pytest.mark.parametrize(
    ("name", "wrong", "right", "field", "value"),
    [
        ("ties.csv", "t,a,h", "t,x,h", "source", "x"),
        ("ties.csv", "t,a,h", "t,a,x", "target", "x"),
        ("ties.csv", ",e\n", ",x\n", "basis", "x"),
        ("actors.csv", ",297,297|", ",999,297|", "municipality", "999"),
        ("actors.csv", ",297,297|", ",region:11,297|", "municipality", "region:11"),
        ("actors.csv", "|country", "|region:99", "serves", "region:99"),
        ("offers.csv", "o,a", "o,x", "actor", "x"),
        ("offers.csv", "koulutus", "taikuus", "topic", "taikuus"),
        ("offers.csv", "nuoret", "kissat", "target_groups", "kissat"),
        ("offers.csv", "297", "998", "places", "998"),
        ("needs.csv", "n,h", "n,x", "actor", "x"),
        ("events.csv", "297", "country", "municipality", "country"),
    ],
)
def test_the_check_finds_what_refers_to_nothing(
    folder: Path, name: str, wrong: str, right: str, field: str, value: str
) -> None:
    change(folder, name, wrong, right)
    report = check_folder(folder)
    assert refusals(report) == [(f"koe/{name}", 2, field, "unknown_reference")]
    assert report.problems[0].value == value


def test_the_check_tells_every_problem_at_once(folder: Path) -> None:
    change(folder, "actors.csv", "club", "project")
    change(folder, "actors.csv", "h,project,project", "h h,project,project")
    change(folder, "ties.csv", "implements", "likes")
    (folder / "events.csv").unlink()
    assert refusals(check_folder(folder)) == [
        ("koe/actors.csv", 2, "subtype", "not_in_list"),
        ("koe/actors.csv", 3, "id", "id_form"),
        ("koe/ties.csv", 2, "kind", "not_in_list"),
        ("koe/events.csv", None, "file", "file_unreadable"),
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"id,actor,topic\nn,h,\xe4\n"])
def test_a_file_in_another_encoding_is_refused(folder: Path, content: bytes) -> None:
    (folder / "needs.csv").write_bytes(content)
    assert refusals(check_folder(folder)) == [("koe/needs.csv", None, "file", "file_unreadable")]


def test_a_cell_that_never_ends_is_refused_not_crashed_on(folder: Path) -> None:
    change(folder, "needs.csv", "n,h,koulutus", 'n,h,"' + "koulutus " * 20_000)
    assert refusals(check_folder(folder)) == [("koe/needs.csv", None, "file", "file_unreadable")]


def test_data_sets_are_the_folders_that_hold_actors(folder: Path) -> None:
    (folder.parent / "muu").mkdir()
    shutil.copytree(folder, folder.parent / "aamu")
    assert dataset_names(folder.parent) == ("aamu", "koe")

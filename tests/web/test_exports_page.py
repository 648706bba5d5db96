"""The network taken out as a file, whole or in part, on the page, for Kumu and on the command line."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from graphsvc.cli import DONE, main
from graphsvc.service import LACKING, ExportRequest
from graphsvc.service.context import Context
from graphsvc.service.exports import FORMATS, exported
from graphsvc.service.reports import Part
from graphsvc.store import GraphStore, open_store
from graphsvc.web import create_app
from tests.web.reading import read

PAGE = "/en/coordinator/export"
KUMU = "/api/v1/exports/kumu.json"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def client(sqlite_sample: GraphStore) -> Iterator[FlaskClient]:
    with create_app(sqlite_sample).test_client() as made:
        yield made


@pytest.mark.parametrize("file_format", FORMATS)
def test_every_format_is_offered_with_what_it_lacks_and_downloaded(client: FlaskClient, file_format: str) -> None:
    page = client.get(PAGE)
    assert f'name="format" value="{file_format}"' in page.text
    answer = client.get(f"{PAGE}?format={file_format}&kind=council")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f".{file_format}")
    assert answer.data


def test_what_a_format_lacks_is_said(client: FlaskClient) -> None:
    words = read(client, PAGE).words
    assert words.count("Left out:") == len(LACKING)
    assert "nothing is lost when it is imported again" in words


def test_the_workbook_holds_only_the_part(client: FlaskClient) -> None:
    answer = client.get(f"{PAGE}?format=xlsx&place=Iisalmi&sector=third")
    rows = list(load_workbook(io.BytesIO(answer.data), read_only=True)["Elements"].values)
    columns = {title: place for place, title in enumerate(rows[0])}
    assert len(rows) > 1
    assert {row[columns["Municipality"]] for row in rows[1:]} == {"140"}
    assert {row[columns["Sector"]] for row in rows[1:]} == {"third"}


def test_a_place_that_is_not_known_is_told_on_the_page(client: FlaskClient) -> None:
    answer = client.get(f"{PAGE}?format=json&place=Atlantis")
    assert answer.status_code == 400
    assert "Atlantis" in answer.text
    assert 'role="alert"' in answer.text


def test_only_coordinators_take_files(client: FlaskClient) -> None:
    assert client.get(f"{PAGE}?format=json", environ_overrides=ELSEWHERE).status_code == 403


def test_a_part_holds_its_actors_the_ties_among_them_and_what_they_offer(sqlite_sample: GraphStore) -> None:
    context = Context.over(sqlite_sample)
    whole = sqlite_sample.export()
    part = exported(context, ExportRequest(Part(place="region:11")))
    ids = {one.id for one in part.actors}
    assert 0 < len(ids) < len(whole.actors)
    assert set(part.ties) == {tie for tie in whole.ties if {tie.source, tie.target} <= ids}
    assert {offer.actor for offer in part.offers} <= ids
    assert exported(context, ExportRequest()) == whole


def test_a_day_holds_what_is_true_on_it(sqlite_sample: GraphStore) -> None:
    context = Context.over(sqlite_sample)
    on = context.day()
    subgraph = sqlite_sample.subgraph(on)
    part = exported(context, ExportRequest(on=on))
    assert (part.actors, part.ties) == (subgraph.actors, subgraph.ties)


def test_kumu_reads_the_network_from_anywhere_and_nothing_else_is_open_so(client: FlaskClient) -> None:
    answer = client.get(KUMU, environ_overrides=ELSEWHERE)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.json.keys() == {"elements", "connections"}
    assert {"id", "label", "type"} <= answer.json["elements"][0].keys()
    assert "Access-Control-Allow-Origin" not in client.get("/api/v1/topics").headers
    part = client.get(f"{KUMU}?kind=council").json
    assert {one["type"] for one in part["elements"]} == {"council"}


def test_a_wrong_part_is_a_problem(client: FlaskClient) -> None:
    assert client.get(f"{KUMU}?place=Atlantis").status_code == 404
    assert client.get(f"{KUMU}?on=2.1.2026").status_code == 400


def test_the_command_line_exports_a_part_and_says_what_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHSVC_LANGUAGE", "en")
    store = f"sqlite:///{tmp_path / 'graph.db'}"
    main(["--store", store, "load", "partnerships"])
    capsys.readouterr()
    part = ["--place", "Iisalmi", "--kind", "organisation", "--on", "2020-01-01"]
    assert main(["--store", store, "export", str(tmp_path / "part.json"), *part]) == DONE
    assert "does not hold" not in capsys.readouterr().err
    actors = json.loads((tmp_path / "part.json").read_text(encoding="utf-8"))["actors"]
    assert {one["municipality"] for one in actors} == {"140"}
    assert main(["--store", store, "export", str(tmp_path / "all.hsds.zip")]) == DONE
    assert "This format does not hold: ties, needs" in capsys.readouterr().err
    assert "organization.csv" in zipfile.ZipFile(tmp_path / "all.hsds.zip").namelist()


def test_the_workbook_has_its_headings_in_the_language_of_the_page(client: FlaskClient) -> None:
    answer = client.get("/fi/coordinator/export?format=xlsx&place=Iisalmi")
    (headings, *_) = load_workbook(io.BytesIO(answer.data), read_only=True)["Toimijat"].values
    assert headings[:3] == ("Tunnus", "Nimi", "Tyyppi")


def test_the_command_line_writes_english_headings_unless_told(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'graph.db'}"
    open_store(store).close()
    for file, options in (("en.xlsx", ()), ("fi.xlsx", ("--lang", "fi"))):
        assert main(["--store", store, "export", str(tmp_path / file), *options]) == DONE
    assert load_workbook(tmp_path / "en.xlsx").sheetnames == ["Elements", "Connections"]
    assert load_workbook(tmp_path / "fi.xlsx").sheetnames == ["Toimijat", "Yhteydet"]

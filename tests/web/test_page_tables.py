"""Every report as a table that a spreadsheet opens."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from graphsvc.model import GraphData
from graphsvc.store import GraphStore
from tests.contract.records import actor

ASKED = {
    "isolated": "",
    "suggestions": "actor=veke",
    "evening": "actor=veke&actor=soppi&actor=stea",
    "health": "compare_parts=region&compare_on=2019-06-01",
    "bridges": "",
    "project-end": "actor=veke",
    "ending": "",
    "gaps": "place=region:11",
    "changes": "since=2019-06-01",
    "municipality": "place=297",
}


def table(web: FlaskClient, name: str, query: str = "", language: str = "en") -> list[list[str]]:
    response = web.get(f"/{language}/coordinator/{name}.csv?{query}")
    assert response.status_code == 200, response.text
    assert response.data.startswith(b"\xef\xbb\xbf")
    delimiter = "," if language == "en" else ";"
    return list(csv.reader(io.StringIO(response.data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_report_is_a_table_with_its_meaning_below(web: FlaskClient, name: str, language: str) -> None:
    rows = table(web, name, ASKED[name], language)
    *body, empty, day, meaning = rows
    assert (empty, len(day), len(meaning)) == ([""], 1, 1)
    assert {len(row) for row in body} == {len(rows[0])}
    assert all(rows[0])
    assert len(body) > 1 or name == "ending"


def test_the_file_is_named_by_report_day_and_language(web: FlaskClient) -> None:
    headers = web.get("/sv/coordinator/gaps.csv").headers
    assert headers["Content-Type"].startswith("text/csv")
    assert headers["Content-Disposition"] == "attachment; filename=gaps-2020-10-15-sv.csv"


def test_the_numbers_of_the_state_are_those_of_the_api(web: FlaskClient) -> None:
    told = web.get("/api/v1/reports/health?place=region:11").json
    headings, values, *_ = table(web, "health", "place=region:11")
    row = dict(zip(headings, values, strict=True))
    assert (int(row["Actors"]), float(row["Density"])) == (told["actors"], told["density"])
    assert float(row["Chance would give by sector"]) == told["ei_index"]["sector"]["expected"]


def test_decimals_and_columns_are_parted_as_spreadsheets_of_the_language_do(web: FlaskClient) -> None:
    finnish = web.get("/fi/coordinator/health.csv").text.splitlines()[1]
    english = web.get("/en/coordinator/health.csv").text.splitlines()[1]
    assert finnish == english.replace(",", ";").replace(".", ",").replace("The chosen network", "Valittu verkosto")


def test_all_gaps_are_in_the_table_not_only_the_first(web: FlaskClient) -> None:
    total = web.get("/api/v1/reports/gaps?by=municipality").json["total"]
    assert total > 1000
    rows = table(web, "gaps", "by=municipality")
    assert sum(1 for row in rows[1:-3] if row[rows[0].index("In words")]) == total


def test_everybody_without_whom_the_network_breaks_is_in_the_table(web: FlaskClient) -> None:
    told = web.get("/api/v1/reports/bridges").json
    rows = table(web, "bridges")
    assert sum(row[0] == "Without this one the network breaks" for row in rows) == len(told["articulation_points"])
    assert sum(row[0] == "Between others" for row in rows) > len(told["brokers"])


def test_a_name_is_never_run_as_a_formula(own_store: GraphStore, own_web: FlaskClient) -> None:
    own_store.merge(GraphData(actors=(actor("x", name="=1+1"),)))
    assert any(row[0] == "'=1+1" for row in table(own_web, "isolated"))


def test_what_is_no_report_is_not_found(web: FlaskClient) -> None:
    assert web.get("/fi/coordinator/secrets.csv").status_code == 404


def test_what_is_missing_is_told(web: FlaskClient) -> None:
    answer = web.get("/en/coordinator/changes.csv")
    assert answer.status_code == 400
    assert "since" in answer.text

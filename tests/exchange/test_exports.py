"""What is exported opens elsewhere, is safe there, and comes back with exactly what was changed."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from openpyxl import load_workbook

from graphsvc import resources
from graphsvc.cli import DONE, REFUSED, main
from graphsvc.exchange import read_dataset, write_file, write_template
from graphsvc.model import LANGUAGES, Actor, GraphData, Language, LocalText, TieKind
from graphsvc.service import Context
from graphsvc.vocabulary import shipped_vocabulary
from tests.contract.records import actor, tie
from tests.exchange.conftest import NONE, Import

SAMPLE = read_dataset(resources.folder("seed") / "partnerships")
WORDS = shipped_vocabulary()
DANGEROUS = (
    '=HYPERLINK("http://x")',
    "+358",
    "-1",
    "@SUM(A1)",
    "'=x",
    "''",
    "'",
    "\t=1",
    "#N/A",
    "_x0041_",
    "1e5",
    "007",
)

REQUIRED_BY_HSDS = {
    "organization": ("id", "name", "description"),
    "organization_identifier": ("id", "organization_id", "identifier_type", "identifier"),
    "service": ("id", "organization_id", "name", "status"),
    "location": ("id", "location_type"),
    "service_at_location": ("id", "service_id", "location_id"),
    "service_area": ("id", "service_id"),
    "taxonomy": ("id", "name", "description"),
    "taxonomy_term": ("id", "code", "name", "description", "taxonomy_id"),
    "attribute": ("id", "link_id", "link_entity", "taxonomy_term_id"),
}


def exported(path: Path, data: GraphData = SAMPLE) -> Path:
    write_file(path, data, WORDS)
    return path


def test_the_sheets_are_those_that_kumu_knows_and_our_own_after(tmp_path: Path) -> None:
    workbook = load_workbook(exported(tmp_path / "all.xlsx"), read_only=True)
    assert workbook.sheetnames == ["Elements", "Connections", "Offers", "Needs", "Events", "Data sets"]
    elements = [cell.value for cell in next(iter(workbook["Elements"].rows))]
    connections = [cell.value for cell in next(iter(workbook["Connections"].rows))]
    assert elements[:9] == ["ID", "Label", "Type", "Description", "Tags", "Location", "URL", "Email", "Image"]
    assert elements[9:15] == ["Subtype", "Sector", "Municipality", "Serves", "Business ID", "Register number"]
    assert elements[15:22] == ["Offers", "Needs", "Target groups", "Status", "Start", "End", "Assured"]
    assert connections[:9] == ["ID", "From", "To", "Type", "Direction", "Strength", "Start", "End", "Basis"]
    assert connections[9:13] == ["Source", "Source URL", "Description", "Next step"]
    workbook.close()


def test_ten_rows_changed_in_a_spreadsheet_are_exactly_the_ten(take: Import, context: Context, tmp_path: Path) -> None:
    context.store.merge(SAMPLE)
    path = exported(tmp_path / "all.xlsx", context.store.export())
    workbook = load_workbook(path)
    elements, connections = workbook["Elements"], workbook["Connections"]
    columns = {cell.value: cell.column for cell in elements[1]}
    tie_columns = {cell.value: cell.column for cell in connections[1]}
    for row, title, value in (
        (2, "Label", "Uusi nimi"), (3, "Description", "Uusi kuvaus"), (4, "Municipality", "Iisalmi"), (5, "Serves", "Iisalmi|region:11"),
        (6, "URL", "www.example.fi"), (7, "Start", date(2019, 5, 1)), (8, "Status", "defunct"),
    ):  # fmt: skip
        elements.cell(row, columns[title], value)
    for row, title, value in ((2, "Strength", 4), (3, "Next step", "Tavataan"), (4, "End", "31.12.2026")):
        connections.cell(row, tie_columns[title], value)
    ids = {("actor", elements.cell(row, 1).value) for row in range(2, 9)}
    ids |= {("tie", connections.cell(row, 1).value) for row in range(2, 5)}
    workbook.save(path)
    report = take(path)
    assert {(change.kind, change.id) for change in report.changes} == ids
    assert (report.changed, report.added) == ({**NONE, "actors": 7, "ties": 3}, NONE)
    assert [change.row for change in report.changes] == [*range(2, 9), *range(2, 5)]
    assert (report.refused, report.warnings) == ((), ())


@pytest.mark.parametrize("ending", ["xlsx", "csv.zip"])
def test_no_text_is_run_by_a_spreadsheet_and_all_come_back(
    take: Import, context: Context, tmp_path: Path, ending: str
) -> None:
    actors = tuple(actor(f"a{number:02}", name, descriptions=LocalText(name)) for number, name in enumerate(DANGEROUS))
    path = exported(tmp_path / f"all.{ending}", GraphData(actors=actors))
    take(path)
    assert context.store.export().actors == actors
    if ending == "xlsx":
        kinds = {cell.data_type for row in load_workbook(path)["Elements"] for cell in row}
        assert kinds <= {"s", "n"}
        return
    with zipfile.ZipFile(path) as archive:
        text = archive.read("elements.csv").decode("utf-8-sig")
    cells = [cell for row in list(csv.reader(io.StringIO(text)))[1:] for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_text_that_no_cell_holds_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = f"sqlite:///{tmp_path / 'graph.db'}"
    long = {
        "format": "graphsvc",
        "version": 1,
        "actors": [{"id": "a", "kind": "project", "subtype": "project", "name_fi": "x" * 40_000}],
    }
    (tmp_path / "long.json").write_text(json.dumps(long), encoding="utf-8")
    assert main(["--store", store, "import", str(tmp_path / "long.json")]) == DONE
    assert main(["--store", store, "export", str(tmp_path / "all.xlsx")]) == REFUSED
    assert "32767" in capsys.readouterr().err
    assert not (tmp_path / "all.xlsx").exists()


def test_networkx_reads_the_graph_files(tmp_path: Path) -> None:
    for graph in (nx.read_graphml(exported(tmp_path / "all.graphml")), nx.read_gexf(exported(tmp_path / "all.gexf"))):
        assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(SAMPLE.actors), len(SAMPLE.ties))
    text = (tmp_path / "all.gexf").read_text(encoding="utf-8")
    assert 'mode="dynamic"' in text
    assert 'start="2019-01-01"' in text


def test_graph_files_hold_no_control_characters_and_stay_well_formed(tmp_path: Path) -> None:
    odd = GraphData(
        actors=(actor("a", "A\x01\x0b"), actor("b", "<&>\"'")),
        ties=(tie("t", "a", "b", description="\x02", kind=TieKind.FUNDS),),
    )
    for ending, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        assert read(exported(tmp_path / f"odd.{ending}", odd)).number_of_edges() == 1


def test_kumus_blueprint_has_its_keys(tmp_path: Path) -> None:
    blueprint = json.loads(exported(tmp_path / "all.kumu.json").read_text(encoding="utf-8"))
    assert {"id", "label", "type", "tags"} <= blueprint["elements"][0].keys()
    assert all({"id", "from", "to", "type", "direction"} <= one.keys() for one in blueprint["connections"])
    ids = {one["id"] for one in blueprint["elements"]}
    assert {one[end] for one in blueprint["connections"] for end in ("from", "to")} <= ids


def test_a_kumu_blueprint_that_comes_back_invents_nothing(take: Import, context: Context, tmp_path: Path) -> None:
    report = take(exported(tmp_path / "all.kumu.json"))
    assert report.added["offers"] == len(SAMPLE.offers)
    said = {offer.id: set(offer.target_groups) for offer in SAMPLE.offers}
    assert all(set(offer.target_groups) <= said[offer.id] for offer in context.store.export().offers)


def test_the_hsds_package_names_its_files_and_all_references_hold(tmp_path: Path) -> None:
    with zipfile.ZipFile(exported(tmp_path / "all.hsds.zip")) as archive:
        package = json.loads(archive.read("datapackage.json"))
        tables = {
            one["name"]: list(csv.DictReader(io.StringIO(archive.read(one["path"]).decode())))
            for one in package["resources"]
        }
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    assert all(len(ids[name]) == len(rows) for name, rows in tables.items())
    assert {row["organization_id"] for row in tables["service"]} <= ids["organization"]
    assert {row["taxonomy_term_id"] for row in tables["attribute"]} <= ids["taxonomy_term"]
    assert {row["location_id"] for row in tables["service_at_location"]} <= ids["location"]
    assert all(row["name"] and row["description"] for row in tables["organization"])


def test_the_hsds_package_fills_what_the_schema_requires(tmp_path: Path) -> None:
    with zipfile.ZipFile(exported(tmp_path / "all.hsds.zip")) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                required = REQUIRED_BY_HSDS[name.removesuffix(".csv")]
                for row in csv.DictReader(io.StringIO(archive.read(name).decode())):
                    assert all(row[field] for field in required), (name, row)


@pytest.mark.parametrize(("language", "sheet", "first"), [("fi", "Toimijat", "Tunnus"), ("sv", "Aktörer", "Id-nummer")])
def test_headings_and_sheets_are_in_the_readers_language(
    tmp_path: Path, language: Language, sheet: str, first: str
) -> None:
    write_file(tmp_path / "all.xlsx", SAMPLE, WORDS, language=language)
    workbook = load_workbook(tmp_path / "all.xlsx", read_only=True)
    assert (workbook.sheetnames[0], next(workbook[sheet].values)[0]) == (sheet, first)
    english = {
        title for one in load_workbook(exported(tmp_path / "en.xlsx"), read_only=True) for title in next(one.values)
    }
    shared = {title for one in workbook for title in next(one.values)} & english
    assert shared <= {"Status", "Start"}


def test_an_hsds_package_that_comes_back_changes_nothing(take: Import, context: Context, tmp_path: Path) -> None:
    context.store.merge(SAMPLE)
    known = context.store.export()
    report = take(exported(tmp_path / "all.hsds.zip"))
    assert (report.added, report.changed, report.refused) == (NONE, NONE, ())
    assert report.duplicates == ()
    assert context.store.export() == known


def test_an_hsds_package_that_lost_our_identifiers_doubles_nobody(
    take: Import, context: Context, tmp_path: Path
) -> None:
    context.store.merge(SAMPLE)
    with (
        zipfile.ZipFile(exported(tmp_path / "all.hsds.zip")) as whole,
        zipfile.ZipFile(tmp_path / "less.zip", "w") as less,
    ):
        for name in whole.namelist():
            if name != "organization_identifier.csv":
                less.writestr(name, whole.read(name))
    report = take(tmp_path / "less.zip")
    assert (report.added, report.changed, report.refused, report.duplicates) == (NONE, NONE, (), ())


def test_an_hsds_package_brings_organisations_offers_and_places(take: Import, context: Context, tmp_path: Path) -> None:
    report = take(exported(tmp_path / "all.hsds.zip"))
    assert report.added == {"actors": len(SAMPLE.actors), "ties": 0, "offers": len(SAMPLE.offers), "needs": 0}
    seats = {one.names.fi: one.municipality for one in context.store.export().actors}
    assert all(seats[one.names.in_language("fi")] == one.municipality for one in SAMPLE.actors)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_understood_when_it_is_filled_in(
    take: Import, context: Context, tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path, WORDS, language)
    assert take(path).is_refused
    workbook = load_workbook(path)
    _, actors, ties, lists = workbook.worksheets
    assert len(actors.data_validations.dataValidation) == 5
    assert len(ties.data_validations.dataValidation) == 2
    first = [lists.cell(1, column).value for column in range(1, 8)]
    actors.append(
        ["Martat", first[0], "Neuvoo.", first[1], "country", None, None, None, first[2], first[2], first[3], "2/2026"]
    )
    ties.append(["Martat", "Nuoret", first[4], 3])
    workbook.save(path)
    report = take(path)
    assert (report.added, report.refused) == ({"actors": 2, "ties": 1, "offers": 1, "needs": 1}, ())
    assert [one.column for one in report.warnings] == ["to"]
    made: Actor = context.store.actor(next(one.id for one in context.store.export().actors if one.municipality))
    assert (made.start_date, made.serves) == (date(2026, 2, 1), ("country",))


@pytest.mark.parametrize(
    ("language", "actor", "tie"),
    [
        ("fi", ("organisaatio", "yhdistys", "kolmas sektori", "Kuopio"), ("yhteistyössä", "suuntaamaton")),
        ("sv", ("organisation", "förening", "tredje sektorn", "Kuopio"), ("samarbetar med", "oriktad")),
    ],
)
def test_tables_in_a_language_are_in_its_words_and_name_the_ends_of_ties(
    context: Context, tmp_path: Path, take: Import, language: Language, actor: tuple[str, ...], tie: tuple[str, ...]
) -> None:
    take(
        list_csv="nimi,kunta,sektori,tarjoaa,kumppanit\nMartat ry,Kuopio,kolmas,vertaistuki,Nuoret ry\nNuoret ry,,,,\n"
    )
    path = tmp_path / "all.xlsx"
    write_file(path, context.store.export(), WORDS, language=language)
    elements, connections = (
        [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        for rows in (list(sheet.values) for sheet in load_workbook(path).worksheets[:2])
    )
    assert set(actor) <= set(elements[0].values())
    assert {"Martat ry", "Nuoret ry", *tie} <= set(connections[0].values())
    assert not {"cooperates_with", "third", "297", "neither"} & {*elements[0].values(), *connections[0].values()}
    assert take(path).import_id is None


def test_a_name_that_two_actors_bear_names_no_end_of_a_tie(context: Context, tmp_path: Path, take: Import) -> None:
    take(a_csv="id,nimi\neka,Nuoret\ntoka,Nuoret\nmartat,Martat\n", b_csv="from,to\neka,martat\n")
    path = tmp_path / "all.csv.zip"
    write_file(path, context.store.export(), WORDS, language="fi")
    with zipfile.ZipFile(path) as archive:
        assert ",eka,Martat," in archive.read("connections.csv").decode()


def test_offers_and_levels_stand_in_the_words_of_the_language(tmp_path: Path) -> None:
    write_file(tmp_path / "all.xlsx", SAMPLE, WORDS, language="fi")
    workbook = load_workbook(tmp_path / "all.xlsx", read_only=True)
    offers, ties = (list(workbook[name].values) for name in ("Tarjonta", "Yhteydet"))
    topic, group, stated = (offers[0].index(name) for name in ("Aihe", "Kohderyhmät", "Toimijan itse kertoma"))
    assert "koulutus ja oppiminen" in {row[topic] for row in offers}
    assert "opiskelijat" in {row[group] for row in offers}
    assert {row[stated] for row in offers[1:]} == {"kyllä", "ei"}
    assert "sovittu yhteistyö" in {row[ties[0].index("Taso")] for row in ties}


@pytest.mark.parametrize(
    ("language", "sheet", "heading"), [("fi", "Tarjonta", "Toimijan nimi"), ("en", "Offers", "Actor's name")]
)
def test_who_offers_stands_by_name_beside_the_id_and_the_report_misses_nothing(
    tmp_path: Path, take: Import, language: Language, sheet: str, heading: str
) -> None:
    path = tmp_path / "all.xlsx"
    write_file(path, SAMPLE, WORDS, language=language)
    headings, *rows = load_workbook(path, read_only=True)[sheet].values
    names = {actor.id: actor.names.in_language(language) for actor in SAMPLE.actors}
    place = headings.index(heading)
    assert all(row[place] == names[row[place - 1]] for row in rows)
    assert take(path).unread == ()

"""Files as other products and people write them come in with the right counts."""

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from graphsvc.model import TieKind, Window
from graphsvc.service import Context
from tests.exchange.conftest import NONE, Import

DAY = date(2026, 11, 24)


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    """A workbook with these sheets; `_` in a name is a blank."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def counts(actors: int, ties: int, offers: int = 0, needs: int = 0) -> dict[str, int]:
    return {"actors": actors, "ties": ties, "offers": offers, "needs": needs}


def names(context: Context) -> set[str]:
    return {actor.names.in_language("fi") for actor in context.store.export().actors}


def test_a_kumu_workbook(take: Import, context: Context, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "kumu.xlsx",
        Elements=[
            ["Label", "Type", "Description", "Tags"],
            ["Kuopion Martat ry", "Organization", "Neuvoo.", "koti|ruoka"],
            ["Kuopio", "City", None, None],
            ["Maija Meikäläinen", "Person", None, None],
        ],
        Connections=[
            ["From", "To", "Type", "Direction", "Strength"],
            ["Kuopion Martat ry", "Kuopio|Savon Nuoret", "partner", "undirected", 2],
            ["Kuopio", "Kuopio", "partner", "undirected", 2],
            ["Maija Meikäläinen", "Kuopio", "works with", "directed", None],
        ],
        Notes_ignore_=[["x", "y", "z"]],
    )
    report = take(path)
    assert report.added == counts(3, 2)
    assert names(context) == {"Kuopion Martat ry", "Kuopio", "Savon Nuoret"}
    assert [problem.row for problem in report.refused] == [3]
    assert [actor.name for actor in report.proposed] == ["Savon Nuoret"]
    assert {(left.sheet, left.column) for left in report.left_out} == {("Elements", "type"), ("Connections", "from")}


def test_a_sheet_that_kumu_is_to_ignore_is_ignored(take: Import, tmp_path: Path) -> None:
    path = workbook(tmp_path / "kumu.xlsx", Elements=[["Label"], ["A"]], Old=[["Label"], ["B"]])
    changed = Workbook()
    changed.active.title = "Old (ignore)"
    changed.active.append(["Label"])
    changed.active.append(["B"])
    changed.create_sheet("Elements").append(["Label"])
    changed["Elements"].append(["A"])
    changed.save(path)
    assert take(path).added == counts(1, 0)


def test_a_kumu_backup_with_attributes(take: Import, context: Context, tmp_path: Path) -> None:
    backup = {
        "elements": [
            {"_id": "elem-Ab12Cd34", "attributes": {"label": "Martat", "element type": "Association"}},
            {"_id": "elem-Ef56Gh78", "attributes": {"label": "Martat ", "element type": "Association"}},
        ],
        "connections": [
            {
                "_id": "conn-Xy12",
                "from": "elem-Ab12Cd34",
                "to": "elem-Ef56Gh78",
                "attributes": {"connection type": "Funds"},
            }
        ],
        "maps": [{"_id": "map-1"}],
    }
    report = take(backup_json=json.dumps(backup))
    assert report.added == counts(2, 1)
    (tie,) = context.store.ties(DAY, None, Window()).items
    assert (tie.source, tie.target, tie.kind) == ("elem-Ab12Cd34", "elem-Ef56Gh78", TieKind.FUNDS)


def test_onodo_has_days_in_from_and_to(take: Import, context: Context, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "onodo.xlsx",
        Nodes=[["Name", "Type", "Description", "Visible"], ["A ry ", "Association", "", 1], ["B", "Company", "", 1]],
        Relations=[
            ["Source", "Type", "Target", "Directed", "At", "From", "To"],
            ["A ry", "member of", "B", "true", None, "2019", "2021"],
        ],
    )
    assert take(path).added == counts(2, 1)
    (tie,) = context.store.export().ties
    assert (tie.kind, tie.start_date, tie.end_date) == (TieKind.MEMBER_OF, date(2019, 1, 1), date(2021, 12, 31))


def test_gephi_tables(take: Import, context: Context) -> None:
    report = take(
        nodes_csv="Id,Label,timeset\n1,A ry,\n2,B ry,\n3,,\n",
        edges_csv='Source,Target,Type,Id,Label,timeset,Weight\n1,2,Undirected,0,,"<[2019.0, 2021.0]>",4.5\n2,3,Directed,1,,,1\n',
    )
    assert report.added == counts(3, 2)
    ties = {tie.start_date: tie for tie in context.store.export().ties}
    assert ties[date(2019, 1, 1)].end_date == date(2021, 12, 31)
    assert {tie.level for tie in ties.values()} == {0}


def test_partner_names_no_persons(take: Import, context: Context) -> None:
    report = take(
        partner_csv="Primary Organization,Node Label,First Name,Email,Sector,City,Postal Code,Website\n"
        "Kuopion kaupunki,Kuopio,Maija,maija.meikalainen@kuopio.fi,Government,Kuopio,70100,www.kuopio.fi\n"
    )
    assert report.added == counts(1, 0)
    (actor,) = context.store.export().actors
    assert (actor.names.fi, actor.municipality, actor.url) == ("Kuopion kaupunki", "297", "https://www.kuopio.fi")
    assert actor.contacts == ()
    assert {left.column for left in report.left_out} == {"person", "email", "address"}


def test_a_finnish_list_in_windows_1252_with_semicolons(take: Import, context: Context, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    text = (
        "Nimi;Tyyppi;Kunta;Y-tunnus;Kotisivu;Tarjoaa;Tarvitsee;Kohderyhmä;Alku;Sähköposti\r\n"
        "Iisalmen Omaishoitajat ry;yhdistys;IISALMI;02012566;www.example.fi;vertaistuki;koulutus;omaishoitajat;2/2020;toimisto@example.fi\r\n"
        "Äänekosken nuoret;ryhmä;Äänekoskella;;;;;;1.2.2021;etu.suku@example.fi\r\n"
    )
    path.write_bytes(text.encode("cp1252"))
    report = take(path)
    assert report.added == counts(2, 0, 1, 1)
    by_name = {actor.names.fi: actor for actor in context.store.export().actors}
    first, second = by_name["Iisalmen Omaishoitajat ry"], by_name["Äänekosken nuoret"]
    assert (first.municipality, first.business_id, first.start_date) == ("140", "0201256-6", date(2020, 2, 1))
    assert [contact.email for contact in first.contacts] == ["toimisto@example.fi"]
    assert (second.municipality, second.subtype, second.contacts) == ("992", "group", ())
    (offer,) = context.store.export().offers
    assert offer.target_groups == ("omaishoitajat",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Martat\nSavon Nuoret\nMartat\n", counts(2, 0)),
        ("Martat;Savon Nuoret\nSavon Nuoret;Kuopio\n", counts(3, 2)),
        ("Nimi\nSokra, THL\nMartat\n", counts(2, 0)),
        ("\ufeffnamn\tkommun\nUnga rf\tÅbo\n", counts(1, 0)),
        ("från,till,relation\nA,B,finansierar\nB,C,medlem\n", counts(3, 2)),
        ("Pohjois-Savon järjestöt\n\nnimi,kunta\nMartat,Kuopio\n", counts(1, 0)),
        ("sep=;\nnimi;kunta\nMartat;Kuopio\n", counts(1, 0)),
    ],
)
def test_plain_lists_and_small_tables(take: Import, text: str, expected: dict[str, int]) -> None:
    report = take(list_csv=text)
    assert (report.added, report.refused) == (expected, ())
    again = take(list_csv=text)
    assert (again.added, again.changed, again.import_id) == (NONE, NONE, None)


def test_gexf_of_a_newer_version_with_spells(take: Import, context: Context) -> None:
    report = take(
        graph_gexf="""<?xml version="1.0"?><gexf xmlns="http://gexf.net/1.3" version="1.3"><graph mode="dynamic">
        <attributes class="node"><attribute id="0" title="kunta" type="string"/></attributes>
        <nodes><node id="n0" label="A ry"><attvalues><attvalue for="0" value="Kuopio"/></attvalues></node>
        <node id="n1"/></nodes>
        <edges><edge source="n0" target="n1" start="2019-05-01" weight="3.0"/>
        <edge source="n0" target="n1"><spells><spell start="2020" end="2021"/><spell start="2022" end="2023"/></spells></edge>
        </edges></graph></gexf>"""
    )
    assert report.added == counts(2, 2)
    ties = sorted(context.store.export().ties, key=lambda tie: tie.start_date or DAY)
    assert [(tie.start_date, tie.end_date) for tie in ties] == [
        (date(2019, 5, 1), None),
        (date(2020, 1, 1), date(2023, 12, 31)),
    ]
    assert {actor.municipality for actor in context.store.export().actors} == {"297", None}


def test_node_link_json_and_graphml(take: Import, tmp_path: Path) -> None:
    linked = {
        "directed": False,
        "nodes": [{"id": "a_ry"}, {"id": "b_ry", "name": "B ry"}],
        "edges": [{"source": "a_ry", "target": "b_ry"}],
    }
    assert take(graph_json=json.dumps(linked)).added == counts(2, 1)
    graphml = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d0" for="node" attr.name="label"/>
    <graph edgedefault="undirected"><node id="n0"><data key="d0">Uusi ry</data></node><node id="a_ry"/>
    <edge source="n0" target="a_ry"/></graph></graphml>"""
    report = take(graph_graphml=graphml)
    assert (report.added, report.unchanged) == (counts(1, 1), counts(1, 0))


def test_rows_that_repeat_are_one_and_ties_with_ids_stay(take: Import) -> None:
    report = take(
        elements_csv="Label\nA\nB\nA\n",
        connections_csv="ID,From,To\nc_one,A,B\nc_two,A,B\n,A,B\n,A,B\n",
    )
    assert report.added == counts(2, 3)


def test_a_label_that_several_bear_is_refused_with_its_row(take: Import) -> None:
    report = take(
        elements_csv="ID,Label,Municipality\nmartat_kuopio,Martat,Kuopio\nmartat_iisalmi,Martat,Iisalmi\n",
        connections_csv="From,To\nMartat,Uusi\nmartat_kuopio,Uusi\n",
    )
    assert report.added == counts(3, 1)
    (problem,) = report.refused
    assert (problem.file, problem.row, problem.column, problem.value) == ("connections.csv", 2, "from", "Martat")
    assert "martat_iisalmi" in problem.reason


def test_what_is_partly_understood_is_kept_and_the_rest_is_told(take: Import, context: Context) -> None:
    report = take(
        list_csv="nimi,kunta,y-tunnus,tyyppi,alku,tarjoaa\nMartat,Atlantis,123,avaruusolio,joskus,xqzwv\n",
    )
    assert report.added == counts(1, 0)
    assert {(one.row, one.column) for one in report.warnings} == {
        (2, column) for column in ("municipality", "business_id", "type", "start", "offers")
    }


def test_a_place_that_is_only_like_a_name_is_told_once(take: Import, context: Context) -> None:
    report = take(list_csv="name;municipality;target group\nMartat;Espooo;nuoret\nMarttaliitto;Espooo;nuoret\n")
    told = [(one.row, one.column, one.value) for one in report.warnings]
    assert told == [(2, "municipality", "Espooo")]
    assert "Espoo." in report.warnings[0].reason
    assert {one.municipality for one in context.store.export().actors} == {"049"}


def directory(path: Path, **tables: str) -> Path:
    """An HSDS package with these tables."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", json.dumps({"profile": "tabular-data-package", "resources": []}))
        for name, text in tables.items():
            archive.writestr(f"{name}.csv", text)
    return path


@pytest.mark.parametrize("ids", ["abc", "123"])
def test_an_hsds_package_without_identifiers_comes_in_twice_and_doubles_nobody(
    take: Import, context: Context, tmp_path: Path, ids: str
) -> None:
    one, other, branch = (f"{sign * 8}-1111-4111-8111-111111111111" if ids == "abc" else sign for sign in ids)
    path = directory(
        tmp_path / "directory.zip",
        organization=f"id,name,description\n{one},Food Bank,Gives.\n{other},Shelter,Houses.\n{branch},Food Bank,Too.\n",
        service=f"id,organization_id,name,status\ns1,{one},Food parcels,active\ns2,{branch},Beds,active\n",
        location=f"id,location_type,organization_id,name\nl1,physical,,Hall\nl2,physical,{branch},House\n",
        service_at_location="id,service_id,location_id\nx1,s1,l1\n",
        address="id,location_id,address_1,city,country,address_type\na1,l1,Katu 1,Kuopio,FI,physical\na2,l2,Tie 2,Iisalmi,FI,physical\n",
    )
    assert take(path).added["actors"] == 3
    known = context.store.export()
    assert sorted(str(actor.municipality) for actor in known.actors) == ["140", "297", "None"]
    assert (again := take(path)).added == again.changed == NONE
    assert context.store.export() == known


def test_a_heading_that_is_there_twice_is_told_and_its_values_can_be_had(take: Import, context: Context) -> None:
    report = take(list_csv="nimi,kunta,kunta\nA ry,Kuopio,Iisalmi\n")
    assert [(column.heading, column.samples) for _, column in report.unread] == [("kunta (2)", ("Iisalmi",))]
    assert context.store.actor("a_ry.297")


def test_yed_writes_names_into_its_drawing_and_groups_hold_nodes(take: Import, context: Context) -> None:
    y = "http://www.yworks.com/xml/graphml"

    def node(node_id: str, name: str, inside: str = "") -> str:
        label = f"<data key='d1'><y:ShapeNode><y:NodeLabel>{name}<y:LabelModel/></y:NodeLabel></y:ShapeNode></data>"
        return f"<node id='{node_id}'>{label}{inside}</node>"

    inner = f"<graph id='g:'>{node('g::a', 'Martat ry')}<edge source='g::a' target='b'/></graph>"
    drawn = "<data key='d2'><y:PolyLineEdge><y:EdgeLabel>rahoittaa</y:EdgeLabel></y:PolyLineEdge></data>"
    report = take(
        map_graphml=f"<graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='{y}'>"
        "<key for='node' id='d1' yfiles.type='nodegraphics'/><key for='edge' id='d2' yfiles.type='edgegraphics'/>"
        f"<graph edgedefault='directed'>{node('g', 'Ryhmä', inner)}{node('b', 'Säätiö')}"
        f"<edge source='b' target='g'>{drawn}</edge></graph></graphml>"
    )
    assert (report.added, report.warnings) == (counts(3, 2), ())
    assert names(context) == {"Martat ry", "Ryhmä", "Säätiö"}
    assert {tie.kind for tie in context.store.export().ties} == {TieKind.FUNDS, TieKind.COOPERATES_WITH}


def test_gexf_nodes_inside_nodes_come_in(take: Import, context: Context) -> None:
    report = take(
        map_gexf="<gexf xmlns='http://www.gexf.net/1.2draft'><graph><nodes><node id='a1b' label='Liitto'><attvalues>"
        "<attvalue for='kunta' value='Kuopio'/></attvalues><nodes><node id='c2d' label='Piiri'/></nodes></node></nodes>"
        "<edges><edge source='a1b' target='c2d'/></edges></graph></gexf>"
    )
    assert report.added == counts(2, 1)
    assert {actor.names.fi: actor.municipality for actor in context.store.export().actors} == {
        "Liitto": "297",
        "Piiri": None,
    }


def test_services_inside_an_organisation_of_hsds_json_are_seen(take: Import, context: Context) -> None:
    services = [{"id": "s", "name": "vertaistuki"}, {"id": "t", "name": "kriisiapu"}]
    listed = {
        "total_items": 1,
        "contents": [{"id": "11111111-1111-4111-8111-111111111111", "name": "Martat", "services": services}],
    }
    report = take(directory_json=json.dumps(listed))
    assert report.added == counts(1, 0, 2)
    assert {offer.topic for offer in context.store.export().offers} == {"vertaistuki", "kriisiapu"}


def test_headings_that_are_written_again_below_are_no_actor(take: Import, context: Context) -> None:
    take(list_csv="nimi,kunta\nMartat,Kuopio\nnimi,kunta\nNuoret,Iisalmi\n")
    assert names(context) == {"Martat", "Nuoret"}


def test_bars_may_part_cells_and_an_old_sign_for_the_end_is_no_actor(take: Import, context: Context) -> None:
    take(list_csv="Nimi|Kunta|Tarjoaa\nMartat|Kuopio|vertaistuki\nNuoret|Iisalmi|\n\x1a")
    assert {actor.id for actor in context.store.export().actors} == {"martat.297", "nuoret.140"}


def test_bars_in_cells_part_nothing_where_commas_part_the_headings(take: Import, context: Context) -> None:
    take(list_csv="nimi,tarjoaa,tarvitsee\nMartat,vertaistuki|kriisiapu|liikunta|ulkoilu,\n")
    assert len(context.store.export().offers) >= 3

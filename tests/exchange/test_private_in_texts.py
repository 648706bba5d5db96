"""Private addresses and numbers inside longer texts are left out and listed, in whatever file they come."""

import json
from pathlib import Path

import pytest

from graphsvc.cli import main
from graphsvc.service import Context
from tests.exchange.conftest import Import

SAID = "Kahvila tiistaisin. Ilmoittaudu: maija.virtanen@posti.example, puh. 040 123 4567. Toimisto 017 555 100."
KEPT = "Kahvila tiistaisin. Ilmoittaudu: , . Toimisto 017 555 100."
FILES = {
    "list.csv": f'nimi,kuvaus\nMartat,"{SAID}"\n',
    "list.json": json.dumps({"elements": [{"id": "m-1", "label": "Martat", "description": SAID}], "connections": []}),
    "list.graphml": (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        '<key id="d0" for="node" attr.name="label" attr.type="string"/>'
        '<key id="d1" for="node" attr.name="description" attr.type="string"/><graph edgedefault="undirected">'
        f'<node id="m-1"><data key="d0">Martat</data><data key="d1">{SAID}</data></node></graph></graphml>'
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_description_keeps_all_but_what_is_a_persons(
    context: Context, take: Import, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text(FILES[name], encoding="utf-8")
    report = take(path)
    (actor,) = context.store.export().actors
    assert actor.descriptions.fi == KEPT
    assert [(one.column, one.rows) for one in report.left_out] == [("description", 1)]


def test_the_texts_of_offers_and_ties_are_looked_through_as_well(context: Context, take: Import) -> None:
    take(
        list_csv="nimi,tarjoaa\nMartat,ruokaneuvontaa kotiin 040 123 4567\n",
        ties_csv="mistä,mihin,kuvaus,seuraava askel\nMartat,Nuoret,Kysy (maija@posti.example),Soita 050 123 4567\n",
    )
    everything = repr(context.store.export())
    assert "123 4567" not in everything
    assert "posti.example" not in everything


def test_the_command_line_says_that_names_cannot_be_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.csv").write_text(FILES["list.csv"], encoding="utf-8")
    main(["--store", f"sqlite:///{tmp_path / 'graph.db'}", "import", "--dry-run", str(tmp_path / "list.csv")])
    assert "nimiä palvelu ei voi tunnistaa" in capsys.readouterr().err


def test_what_was_not_understood_is_told_without_what_is_a_persons(take: Import) -> None:
    headings = "nimi;kumppanit;yhteystiedot rooleittain;kotisivu;tyyppi;y-tunnus"
    row = "Martat;Nuoret 040 123 4567;Maija Mehtonen;maija@example.com;kysy maija@example.com;02012567"
    report = take(list_csv=f"{headings}\n{row}\n")
    told = {one.column: one.value for one in report.warnings}
    assert told == {
        "partners": "Nuoret •••", "contacts": None, "url": "•••", "type": "kysy •••", "business_id": "0201256-7",
    }  # fmt: skip
    words = " ".join(one.reason for one in report.warnings)
    assert not [one for one in ("040", "Mehtonen", "maija@") if one in words]

"""What a person says of a file goes before what is understood of it."""

from pathlib import Path

import pytest

from graphsvc.errors import StoreChangedError
from graphsvc.exchange import Choices, SheetChoices
from graphsvc.exchange.reading.sheets import Role
from graphsvc.model import GraphData
from graphsvc.service import Context, ImportReport, ImportRequest, import_files
from tests.exchange.conftest import NONE, Import

STORED = "nimi,kunta,kuvaus\nMartat ry,Kuopio,neuvoo\n"
NEWS = "nimi,kunta,kuvaus\nMarttojen yhdistys,Kuopio,opettaa\n"


class Reader:
    """Imports one text with choices."""

    def __init__(self, context: Context, folder: Path) -> None:
        self.context, self.folder = context, folder

    def take(self, text: str, choices: Choices, *, dry_run: bool = False, version: int | None = None) -> ImportReport:
        path = self.folder / "list.csv"
        path.write_text(text, encoding="utf-8")
        request = ImportRequest(paths=(path,), choices=choices, dry_run=dry_run, version=version)
        return import_files(self.context, request, "fi")


@pytest.fixture
def reader(context: Context, tmp_path: Path) -> Reader:
    return Reader(context, tmp_path)


def same(**ids: str) -> Choices:
    return Choices(same=ids)


def test_the_report_tells_how_each_column_was_read_with_values(reader: Reader) -> None:
    (sheet,) = reader.take("nimi,Väri,puhelin\nMartat,sininen,040 123 4567\nNuoret,,\n", Choices()).sheets
    assert (sheet.role, sheet.rows) == ("elements", 2)
    assert [(one.heading, one.column, one.samples) for one in sheet.columns] == [
        ("nimi", "label", ("Martat", "Nuoret")),
        ("Väri", None, ("sininen",)),
        ("puhelin", "phone", ()),
    ]


def test_headings_that_mean_nothing_are_read_as_one_says(reader: Reader) -> None:
    text = "Kuka,Missä päin,Jotain\nMartat,Kuopio,x\n"
    assert reader.take(text, Choices()).is_refused
    columns: dict[str, str | None] = {"Kuka": "label", "Missä päin": "municipality"}
    report = reader.take(text, Choices({0: SheetChoices(Role.ELEMENTS, columns)}))
    assert (report.added["actors"], report.refused) == (1, ())
    assert reader.context.store.actor("martat.297").municipality == "297"


def test_a_list_of_actors_is_read_as_ties_when_one_says_so(reader: Reader) -> None:
    columns: dict[str, str | None] = {"nimi": "from", "yhdistys": "to"}
    report = reader.take("nimi,yhdistys\nMartat,Nuoret\n", Choices({0: SheetChoices(Role.CONNECTIONS, columns)}))
    assert (report.added["ties"], report.added["actors"]) == (1, 2)


def test_columns_and_sheets_are_left_out_when_one_says_so(reader: Reader) -> None:
    report = reader.take(STORED, Choices({0: SheetChoices(columns={"kuvaus": None})}))
    assert report.added["actors"] == 1
    assert not reader.context.store.actor("martat_ry.297").descriptions
    assert reader.take(NEWS, Choices({0: SheetChoices(is_left_out=True)})).is_refused
    assert reader.take(NEWS, Choices({0: SheetChoices(columns={"nimi": None})})).is_refused


def test_two_that_are_one_become_one_with_both_names_and_stay_so(reader: Reader) -> None:
    reader.take(STORED, Choices())
    chosen = same(**{"marttojen_yhdistys.297": "martat_ry.297"})
    report = reader.take(NEWS, chosen)
    assert (report.added, report.changed["actors"]) == (NONE, 1)
    (actor,) = reader.context.store.export().actors
    assert (actor.names.fi, actor.descriptions.fi) == ("Martat ry", "opettaa. Myös nimellä Marttojen yhdistys.")
    for choices in (chosen, Choices()):
        again = reader.take(NEWS, choices)
        assert (again.added, again.changed) == (NONE, NONE)
    reader.take(STORED, Choices())
    assert reader.context.store.export().actors[0].descriptions.fi == "neuvoo. Myös nimellä Marttojen yhdistys."


def test_two_rows_of_a_file_become_one_and_take_their_ties_along(
    take: Import, context: Context, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("nimi,kunta\nMartat,Kuopio\nMartat ry,\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("mistä,mihin\nMartat ry,Nuoret\nMartat,Lapset\n", encoding="utf-8")
    paths = tmp_path / "a.csv", tmp_path / "b.csv"
    (pair,) = take(*paths, dry_run=True).duplicates
    chosen = same(**{pair.actor.id: pair.candidate.id})
    import_files(context, ImportRequest(paths=paths, choices=chosen), "fi")
    assert {actor.id for actor in context.store.export().actors} == {"martat.297", "nuoret", "lapset"}
    assert {tie.source for tie in context.store.export().ties} == {"martat.297"}
    assert context.store.actor("martat.297").descriptions.fi == "Myös nimellä Martat ry."


def test_names_that_only_ties_hold_become_one(reader: Reader) -> None:
    reader.take(STORED, Choices())
    report = reader.take("mistä,mihin\nMarttayhdistys,Nuoret\nNuoret ry,Lapset\n", Choices(), dry_run=True)
    assert [(pair.actor.id, pair.candidate.id) for pair in report.duplicates] == [("nuoret_ry", "nuoret")]
    chosen = same(nuoret_ry="nuoret", marttayhdistys="martat_ry.297")
    reader.take("mistä,mihin\nMarttayhdistys,Nuoret\nNuoret ry,Lapset\n", chosen)
    kept = reader.context.store.export()
    assert {actor.id for actor in kept.actors} == {"martat_ry.297", "nuoret", "lapset"}
    assert {(tie.source, tie.target) for tie in kept.ties} == {("martat_ry.297", "nuoret"), ("nuoret", "lapset")}
    assert reader.context.store.actor("nuoret").descriptions.fi == "Myös nimellä Nuoret ry."
    again = reader.take("mistä,mihin\nMarttayhdistys,Nuoret\nNuoret ry,Lapset\n", Choices())
    assert (again.added, again.changed) == (NONE, NONE)


def test_what_is_said_to_be_nobody_that_is_there_comes_in_by_itself(reader: Reader) -> None:
    chosen = same(**{"martat_ry.297": "gone", "gone": "martat_ry.297"})
    assert reader.take(STORED, chosen).added["actors"] == 1
    assert reader.context.store.actor("martat_ry.297").names.fi == "Martat ry"


def test_an_import_for_a_version_is_written_only_to_the_graph_as_it_was_then(reader: Reader) -> None:
    version = reader.context.store.version()
    reader.context.store.merge(GraphData())
    with pytest.raises(StoreChangedError):
        reader.take(STORED, Choices(), version=version)
    assert reader.context.store.export() == GraphData()
    assert reader.take(STORED, Choices(), version=reader.context.store.version()).added["actors"] == 1

import json
from pathlib import Path

import pytest

from graphsvc import resources
from graphsvc.errors import InvalidFileError
from graphsvc.exchange import read_dataset, write_document
from graphsvc.model import Actor, Dataset, Event, GraphData, Need, Offer, Tie
from graphsvc.model.flat import unflatten

SAMPLE = read_dataset(resources.folder("seed") / "partnerships")


def test_the_document_holds_everything(tmp_path: Path) -> None:
    write_document(SAMPLE, tmp_path / "all.json")
    document = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert (document["format"], document["version"]) == ("graphsvc", 1)
    again = GraphData(
        actors=tuple(unflatten(Actor, row) for row in document["actors"]),
        ties=tuple(unflatten(Tie, row) for row in document["ties"]),
        offers=tuple(unflatten(Offer, row) for row in document["offers"]),
        needs=tuple(unflatten(Need, row) for row in document["needs"]),
        events=tuple(unflatten(Event, row) for row in document["events"]),
        datasets=tuple(unflatten(Dataset, row) for row in document["datasets"]),
    )
    assert again == SAMPLE


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    write_document(SAMPLE, tmp_path / "one.json")
    write_document(SAMPLE, tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_letters_are_written_as_they_are(tmp_path: Path) -> None:
    write_document(SAMPLE, tmp_path / "all.json")
    assert "järjestöt" in (tmp_path / "all.json").read_text(encoding="utf-8")


def test_an_empty_store_gives_an_empty_document(tmp_path: Path) -> None:
    write_document(GraphData(), tmp_path / "none.json")
    document = json.loads((tmp_path / "none.json").read_text(encoding="utf-8"))
    assert document == {
        "format": "graphsvc", "version": 1, "datasets": [], "actors": [], "ties": [], "offers": [], "needs": [],
        "events": [],
    }  # fmt: skip


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidFileError, match="file_unwritable"):
        write_document(GraphData(), tmp_path / "no such folder" / "all.json")

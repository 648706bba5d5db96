"""A small `make load`: several users at once, while the store is written to."""

from pathlib import Path

from graphsvc import resources
from graphsvc.exchange import read_dataset
from graphsvc.store import open_store
from tests.load import MIX, under_load


def test_several_users_at_once_are_all_answered(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    store = open_store(url)
    store.merge(read_dataset(resources.folder("seed") / "partnerships"))
    store.close()
    load = under_load(url, users=8, seconds=3)
    assert load.faults == []
    assert load.answered > len(MIX)

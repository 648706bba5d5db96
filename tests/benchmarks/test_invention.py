"""Inventing a region, beside reading it back."""

import itertools
from collections.abc import Callable
from pathlib import Path

from graphsvc import service
from graphsvc.exchange import read_dataset


def test_inventing_a_region_against_reading_it(ratio: Callable[..., float], tmp_path: Path) -> None:
    numbers = itertools.count()
    service.generate(tmp_path / "region", 300, 1)
    ratio(
        "generate / read, 300 organisations",
        lambda: service.generate(tmp_path / f"region{next(numbers)}", 300, 1),
        lambda: read_dataset(tmp_path / "region"),
    )

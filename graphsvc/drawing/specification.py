"""What a map is made of: `visualisations/maps/*.toml` and the themes that they name."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import TypeAdapter

from graphsvc import resources
from graphsvc.drawing.offers import MarkKind
from graphsvc.errors import NotFoundError

Layout = Literal["network", "municipality", "ego", "path", "place"]
Shows = Literal["all", "around", "way", "basis", "offers"]
OF_ALL: Final[frozenset[Shows]] = frozenset({"all", "offers"})
"""What maps show that need no actor."""
Shape = Literal["dot", "diamond", "triangle", "square", "hexagon"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a kind of actor is drawn: a shape, and a colour as `#rrggbb`."""

    shape: Shape
    colour: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The other colours of a drawing, each as `#rrggbb`."""

    paper: str
    disc: str
    disc_line: str
    tie: str
    ink: str
    quiet: str
    outline: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The marks of the kinds in the order of the legend, and the colours by day and by night."""

    marks: Mapping[MarkKind, Mark]
    light: Palette
    dark: Palette


@dataclass(frozen=True, slots=True)
class MapSpecification:
    """A map as its file describes it; the file says what each number means.

    `order` is its place in the menu of maps; one without has none.
    """

    name: str
    layout: Layout
    theme: Theme
    spacing: float
    shows: Shows = "all"
    order: int = 0
    smallest_group: int = 1
    most_single_ties: float = math.inf


_SPECIFICATION: Final = TypeAdapter(MapSpecification)


def map_names() -> tuple[str, ...]:
    """The names of the maps that ship, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in _folder("maps").glob("*.toml")))


@cache
def load_map(name: str) -> MapSpecification:
    """The map that bears this name.

    Raises:
        NotFoundError: no map bears it.
    """
    if name not in map_names():
        raise NotFoundError("map", name, field="name")
    table = _table(_folder("maps") / f"{name}.toml")
    theme = _table(_folder("themes") / f"{table['theme']}.toml")
    return _SPECIFICATION.validate_python({**table, "name": name, "theme": theme})


def _folder(name: str) -> Path:
    return resources.folder("visualisations") / name


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))

"""Where queries/, seed/ and visualisations/ are: inside the wheel, or beside the package in a checkout."""

from pathlib import Path
from typing import Final, Literal

Folder = Literal["queries", "seed", "visualisations"]

_PACKAGE: Final = Path(__file__).resolve().parent
_SHIPPED: Final = _PACKAGE / "_shipped"


def folder(name: Folder) -> Path:
    """The folder of shipped files that bears this name."""
    return (_SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent) / name

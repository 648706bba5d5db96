"""The templates of `visualisations/templates`, every value escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graphsvc import resources


def environment() -> Environment:
    """A new environment; names are data, so that all that goes in is escaped, and JSON keeps the order it has."""
    made = Environment(
        loader=FileSystemLoader(resources.folder("visualisations") / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"sort_keys": False, "allow_nan": False, "ensure_ascii": False}
    return made


@cache
def read(path: Path) -> str:
    """The text of a shipped file, its lines ended as a browser reads them."""
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")

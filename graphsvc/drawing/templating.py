"""The templates of `visualisations/templates`, every value escaped."""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from graphsvc import resources


class _Compiled(BytecodeCache):
    """Templates that were compiled already; every page has an environment of its own and would compile them anew."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is known of its template."""
        if known := self._compiled.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what a template was compiled to."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


_COMPILED: Final = _Compiled()


def environment() -> Environment:
    """A new environment; names are data, so that all that goes in is escaped, and JSON keeps the order it has."""
    made = Environment(
        loader=FileSystemLoader(resources.folder("visualisations") / "templates"),
        autoescape=True,
        bytecode_cache=_COMPILED,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {
        "sort_keys": False,
        "allow_nan": False,
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    return made


@cache
def read(path: Path) -> str:
    """The text of a shipped file, its lines ended as a browser reads them."""
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")

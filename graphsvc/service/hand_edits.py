"""What people changed by hand, so that a file that still says what was there before does not change it back."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from graphsvc.exchange import REMOVED, ByHand
from graphsvc.service.context import Context

_FILES: Final = frozenset(
    {".csv", ".gexf", ".graphml", ".json", ".tsv", ".txt", ".xls", ".xlsm", ".xlsx", ".xml", ".zip"}
)
"""How the names of files end; of a change by hand, the history says what was done instead."""


def changed_by_hand(context: Context) -> Mapping[tuple[str, str], Mapping[str, ByHand]]:
    """The values that were changed by hand and not taken back, by kind and id of their records."""
    found: dict[tuple[str, str], dict[str, ByHand]] = defaultdict(dict)
    for entry in reversed(context.store.imports()):
        if entry.undone_at or any(PurePath(name).suffix.lower() in _FILES for name in entry.files):
            continue
        for step in context.store.import_steps(entry.id):
            values = found[step.kind, step.id]
            if step.is_removal:
                values[REMOVED] = ByHand(None, entry.done_at)
            for key, after in (step.after or {}).items():
                earlier = values[key].before if key in values else []
                values[key] = ByHand(after, entry.done_at, [*earlier, (step.before or {}).get(key)])
    return found

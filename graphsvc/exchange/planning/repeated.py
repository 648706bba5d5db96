"""Rows of one import that mean the same actor: what each of them says is kept, or it is told what gave way."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from graphsvc.exchange.planning.aliases import followed
from graphsvc.exchange.understanding.actor_rows import ActorRow
from graphsvc.exchange.understanding.findings import Findings
from graphsvc.model import LANGUAGES

_TEXTS: Final = frozenset(f"description_{language}" for language in LANGUAGES)
_UNTOLD: Final = frozenset({"kind", "assured_date", *(f"name_{language}" for language in LANGUAGES)})
"""Fields that others tell of, as the subtype does of the kind; and the day of confirmation, of which the latest counts."""


def beside_earlier(rows: list[tuple[str, ActorRow]], findings: Findings) -> Iterator[tuple[str, ActorRow]]:
    """Each row, with what earlier rows say of the same actor where both can be kept; what cannot is told."""
    amounts = Counter(actor_id for actor_id, _ in rows)
    earlier: dict[str, dict[str, Any]] = {}
    for actor_id, row in rows:
        if amounts[actor_id] == 1 or row.says_all:
            yield actor_id, row
        else:
            before = earlier.setdefault(actor_id, {})
            before |= (fields := _joined(before, row, findings))
            yield actor_id, replace(row, fields=fields)


def _joined(earlier: dict[str, Any], row: ActorRow, findings: Findings) -> dict[str, Any]:
    fields = dict(row.fields)
    for key, before in earlier.items():
        said = fields.get(key, before)
        if said == before:
            continue
        if isinstance(said, list):
            fields[key] = list(dict.fromkeys((*before, *said)))
        elif key in _TEXTS:
            fields[key] = before if said in before else followed(before, said)
        elif key not in _UNTOLD:
            findings.warn(row.where.problem("rows_differ", key))
    return fields

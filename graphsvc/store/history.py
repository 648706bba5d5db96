"""How imports are remembered, inside a transaction of any engine; removal of what they added."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from graphsvc.model.history import Change, Done, Import, RecordChange, Removal
from graphsvc.store.corrections import merge_corrections
from graphsvc.store.followups import merge_follow_ups
from graphsvc.store.run import Row, Run

_STEPS_IN_PART: Final = 5000


def remove_records(run: Run, removal: Removal) -> None:
    """Remove records by their ids."""
    for kind in ("ties", "offers", "needs", "actors", "events"):
        if ids := getattr(removal, kind):
            run(f"delete_{kind}", ids=list(ids))
    if removal.datasets:
        run("delete_datasets", names=list(removal.datasets))


def remember(run: Run, change: Change) -> None:
    """Write what the history is to say of a change."""
    if change.forgets:
        run("delete_imports")
        run("delete_follow_ups")
        run("delete_corrections")
    for done in change.done:
        _remember_import(run, done)
    if change.undone is not None:
        import_id, undone_at = change.undone
        run("mark_import_undone", id=import_id, undone_at=undone_at)
    if change.follow_ups:
        merge_follow_ups(run, change.follow_ups)
    if change.corrections:
        merge_corrections(run, change.corrections)


def _remember_import(run: Run, done: Done) -> None:
    entry = done.entry
    run(
        "insert_import",
        id=entry.id,
        done_at=entry.done_at,
        who=entry.who,
        files=list(entry.files),
        added=json.dumps(dict(entry.added)),
        changed=json.dumps(dict(entry.changed)),
        undone_at=entry.undone_at,
    )
    for position, steps in enumerate(_parts(done.steps)):
        run("insert_import_part", import_id=entry.id, position=position, steps=steps)


def read_imports(run: Run) -> tuple[Import, ...]:
    """Every import, the latest first."""
    return tuple(_import(row) for row in run("imports"))


def read_steps(run: Run, import_id: str) -> tuple[RecordChange, ...]:
    """What an import did."""
    parts = (json.loads(row["steps"]) for row in run("import_parts", import_id=import_id))
    return tuple(RecordChange(*step) for part in parts for step in part)


def _parts(steps: Sequence[RecordChange]) -> Iterator[str]:
    for start in range(0, len(steps), _STEPS_IN_PART):
        part = steps[start : start + _STEPS_IN_PART]
        yield json.dumps([[step.kind, step.id, step.before, step.after] for step in part], ensure_ascii=False)


def _import(row: Row) -> Import:
    return Import(
        id=row["id"],
        done_at=row["done_at"],
        who=row["who"],
        files=tuple(row["files"]),
        added=json.loads(row["added"]),
        changed=json.loads(row["changed"]),
        undone_at=row["undone_at"],
    )

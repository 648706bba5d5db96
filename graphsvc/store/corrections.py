"""How what coordinators corrected is kept, inside a transaction of any engine."""

from collections.abc import Collection

from graphsvc.model import About, Correction
from graphsvc.store.run import Run


def read_corrections(run: Run) -> tuple[Correction, ...]:
    """All that was corrected."""
    return tuple(
        Correction(About(row["about"]), row["one"], row["other"], row["said"], row["words"])
        for row in run("corrections")
    )


def merge_corrections(run: Run, corrections: Collection[Correction]) -> None:
    """Remember, in place of what was remembered of the same."""
    rows = [
        {"about": one.about, "one": one.one, "other": one.other, "said": one.said, "words": one.words}
        for one in corrections
    ]
    run("merge_corrections", rows=rows)

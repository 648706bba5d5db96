"""How what coordinators set aside is kept, inside a transaction of any engine."""

from collections.abc import Collection, Mapping
from datetime import date

from graphsvc.model import FollowUp, Outcome
from graphsvc.store.run import Run


def read_follow_ups(run: Run) -> tuple[FollowUp, ...]:
    """All that is set aside."""
    return tuple(
        FollowUp(
            frozenset({row["actor"], row["partner"]} - {""}), Outcome(row["outcome"]), date.fromisoformat(row["day"])
        )
        for row in run("follow_ups")
    )


def merge_follow_ups(run: Run, follow_ups: Collection[FollowUp]) -> None:
    """Set aside, or anew where it is already."""
    rows = [{**follow_up_keys(one.actors), "outcome": one.outcome, "day": one.day.isoformat()} for one in follow_ups]
    run("merge_follow_ups", rows=rows)


def follow_up_keys(actors: Collection[str]) -> Mapping[str, str]:
    """What one or two actors are found under: the smaller id first, the second empty where there is one."""
    one, *others = sorted(actors)
    return {"actor": one, "partner": others[0] if others else ""}

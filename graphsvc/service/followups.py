"""What coordinators set aside and take back: actors of the work list, and pairs that were suggested."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graphsvc.errors import InvalidInputError
from graphsvc.model import Actor, FollowUp, Outcome
from graphsvc.model.outlines import ActorOutline
from graphsvc.service.context import Context, today
from graphsvc.service.views import ActorSummary, Viewer


@dataclass(frozen=True, slots=True)
class SetAside:
    """An actor, or the two of a pair, with what came of it and since when."""

    actors: tuple[ActorSummary, ...]
    outcome: Outcome
    day: date


def set_aside(context: Context, actor: str, partner: str | None, outcome: Outcome, day: date | None) -> None:
    """Remember what came of an actor, or of a pair where a partner is named; today, unless told.

    Raises:
        NotFoundError: nobody bears one of the ids.
        InvalidInputError: both ids are the same, or the day lies ahead.
    """
    context.actor(actor, "actor")
    if partner is not None:
        context.actor(partner, "partner")
        if partner == actor:
            raise InvalidInputError("tie_to_itself", field="partner", value=partner)
    if day and day > today():
        raise InvalidInputError("day_ahead", field="day", value=day)
    context.store.set_aside(FollowUp(frozenset({actor, partner or actor}), outcome, day or today()))


def take_back(context: Context, actor: str, partner: str | None) -> None:
    """Forget what came of an actor, or of a pair where a partner is named."""
    context.store.take_back({actor, partner or actor})


def set_aside_views(
    viewer: Viewer, actors: Mapping[str, Actor | ActorOutline], follow_ups: Iterable[FollowUp]
) -> tuple[SetAside, ...]:
    """What is set aside, worded; without what is about actors that are unknown."""
    return tuple(
        SetAside(tuple(viewer.actor(actors[one]) for one in sorted(found.actors)), found.outcome, found.day)
        for found in follow_ups
        if found.actors <= actors.keys()
    )

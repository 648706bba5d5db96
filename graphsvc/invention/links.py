"""A tie before it has an id, and how the rest of it is drawn."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from graphsvc.invention.actors import SOURCE
from graphsvc.invention.chance import Chance, steps_of
from graphsvc.invention.plan import DAY, Plan
from graphsvc.invention.words import phrases
from graphsvc.model import Confirmation, Language, Tie, TieKind

_LEVEL_STEPS: Final = steps_of((30, 25, 25, 15, 5))
_CONFIRMATIONS: Final = (Confirmation.NEITHER, Confirmation.ONE, Confirmation.BOTH)
_CONFIRMATION_STEPS: Final = steps_of((60, 25, 15))
_KEPT: Final = frozenset({TieKind.MEMBER_OF, TieKind.PART_OF, TieKind.ADVISES, TieKind.SUCCEEDS})
"""Kinds of ties that go on until somebody ends them, and are not planned long before."""
_OLDEST_TIE: Final = timedelta(days=25 * 365)
_RECORDED_WITHIN: Final = timedelta(days=5 * 365)
_PLANNED_SHARE, _ENDED_SHARE, _ENDING_SHARE = 0.04, 0.1, 0.06


class Link(NamedTuple):
    """Two ends and a kind; with a `basis` the period is known, without one it is drawn."""

    source: str
    target: str
    kind: TieKind = TieKind.COOPERATES_WITH
    language: Language = "fi"
    basis: str | None = None
    start: date | None = None
    end: date | None = None
    planned: bool = False


def tie_of(plan: Plan, number: int, link: Link) -> Tie:
    """The tie with this number."""
    chance = plan.chance("tie", number)
    if link.start is None and not link.planned:
        link = _with_period(link, chance)
    told = chance.fraction()
    return Tie(
        id=f"yhteys.{number}",
        source=link.source,
        target=link.target,
        kind=link.kind,
        start_date=link.start,
        end_date=link.end,
        level=0 if link.planned else chance.step(_LEVEL_STEPS),
        basis=link.basis,
        description=_said("agreed", link, chance) if told < 0.15 else "",
        next_step=_said("next", link, chance) if told < 0.05 or link.planned else "",
        planned=link.planned,
        source_name=SOURCE,
        recorded_at=DAY - _RECORDED_WITHIN * chance.fraction() ** 2,
        confirmed_by=_CONFIRMATIONS[chance.step(_CONFIRMATION_STEPS)],
    )


def _with_period(link: Link, chance: Chance) -> Link:
    """The link with a start where one is known, with an end where it has or will have one, or planned."""
    drawn, start = chance.fraction(), DAY - _OLDEST_TIE * chance.fraction() ** 2
    if link.kind in _KEPT:
        return link._replace(start=start if drawn < 0.3 else None)
    if drawn < _PLANNED_SHARE:
        return link._replace(planned=True)
    if (drawn := drawn - _PLANNED_SHARE) < _ENDED_SHARE:
        return link._replace(start=start, end=chance.day(start, DAY - timedelta(days=1)))
    if (drawn := drawn - _ENDED_SHARE) < _ENDING_SHARE:
        return link._replace(start=start, end=chance.day(DAY, DAY + timedelta(days=730)))
    return link._replace(start=start if drawn < 0.5 else None)


def _said(kind: str, link: Link, chance: Chance) -> str:
    said = chance.pick(phrases(kind))
    return said.in_language(link.language)

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.model import Actor, ActorKind, LocalText, Status, Tie, TieKind

DAY = date(2020, 10, 15)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))


def actor(status: Status | None, start: date | None = None, end: date | None = None) -> Actor:
    return Actor(
        id="a", kind=ActorKind.ORGANISATION, subtype="club", names=LocalText(fi="A"),
        status=status, start_date=start, end_date=end,
    )  # fmt: skip


def tie(start: date | None, end: date | None, *, planned: bool = False) -> Tie:
    return Tie(
        id="t", source="a", target="b", kind=TieKind.FUNDS, start_date=start, end_date=end, planned=planned
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "active"),
    [
        (None, None, True),
        (BEFORE, None, True),
        (DAY, None, True),
        (AFTER, None, False),
        (None, BEFORE, False),
        (None, DAY, True),
        (None, AFTER, True),
        (BEFORE, BEFORE, False),
        (DAY, DAY, True),
        (BEFORE, AFTER, True),
        (AFTER, AFTER, False),
    ],
)
def test_a_tie_is_active_from_its_start_to_its_end_both_included(
    start: date | None, end: date | None, *, active: bool
) -> None:
    assert tie(start, end).is_active(DAY) is active
    assert actor(None, start, end).is_active(DAY) is active
    assert actor(Status.ACTIVE, start, end).is_active(DAY) is active


@pytest.mark.parametrize("end", [None, BEFORE, AFTER])
def test_a_planned_tie_is_never_active(end: date | None) -> None:
    assert not tie(None, end, planned=True).is_active(DAY)


@pytest.mark.parametrize(
    ("status", "end", "active"),
    [
        (Status.INACTIVE, None, False),
        (Status.INACTIVE, AFTER, False),
        (Status.DEFUNCT, None, False),
        (Status.DEFUNCT, BEFORE, False),
        (Status.DEFUNCT, DAY, True),
        (Status.DEFUNCT, AFTER, True),
    ],
)
def test_an_actor_that_closed_down_acted_until_its_known_end(status: Status, end: date | None, *, active: bool) -> None:
    assert actor(status, end=end).is_active(DAY) is active


@given(start=DAYS, end=DAYS, first=st.dates(), later=st.dates())
def test_what_is_active_on_two_days_is_active_between_them(
    start: date | None, end: date | None, first: date, later: date
) -> None:
    if start and end and end < start:
        start, end = end, start
    first, later = min(first, later), max(first, later)
    held = tie(start, end)
    if held.is_active(first) and held.is_active(later):
        assert held.is_active(first + (later - first) // 2)

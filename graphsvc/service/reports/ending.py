"""What ends within a year, and how much hangs on it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar

from graphsvc.analysis.project_end import Hanging, hanging_on
from graphsvc.model import Event
from graphsvc.model.outlines import ActorOutline
from graphsvc.service.reports.base import WHOLE, NetworkOfDay, Part, Report
from graphsvc.service.reports.keeping import kept
from graphsvc.service.views import ActorSummary

Ending = TypeVar("Ending", ActorOutline, Event)
_A_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class EndingActor:
    """An actor whose end is known: how many ties go with it, among how many others, and how many of them lose all."""

    actor: ActorSummary
    end_date: date
    ties: int
    actors: int
    alone: int


@dataclass(frozen=True, slots=True)
class EndingEvent:
    """An event or process whose end is known, and how many ties rest on it."""

    id: str
    name: str
    end_date: date
    ties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingReport(Report):
    """The actors, and the events that ties rest on, that end within a year of the day, the next to end first."""

    actors: tuple[EndingActor, ...]
    events: tuple[EndingEvent, ...]


@kept()
def ending_report(network: NetworkOfDay, *, part: Part = WHOLE) -> EndingReport:
    """The actors of a part that act on the day and end within a year of it; events only for the whole.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
    """
    events = _ending_events(network) if part.is_whole else ()
    hanging = hanging_on(network.day, {event.id for _, event in events})
    return EndingReport(
        **network.stated("ending", **part.parameters),
        actors=ending_actors(network, network.ids_in(part)),
        events=tuple(
            EndingEvent(event.id, event.names.in_language(network.language), day, hanging[event.id].ties)
            for day, event in events
        ),
    )


def ending_actors(network: NetworkOfDay, ids: Collection[str]) -> tuple[EndingActor, ...]:
    """Those of some actors that act on the day and end within a year of it, the next to end first."""
    ending = _next_first(
        (actor.end_date, actor)
        for actor in network.day.actors
        if actor.id in ids and _ends_soon(network, actor.end_date) and actor.is_active(network.on)
    )
    hanging = hanging_on(network.day, {actor.id for _, actor in ending})
    return tuple(_ending_actor(network, actor, day, hanging[actor.id]) for day, actor in ending)


def _ending_events(network: NetworkOfDay) -> tuple[tuple[date, Event], ...]:
    """The events that ties of the day rest on."""
    found = network.context.store.events(network.day.bases())
    return _next_first((event.end_date, event) for event in found if _ends_soon(network, event.end_date))


def _ends_soon(network: NetworkOfDay, day: date | None) -> bool:
    return day is not None and timedelta() <= day - network.on <= _A_YEAR


def _next_first(found: Iterable[tuple[date | None, Ending]]) -> tuple[tuple[date, Ending], ...]:
    known = ((day, one) for day, one in found if day is not None)
    return tuple(sorted(known, key=lambda pair: (pair[0], pair[1].id)))


def _ending_actor(network: NetworkOfDay, actor: ActorOutline, day: date, hanging: Hanging) -> EndingActor:
    return EndingActor(network.viewer.actor(actor), day, hanging.ties, hanging.actors, hanging.alone)

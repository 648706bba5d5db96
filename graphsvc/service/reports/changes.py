"""What changed between two days."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from graphsvc.analysis.day import DayOutline
from graphsvc.errors import InvalidInputError
from graphsvc.model import Actor, Event, Tie, alphabetical
from graphsvc.service.actors import tie_views
from graphsvc.service.reports.base import WHOLE, NetworkOfDay, Part, Report
from graphsvc.service.reports.keeping import kept
from graphsvc.service.views import ActorSummary, TieView


@dataclass(frozen=True, slots=True)
class Basis:
    """A project or an event that ties rest on, and the day when it began where that is known."""

    id: str
    name: str
    start_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesReport(Report):
    """What is there on the day and was not on the day `since`, and the other way round.

    Ties are those with at least one end in the part; `out_of_isolation` had no tie then and have one now,
    `into_isolation` the other way round, among those who act on both days.
    """

    since: date
    began: tuple[TieView, ...]
    ended: tuple[TieView, ...]
    out_of_isolation: tuple[ActorSummary, ...]
    into_isolation: tuple[ActorSummary, ...]


@kept()
def changes_report(now: NetworkOfDay, since: date, *, part: Part = WHOLE, basis: str | None = None) -> ChangesReport:
    """What changed between two days, in a part or the whole; only through ties that rest on `basis` where it is given.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
        InvalidInputError: the day `since` is after the day.
    """
    if since > now.on:
        raise InvalidInputError("first_day_after_last", field="since", value=since, last=now.on)
    then = NetworkOfDay(now.context, since, now.language, is_kept=False)
    wanted = now.ids_in(part) | then.ids_in(part)

    def changed(ties: Collection[Tie]) -> tuple[TieView, ...]:
        found = [tie for tie in ties if basis in (None, tie.basis) and not wanted.isdisjoint((tie.source, tie.target))]
        return tie_views(now.context, found, now.on, now.language)

    alone_now, alone_then = _alone(now.day) & wanted, _alone(then.day) & wanted
    began = changed(now.context.store.ties_begun(now.on, since))
    ended = changed(now.context.store.ties_begun(since, now.on))
    acting = {actor.id for actor in now.day.actors if actor.is_active(now.on) and actor.is_active(since)}
    return ChangesReport(
        **now.stated("changes", **part.parameters, since=since.isoformat(), basis=basis),
        since=since,
        began=began,
        ended=ended,
        out_of_isolation=_summaries(now, (alone_then - alone_now) & acting & _ends(began)),
        into_isolation=_summaries(now, (alone_now - alone_then) & acting & _ends(ended)),
    )


def bases(now: NetworkOfDay, since: date, *, part: Part = WHOLE, chosen: str | None = None) -> tuple[Basis, ...]:
    """The projects and events that ties of either day with an end in the part rest on, and the `chosen` one, by name.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
    """
    then = NetworkOfDay(now.context, since, now.language, is_kept=False)
    wanted = now.ids_in(part) | then.ids_in(part)
    ids = {basis for basis in (chosen, *_bases(now.day, wanted), *_bases(then.day, wanted)) if basis}
    store = now.context.store
    records: tuple[Event | Actor, ...] = (*store.events(ids), *store.actors_by_id(ids))
    found = (Basis(one.id, one.names.in_language(now.language), one.start_date) for one in records)
    return tuple(sorted(found, key=lambda basis: alphabetical(basis.name)))


def _ends(ties: Iterable[TieView]) -> frozenset[str]:
    return frozenset(end for tie in ties for end in (tie.source, tie.target))


def _bases(day: DayOutline, wanted: Collection[str]) -> set[str]:
    return day.bases(day.ties.of_any(day.marked(wanted)))


def _alone(day: DayOutline) -> frozenset[str]:
    return frozenset(day.ids(day.tie_counts == 0))


def _summaries(network: NetworkOfDay, actor_ids: Collection[str]) -> tuple[ActorSummary, ...]:
    return tuple(network.viewer.actor(network.day.actor(actor_id)) for actor_id in sorted(actor_ids))

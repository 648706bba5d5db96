"""A plan for when a project, or any actor, ends: the ties that would hold the others together, written as planned."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from graphsvc.exchange import id_of_tie
from graphsvc.model import GraphData, Language, Tie, TieKind
from graphsvc.model.history import Change, Done, Import, RecordChange
from graphsvc.service.context import today
from graphsvc.service.imports import history_entry, imports
from graphsvc.service.reports import NetworkOfDay, ProjectEndReport, project_end_report
from graphsvc.texts import text


def make_plan(network: NetworkOfDay, actor_id: str) -> str | None:
    """Write the ties that a project's end calls for as planned, from the day after the end; what is planned stays.

    The id of the entry in the history of imports, by which it is taken back; None where nothing was to be written.

    Raises:
        NotFoundError: nobody bears the id.
    """
    report = project_end_report(network, actor_id, limit=1)
    planned = already_planned(network, report)
    ties = tuple(tie for tie, is_planned in zip(_ties(network, report), planned, strict=True) if not is_planned)
    if not ties:
        return None
    entry = history_entry((ties[0].source_name,), {"ties": len(ties)})
    steps = tuple(RecordChange("tie", tie.id) for tie in ties)
    network.context.store.apply(Change(data=GraphData(ties=ties), done=(Done(entry, steps),)))
    return entry.id


def already_planned(network: NetworkOfDay, report: ProjectEndReport) -> tuple[bool, ...]:
    """For each repair of a project's end, whether its tie is planned already, in this plan or another."""
    ties = _ties(network, report)
    ends = {end for tie in ties for end in (tie.source, tie.target)}
    known = network.context.store.ties_of(ends, None) if ends else ()
    ids = {tie.id for tie in known}
    pairs = {frozenset((tie.source, tie.target)) for tie in known if tie.planned and _may_come(tie, network.on)}
    return tuple(tie.id in ids or frozenset((tie.source, tie.target)) in pairs for tie in ties)


def plans_made(network: NetworkOfDay, report: ProjectEndReport) -> tuple[Import, ...]:
    """The entries of the history that wrote plans for the end of the report's actor, the latest first."""
    ids = {tie.id for tie in _ties(network, report)}
    ends = {actor.id for repair in report.repairs for actor in repair.actors}
    known = network.context.store.ties_of(ends, None) if ends else ()
    names = {(tie.source_name,) for tie in known if tie.id in ids}
    return tuple(entry for entry in imports(network.context) if entry.files in names and not entry.undone_at)


def _may_come(tie: Tie, on: date) -> bool:
    return tie.end_date is None or tie.end_date >= on


def _ties(network: NetworkOfDay, report: ProjectEndReport) -> Sequence[Tie]:
    known_end = network.context.actor(report.actor.id, "actor").end_date
    end = max(network.on, known_end or network.on)
    area = f"ending.plan.{'known_end' if end == known_end else 'in_case'}"
    words = partial(_words, network.language, area, name=report.actor.name, day=end)
    pairs = (sorted(actor.id for actor in repair.actors) for repair in report.repairs)
    return [
        Tie(
            id=id_of_tie("plan", report.actor.id, one, other),
            source=one,
            target=other,
            kind=TieKind.COOPERATES_WITH,
            start_date=end + timedelta(days=1) if end < date.max else end,
            planned=True,
            description=words("description"),
            next_step=words("next_step"),
            source_name=words("source_name"),
            recorded_at=today(),
        )
        for one, other in pairs
    ]


def _words(language: Language, area: str, key: str, **values: object) -> str:
    return text(language, f"{area}.{key}", **values)

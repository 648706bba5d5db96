"""What ends within a year, what would happen if an actor ended, and the plan against it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from flask import redirect
from markupsafe import Markup
from werkzeug.wrappers import Response

from graphsvc import service
from graphsvc.model import ActorFilter, Language, folded_words
from graphsvc.service import ActorSummary, Context, Labelled, MapRequest, PlaceSummary
from graphsvc.service.reports import LIMITS, NetworkOfDay, ProjectEndReport, ending_report, project_end_report
from graphsvc.texts import measure_text, text
from graphsvc.web.coordinator.frame import Route, coordinator_page
from graphsvc.web.pages.pictures import picture
from graphsvc.web.pages.shell import address
from graphsvc.web.params import OnDay, Words, read_form, read_parameters

_MEASURES: Final = ("pairs", "components", "isolates", "fragmentation", "global_efficiency")
_MOST_CHOICES: Final = 20
_MOST_PICTURED: Final = 60
_PICTURE_HEIGHT: Final = 420


class EndingParameters(OnDay):
    """The day, and the name or id of an actor that one wants to see the end of."""

    actor: Words = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A measure of the whole network before and after."""

    name: str
    before: str
    after: str


def ending(context: Context, language: Language) -> str | Response:
    """What ends within a year; leads on to the actor that is named."""
    parameters = read_parameters(EndingParameters)
    network = NetworkOfDay(context, parameters.on, language)
    choices = _named(network, parameters.actor.strip())
    if len(choices) == 1:
        return redirect(address(language, "project_end", actor_id=choices[0].id, on=parameters.on), 303)
    return coordinator_page(
        "ending.html",
        context,
        language,
        on=network.on,
        report=ending_report(network),
        chosen_day=parameters.on,
        actor=parameters.actor,
        choices=choices,
    )


def project_end(context: Context, language: Language, actor_id: str) -> str:
    """What would go if an actor ended, and what would make it good."""
    parameters = read_parameters(OnDay)
    network = NetworkOfDay(context, parameters.on, language)
    report = project_end_report(network, actor_id, limit=LIMITS["project-end"])
    return coordinator_page(
        "project_end.html",
        context,
        language,
        on=network.on,
        report=report,
        end_date=context.actor(actor_id, "actor").end_date,
        chosen_day=parameters.on,
        picture=_picture(context, report, language),
        short=_in_short(report),
        introductions=_introductions(report),
        help=tuple(_help(report)),
        changes=tuple(_changes(report, language)),
        in_words=tuple(_changes_in_words(report, language)),
        planned=service.already_planned(network, report),
        plans=service.plans_made(network, report),
    )


def project_end_plan(context: Context, language: Language, actor_id: str) -> Response:
    """Write the proposed ties down as planned."""
    parameters = read_form(OnDay)
    service.make_plan(NetworkOfDay(context, parameters.on, language), actor_id)
    return redirect(f"{address(language, 'project_end', actor_id=actor_id, on=parameters.on)}#plan", 303)


def _named(network: NetworkOfDay, name: str) -> tuple[ActorSummary, ...]:
    """The actor that bears an id, else those that bear exactly this name, else those whose names hold its words."""
    context = network.context
    if by_id := context.store.actors_by_id((name,)):
        return tuple(map(network.viewer.actor, by_id))
    if not (words := folded_words(name)):
        return ()
    found = service.list_actors(context, ActorFilter(words=words), 1, _MOST_CHOICES, network.language).contents
    return tuple(one for one in found if one.name == name) or found


def _picture(context: Context, report: ProjectEndReport, language: Language) -> Markup | None:
    """What hangs on the actor; None where nothing does, or more than a picture holds."""
    ends = {end for tie in report.lost_ties for end in (tie.source, tie.target)}
    if not 1 <= len(ends) <= _MOST_PICTURED:
        return None
    request = MapRequest("project", report.on, report.actor.id)
    return picture(service.network_map(context, request, language), _PICTURE_HEIGHT)


def _in_short(report: ProjectEndReport) -> tuple[str, ...]:
    """The sentences of the summary, but for those that say that nothing goes."""
    found = (report.lost_ties, report.alone, report.lost_introductions, report.lost_help, report.repairs)
    return tuple(sentence for sentence, some in zip(report.summary, found, strict=True) if some)


def _introductions(report: ProjectEndReport) -> dict[str, list[str]]:
    """The ids of those whom each would no longer be introduced to."""
    found: dict[str, list[str]] = {}
    for one, other in report.lost_introductions:
        found.setdefault(one, []).append(other)
    return found


def _help(report: ProjectEndReport) -> Iterator[tuple[Labelled, list[PlaceSummary | None]]]:
    """The topics that lose their only helper, with the places where they do."""
    for topic, found in groupby(report.lost_help, key=lambda lost: lost.topic):
        yield topic, [lost.place for lost in found]


def _changes(report: ProjectEndReport, language: Language) -> Iterator[Change]:
    for name in _MEASURES:
        shown = (getattr(cohesion, name) for cohesion in (report.before, report.after))
        yield Change(name, *("–" if value is None else measure_text(language, value) for value in shown))


def _changes_in_words(report: ProjectEndReport, language: Language) -> Iterator[str]:
    """What becomes of those two measures that nobody can feel, as far as the numbers that are shown differ."""
    apart = [round(100 * (cohesion.fragmentation or 0), 1) for cohesion in (report.before, report.after)]
    reach = [round(cohesion.global_efficiency, 4) for cohesion in (report.before, report.after)]
    shown = [measure_text(language, value) for value in reach]
    yield _change_text(language, "fragmentation", *apart, is_worse=apart[1] > apart[0])
    yield _change_text(language, "global_efficiency", *shown, is_worse=reach[1] < reach[0])


def _change_text(language: Language, name: str, before: float | str, after: float | str, *, is_worse: bool) -> str:
    return text(language, f"ending.change.{name if is_worse else f'{name}_same'}", before=before, after=after)


ROUTES: Final[tuple[Route, ...]] = (
    Route("/coordinator/ending", ending),
    Route("/coordinator/ending/<actor_id>", project_end),
    Route("/coordinator/ending/<actor_id>/plan", project_end_plan, ("POST",)),
)

"""The ties of invented projects and events, and the ties among others that exist only through them."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from graphsvc.invention import cast
from graphsvc.invention.cast import Local, Project, Standing
from graphsvc.invention.chance import Chance
from graphsvc.invention.links import Link
from graphsvc.invention.partners import partner
from graphsvc.invention.plan import DAY, Plan
from graphsvc.model import TieKind

_MOST_PARTICIPANTS: Final = 40
_ENDS_WITH_PROJECT, _SUCCEEDS_SHARE = 0.75, 0.12


def project_links(plan: Plan) -> Iterator[Link]:
    """Who coordinates, funds and takes part, who works with whom because of it, and which project it succeeds."""
    for number in range(plan.projects):
        project = cast.project(plan, number)
        chance = plan.chance("project ties", project.id)
        participants = _participants(plan, project, chance)
        yield from _leading_links(plan, project, participants, chance)
        for participant in participants[1:]:
            yield _link(project, participant, project.id, TieKind.PARTICIPATES_IN)
        for one, other in pairwise(participants):
            yield _basis_link(project, one, other, chance)
        if chance.happens(_SUCCEEDS_SHARE):
            yield from _succession(plan, project, number, chance)


def event_links(plan: Plan) -> Iterator[Link]:
    """Cooperation that began, or was agreed to begin, in an event."""
    for number in range(plan.events):
        town, day = cast.event_town(plan, number)
        event = cast.event_id(number)
        chance = plan.chance("event ties", event)
        met = _invited(plan, town, chance, 2 * chance.amount(2, 20, 1.5))
        for one, other in zip(met[::2], met[1::2], strict=False):
            is_planned = day > DAY or chance.happens(0.3)
            yield Link(one, other, basis=event, start=None if is_planned else day, planned=is_planned)


def _invited(plan: Plan, town: int, chance: Chance, amount: int) -> list[str]:
    """Local organisations around a town, none twice."""
    around = Local(town, chance.step(plan.topic_steps), -1)
    found = [partner(plan, around, chance) for _ in range(amount)]
    return [cast.local_id(plan, one) for one in dict.fromkeys(one for one in found if one)]


def _participants(plan: Plan, project: Project, chance: Chance) -> list[str]:
    """The municipality or an organisation that leads, then those that take part; some are in nothing else."""
    around = Local(project.town, project.topic, -1)
    among = (Standing.CONNECTED, Standing.IN_PROJECTS)
    found = [partner(plan, around, chance, among) for _ in range(chance.amount(3, _MOST_PARTICIPANTS, 1.4))]
    organisations = [cast.local_id(plan, one) for one in dict.fromkeys(one for one in found if one)]
    leads = [cast.municipality_id(plan.towns[project.town])] if chance.happens(0.3) or not organisations else []
    return leads + organisations


def _leading_links(plan: Plan, project: Project, participants: list[str], chance: Chance) -> Iterator[Link]:
    yield _link(project, participants[0], project.id, TieKind.COORDINATES)
    if chance.happens(0.3):
        municipality = cast.municipality_id(plan.towns[project.town])
        yield _link(project, municipality, project.id, TieKind.HOSTS if chance.happens(0.3) else TieKind.IMPLEMENTS)
    if (funder := _funder(plan, chance)) is not None:
        yield _link(project, funder, project.id, TieKind.FUNDS)


def _funder(plan: Plan, chance: Chance) -> str | None:
    """A national funder, or else a wellbeing services county, where there is one."""
    topic = next(number for number, words in enumerate(plan.words.topics) if words.sort == "funder")
    if plan.national[topic] and chance.happens(0.7):
        return cast.national_id(plan, topic, chance.below(plan.national[topic]))
    return cast.county_id(chance.pick(plan.counties)) if plan.counties else None


def _link(project: Project, source: str, target: str, kind: TieKind) -> Link:
    """A tie with the project itself, which lasts as long as it does."""
    return Link(source, target, kind, start=project.start, end=project.end)


def _basis_link(project: Project, one: str, other: str, chance: Chance) -> Link:
    """A tie because of the project: it ends with it, three of four, or goes on."""
    start = chance.day(project.start, min(project.last_day, project.start + timedelta(days=200)))
    end: date | None = project.end if chance.happens(_ENDS_WITH_PROJECT) else None
    return Link(one, other, basis=project.id, start=start, end=end)


def _succession(plan: Plan, project: Project, number: int, chance: Chance) -> Iterator[Link]:
    """An earlier project that it succeeds, where the one that was drawn had ended by then."""
    earlier = cast.project(plan, chance.below(number + 1))
    if earlier.end is not None and earlier.end <= project.start:
        yield Link(project.id, earlier.id, TieKind.SUCCEEDS, start=project.start)

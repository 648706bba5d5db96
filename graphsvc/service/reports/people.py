"""Who is left alone, and what a coordinator can do about it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc.analysis.partners import WEIGHTS
from graphsvc.analysis.positions import peripheral_actors, tie_end, unlinked_councils
from graphsvc.model import ActorKind, Tie
from graphsvc.model.outlines import ActorOutline
from graphsvc.service.followups import SetAside, set_aside_views
from graphsvc.service.reports.base import WHOLE, NetworkOfDay, Part, Report
from graphsvc.service.reports.keeping import kept
from graphsvc.service.reports.suggesting import Suggester, Suggestion
from graphsvc.service.views import ActorSummary, Labelled, Page, page_of
from graphsvc.texts import list_text, text

FIRST_CONTACTS: Final = 3
_PARTNERS_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class IsolatedActor:
    """An actor with no tie, one, or only time-limited ties; `ties` counts parallel ones too; three first contacts.

    `reason` says in words why it is listed; `offers` and `needs` are topics, the surest first.
    """

    actor: ActorSummary
    ties: int
    only_time_limited: bool
    reason: str
    offers: tuple[Labelled, ...]
    needs: tuple[Labelled, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsolatedReport(Report):
    """A work list: those first for whom most can be done; without those that coordinators have set aside.

    `total` is how many there are, of whom `actors` are the first; `unlinked_councils` are the councils
    without a tie to their municipality or to any association.
    """

    total: int
    actors: tuple[IsolatedActor, ...]
    unlinked_councils: tuple[ActorSummary, ...]
    set_aside: tuple[SetAside, ...]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList(Report):
    """The same as a page to work from.

    Where not only councils are asked for, those that are not linked stand apart: of `councils_total` the first.
    """

    actors: Page[IsolatedActor]
    councils: tuple[IsolatedActor, ...]
    councils_total: int
    set_aside: tuple[SetAside, ...]
    weights: Mapping[str, float]


@kept(beside=lambda network: network.follow_ups)
def isolated_report(network: NetworkOfDay, *, part: Part = WHOLE, limit: int) -> IsolatedReport:
    """The actors with no tie, one tie or only time-limited ties in the whole network, of a part or of all.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
    """
    found = _LeftAlone(network, part)
    return IsolatedReport(
        **network.stated("isolated", **part.parameters, limit=limit),
        total=len(found.actors),
        actors=found.told(found.actors[:limit]),
        unlinked_councils=tuple(network.viewer.actor(council) for council in found.councils),
        set_aside=found.set_aside,
        weights=WEIGHTS,
    )


@kept(beside=lambda network: network.follow_ups)
def work_list(network: NetworkOfDay, number: int, per_page: int, *, part: Part = WHOLE) -> WorkList:
    """A page of the work list, numbered from 1.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic.
    """
    found = _LeftAlone(network, part)
    not_linked = {council.id for council in found.councils}
    others = tuple(actor for actor in found.actors if actor.id not in not_linked)
    only_councils = part.kind is ActorKind.COUNCIL
    listed, apart = ((*found.councils, *others), ()) if only_councils else (others, found.councils)
    start = (number - 1) * per_page
    return WorkList(
        **network.stated("isolated", **part.parameters),
        actors=page_of(found.told(listed[start : start + per_page]), len(listed), number, per_page),
        councils=found.told(apart[:per_page]),
        councils_total=len(apart),
        set_aside=found.set_aside,
        weights=WEIGHTS,
    )


class _LeftAlone:
    """Those of a part whom a coordinator could help to partners, the first those for whom most can be done."""

    def __init__(self, network: NetworkOfDay, part: Part) -> None:
        self._network = network
        self._ends = _known_ends(network)
        self._suggester = Suggester(network)
        wanted = network.ids_in(part)
        alone = [one for one in network.follow_ups if not one.is_pair and one.actors <= wanted]
        known = {actor_id: network.day.actor(actor_id) for one in alone for actor_id in one.actors}
        self.set_aside: Final = set_aside_views(network.viewer, known, alone)
        left = wanted.difference(*(one.actors for one in alone))
        actors, councils = network.recall("left alone", self._everybody)
        self.actors: Final = tuple(one for one in actors if one.id in left)
        self.councils: Final = tuple(one for one in councils if one.id in left)

    def told(self, actors: Sequence[ActorOutline]) -> tuple[IsolatedActor, ...]:
        """The actors with why they are here, and their first contacts."""
        ties_of = _by_end(self._network.context.store.ties_of([actor.id for actor in actors], None))
        return tuple(self._isolated(actor, ties_of[actor.id]) for actor in actors)

    def _isolated(self, actor: ActorOutline, known: Sequence[Tie]) -> IsolatedActor:
        ties = [tie for tie in known if tie.is_active(self._network.on)]
        ends = [day for tie in ties if (day := tie_end(tie, self._ends))]
        profile = self._suggester.profiles[self._network.day.number_of[actor.id]]
        return IsolatedActor(
            actor=self._network.viewer.actor(actor),
            ties=len(ties),
            only_time_limited=len(ends) == len(ties) > 0,
            reason=self._reason(actor, ties, ends),
            offers=self._suggester.topics(profile.offers),
            needs=self._suggester.topics(profile.needs),
            suggestions=self._suggester.first_contacts(actor.id, FIRST_CONTACTS, planned_with(actor.id, known)),
        )

    def _reason(self, actor: ActorOutline, ties: Sequence[Tie], ends: Sequence[date]) -> str:
        if not ties:
            return self._words("none")
        told = self._words("ties", count=len(ties), partners=self._partners(actor, ties))
        return f"{told} {self._words('ends', count=len(ties), day=max(ends))}" if len(ends) == len(ties) else told

    def _words(self, key: str, **values: object) -> str:
        return text(self._network.language, f"worklist.why.{key}", **values)

    def _partners(self, actor: ActorOutline, ties: Sequence[Tie]) -> str:
        day = self._network.day
        partners = dict.fromkeys(end for tie in ties for end in (tie.source, tie.target) if end != actor.id)
        actors = [day.actor(one) for one in partners if one in day.number_of]
        named = [actor.names.in_language(self._network.language) for actor in actors]
        if (others := len(named) - _PARTNERS_NAMED) > 0:
            named = [*named[:_PARTNERS_NAMED], self._words("others", count=others)]
        return list_text(self._network.language, named)

    def _everybody(self) -> tuple[Sequence[ActorOutline], Sequence[ActorOutline]]:
        """All that are peripheral, and all councils that are not linked."""
        peripheral = [one.actor for one in peripheral_actors(self._network.day, self._ends)]
        return self._sorted(peripheral), self._sorted(unlinked_councils(self._network.day))

    def _sorted(self, actors: Sequence[ActorOutline]) -> Sequence[ActorOutline]:
        """First those of whom most is known: a need, an offer, a way to reach them; then by partners and id."""
        graph, profiles = self._network.graph, self._suggester.profiles

        def key(actor: ActorOutline) -> tuple[int, int, str]:
            number = self._network.day.number_of[actor.id]
            known = bool(profiles[number].needs) + bool(profiles[number].offers) + actor.is_reachable
            return -known, int(graph.degrees[number]), actor.id

        return sorted(actors, key=key)


def planned_with(actor_id: str, ties: Collection[Tie]) -> set[str]:
    """Those with whom a tie of the actor is planned."""
    return {end for tie in ties if tie.planned for end in (tie.source, tie.target)} - {actor_id}


def _known_ends(network: NetworkOfDay) -> Mapping[str, date]:
    """The known ends of actors, also of those that ties rest on and that are not in the network."""
    bases = network.day.bases() - network.day.number_of.keys()
    ends = {actor.id: actor.end_date for actor in network.day.actors if actor.end_date}
    return ends | {one.id: one.end_date for one in network.context.store.actors_by_id(bases) if one.end_date}


def _by_end(ties: Collection[Tie]) -> Mapping[str, list[Tie]]:
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.source].append(tie)
        found[tie.target].append(tie)
    return found

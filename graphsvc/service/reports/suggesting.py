"""Possible partners, worded: who, why, and who can introduce."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from graphsvc.analysis.partners import Partner, Partners
from graphsvc.analysis.profiles import shared
from graphsvc.asking.reasons import Reason, Value, partners_reason
from graphsvc.service.paths import Introduction
from graphsvc.service.reports.base import NetworkOfDay
from graphsvc.service.reports.introducing import introduction
from graphsvc.service.views import ActorSummary, Labelled
from graphsvc.texts import text

_FEW_TIES: Final = 1


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A possible partner; `score` and `parts` 0..1, `introduction` None where no way leads to it."""

    actor: ActorSummary
    score: float
    parts: Mapping[str, float]
    reasons: tuple[Reason, ...]
    introduction: Introduction | None


class Suggester:
    """Suggests partners to the actors of a network."""

    def __init__(self, network: NetworkOfDay) -> None:
        """Look up what everybody offers and needs."""
        self._network = network
        self._graph = network.graph
        self.profiles = network.profiles_of(network.day)
        partners = network.recall("partners", lambda: Partners(network.day, network.graph, self.profiles))
        self.partners = partners.without(self._set_aside())

    def suggestions(self, actor_id: str, limit: int, refused: Collection[str] = ()) -> tuple[Suggestion, ...]:
        """The best partners for an actor of the network, best first; none whose id is among `refused` or who declined."""
        actor = self._network.day.number_of[actor_id]
        return tuple(self._suggestion(actor, one) for one in self.partners.best(actor, limit, self._barred(refused)))

    def first_contacts(self, actor_id: str, limit: int, refused: Collection[str] = ()) -> tuple[Suggestion, ...]:
        """Those with whom the actor could begin, the most at hand first; none that `suggestions` leaves out."""
        actor = self._network.day.number_of[actor_id]
        return tuple(self._suggestion(actor, one) for one in self.partners.first(actor, limit, self._barred(refused)))

    def reasons(self, actor: int, other: int) -> tuple[Reason, ...]:
        """Why two actors, by number, could work together, seen from the first."""
        found = (
            *self._topic_reasons(actor, other),
            *self._group_reasons(actor, other),
            *self._place_reasons(actor, other),
            *self._network_reasons(actor, other),
        )
        return found or (self._reason("little_known"),)

    def introduction(self, actor: int, other: int) -> Introduction | None:
        """Who knows both of two actors, by number; None where no way leads from one to the other."""
        return introduction(self._network, actor, other)

    def topics(self, sure: Mapping[str, float]) -> tuple[Labelled, ...]:
        """Topics of a profile, the surest first."""
        return tuple(self._network.viewer.topic(topic) for topic in sorted(sure, key=lambda one: (-sure[one], one)))

    def _barred(self, refused: Collection[str]) -> list[int]:
        return self._numbers([*refused, *self._network.declined])

    def _set_aside(self) -> Iterator[tuple[int, int]]:
        """The pairs, by number, that coordinators have set aside."""
        pairs = (self._numbers(follow_up.actors) for follow_up in self._network.follow_ups)
        return ((pair[0], pair[1]) for pair in pairs if len(pair) > 1)

    def _numbers(self, actor_ids: Iterable[str]) -> list[int]:
        """The numbers of those that are in the network."""
        return [self._network.day.number_of[one] for one in actor_ids if one in self._network.day.number_of]

    def _suggestion(self, actor: int, partner: Partner) -> Suggestion:
        return Suggestion(
            actor=self._network.viewer.actor(self._graph.actors[partner.actor]),
            score=partner.score,
            parts=partner.parts,
            reasons=self.reasons(actor, partner.actor),
            introduction=self.introduction(actor, partner.actor),
        )

    def _topic_reasons(self, actor: int, other: int) -> Iterator[Reason]:
        mine, theirs = self.profiles[actor], self.profiles[other]
        met, to_meet = shared(mine.needs, theirs.offers), shared(mine.offers, theirs.needs)
        same = tuple(topic for topic in shared(mine.offers, theirs.offers) if topic not in (*met, *to_meet))
        found = {"need_met": met, "need_to_meet": to_meet, "same_topic": same}
        for kind, topics in found.items():
            if topics:
                labels = [self._network.viewer.topic(topic).label for topic in topics]
                yield self._reason(kind, {"topics": " ".join(topics)}, topics=self._listed(labels))

    def _group_reasons(self, actor: int, other: int) -> Iterator[Reason]:
        groups = shared(self.profiles[actor].target_groups, self.profiles[other].target_groups)
        if groups:
            labels = [self._network.viewer.target_group(group).label for group in groups]
            yield self._reason(
                "target_group", {"target_groups": " ".join(groups)}, groups=self._listed(labels), count=len(groups)
            )

    def _place_reasons(self, actor: int, other: int) -> Iterator[Reason]:
        mine, theirs = self.profiles[actor], self.profiles[other]
        one, two = self._graph.actors[actor], self._graph.actors[other]
        standing = self.partners.standing
        if standing.is_own_municipality(actor)[other]:
            yield self._reason("own_municipality", {"municipality": two.municipality})
        elif one.municipality and one.municipality == two.municipality:
            name = self._network.viewer.municipality_name(two)
            yield self._reason("same_municipality", {"municipality": two.municipality}, municipality=name)
        elif mine.point and theirs.point:
            kilometres = mine.point.km_to(theirs.point)
            yield self._reason("distance", {"distance_km": round(kilometres, 1)}, km=round(kilometres) or 1)
        if mine.seat & theirs.serves and one.municipality != two.municipality:
            yield self._reason("serves_municipality", {"municipality": one.municipality})
        if standing.coordinates[other]:
            yield self._reason("coordinates")

    def _network_reasons(self, actor: int, other: int) -> Iterator[Reason]:
        graph = self._graph
        both = np.intersect1d(graph.partners_of(actor), graph.partners_of(other))
        acting = [graph.actors[number].id for number in both[self._network.day.acting[both]].tolist()]
        if acting:
            yield partners_reason(self._network.context.store.actors_by_id(acting), self._network.language)
        if graph.component_of[actor] != graph.component_of[other]:
            yield self._reason("joins_parts")
        sector, own = graph.actors[other].sector, graph.actors[actor].sector
        if sector and own and sector is not own:
            name = text(self._network.language, f"kinds.sector.{sector}")
            yield self._reason("other_sector", {"sector": sector}, sector=name)
        if self.has_few_ties(other):
            yield self._reason("few_ties", {"partners": int(graph.degrees[other])})

    def has_few_ties(self, actor: int) -> bool:
        """Whether an actor, by its number, has so few partners that each new one counts."""
        return bool(self._graph.degrees[actor] <= _FEW_TIES)

    def _listed(self, labels: Sequence[str]) -> str:
        return "; ".join(labels)  # labels hold commas and "and"

    def _reason(self, kind: str, values: Mapping[str, Value] | None = None, **words: object) -> Reason:
        return Reason(kind, self._network.words(f"reason.{kind}", **words), values or {})

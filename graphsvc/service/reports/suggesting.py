"""Possible partners, worded: who, why, and who can introduce."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.analysis.partners import Partner, Partners
from graphsvc.analysis.profiles import Profile, shared
from graphsvc.asking.introduction_texts import introduction_text
from graphsvc.asking.introductions import introductions
from graphsvc.asking.ranking import actor_point
from graphsvc.asking.reasons import Reason, Value, partners_reason
from graphsvc.model import COUNTRY_ID, Actor, Need, Offer
from graphsvc.service.paths import Introduction, day_network
from graphsvc.service.reports.base import NetworkOfDay
from graphsvc.service.views import ActorSummary, Labelled
from graphsvc.texts import text

_ACTORS_AT_ONCE: Final = 2000
"""So that never all offers stand in memory."""
_STATED, _INFERRED = 1.0, 0.85
_EVERYBODY: Final = "kokovaesto"
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
        self.profiles = network.recall("profiles", self._all_profiles)
        partners = network.recall("partners", lambda: Partners(network.subgraph, network.graph, self.profiles))
        self.partners = partners.without(self._set_aside())

    def suggestions(self, actor_id: str, limit: int, refused: Collection[str] = ()) -> tuple[Suggestion, ...]:
        """The best partners for an actor of the network, best first; none whose id is among `refused` or who declined."""
        actor = self._graph.number_of[actor_id]
        return tuple(self._suggestion(actor, one) for one in self.partners.best(actor, limit, self._barred(refused)))

    def first_contacts(self, actor_id: str, limit: int, refused: Collection[str] = ()) -> tuple[Suggestion, ...]:
        """Those with whom the actor could begin, the most at hand first; none that `suggestions` leaves out."""
        actor = self._graph.number_of[actor_id]
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
        if self._graph.component_of[actor] != self._graph.component_of[other]:
            return None
        ways = introductions(
            day_network(self._network.context, self._network.on).graph,
            self._graph.actors[actor].id,
            self._graph.actors[other].id,
        )
        if not ways:
            return None
        words = introduction_text(ways, self._network.subgraph.actor_by_id, self._network.language)
        return Introduction(tuple(way.actors for way in ways), words)

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
        return [self._graph.number_of[one] for one in actor_ids if one in self._graph.number_of]

    def _suggestion(self, actor: int, partner: Partner) -> Suggestion:
        return Suggestion(
            actor=self._network.viewer.actor(self._graph.actors[partner.actor]),
            score=partner.score,
            parts=partner.parts,
            reasons=self.reasons(actor, partner.actor),
            introduction=self.introduction(actor, partner.actor),
        )

    def _all_profiles(self) -> list[Profile]:
        actors, equal = self._graph.actors, _Equal()
        return [
            profile
            for start in range(0, len(actors), _ACTORS_AT_ONCE)
            for profile in self._profiles_of(actors[start : start + _ACTORS_AT_ONCE], equal)
        ]

    def _profiles_of(self, actors: Sequence[Actor], equal: "_Equal") -> Iterator[Profile]:
        ids, store = [actor.id for actor in actors], self._network.context.store
        offers, needs = _by_actor(store.offers_of(ids)), _by_actor(store.needs_of(ids))
        return (self._profile(actor, offers[actor.id], needs[actor.id], equal) for actor in actors)

    def _profile(
        self, actor: Actor, offers: Sequence[Offer | Need], needs: Sequence[Offer | Need], equal: "_Equal"
    ) -> Profile:
        vocabulary = self._network.context.vocabulary
        groups = {group for entry in (*offers, *needs) for group in entry.target_groups}
        municipality = actor.municipality
        served = {place for entry in offers for place in entry.places} | set(actor.serves)
        seat = {municipality, *vocabulary.places[municipality].within} if municipality else set()
        return Profile(
            offers=equal.topics(_surest(offers)),
            needs=equal.topics(_surest(needs)),
            target_groups=equal.ids(groups - {_EVERYBODY}),
            point=actor_point(actor, vocabulary),
            seat=equal.ids(seat - {COUNTRY_ID}),
            serves=equal.ids(served),
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
        acting = self._acting(set(graph.partners_of(actor).tolist()) & set(graph.partners_of(other).tolist()))
        if acting:
            yield partners_reason(acting, self._network.language)
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

    def _acting(self, numbers: Iterable[int]) -> list[Actor]:
        actors = (self._graph.actors[number] for number in sorted(numbers))
        return [actor for actor in actors if actor.is_active(self._network.on)]

    def _listed(self, labels: Sequence[str]) -> str:
        return "; ".join(labels)  # labels hold commas and "and"

    def _reason(self, kind: str, values: Mapping[str, Value] | None = None, **words: object) -> Reason:
        return Reason(kind, self._network.words(f"reason.{kind}", **words), values or {})


class _Equal:
    """Parts of profiles, each held once, as those of many actors are equal."""

    def __init__(self) -> None:
        self._ids: dict[frozenset[str], frozenset[str]] = {}
        self._topics: dict[frozenset[tuple[str, float]], Mapping[str, float]] = {}

    def ids(self, some: Iterable[str]) -> frozenset[str]:
        """Ids as a set."""
        found = frozenset(some)
        return self._ids.setdefault(found, found)

    def topics(self, sure: Mapping[str, float]) -> Mapping[str, float]:
        """Topics with how sure they are."""
        return self._topics.setdefault(frozenset(sure.items()), sure)


def _by_actor(entries: Iterable[Offer | Need]) -> Mapping[str, list[Offer | Need]]:
    found: dict[str, list[Offer | Need]] = defaultdict(list)
    for entry in entries:
        found[entry.actor].append(entry)
    return found


def _surest(entries: Iterable[Offer | Need]) -> Mapping[str, float]:
    """For each topic, how sure it is: stated 1, inferred 0.85."""
    found: dict[str, float] = {}
    for entry in entries:
        found[entry.topic] = max(found.get(entry.topic, 0.0), _STATED if entry.is_stated else _INFERRED)
    return found

"""Introductions: how an actor reaches another through those who know both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Final

from graphsvc.asking.introduction_texts import introduction_text
from graphsvc.asking.introductions import MOST_STEPS, Way, introductions, warmest_ties
from graphsvc.model import Actor, Language, Tie
from graphsvc.service.actors import tie_views
from graphsvc.service.context import Context
from graphsvc.service.views import ActorSummary, TieView, Viewer
from graphsvc.store import GraphStore
from graphsvc.texts import text

_ENOUGH_REACHED: Final = 5_000
"""Where an actor reaches so many, those farther away count as out of reach."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Up to two ways that share no middleman, as ids of actors from the asker on, and how to go about it in words."""

    paths: tuple[tuple[str, ...], ...]
    text: str


@dataclass(frozen=True, slots=True)
class WayView:
    """One way: its actors, and the ties between them."""

    actors: tuple[ActorSummary, ...]
    ties: tuple[TieView, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The introduction paths between two actors on a day; `text` says so when there is none.

    `paths` are the ids of the actors, `ways` the same with names and ties.
    """

    on: date
    paths: tuple[tuple[str, ...], ...]
    text: str
    ways: tuple[WayView, ...]


@dataclass(frozen=True, slots=True)
class _Reach:
    """Whom an actor reaches: `steps` are the ties to each, `near` those within half a way.

    `ties` run among itself, its partners and theirs.
    """

    steps: Mapping[str, int]
    partners: frozenset[str]
    near: frozenset[str]
    ties: tuple[Tie, ...]


class Network:
    """The network of one day as seen from one actor: closeness, shared partners, introductions.

    Read from the store around that actor and those that are asked about; all that it tells of act on the day.
    """

    def __init__(self, context: Context, asker: str, on: date) -> None:
        """`asker` is the id of the actor that asks."""
        self._context = context
        self._asker = asker
        self._on = on
        self._partners: dict[str, frozenset[str]] = {}
        self._reach = context.recall(("reach", on, asker), lambda: _reach(context.store, asker, on))

    def steps_to(self, actor_id: str) -> int | None:
        """How many ties lead from the asker to the actor; None without a way, or where many are nearer."""
        return self._reach.steps.get(actor_id)

    def shared_partners(self, actor_id: str) -> tuple[Actor, ...]:
        """The partners that the asker and the actor have in common, by id."""
        shared = self._reach.partners & self._partners_of(actor_id)
        return self._context.store.actors_by_id(shared) if shared else ()

    def introduction(self, actor_id: str, language: Language) -> Introduction | None:
        """How the asker reaches the actor; None without a way."""
        ways = self.ways(actor_id)
        if not ways:
            return None
        return Introduction(tuple(way.actors for way in ways), self.in_words(actor_id, ways, language))

    def ways(self, actor_id: str) -> tuple[Way, ...]:
        """The ways themselves, with their ties."""
        if self._reach.steps.get(actor_id, 0) > MOST_STEPS:
            return ()
        partners = self._partners_of(actor_id)
        beside = self._context.store.ties_between({actor_id, *partners}, {actor_id, *self._reach.near}, self._on)
        return introductions(warmest_ties((*self._reach.ties, *beside), self._on), self._asker, actor_id)

    def in_words(self, actor_id: str, ways: Sequence[Way], language: Language) -> str:
        """The ways to an actor in words, or that there is none or that none is needed."""
        if actor_id == self._asker:
            return text(language, "asking.introduction.same")
        on_way = {actor_id for way in ways for actor_id in way.actors}
        actors = {actor.id: actor for actor in self._context.store.actors_by_id(on_way)}
        return introduction_text(ways, actors, language)

    def _partners_of(self, actor_id: str) -> frozenset[str]:
        if actor_id not in self._partners:
            self._partners[actor_id] = frozenset(self._context.store.partners_of((actor_id,), self._on))
        return self._partners[actor_id]


def _reach(store: GraphStore, asker: str, on: date) -> _Reach:
    """Outwards from an actor, ring by ring, until nobody is left or enough are reached."""
    steps = {asker: 0}
    ring = {asker}
    for far in count(1):
        ring = set(store.partners_of(ring, on)).difference(steps)
        steps.update(dict.fromkeys(ring, far))
        if not ring or len(steps) >= _ENOUGH_REACHED:
            break
    partners = frozenset(one for one, ties in steps.items() if ties == 1)
    near = frozenset(one for one, ties in steps.items() if ties <= MOST_STEPS // 2)
    return _Reach(steps, partners, near, store.ties_between({asker, *partners}, near, on))


def paths(context: Context, source: str, target: str, on: date | None, language: Language) -> Paths:
    """The introduction paths from one actor to another.

    Raises:
        NotFoundError: nobody bears one of the ids.
    """
    day = context.day(on)
    context.actor(source, "from")
    context.actor(target, "to")
    network = Network(context, source, day)
    ways = network.ways(target)
    found = tuple(_way_view(context, way, day, language) for way in ways)
    return Paths(day, tuple(way.actors for way in ways), network.in_words(target, ways, language), found)


def _way_view(context: Context, way: Way, on: date, language: Language) -> WayView:
    viewer = Viewer(context.vocabulary, language, on)
    by_id = {actor.id: actor for actor in context.store.actors_by_id(way.actors)}
    actors = tuple(viewer.actor(by_id[actor_id]) for actor_id in way.actors)
    return WayView(actors, tie_views(context, way.ties, on, language))

"""Introductions: how an actor reaches another through those who know both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import networkx as nx

from graphsvc.asking.introductions import Way, introductions, simple_graph
from graphsvc.model import Actor, Language, Subgraph, Tie
from graphsvc.service.actors import tie_views
from graphsvc.service.context import Context
from graphsvc.service.views import ActorSummary, TieView, Viewer
from graphsvc.texts import text


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
class DayNetwork:
    """The network of one day, with the warmest tie of each pair; not to be changed, for all threads share it."""

    subgraph: Subgraph
    graph: "nx.Graph[str]"


def day_subgraph(context: Context, on: date) -> Subgraph:
    """The actors and ties of a day; read anew only after the graph has changed."""
    return context.recall(("day subgraph", on), lambda: context.store.subgraph(on))


def day_network(context: Context, on: date) -> DayNetwork:
    """The network of a day; worked out anew only after the graph has changed."""

    def work_out() -> DayNetwork:
        subgraph = day_subgraph(context, on)
        return DayNetwork(subgraph, simple_graph(subgraph))

    return context.recall(("day network", on), work_out)


class Network:
    """The network of one day as seen from one actor: closeness, shared partners, introductions."""

    def __init__(self, network: DayNetwork, asker: str) -> None:
        """`asker` is the id of the actor that asks."""
        self._asker = asker
        self._actors = network.subgraph.actor_by_id
        self._graph = network.graph
        self._steps: Mapping[str, int] = (
            nx.single_source_shortest_path_length(self._graph, asker) if asker in self._graph else {}
        )

    def steps_to(self, actor_id: str) -> int | None:
        """How many ties lead from the asker to the actor; None without a way."""
        return self._steps.get(actor_id)

    def shared_partners(self, actor_id: str) -> tuple[Actor, ...]:
        """The partners that the asker and the actor have in common and that act on the day, by id."""
        if self._asker not in self._graph or actor_id not in self._graph:
            return ()
        shared = set(self._graph[self._asker]) & set(self._graph[actor_id])
        return tuple(self._actors[partner] for partner in sorted(shared) if self._graph.nodes[partner]["acts"])

    def introduction(self, actor_id: str, language: Language) -> Introduction | None:
        """How the asker reaches the actor; None without a way."""
        ways = self.ways(actor_id)
        if not ways:
            return None
        return Introduction(tuple(way.actors for way in ways), introduction_text(ways, self._actors, language))

    def ways(self, actor_id: str) -> tuple[Way, ...]:
        """The ways themselves, with their ties."""
        return introductions(self._graph, self._asker, actor_id)


def paths(context: Context, source: str, target: str, on: date | None, language: Language) -> Paths:
    """The introduction paths from one actor to another.

    Raises:
        NotFoundError: nobody bears one of the ids.
    """
    day = context.day(on)
    context.actor(source, "from")
    context.actor(target, "to")
    network = day_network(context, day)
    subgraph = network.subgraph
    ways = Network(network, source).ways(target)
    viewer = Viewer(context.vocabulary, language, day)
    found = tuple(
        WayView(
            tuple(viewer.actor(subgraph.actor_by_id[actor_id]) for actor_id in way.actors),
            tie_views(context, way.ties, day, language),
        )
        for way in ways
    )
    words = (
        introduction_text(ways, subgraph.actor_by_id, language) if ways else text(language, "asking.introduction.none")
    )
    return Paths(day, tuple(way.actors for way in ways), words, found)


def introduction_text(ways: tuple[Way, ...], actors: Mapping[str, Actor], language: Language) -> str:
    """The introduction in words: whom to ask first, and the chain of names."""
    first = ways[0]
    tie = tie_word(first.ties[0], language)
    if len(first.actors) == 2:
        return text(language, "asking.introduction.direct", tie=tie)
    sentences = [
        text(
            language,
            "asking.introduction.through",
            first=actors[first.actors[1]].names.in_language(language),
            tie=tie,
            chain=_chain(first, actors, language),
        )
    ]
    sentences += [text(language, "asking.introduction.second", chain=_chain(way, actors, language)) for way in ways[1:]]
    return " ".join(sentences)


def tie_word(tie: Tie, language: Language) -> str:
    """What sort of tie it is, as a noun: "yhteistyö", "jäsenyys"."""
    return text(language, f"kinds.tie.{tie.kind}.noun")


def _chain(way: Way, actors: Mapping[str, Actor], language: Language) -> str:
    return " → ".join(actors[actor_id].names.in_language(language) for actor_id in way.actors)

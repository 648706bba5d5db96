"""What the map of topics shows beside actors: topics as marks of their own, tied to those who offer them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from graphsvc.model import Actor, ActorKind, LocalText, Subgraph, Tie, TieKind

MarkKind = ActorKind | Literal["topic"]
LineKind = TieKind | Literal["offers"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as a mark on a map; it knows no days."""

    id: str
    names: LocalText
    kind: Literal["topic"] = "topic"
    subtype: str = "topic"
    sector: None = None
    start_date: None = None
    end_date: None = None

    def is_active(self, _day: date) -> bool:
        """Topics always are."""
        return True


@dataclass(frozen=True, slots=True)
class Offering:
    """That an actor, the `source`, offers a topic, the `target`, as a line on a map."""

    id: str
    source: str
    target: str
    description: str
    source_name: str
    kind: Literal["offers"] = "offers"
    level: int = 0
    start_date: None = None
    end_date: None = None
    basis: None = None
    next_step: str = ""
    source_url: str = ""


@dataclass(frozen=True)
class OfferGraph:
    """Actors and topics, and who offers what, as a map shows them in the place of actors and their ties."""

    on: date
    actors: tuple[Actor | Topic, ...]
    ties: tuple[Offering, ...]

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor | Topic]:
        """The actors and topics by id."""
        return {actor.id: actor for actor in self.actors}


MapActor = Actor | Topic
MapTie = Tie | Offering
MapGraph = Subgraph | OfferGraph

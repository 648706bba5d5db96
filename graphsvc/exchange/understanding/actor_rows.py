"""What a row says of an actor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from graphsvc.exchange.understanding.findings import Where
from graphsvc.exchange.understanding.partners import Partner


@dataclass(frozen=True, slots=True)
class Wish:
    """A topic that a row says its actor offers or needs; `words` are those that were read as it by their sense."""

    topic: str
    words: str = ""


wish: Final = lru_cache(10_000)(Wish)
"""A wish as one object in all rows that say it."""


@dataclass(slots=True)
class ActorRow:
    """What a row says of an actor: `fields` by the keys of `graphsvc.model.flat`.

    `says_all` where an empty cell means that there is nothing, not that nothing is known. `label` is the name as it
    is written, by which ties call the actor. `is_joined` where a person says that this is an actor of another name. `by_name` is
    what the form of the name tells of an actor that nobody knew.
    """

    where: Where
    id: str
    label: str
    fields: dict[str, Any]
    says_all: bool = False
    offers: tuple[Wish, ...] = ()
    needs: tuple[Wish, ...] = ()
    target_groups: tuple[str, ...] = ()
    partners: tuple[Partner, ...] = ()
    emptied: frozenset[str] = frozenset()
    is_joined: bool = False
    by_name: Mapping[str, Any] = field(default_factory=dict)

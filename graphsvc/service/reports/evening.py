"""An evening of partnerships: pairs among those who come, and a card for each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.analysis.partners import WEIGHTS, Pair
from graphsvc.errors import InvalidInputError
from graphsvc.service.reports.base import NetworkOfDay
from graphsvc.service.reports.pairs import PairsReport, suggested_pair
from graphsvc.service.reports.suggesting import Suggester
from graphsvc.service.views import ActorSummary

_COLOURED: Final = tuple(place % 2 == 0 for place in range(9))
"""Which squares of a card are coloured: the corners and the middle."""


@dataclass(frozen=True, slots=True)
class Square:
    """A square of a card: whom to meet, None for anybody; `other_sector` where it must be somebody of another one."""

    actor: ActorSummary | None
    other_sector: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A participant's card of nine squares, row by row."""

    actor: ActorSummary
    squares: tuple[Square, ...]


def evening_report(network: NetworkOfDay, participants: Sequence[str]) -> PairsReport:
    """The best set of pairs among participants, each in one pair.

    Raises:
        NotFoundError: nobody bears one of the ids.
        InvalidInputError: a participant does not act on the day.
    """
    suggester = Suggester(network)
    numbers = _numbers(network, participants)
    pairs = suggester.partners.evening(numbers)
    paired = {end for pair in pairs for end in (pair.one, pair.other)}
    return PairsReport(
        **network.stated("evening", participants=len(participants)),
        pairs=tuple(suggested_pair(network, suggester, pair) for pair in pairs),
        unpaired=network.actors((number for number in numbers if number not in paired), network.graph),
        weights=WEIGHTS,
    )


def cards(network: NetworkOfDay, participants: Sequence[str]) -> tuple[Card, ...]:
    """A card for each participant: the best to meet, those of another sector in the coloured squares, if there are any.

    Raises:
        NotFoundError: nobody bears one of the ids.
        InvalidInputError: a participant does not act on the day.
    """
    numbers = _numbers(network, participants)
    to_meet = _to_meet(Suggester(network).partners.pairs(numbers, numbers))
    sectors = {network.graph.actors[number].sector for number in numbers} - {None}
    return tuple(_card(network, number, to_meet[number], are_coloured=len(sectors) > 1) for number in numbers)


def _numbers(network: NetworkOfDay, participants: Sequence[str]) -> list[int]:
    for actor_id in participants:
        if not network.context.actor(actor_id, "actor").is_active(network.on):
            raise InvalidInputError("actor_not_active", field="actor", value=actor_id)
    return [network.day.number_of[actor_id] for actor_id in participants]


def _to_meet(pairs: Iterable[Pair]) -> Mapping[int, list[int]]:
    """For each participant the others, the best first."""
    found: dict[int, list[int]] = defaultdict(list)
    for pair in pairs:
        found[pair.one].append(pair.other)
        found[pair.other].append(pair.one)
    return found


def _card(network: NetworkOfDay, number: int, to_meet: Sequence[int], *, are_coloured: bool) -> Card:
    own, *actors = network.actors((number, *to_meet), network.graph)
    others = [actor for actor in actors if own.sector and actor.sector and actor.sector is not own.sector]
    alike = [actor for actor in actors if actor not in others]
    squares = _COLOURED if are_coloured else (False,) * len(_COLOURED)
    waiting = {True: iter(others), False: iter(alike)}
    return Card(own, tuple(Square(next(waiting[coloured], None), coloured) for coloured in squares))

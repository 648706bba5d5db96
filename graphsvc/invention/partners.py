"""Whom an organisation comes to know: mostly somebody near, mostly of its own topic, mostly one whom many know."""

from collections.abc import Collection
from typing import Final

from graphsvc.invention import cast
from graphsvc.invention.cast import Local, Standing
from graphsvc.invention.chance import Chance
from graphsvc.invention.plan import Plan

_TRIES: Final = 40
_SAME_TOPIC, _SAME_GROUP = 0.55, 0.75
_SAME_TOWN, _NEAR_TOWN = 0.6, 0.95


def partner(
    plan: Plan, local: Local, chance: Chance, among: Collection[Standing] = (Standing.CONNECTED,)
) -> Local | None:
    """Another local organisation of one of these standings; None where a few tries find none."""
    for _ in range(_TRIES):
        town, topic = _town(plan, local, chance), _topic(plan, local, chance)
        if amount := plan.towns[town].amounts[topic]:
            found = Local(town, topic, chance.first_of(amount))
            if found != local and cast.standing(plan, found) in among:
                return found
    return None


def _town(plan: Plan, local: Local, chance: Chance) -> int:
    drawn = chance.fraction()
    if drawn < _SAME_TOWN:
        return local.town
    town = plan.towns[local.town]
    return town.near[chance.step(town.near_steps)] if drawn < _NEAR_TOWN else chance.step(plan.town_steps)


def _topic(plan: Plan, local: Local, chance: Chance) -> int:
    drawn = chance.fraction()
    if drawn < _SAME_TOPIC:
        return local.topic
    return chance.pick(plan.group_topics[local.topic]) if drawn < _SAME_GROUP else chance.step(plan.topic_steps)

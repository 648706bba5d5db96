"""The ties of invented actors: frames, municipalities, and cooperation that favours the near and the same topic."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from graphsvc.invention import cast
from graphsvc.invention.cast import Local, Standing, Traits
from graphsvc.invention.chance import Chance
from graphsvc.invention.links import Link, tie_of
from graphsvc.invention.partners import partner
from graphsvc.invention.plan import Plan, Town
from graphsvc.invention.projects import event_links, project_links
from graphsvc.model import Tie, TieKind

_MEMBER_SHARE, _TOWN_SHARE, _COUNCIL_SHARE = 0.4, 0.3, 0.02
_TAIL: Final = 1.25
"""The exponent of the tail of how many ties an organisation makes of its own accord."""
_MOST_OWN_TIES: Final = 80


def ties(plan: Plan) -> Iterator[Tie]:
    """All ties; their ids are their numbers in this order."""
    links = chain(_frame_links(plan), project_links(plan), event_links(plan), _local_links(plan))
    for number, link in enumerate(links, start=1):
        yield tie_of(plan, number, link)


def _frame_links(plan: Plan) -> Iterator[Link]:
    """What holds the bodies above the local organisations together."""
    for region_id, topic in sorted(plan.districts):
        federation = cast.national_id(plan, topic, 0)
        yield Link(cast.district_id(plan, plan.vocabulary.places[region_id], topic), federation, TieKind.MEMBER_OF)
    for topic, bodies in enumerate(plan.national):
        for number in range(bodies):
            yield from _national_links(plan, topic, number)
    for town in plan.towns:
        yield from _town_links(plan, town)


def _national_links(plan: Plan, topic: int, number: int) -> Iterator[Link]:
    """A national body works with others, and supports local organisations all over the country."""
    body = cast.national_id(plan, topic, number)
    chance = plan.chance("national", body)
    kind = TieKind.FUNDS if cast.national_subtype(plan, topic, number) == "funder" else TieKind.SUPPORTS
    for _ in range(chance.amount(1, 20, _TAIL)):
        other = chance.step(plan.topic_steps)
        if other != topic and plan.national[other]:
            yield Link(body, cast.national_id(plan, other, chance.below(plan.national[other])))
        town = chance.step(plan.town_steps)
        if found := partner(plan, Local(town, topic, -1), chance):
            yield Link(body, cast.local_id(plan, found), kind)


def _town_links(plan: Plan, town: Town) -> Iterator[Link]:
    """Councils advise their municipality, three of four; it works with its county and its neighbours."""
    municipality = cast.municipality_id(town)
    chance = plan.chance("town", municipality)
    for subtype in cast.councils(plan, town):
        if chance.happens(0.75):
            yield Link(cast.council_id(town, subtype), municipality, TieKind.ADVISES)
    if town.county in plan.counties:
        yield Link(municipality, cast.county_id(town.county))
    for number in town.near[:2]:
        if chance.happens(0.5):
            yield Link(municipality, cast.municipality_id(plan.towns[number]))


def _local_links(plan: Plan) -> Iterator[Link]:
    for local in cast.local_organisations(plan):
        one = cast.traits(plan, local)
        chance = plan.chance("ties", one.id)
        match one.standing:
            case Standing.CONNECTED:
                yield from _own_links(plan, local, one, chance)
                yield from _partner_links(plan, local, one, chance)
            case Standing.SINGLE:
                yield _single_link(plan, local, one, chance)


def _own_links(plan: Plan, local: Local, one: Traits, chance: Chance) -> Iterator[Link]:
    """To its federation, its municipality and the council there."""
    town = plan.towns[local.town]
    if above := _frame_link(plan, local, one, chance, _MEMBER_SHARE):
        yield above
    if chance.happens(_TOWN_SHARE):
        yield _town_link(town, one, chance)
    if chance.happens(_COUNCIL_SHARE):
        council = cast.council_id(town, chance.pick(cast.councils(plan, town)))
        yield Link(one.id, council, TieKind.PARTICIPATES_IN, one.language)


def _frame_link(plan: Plan, local: Local, one: Traits, chance: Chance, share: float) -> Link | None:
    """A branch is always part of a body above it, a member of one is a `share` of the others."""
    above = cast.parent(plan, local)
    if above is None:
        return None
    if one.subtype == "branch":
        return Link(one.id, above, TieKind.PART_OF, one.language)
    is_member = one.subtype in ("association", "club") and chance.happens(share)
    return Link(one.id, above, TieKind.MEMBER_OF, one.language) if is_member else None


def _town_link(town: Town, one: Traits, chance: Chance) -> Link:
    municipality = cast.municipality_id(town)
    kind = chance.pick((TieKind.FUNDS, TieKind.FUNDS, TieKind.HOSTS, TieKind.COOPERATES_WITH, TieKind.COOPERATES_WITH))
    if kind.is_directed:
        return Link(municipality, one.id, kind, one.language)
    return Link(one.id, municipality, kind, one.language)


def _single_link(plan: Plan, local: Local, one: Traits, chance: Chance) -> Link:
    """The one tie of an organisation that has no other."""
    if above := _frame_link(plan, local, one, chance, 1.0):
        return above
    found = partner(plan, local, chance) if chance.happens(0.6) else None
    return Link(one.id, cast.local_id(plan, found)) if found else _town_link(plan.towns[local.town], one, chance)


def _partner_links(plan: Plan, local: Local, one: Traits, chance: Chance) -> Iterator[Link]:
    partners = [partner(plan, local, chance) for _ in range(chance.amount(2, _MOST_OWN_TIES, _TAIL))]
    for found in dict.fromkeys(found for found in partners if found):
        yield Link(one.id, cast.local_id(plan, found), TieKind.COOPERATES_WITH, one.language)

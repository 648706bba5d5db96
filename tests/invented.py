"""Invented networks of any size for the tests of maps: towns, who sits there, and who works with whom."""

import random
from collections.abc import Sequence
from datetime import date
from typing import Final

from graphsvc.drawing import ActorDetails
from graphsvc.model import Actor, ActorKind, LocalText, Subgraph, Tie, TieKind
from graphsvc.vocabulary import shipped_vocabulary

DAY: Final = date(2026, 2, 1)
TOWNS: Final = {"837": "Tampere", "536": "Nokia", "980": "Ylöjärvi", "211": "Kangasala", "908": "Valkeakoski"}
SORTS: Final = {
    ActorKind.ORGANISATION: ("association", "{town}: Omaishoitajat ja läheiset ry {number}"),
    ActorKind.PROJECT: ("project", "Silta työhön – {town} {number}"),
    ActorKind.COUNCIL: ("elderly_council", "{town}: vanhusneuvosto {number}"),
    ActorKind.MUNICIPALITY: ("municipality", "{town}: kaupunki {number}"),
}
TOPICS: Final = ("ikäihmiset", "liikunta", "mielenterveys", "työllisyys")
NASTY_NAMES: Final = (
    "</script><script>alert(1)</script>",
    """<img src=x onerror=alert(1)> "lainaus" 'heitto' & et""",
    "מרכז תמיכה \u202ery",
    "👩‍👩‍👧 Perhekahvila 🎈",
    "Erittäinpitkänimi" * 18,
    "{{ 7 * 7 }} ${7*7} \\u003c --> href",
)


def network(size: int, *, seed: int = 1) -> tuple[Subgraph, dict[str, ActorDetails]]:
    """`size` actors with about three ties each, most within a town; one in twenty has none."""
    chance = random.Random(seed)  # noqa: S311 - invented
    actors = tuple(_actor(chance, number) for number in range(size))
    tied = [actor for actor in actors if int(actor.id[1:]) % 20]
    by_town = {town: [actor for actor in tied if actor.municipality == town] for town in TOWNS}
    ties = []
    for number in range(3 * size if len(tied) > 1 else 0):
        one = chance.choice(tied)
        near = by_town[str(one.municipality)] if chance.random() < 0.8 else tied
        other = chance.choice(near)
        if one != other:
            ties.append(_tie(chance, number, one, other))
    details = {
        actor.id: ActorDetails(tuple(chance.sample(TOPICS, 1)), TOWNS[str(actor.municipality)]) for actor in actors
    }
    return Subgraph(DAY, actors, tuple(ties)), details


def spread(size: int, codes: Sequence[str], *, seed: int = 1) -> tuple[Subgraph, dict[str, ActorDetails]]:
    """`size` actors in municipalities with these codes, as many in each as its people weigh; most ties run within one."""
    chance = random.Random(seed)  # noqa: S311 - invented
    places = shipped_vocabulary().places
    weights = [places[code].population ** 0.7 for code in codes]
    seats = chance.choices(codes, weights, k=size)
    kinds = chance.choices(tuple(SORTS), (12, 5, 2, 1), k=size)
    actors = tuple(
        _actor_in(kind, number, code, places[code].names.fi)
        for number, (kind, code) in enumerate(zip(kinds, seats, strict=True))
    )
    by_seat = {code: [actor for actor in actors if actor.municipality == code] for code in codes}
    ties = []
    for number in range(2 * size):
        one = chance.choice(actors)
        other = chance.choice(by_seat[str(one.municipality)] if chance.random() < 0.7 else actors)
        if one != other:
            ties.append(_tie(chance, number, one, other))
    details = {
        actor.id: ActorDetails(
            topics=(chance.choice(TOPICS),),
            municipality=places[str(actor.municipality)].names.fi,
            municipality_point=places[str(actor.municipality)].point,
        )
        for actor in actors
    }
    return Subgraph(DAY, actors, tuple(ties)), details


def star(names: tuple[str, ...]) -> Subgraph:
    """The first name as an organisation that is tied to each of the others."""
    actors = tuple(
        Actor(id=f"a{number:03}", kind=ActorKind.ORGANISATION, subtype="association", names=LocalText(fi=name))
        for number, name in enumerate(names)
    )
    ties = tuple(
        Tie(id=f"t{number:03}", source="a000", target=actor.id, kind=TieKind.COOPERATES_WITH)
        for number, actor in enumerate(actors[1:])
    )
    return Subgraph(DAY, actors, ties)


def _actor(chance: random.Random, number: int) -> Actor:
    kind = chance.choices(tuple(SORTS), (12, 5, 2, 1))[0]
    town = chance.choices(tuple(TOWNS), (10, 5, 5, 4, 3))[0]
    return _actor_in(kind, number, town, TOWNS[town])


def _actor_in(kind: ActorKind, number: int, code: str, town: str) -> Actor:
    subtype, name = SORTS[kind]
    names = LocalText(fi=name.format(town=town, number=number))
    return Actor(id=f"a{number:04}", kind=kind, subtype=subtype, names=names, municipality=code)


def _tie(chance: random.Random, number: int, one: Actor, other: Actor) -> Tie:
    return Tie(
        id=f"t{number:05}",
        source=one.id,
        target=other.id,
        kind=chance.choice(tuple(TieKind)),
        level=chance.randrange(5),
        start_date=date(2024, 1, 1) if chance.random() < 0.5 else None,
        source_name="Keksitty aineisto",
    )

"""Both engines give equal answers to every question about the shipped sample."""

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import pytest

from graphsvc.model import ActorFilter, ActorKind, Area, BoundingBox, OfferQuery, Sector, TieKind, Window, name_key
from graphsvc.store import GraphStore
from graphsvc.vocabulary import shipped_vocabulary
from tests.conftest import Neo4jContents

pytestmark = pytest.mark.neo4j

VOCABULARY = shipped_vocabulary()
DAYS = (date(2017, 1, 1), date(2019, 6, 1), date(2020, 10, 15), date(2024, 5, 1), date(2031, 1, 1))
KUUSAMO, HELSINKI = "305", "091"
PLACES = (KUUSAMO, HELSINKI, "region:11", "country")


def areas() -> list[Area | None]:
    """Anywhere, places alone, boxes alone, and both."""
    wide = [BoundingBox.around(VOCABULARY.place(place).point, 60.0) for place in PLACES[:2]]
    around = [VOCABULARY.places_meeting(place) for place in PLACES]
    return [None, *(Area(near) for near in around), *(Area(frozenset(), box) for box in wide), Area(around[0], wide[1])]


def everyone(store: GraphStore) -> list[str]:
    """The ids of all actors."""
    return [actor.id for actor in store.export().actors]


def names(store: GraphStore) -> list[str]:
    """The keys of all Finnish names."""
    return [name_key(actor.names.fi) for actor in store.export().actors]


def filters() -> list[ActorFilter]:
    """Each part of a filter alone, and some together."""
    return [
        ActorFilter(),
        *(ActorFilter(kind=kind) for kind in ActorKind),
        *(ActorFilter(sector=sector) for sector in Sector),
        *(ActorFilter(municipality=place) for place in VOCABULARY.places if place.isdigit()),
        *(ActorFilter(region=place) for place in VOCABULARY.places if not place.isdigit()),
        *(ActorFilter(topics=(topic,)) for topic in VOCABULARY.topics),
        *(ActorFilter(words=(word,)) for word in ("k", "ka", "yhd", "hanke", "vanhus", "kaupun", "tuki", "xyz")),
        ActorFilter(kind=ActorKind.ORGANISATION, region="country", words=("k", "y"), topics=tuple(VOCABULARY.topics)),
    ]


QUESTIONS: dict[str, Callable[[GraphStore], Any]] = {
    "export": lambda store: store.export(),
    "datasets": lambda store: (store.datasets(), store.reference_day()),
    "counts": lambda store: [store.counts(day) for day in DAYS],
    "actor": lambda store: [store.actor(actor_id) for actor_id in everyone(store)],
    "actors_by_id": lambda store: store.actors_by_id(everyone(store)[::3]),
    "actors_named": lambda store: [store.actors_named(keys) for keys in (names(store)[::2], names(store)[7:8])],
    "actors": lambda store: [store.actors(wanted, Window(0, 7)) for wanted in filters()],
    "windows": lambda store: [store.actors(ActorFilter(), Window(offset, 10)) for offset in range(0, 130, 10)],
    "tie": lambda store: [store.tie(tie.id) for tie in store.export().ties],
    "ties": lambda store: [store.ties(day, kind, Window(3, 9)) for day, kind in product(DAYS, (None, *TieKind))],
    "ties_of": lambda store: [
        store.ties_of(ids, day) for ids, day in product((everyone(store)[:9], everyone(store)[50:51]), (None, *DAYS))
    ],
    "ties_hanging_on": lambda store: list(map(store.ties_hanging_on, everyone(store))),
    "ties_among": lambda store: [
        store.ties_among(ids, kinds, day)
        for ids, kinds, day in product(
            (everyone(store), everyone(store)[::2]), (TieKind, (TieKind.COOPERATES_WITH, TieKind.FUNDS)), (None, *DAYS)
        )
    ],
    "actors_at": lambda store: [store.actors_at(VOCABULARY.places_meeting(place), DAYS[2]) for place in PLACES],
    "actors_tied": lambda store: [store.actors_tied(everyone(store), day) for day in DAYS],
    "actors_among": lambda store: [store.actors_among(everyone(store)[::2], day) for day in DAYS],
    "seated_ties_among": lambda store: [store.seated_ties_among(everyone(store)[::2], day) for day in DAYS],
    "neighbourhood": lambda store: [
        store.neighbourhood(actor_id, depth, DAYS[2]) for actor_id, depth in product(everyone(store)[::10], range(4))
    ],
    "subgraph": lambda store: [store.subgraph(day) for day in DAYS],
    "outline": lambda store: (store.outline().actors, store.outline().ties),
    "ties_begun": lambda store: [store.ties_begun(on, before) for on, before in product(DAYS, DAYS)],
    "offers_of": lambda store: store.offers_of(everyone(store)[::2]),
    "needs_of": lambda store: store.needs_of(everyone(store)[::2]),
    "offers_by_id": lambda store: store.offers_by_id([offer.id for offer in store.export().offers][::2]),
    "offers_in_brief": lambda store: store.offers_in_brief(everyone(store)[::2]),
    "offerers_under": lambda store: [store.offerers_under(("koulutus", "viestinta"), day) for day in DAYS],
    "offerers_serving": lambda store: [
        store.offerers_serving(VOCABULARY.places_meeting(place), DAYS[2]) for place in PLACES
    ],
    "seated": lambda store: [store.seated(place, Window(offset, 4)) for place in PLACES for offset in (0, 2)],
    "who_offers": lambda store: [
        store.who_offers(OfferQuery(on=day, topics=topics, target_groups=groups, area=area))
        for day, topics, groups, area in product(
            DAYS[2:4], ((), ("koulutus",), ("viestinta", "rahoitus")), ((), ("nuoret", "vapaaehtoiset")), areas()
        )
    ],
    "events": lambda store: store.events([event.id for event in store.export().events][::2]),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_engines_answer_alike(question: str, sqlite_sample: GraphStore, neo4j_contents: Neo4jContents) -> None:
    answer = QUESTIONS[question](sqlite_sample)
    assert answer
    assert QUESTIONS[question](neo4j_contents.sample()) == answer

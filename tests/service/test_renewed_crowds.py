"""What is kept of the graph through writes gives the answers that would be worked out anew."""

import random
from dataclasses import replace
from datetime import date

import pytest

from graphsvc import service
from graphsvc.asking.sayings import says
from graphsvc.model import Actor, GraphData, LocalText, Offer, Tie, TieKind
from graphsvc.service import AskRequest, Context
from graphsvc.store import GraphStore
from graphsvc.vocabulary import shipped_vocabulary

REQUESTS = (
    AskRequest("vertaistukea Kuopiossa"),
    AskRequest("muistiyhdistys Pohjois-Savossa"),
    AskRequest(topics=("group:sairaus",)),
    AskRequest(target_groups=("ikaihmiset",), places=("region:11",)),
    AskRequest(places=("297",)),
)
WORDS = ("Muisti", "Mielenterveyden vertaistuki", "Kuoro", "Savon omaishoitajat")
TOPICS = tuple(shipped_vocabulary().topics)
SURE = ("vertaistuki", "muisti", "omaishoito", *TOPICS[:9])


class Writer:
    """Writes something into a store, anything."""

    def __init__(self, store: GraphStore, seed: int) -> None:
        self.store = store
        self.chance = random.Random(seed)  # noqa: S311 - of a test

    def write(self) -> None:
        """One write."""
        data = self.store.export()
        self.chance.choice((self.change_actor, self.add_offer, self.remove_actor, self.tie, self.untie))(data)

    def change_actor(self, data: GraphData) -> None:
        """Another name, seat, or end."""
        actor = self.chance.choice(data.actors)
        changes = self.chance.choice(
            (
                {"names": LocalText(f"{self.chance.choice(WORDS)} {actor.id}")},
                {"municipality": self.chance.choice(("297", "140", None)), "point": None},
                {"serves": self.chance.choice((("country",), ("297",), ()))},
                {"end_date": self.chance.choice((date(2001, 1, 1), None)), "start_date": None},
            )
        )
        self.store.merge(GraphData(actors=(replace(actor, **changes),)))

    def add_offer(self, data: GraphData) -> None:
        """An offer of somebody, or one that goes to another."""
        offer = Offer(
            id=self.chance.choice(data.offers).id if self.chance.random() < 0.5 else f"new{self.chance.random()}",
            actor=self.chance.choice(data.actors).id,
            topic=self.chance.choice(SURE),
            target_groups=self.chance.choice(((), ("ikaihmiset",))),
            places=self.chance.choice(((), ("297",), ("region:11", "140"))),
            is_stated=self.chance.random() < 0.5,
        )
        self.store.merge(GraphData(offers=(offer,)))

    def remove_actor(self, data: GraphData) -> None:
        """Somebody goes."""
        self.store.delete_actor(self.chance.choice(data.actors).id)

    def tie(self, data: GraphData) -> None:
        """Somebody becomes part of another."""
        part, whole = self.chance.sample([actor for actor in data.actors if _makes_frames(actor)], 2)
        self.store.merge(
            GraphData(ties=(Tie(id=f"t{part.id}", source=part.id, target=whole.id, kind=TieKind.PART_OF),))
        )

    def untie(self, data: GraphData) -> None:
        """Somebody is no part of another any more."""
        parts = [tie for tie in data.ties if tie.kind is TieKind.PART_OF]
        self.store.delete_tie(self.chance.choice(parts).id)


def _makes_frames(actor: Actor) -> bool:
    return actor.subtype in ("association", "branch", "federation")


@pytest.mark.parametrize("seed", range(2))
def test_answers_are_those_that_would_be_worked_out_anew(own_store: GraphStore, seed: int) -> None:
    kept, writer, answered = Context.over(own_store), Writer(own_store, seed), 0
    for _ in range(10):
        for _ in range(writer.chance.randint(1, 3)):
            writer.write()
        anew = Context.over(own_store)
        for request in REQUESTS:
            pages = [service.ask_page(context, request, "fi", 1, 50) for context in (kept, anew)]
            assert pages[0] == pages[1]
            answered += len(pages[0].contents)
    assert answered > 400


def test_who_says_a_topic_is_known_without_the_index_of_the_store(sample_store: GraphStore) -> None:
    context = Context.over(sample_store)
    data = sample_store.export()
    on = date(2026, 1, 1)
    for topic in TOPICS:
        wording = context.topic_words.wording((topic,))
        offering = {offer.actor for offer in data.offers if offer.topic == topic}
        said = [one.id for one in data.actors if one.is_active(on) and one.id not in offering and says(one, wording)]
        assert [actor.id for actor in context.saying((topic,), on)] == said

"""An invented data set: what it says of itself, and its records one after another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphsvc.invention.actors import actors, events
from graphsvc.invention.offers import needs, offers
from graphsvc.invention.plan import DAY, Plan, make_plan
from graphsvc.invention.ties import ties
from graphsvc.model import LANGUAGES, Actor, Dataset, Event, LocalText, Need, Offer, Tie, Vocabulary
from graphsvc.texts import text


@dataclass(frozen=True, slots=True)
class Invention:
    """An invented data set; none of its records is kept in memory."""

    plan: Plan

    def dataset(self, name: str) -> Dataset:
        """What the data set says of itself."""
        size = self.plan.organisations
        return Dataset(
            name=name,
            titles=LocalText(*(text(one, "invention.title", organisations=size) for one in LANGUAGES)),
            descriptions=LocalText(*(text(one, "invention.about") for one in LANGUAGES)),
            sources=(f"graphsvc generate --organisations {size} --seed {self.plan.seed}",),
            licence="CC-BY-4.0",
            day=DAY,
        )

    def records(self) -> Mapping[str, Iterable[Actor | Tie | Offer | Need | Event]]:
        """The records by the name of their file, each made as it is asked for."""
        return {
            "actors": actors(self.plan),
            "ties": ties(self.plan),
            "offers": offers(self.plan),
            "needs": needs(self.plan),
            "events": events(self.plan),
        }


def invent(vocabulary: Vocabulary, organisations: int, seed: int) -> Invention:
    """An invented region or country with exactly so many organisations, in real municipalities.

    Raises:
        InvalidInputError: `organisations` is fewer or more than can be invented.
    """
    return Invention(make_plan(vocabulary, organisations, seed))

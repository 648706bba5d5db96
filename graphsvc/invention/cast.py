"""Who there is: every actor by what it is drawn from, with its id and its traits, and never a list of all."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from typing import Final, NamedTuple

from graphsvc.invention.chance import Chance
from graphsvc.invention.plan import DAY, Plan, Town
from graphsvc.invention.words import TopicWords
from graphsvc.model import Language, Place

_SORTS: Final = ("association", "club", "group", "branch")
_SORT_STEPS: Final = (0.66, 0.77, 0.88, 1.0)
_FAVOURITE_SHARE: Final = 0.45
_LARGE_TOWN: Final = 40_000
_FUNDER: Final = "funder"


class Standing(Enum):
    """How an organisation stands in the network."""

    ENDED = 0.04
    ALONE = 0.12
    SINGLE = 0.30
    IN_PROJECTS = 0.35
    CONNECTED = 1.0


class Local(NamedTuple):
    """A local organisation: the number of its town, of its topic, and its rank among those of both."""

    town: int
    topic: int
    rank: int


class Traits(NamedTuple):
    """What a local organisation is like; `has_seat` is false where no municipality is known."""

    id: str
    standing: Standing
    language: Language
    subtype: str
    has_seat: bool


class Project(NamedTuple):
    """A project: the number of its town, of its topic, and its period; `end` is None where no end is known."""

    id: str
    town: int
    topic: int
    subtype: str
    start: date
    end: date | None

    @property
    def last_day(self) -> date:
        """The last day that is known to be within it."""
        return self.end or DAY


def local_organisations(plan: Plan) -> Iterator[Local]:
    """All of them, town by town."""
    for number, town in enumerate(plan.towns):
        for topic, amount in enumerate(town.amounts):
            for rank in range(amount):
                yield Local(number, topic, rank)


def local_id(plan: Plan, local: Local) -> str:
    """Its id: "297.omaishoito.12"."""
    return f"{plan.towns[local.town].place.id}.{plan.words.topics[local.topic].id}.{local.rank + 1}"


def standing(plan: Plan, local: Local) -> Standing:
    """How it stands in the network."""
    return _standing(plan.chance(local_id(plan, local)))


def traits(plan: Plan, local: Local) -> Traits:
    """What it is like."""
    actor_id = local_id(plan, local)
    chance = plan.chance(actor_id)
    stands = _standing(chance)
    is_swedish = chance.happens(plan.towns[local.town].swedish)
    subtype = _subtype(plan.words.topics[local.topic], chance)
    if subtype == "branch" and parent(plan, local) is None:
        subtype = "association"
    seatless = 0.5 if subtype == "network" else 0.02
    return Traits(actor_id, stands, "sv" if is_swedish else "fi", subtype, not chance.happens(seatless))


def _standing(chance: Chance) -> Standing:
    drawn = chance.fraction()
    return next(one for one in Standing if drawn < one.value)


def _subtype(topic: TopicWords, chance: Chance) -> str:
    if chance.happens(_FAVOURITE_SHARE) and topic.sort:
        return topic.sort
    return _SORTS[chance.step(_SORT_STEPS)]


def parent(plan: Plan, local: Local) -> str | None:
    """The district of its topic in its region, or else a federation; None where there is neither."""
    region = plan.towns[local.town].region
    if (region.id, local.topic) in plan.districts:
        return district_id(plan, region, local.topic)
    bodies = plan.national[local.topic]
    if not bodies or plan.words.topics[local.topic].sort == _FUNDER:
        return None
    federations = (bodies + 1) // 2
    return national_id(plan, local.topic, 2 * (local.town % federations))


def national_id(plan: Plan, topic: int, number: int) -> str:
    """The id of a national body: "valtakunta.omaishoito.1"."""
    return f"valtakunta.{plan.words.topics[topic].id}.{number + 1}"


def national_subtype(plan: Plan, topic: int, number: int) -> str:
    """Every other a federation, the others foundations and platforms; funders under the topic of funding."""
    if plan.words.topics[topic].sort == _FUNDER:
        return _FUNDER
    return ("federation", "foundation", "federation", "platform")[number % 4]


def district_id(plan: Plan, region: Place, topic: int) -> str:
    """The id of a district: "piiri.11.omaishoito"."""
    return f"piiri.{region.code}.{plan.words.topics[topic].id}"


def municipality_id(town: Town) -> str:
    """The id of a municipality as an actor."""
    return f"kunta.{town.place.id}"


def county_id(county: Place) -> str:
    """The id of a wellbeing services county as an actor."""
    return f"hyvinvointialue.{county.code}"


def councils(plan: Plan, town: Town) -> tuple[str, ...]:
    """The subtypes of the councils of a municipality: small ones join those for the elderly and the disabled."""
    joint = 0.2 if town.place.population > _LARGE_TOWN else 0.7
    if plan.chance("councils", town.place.id).happens(joint):
        return ("elderly_and_disability_council", "youth_council")
    return ("elderly_council", "disability_council", "youth_council")


def council_id(town: Town, subtype: str) -> str:
    """The id of a council."""
    return f"neuvosto.{town.place.id}.{subtype}"


def project(plan: Plan, number: int) -> Project:
    """A project by its number."""
    chance = plan.chance("project", number)
    town, topic = chance.step(plan.town_steps), chance.step(plan.topic_steps)
    start = chance.day(date(2016, 1, 1), DAY - timedelta(days=30))
    end = None if chance.happens(0.12) else chance.day(start + timedelta(days=365), start + timedelta(days=1200))
    subtype = "programme" if chance.happens(0.1) else "project"
    return Project(f"hanke.{number + 1}", town, topic, subtype, start, end)


def event_id(number: int) -> str:
    """The id of an event."""
    return f"tapahtuma.{number + 1}"


def event_town(plan: Plan, number: int) -> tuple[int, date]:
    """The number of the town in which an event is, and its day."""
    chance = plan.chance("event", number)
    return chance.step(plan.town_steps), chance.day(date(2019, 1, 1), DAY + timedelta(days=60))

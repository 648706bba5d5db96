"""What invented actors offer and need."""

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeVar

from graphsvc.invention import cast
from graphsvc.invention.actors import SOURCE
from graphsvc.invention.chance import Chance, steps_of
from graphsvc.invention.plan import Plan
from graphsvc.invention.words import phrases
from graphsvc.model import COUNTRY_ID, LANGUAGES, Language, LocalText, Need, Offer

_OFFER_STEPS: Final = steps_of((10, 22, 28, 20, 12, 8))
"""How often an actor offers one thing, two, … six: about three."""
_NEED_STEPS: Final = steps_of((45, 35, 15, 5))
"""How often it needs nothing, one thing, two, three."""
_NEEDED: Final = (
    "tilat", "vapaaehtoistoiminta", "rahoitus", "viestinta", "koulutus", "verkostot", "digituki", "jarjestotuki",
)  # fmt: skip
_OUTSIDE_GROUP: Final = 0.3

Entry = TypeVar("Entry", Offer, Need)


class _Giver(NamedTuple):
    """Who offers or needs: its id, topic, languages, and the places that its offers name, if they name any."""

    id: str
    topic: int
    languages: tuple[Language, ...]
    places: tuple[str, ...] = ()


def offers(plan: Plan) -> Iterator[Offer]:
    """All offers."""
    said = phrases("offers")
    for giver in _givers(plan):
        chance = plan.chance("offers", giver.id)
        for topic in _topics(plan, giver.topic, chance):
            yield _entry(Offer, plan, giver, topic, _in(giver.languages, chance.pick(said)))


def needs(plan: Plan) -> Iterator[Need]:
    """All needs."""
    said = phrases("needs")
    numbers = [number for number, topic in enumerate(plan.words.topics) if topic.id in _NEEDED]
    for giver in _givers(plan):
        chance = plan.chance("needs", giver.id)
        for topic in {chance.pick(numbers): None for _ in range(chance.step(_NEED_STEPS))}:
            yield _entry(Need, plan, giver, topic, _in(giver.languages, chance.pick(said)))


def _givers(plan: Plan) -> Iterator[_Giver]:
    topics = {topic.id: number for number, topic in enumerate(plan.words.topics)}
    for town in plan.towns:
        yield _Giver(cast.municipality_id(town), topics["jarjestokunta"], LANGUAGES)
    for county in plan.counties:
        yield _Giver(cast.county_id(county), topics["soteuudistus"], LANGUAGES)
    for topic, bodies in enumerate(plan.national):
        for number in range(bodies):
            yield _Giver(cast.national_id(plan, topic, number), topic, LANGUAGES, (COUNTRY_ID,))
    for region_id, topic in sorted(plan.districts):
        yield _Giver(cast.district_id(plan, plan.vocabulary.places[region_id], topic), topic, ("fi", "sv"))
    for local in cast.local_organisations(plan):
        one = cast.traits(plan, local)
        yield _Giver(one.id, local.topic, (one.language,), _places(plan, local, one.id))


def _places(plan: Plan, local: cast.Local, actor_id: str) -> tuple[str, ...]:
    """The places that one in eight names of its own: its municipality and the nearest."""
    town = plan.towns[local.town]
    if not plan.chance("places", actor_id).happens(0.12):
        return ()
    return (town.place.id, plan.towns[town.near[0]].place.id)


def _topics(plan: Plan, own: int, chance: Chance) -> dict[int, None]:
    """The topics that are offered: the actor's own first, then mostly others of its group."""
    topics = {own: None}
    for _ in range(chance.step(_OFFER_STEPS)):
        outside = chance.happens(_OUTSIDE_GROUP)
        topics[chance.step(plan.topic_steps) if outside else chance.pick(plan.group_topics[own])] = None
    return topics


def _in(languages: tuple[Language, ...], said: LocalText) -> LocalText:
    return LocalText(**{language: getattr(said, language) for language in languages})


def _entry(entry: type[Entry], plan: Plan, giver: _Giver, topic: int, description: LocalText) -> Entry:
    words = plan.words.topics[topic]
    prefix = "" if entry is Offer else "tarve."
    entry_id = f"{giver.id}.{prefix}{words.id}"
    chance = plan.chance("entry", entry_id)
    return entry(
        id=entry_id,
        actor=giver.id,
        topic=words.id,
        target_groups=words.target_groups if chance.happens(0.6) else (),
        places=giver.places,
        description=description,
        is_stated=chance.happens(0.8),
        source_name=SOURCE,
    )

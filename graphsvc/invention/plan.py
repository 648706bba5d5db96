"""How many of what there are and where: all that is kept in memory, whose size does not grow with the organisations."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graphsvc.errors import InvalidInputError
from graphsvc.invention.chance import Chance, apportioned, steps_of
from graphsvc.invention.words import TopicWords, Words, shipped_words
from graphsvc.model import Place, PlaceLevel, Vocabulary

DAY: Final = date(2026, 3, 1)
"""The day that the invented data are true for."""
LEAST, MOST = 30, 2_000_000
_WHOLE_COUNTRY: Final = 10_000
"""With as many organisations, every municipality has some."""
_FEWEST_TOWNS: Final = 4
_NEAR: Final = 12
_NATIONAL_SHARE, _DISTRICT_SHARE = 0.006, 0.02
_PROJECT_SHARE, _EVENT_SHARE = 0.025, 0.004


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality, and how many local organisations it has under each topic.

    `firsts` is how many the towns before it have under each topic; `near` are the numbers of the nearest towns,
    `near_steps` how often each is chosen.
    """

    place: Place
    region: Place
    county: Place
    swedish: float
    amounts: tuple[int, ...]
    firsts: tuple[int, ...]
    near: tuple[int, ...]
    near_steps: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The towns, and how many bodies stand above them.

    `national` are amounts by topic, `districts` pairs of a region's id and the number of a topic.
    """

    seed: int
    organisations: int
    words: Words
    vocabulary: Vocabulary
    towns: tuple[Town, ...]
    national: tuple[int, ...]
    districts: frozenset[tuple[str, int]]
    counties: tuple[Place, ...]
    projects: int
    events: int
    town_steps: tuple[float, ...]
    topic_steps: tuple[float, ...]
    group_topics: tuple[tuple[int, ...], ...]

    def chance(self, *key: object) -> Chance:
        """The draws for a thing of this plan."""
        return Chance(self.seed, *key)


def make_plan(vocabulary: Vocabulary, organisations: int, seed: int) -> Plan:
    """A plan for exactly so many organisations; municipalities, councils, projects and events come on top.

    Raises:
        InvalidInputError: `organisations` is not from `LEAST` to `MOST`.
    """
    if not LEAST <= organisations <= MOST:
        raise InvalidInputError("out_of_range", field="organisations", value=organisations, least=LEAST, most=MOST)
    words = shipped_words()
    places = _chosen_places(vocabulary, organisations, Chance(seed, "towns"))
    areas = [_areas(vocabulary, place) for place in places]
    counties = tuple({county.id: county for _, county in areas if county.code < "90"}.values())
    national = _national(words.topics, organisations, Chance(seed, "national"))
    regions = {region.id: region for region, _ in areas}
    districts = _districts(tuple(regions), national, organisations, Chance(seed, "districts"))
    local = organisations - sum(national) - len(districts) - len(counties)
    return Plan(
        seed=seed,
        organisations=organisations,
        words=words,
        vocabulary=vocabulary,
        towns=tuple(_towns(places, areas, _amounts(places, words.topics, local, seed), words)),
        national=national,
        districts=districts,
        counties=counties,
        projects=max(1, round(organisations * _PROJECT_SHARE)),
        events=max(1, round(organisations * _EVENT_SHARE)),
        town_steps=steps_of([place.population for place in places]),
        topic_steps=steps_of([topic.weight for topic in words.topics]),
        group_topics=_group_topics(vocabulary, words.topics),
    )


def _chosen_places(vocabulary: Vocabulary, organisations: int, chance: Chance) -> list[Place]:
    """The nearest municipalities around one that is drawn by population, or all of them, by code."""
    all_places = [place for place in vocabulary.places.values() if place.level is PlaceLevel.MUNICIPALITY]
    centre = all_places[chance.step(steps_of([place.population for place in all_places]))]
    share = min(1.0, organisations / _WHOLE_COUNTRY) ** 0.75
    amount = max(_FEWEST_TOWNS, math.ceil(share * len(all_places)))
    nearest = sorted(all_places, key=lambda place: (place.point.km_to(centre.point), place.id))
    return sorted(nearest[:amount], key=lambda place: place.id)


def _areas(vocabulary: Vocabulary, place: Place) -> tuple[Place, Place]:
    """The region and the wellbeing services county of a municipality."""
    within = {vocabulary.places[area].level: vocabulary.places[area] for area in place.within}
    return within[PlaceLevel.REGION], within[PlaceLevel.WELLBEING_COUNTY]


def _national(topics: Sequence[TopicWords], organisations: int, chance: Chance) -> tuple[int, ...]:
    amount = max(2, round(organisations * _NATIONAL_SHARE))
    return apportioned(amount, [math.sqrt(topic.weight) for topic in topics], chance)


def _districts(
    regions: Sequence[str], national: Sequence[int], organisations: int, chance: Chance
) -> frozenset[tuple[str, int]]:
    """Districts of the topics that have a federation, in every region where there are organisations enough."""
    possible = [(region, topic) for topic, bodies in enumerate(national) if bodies for region in regions]
    probability = organisations * _DISTRICT_SHARE / len(possible)
    return frozenset(pair for pair in possible if chance.happens(probability))


def _amounts(places: Sequence[Place], topics: Sequence[TopicWords], local: int, seed: int) -> Iterator[tuple[int, ...]]:
    """How many local organisations each place has under each topic; together `local`."""
    weights = [topic.weight for topic in topics]
    shares = apportioned(local, [place.population for place in places], Chance(seed, "amounts"))
    for place, share in zip(places, shares, strict=True):
        yield apportioned(share, weights, Chance(seed, "amounts", place.id))


def _towns(
    places: Sequence[Place], areas: Sequence[tuple[Place, Place]], amounts: Iterator[tuple[int, ...]], words: Words
) -> Iterator[Town]:
    firsts = (0,) * len(words.topics)
    for place, (region, county), here in zip(places, areas, amounts, strict=True):
        near = _nearest(place, places)
        pull = [places[number].population / (10 + places[number].point.km_to(place.point)) ** 2 for number in near]
        swedish = words.swedish.get(place.id, 0.0)
        yield Town(place, region, county, swedish, here, firsts, near, steps_of(pull))
        firsts = tuple(first + amount for first, amount in zip(firsts, here, strict=True))


def _nearest(place: Place, places: Sequence[Place]) -> tuple[int, ...]:
    others = sorted((other.point.km_to(place.point), number) for number, other in enumerate(places) if other != place)
    return tuple(number for _, number in others[:_NEAR])


def _group_topics(vocabulary: Vocabulary, topics: Sequence[TopicWords]) -> tuple[tuple[int, ...], ...]:
    """For each topic, the numbers of the topics of its group."""
    groups = [vocabulary.topics[topic.id].group for topic in topics]
    members = {group: tuple(number for number, other in enumerate(groups) if other == group) for group in groups}
    return tuple(members[group] for group in groups)

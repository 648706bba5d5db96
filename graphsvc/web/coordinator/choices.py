"""What one may choose among to see a part of the network: places, topics, sectors and kinds of actors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MINYEAR, date

from graphsvc.model import GROUP_PREFIX, ActorKind, Language, PlaceLevel, Sector, Vocabulary, alphabetical
from graphsvc.service.reports import Part
from graphsvc.texts import text

_LARGEST_FIRST = (PlaceLevel.REGION, PlaceLevel.WELLBEING_COUNTY, PlaceLevel.SUBREGION, PlaceLevel.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and its label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices under a heading."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PartChoices:
    """Every choice of a part of the network."""

    places: tuple[ChoiceGroup, ...]
    topics: tuple[ChoiceGroup, ...]
    sectors: tuple[Choice, ...]
    kinds: tuple[Choice, ...]


def part_choices(vocabulary: Vocabulary, language: Language) -> PartChoices:
    """The choices in the reader's language: larger places first, topics by their groups."""
    return PartChoices(
        places=tuple(_places(vocabulary, level, language) for level in _LARGEST_FIRST),
        topics=tuple(_topics(vocabulary, group, language) for group in vocabulary.topic_groups),
        sectors=tuple(Choice(sector, text(language, f"kinds.sector.{sector}")) for sector in Sector),
        kinds=tuple(Choice(kind, text(language, f"kinds.actor.{kind}.other")) for kind in ActorKind),
    )


def part_labels(vocabulary: Vocabulary, part: Part, language: Language) -> tuple[str, ...]:
    """The labels of what was chosen; none for the whole network."""
    return tuple(
        label
        for label in (
            vocabulary.place(part.place).titles.in_language(language) if part.place else "",
            vocabulary.topic_labels(part.topic).in_language(language) if part.topic else "",
            text(language, f"kinds.sector.{part.sector}") if part.sector else "",
            text(language, f"kinds.actor.{part.kind}.other") if part.kind else "",
        )
        if label
    )


def a_year_before(day: date) -> date:
    """The same day of the year before, which most comparisons start from."""
    year = max(day.year - 1, MINYEAR)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _places(vocabulary: Vocabulary, level: PlaceLevel, language: Language) -> ChoiceGroup:
    found = (place for place in vocabulary.places.values() if place.level is level)
    choices = (Choice(place.id, place.titles.in_language(language)) for place in found)
    return ChoiceGroup(text(language, f"network.level.{level}"), _by_label(choices))


def _topics(vocabulary: Vocabulary, group: str, language: Language) -> ChoiceGroup:
    whole = f"{GROUP_PREFIX}{group}"
    label = vocabulary.topic_labels(whole).in_language(language)
    topics = (
        Choice(topic, vocabulary.topics[topic].labels.in_language(language)) for topic in vocabulary.topics_under(whole)
    )
    return ChoiceGroup(label, (Choice(whole, text(language, "network.whole_group", group=label)), *_by_label(topics)))


def _by_label(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: alphabetical(choice.label)))

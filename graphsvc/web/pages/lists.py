"""Long lists cut into the parts in which people read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from graphsvc.errors import InvalidInputError
from graphsvc.model import PlaceLevel, alphabetical
from graphsvc.service import Page, PlaceEntry, TopicEntry

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class TopicGroupList:
    """A group of topics with its topics."""

    id: str
    label: str
    topics: tuple[TopicEntry, ...]


@dataclass(frozen=True, slots=True)
class RegionList:
    """A region with its municipalities by name."""

    region: PlaceEntry
    municipalities: tuple[PlaceEntry, ...]


def topic_groups(entries: Iterable[TopicEntry]) -> tuple[TopicGroupList, ...]:
    """Topics by their groups."""
    by_group: dict[str, list[TopicEntry]] = {}
    for entry in entries:
        by_group.setdefault(entry.group, []).append(entry)
    return tuple(TopicGroupList(group, found[0].group_label, tuple(found)) for group, found in by_group.items())


def regions(entries: Iterable[PlaceEntry]) -> tuple[RegionList, ...]:
    """Municipalities by their regions."""
    found = sorted(entries, key=lambda entry: alphabetical(entry.label))
    municipalities = tuple(entry for entry in found if entry.level is PlaceLevel.MUNICIPALITY)
    return tuple(
        RegionList(region, tuple(inner for inner in municipalities if region.id in inner.within))
        for region in found
        if region.level is PlaceLevel.REGION
    )


def other_areas(entries: Iterable[PlaceEntry]) -> tuple[PlaceEntry, ...]:
    """The wellbeing services counties by name, then the country."""
    found = sorted(entries, key=lambda entry: alphabetical(entry.label))
    levels = (PlaceLevel.WELLBEING_COUNTY, PlaceLevel.COUNTRY)
    return tuple(entry for level in levels for entry in found if entry.level is level)


def checked(found: Page[Item]) -> Page[Item]:
    """The page of a list.

    Raises:
        InvalidInputError: the list is shorter than that.
    """
    if found.page_number > found.total_pages:
        raise InvalidInputError("page_out_of_range", field="page", value=found.page_number)
    return found

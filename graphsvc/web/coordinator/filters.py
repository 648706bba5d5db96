"""The part of the network that a coordinators' page is about, as a form asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from graphsvc import service
from graphsvc.model import ActorKind, Language, Sector
from graphsvc.service import Context, TopicEntry
from graphsvc.service.reports import Part
from graphsvc.web.pages import lists
from graphsvc.web.params import Identifier, OnDay, Words


class PartFields(OnDay):
    """Which part of the network, on a day; the place by its name or id."""

    place: Words = Field("")
    topic: Identifier | None = Field(None)
    sector: Sector | None = Field(None)
    kind: ActorKind | None = Field(None)


@dataclass(frozen=True, slots=True)
class PartFilter:
    """The part that was asked for, and what the form shows of it; `state` is what its address says."""

    part: Part
    place_name: str
    state: Mapping[str, object]
    topics: tuple[lists.TopicGroupList, ...]

    @classmethod
    def of(cls, fields: PartFields, context: Context, language: Language) -> "PartFilter":
        """The filter that the fields make.

        Raises:
            NotFoundError: the place or the topic is unknown.
        """
        place = service.place_named(context, fields.place.strip(), language) if fields.place.strip() else None
        name = context.vocabulary.place(place).titles.in_language(language) if place else ""
        part = Part(place=place, topic=fields.topic, sector=fields.sector, kind=fields.kind)
        entries: tuple[TopicEntry, ...] = service.topics(context, language)
        return cls(part, name, {**part.parameters, "on": fields.on}, lists.topic_groups(entries))

"""The part of the network that a coordinators' page is about, as a form asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from graphsvc import service
from graphsvc.errors import NotFoundError
from graphsvc.model import ActorKind, Language, Sector
from graphsvc.service import Context
from graphsvc.service.reports import Part
from graphsvc.texts import error_text
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
    """The part that was asked for, and what the form shows of it; `state` is what its address says.

    `problem` says in words that the place is unknown; `like` are the names that may be meant. The part is then without it.
    """

    part: Part
    place_name: str
    state: Mapping[str, object]
    topics: tuple[lists.TopicGroupList, ...]
    problem: str = ""
    like: tuple[str, ...] = ()

    @classmethod
    def of(cls, fields: PartFields, context: Context, language: Language) -> "PartFilter":
        """The filter that the fields make.

        Raises:
            NotFoundError: the topic is unknown.
        """
        written = fields.place.strip()
        place = place_meant(context, written, language)
        is_unknown = bool(written) and place is None
        part = Part(place=place, topic=fields.topic, sector=fields.sector, kind=fields.kind)
        return cls(
            part,
            context.vocabulary.place(place).titles.in_language(language) if place else written,
            {**part.parameters, "on": fields.on},
            lists.topic_groups(service.topics(context, language)),
            error_text(language, NotFoundError("place_name", written)) if is_unknown else "",
            service.places_like(context, written) if is_unknown else (),
        )


def place_meant(context: Context, written: str, language: Language) -> str | None:
    """The id of the place that is meant, None where none is or none is known."""
    try:
        return service.place_named(context, written, language) if written else None
    except NotFoundError:
        return None

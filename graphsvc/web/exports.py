"""The network for other programs: Kumu reads it from a stable address, in whole or in part."""

from typing import Final

from pydantic import Field

from graphsvc import service
from graphsvc.model import ActorKind, Language, Sector
from graphsvc.service import Blueprint, Context, ExportRequest
from graphsvc.service.reports import Part
from graphsvc.web.endpoints import endpoint
from graphsvc.web.params import Day, Identifier, Parameters

OPEN_TO_ALL_SITES: Final = {"Access-Control-Allow-Origin": "*"}
"""Kumu's own page fetches the file, and there is nothing in it that is not public."""


class PartOnDay(Parameters):
    """Which part of the network is wanted, and as of which day."""

    on: Day | None = Field(None, description="Only what is true on this day; else what is true on any.")
    place: Identifier | None = Field(None, description="Only actors seated in this place, by its id or name.")
    topic: Identifier | None = Field(None, description="Only actors that offer this topic or `group:`.")
    sector: Sector | None = Field(None, description="Only actors of this sector.")
    kind: ActorKind | None = Field(None, description="Only actors of this kind.")

    def request(self, context: Context, language: Language, file_format: str | None = None) -> ExportRequest:
        """What is wanted.

        Raises:
            NotFoundError: no place is called so.
        """
        place = service.place_named(context, self.place, language) if self.place else None
        part = Part(place=place, topic=self.topic, sector=self.sector, kind=self.kind)
        return ExportRequest(part, self.on, file_format, language)


@endpoint("/exports/kumu.json", PartOnDay, Blueprint, headers=OPEN_TO_ALL_SITES)
def kumu(context: Context, parameters: PartOnDay, language: Language) -> object:
    """The network as a Kumu blueprint, to be read as remote JSON."""
    return service.kumu(context, parameters.request(context, language))

"""The network out of the store, whole or in part, in files of any format."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from graphsvc import exchange
from graphsvc.exchange import Blueprint
from graphsvc.model import Actor, GraphData, Language, Vocabulary
from graphsvc.service.context import Context
from graphsvc.service.reports.base import WHOLE, Part

FORMATS: Final = exchange.FORMATS
LACKING: Final[Mapping[str, Collection[str]]] = {
    "graphml": ("offers", "events"),
    "gexf": ("offers", "events"),
    "kumu.json": ("offer_details", "events"),
    "hsds.zip": ("ties", "needs", "kinds", "contacts", "target_groups", "events"),
}
"""What each format cannot carry; the others carry everything."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Which part of the network is wanted, as it is on a day or for all times, and in which format.

    Where no format is named, the ending of the file names it. Tables have their headings in `language`.
    """

    part: Part = WHOLE
    on: date | None = None
    file_format: str | None = None
    language: Language = "en"


def export(context: Context, path: Path, request: ExportRequest = ExportRequest()) -> str:
    """Write the store, or a part of it, to a file; the format that it was written in.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic of the part.
        InvalidInputError: there is no such format.
        InvalidFileError: the file cannot be written.
    """
    data = exported(context, request)
    return exchange.write_file(path, data, context.vocabulary, request.file_format, request.language)


def kumu(context: Context, request: ExportRequest) -> Blueprint:
    """The network, or a part of it, as Kumu's blueprint.

    Raises:
        NotFoundError: the vocabulary lacks the place or the topic of the part.
    """
    return exchange.blueprint(exported(context, request), context.vocabulary)


def exported(context: Context, request: ExportRequest) -> GraphData:
    """The records that are wanted: actors, the ties among them, what they offer and need, and the events behind ties."""
    data = context.store.export()
    if request.part.is_whole and request.on is None:
        return data
    kept = _actors_in(data, request, context.vocabulary)
    ties = tuple(
        tie
        for tie in data.ties
        if tie.source in kept and tie.target in kept and (request.on is None or tie.is_active(request.on))
    )
    bases = {tie.basis for tie in ties}
    return GraphData(
        actors=tuple(actor for actor in data.actors if actor.id in kept),
        ties=ties,
        offers=tuple(offer for offer in data.offers if offer.actor in kept),
        needs=tuple(need for need in data.needs if need.actor in kept),
        events=tuple(event for event in data.events if event.id in bases),
        datasets=data.datasets,
    )


def _actors_in(data: GraphData, request: ExportRequest, vocabulary: Vocabulary) -> frozenset[str]:
    """The ids of the actors in the part; on a day those that act then, or stand at the end of a tie of that day."""
    part, on = request.part, request.on
    places = vocabulary.place(part.place).members if part.place else None
    topics = vocabulary.topics_under(part.topic) if part.topic else ()
    offering = {offer.actor for offer in data.offers if offer.topic in topics}
    tied = {end for tie in data.ties if on and tie.is_active(on) for end in (tie.source, tie.target)}

    def is_in(actor: Actor) -> bool:
        return (
            (places is None or actor.municipality in places)
            and (not topics or actor.id in offering)
            and part.sector in (None, actor.sector)
            and part.kind in (None, actor.kind)
            and (on is None or actor.is_active(on) or actor.id in tied)
        )

    return frozenset(actor.id for actor in data.actors if is_in(actor))

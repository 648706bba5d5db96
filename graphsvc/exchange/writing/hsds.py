"""A directory in HSDS 3 (Open Referral): a Tabular Data Package of organisations, what they offer and where."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from graphsvc.exchange.reading.hsds import MUNICIPALITY, OWN_SCHEME, hsds_id
from graphsvc.exchange.writing.escaping import guarded
from graphsvc.exchange.writing.table_files import zipped
from graphsvc.model import Actor, GraphData, Offer, Status, Vocabulary

PROFILE: Final = "https://docs.openreferral.org/en/v3.0.1/hsds/"
_STATUSES: Final[Mapping[Status | None, str]] = {Status.INACTIVE: "inactive", Status.DEFUNCT: "defunct"}
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "organization": ("id", "name", "alternate_name", "description", "website"),
    "service": ("id", "organization_id", "name", "description", "status", "assured_date"),
    "organization_identifier": ("id", "organization_id", "identifier_scheme", "identifier_type", "identifier"),
    "location": (
        "id",
        "location_type",
        "organization_id",
        "name",
        "latitude",
        "longitude",
        "external_identifier",
        "external_identifier_type",
    ),
    "service_at_location": ("id", "service_id", "location_id"),
    "service_area": ("id", "service_id", "name", "extent"),
    "taxonomy": ("id", "name", "description"),
    "taxonomy_term": ("id", "code", "name", "description", "taxonomy_id"),
    "attribute": ("id", "link_id", "link_entity", "taxonomy_term_id"),
}
_SCHEMES: Final[Mapping[str, str]] = {"business_id": "FI-PRO", "register_number": "", "ptv_id": ""}
"""The identifiers of organisations, and their schemes in org-id.guide's list where they have one."""
Row = Sequence[object]


def write_hsds(path: Path, data: GraphData, vocabulary: Vocabulary) -> None:
    """Write organisations and offers as a package: `datapackage.json` and a CSV file for each kind of thing."""
    directory = _Directory(data, vocabulary)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipped("datapackage.json"), json.dumps(_package(), indent=1))
        for kind, fields in _FIELDS.items():
            text = io.StringIO(newline="")
            writer = csv.writer(text)
            writer.writerow(fields)
            rows: Iterator[Row] = getattr(directory, kind)()
            writer.writerows([guarded("" if value is None else str(value)) for value in row] for row in rows)
            archive.writestr(zipped(f"{kind}.csv"), text.getvalue())


def _package() -> dict[str, object]:
    resources = [
        {
            "name": kind,
            "path": f"{kind}.csv",
            "profile": "tabular-data-resource",
            "schema": {"fields": [{"name": name, "type": "string"} for name in fields], "primaryKey": "id"},
        }
        for kind, fields in _FIELDS.items()
    ]
    return {"name": "graphsvc", "profile": "tabular-data-package", "homepage": PROFILE, "resources": resources}


class _Directory:
    """The rows of each file."""

    def __init__(self, data: GraphData, vocabulary: Vocabulary) -> None:
        self._data = data
        self._vocabulary = vocabulary
        self._actors = {actor.id: actor for actor in data.actors}

    def organization(self) -> Iterator[Row]:
        for actor in self._data.actors:
            name = actor.names.in_language("fi")
            others = [one for one in (actor.names.sv, actor.names.en) if one and one != name]
            said = actor.descriptions.in_language("fi") or name
            yield hsds_id("actor", actor.id), name, " / ".join(others), said, actor.url

    def service(self) -> Iterator[Row]:
        for offer in self._data.offers:
            actor = self._actors[offer.actor]
            topic = self._vocabulary.topic_labels(offer.topic).in_language("fi")
            said = offer.description.in_language("fi")
            status = _STATUSES.get(actor.status, "active")
            yield _service_id(offer), hsds_id("actor", actor.id), topic, said, status, actor.assured_date

    def organization_identifier(self) -> Iterator[Row]:
        """Our own id, by which a package that comes back is known again, and what registers call the actor."""
        for actor in self._data.actors:
            owner = hsds_id("actor", actor.id)
            yield hsds_id("identifier", actor.id), owner, OWN_SCHEME, OWN_SCHEME, actor.id
            for kind, scheme in _SCHEMES.items():
                if identifier := getattr(actor, kind):
                    yield hsds_id("identifier", actor.id, kind), owner, scheme, kind, identifier

    def location(self) -> Iterator[Row]:
        for actor, name in self._seated():
            point = actor.point
            where = (point.latitude, point.longitude) if point else (None, None)
            yield (
                _location_id(actor),
                "physical",
                hsds_id("actor", actor.id),
                name,
                *where,
                actor.municipality,
                MUNICIPALITY,
            )

    def service_at_location(self) -> Iterator[Row]:
        for offer in self._data.offers:
            actor = self._actors[offer.actor]
            if actor.municipality:
                yield hsds_id("service_at_location", offer.id), _service_id(offer), _location_id(actor)

    def service_area(self) -> Iterator[Row]:
        for offer in self._data.offers:
            for place_id in offer.places or self._actors[offer.actor].serves:
                place = self._vocabulary.place(place_id)
                name = place.titles.in_language("fi")
                yield hsds_id("service_area", offer.id, place_id), _service_id(offer), name, place_id

    def taxonomy(self) -> Iterator[Row]:
        yield hsds_id("taxonomy", "topics"), "graphsvc topics", "What help or cooperation is about"

    def taxonomy_term(self) -> Iterator[Row]:
        for topic_id in dict.fromkeys(offer.topic for offer in self._data.offers):
            label = self._vocabulary.topic_labels(topic_id).in_language("fi")
            yield hsds_id("topic", topic_id), topic_id, label, label, hsds_id("taxonomy", "topics")

    def attribute(self) -> Iterator[Row]:
        for offer in self._data.offers:
            yield hsds_id("attribute", offer.id), _service_id(offer), "service", hsds_id("topic", offer.topic)

    def _seated(self) -> Iterator[tuple[Actor, str]]:
        for actor in self._data.actors:
            if actor.municipality:
                yield actor, self._vocabulary.place(actor.municipality).names.in_language("fi")


def _service_id(offer: Offer) -> str:
    return hsds_id("offer", offer.id)


def _location_id(actor: Actor) -> str:
    return hsds_id("location", actor.id)

"""Directories in HSDS 3 (Open Referral): a Tabular Data Package, a CSV file for each kind of thing."""

import csv
import io
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZipFile

from graphsvc.errors import InvalidFileError
from graphsvc.exchange.reading.archive import member
from graphsvc.exchange.reading.sheets import Role, Row, Sheet

ORGANIZATIONS: Final = "organization.csv"
OWN_SCHEME: Final = "graphsvc"
"""The scheme of our own ids among an organisation's identifiers."""
MUNICIPALITY: Final = "municipality"
"""The type of a location's external identifier that is the code of a Finnish municipality."""
_IDENTIFIERS: Final = frozenset({"business_id", "register_number", "ptv_id"})
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "graphsvc")
Record = Mapping[str, str]


def hsds_id(*parts: str) -> str:
    """The UUID, version 5, of what bears our id."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(parts)))


def hsds_sheet(archive: ZipFile, file: str, organizations: str) -> Sheet:
    """The organisations of a package with what their services offer and where they are."""
    package = _Package(archive, file, PurePosixPath(organizations).parent)
    return Sheet(file, ORGANIZATIONS, package.rows(), role=Role.ELEMENTS)


class _Package:
    """The files of a package, each read when it is asked for; one that is absent is empty."""

    def __init__(self, archive: ZipFile, file: str, folder: PurePosixPath) -> None:
        self._archive = archive
        self._file = file
        self._folder = folder

    def rows(self) -> Iterator[Row]:
        """Each organisation as a row of cells; its services' terms, or else their names, are what it offers."""
        services = _by(self._records("service"), "organization_id")
        terms = self._terms()
        cities = self._cities()
        identifiers = _by(self._records("organization_identifier"), "organization_id")
        for number, record in enumerate(self._records("organization"), start=2):
            own = services[record.get("id", "")]
            ids = [record.get("id", ""), *(service.get("id", "") for service in own)]
            name = record.get("name") or record.get("alternate_name")
            said = record.get("description")
            named = {one.get("identifier_type"): one.get("identifier") for one in identifiers[record.get("id", "")]}
            yield (
                number,
                {
                    "id": named.get(OWN_SCHEME) or record.get("id"),
                    "label": name,
                    "description": said if said != name else "",
                    **{kind: named.get(kind, "") for kind in _IDENTIFIERS},
                    "url": record.get("website") or record.get("url"),
                    "municipality": next((city for owner in ids for city in cities[owner]), None),
                    "offers": "|".join(
                        dict.fromkeys(what for one in own for what in terms[one.get("id", "")] or [one.get("name", "")])
                    ),
                },
            )

    def _terms(self) -> Mapping[str, list[str]]:
        """The terms that describe each service, by their codes where they have one."""
        named = {
            term.get("id", ""): term.get("code") or term.get("name", "") for term in self._records("taxonomy_term")
        }
        terms: dict[str, list[str]] = defaultdict(list)
        for attribute in self._records("attribute"):
            if term := named.get(attribute.get("taxonomy_term_id", "")):
                terms[attribute.get("link_id", "")].append(term)
        return terms

    def _cities(self) -> Mapping[str, list[str]]:
        """The cities in which each organisation and each service has a location, or their codes."""
        addresses = _by(self._records("address"), "location_id")
        locations = list(self._records("location"))
        codes = {
            one.get("id", ""): one.get("external_identifier", "")
            for one in locations
            if one.get("external_identifier_type") == MUNICIPALITY
        }
        cities: dict[str, list[str]] = defaultdict(list)
        placed = [(one.get("organization_id", ""), one.get("id", "")) for one in locations]
        placed += [
            (one.get("service_id", ""), one.get("location_id", "")) for one in self._records("service_at_location")
        ]
        for owner, location in placed:
            cities[owner] += filter(None, [codes.get(location)])
            cities[owner] += [city for address in addresses[location] if (city := address.get("city"))]
        return cities

    def _records(self, kind: str) -> Iterator[Record]:
        name = str(self._folder / f"{kind}.csv")
        if name not in self._archive.namelist():
            return
        try:
            with (
                member(self._archive, name) as stream,
                io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text,
            ):
                for record in csv.DictReader(text, restval=""):
                    yield {str(key).strip().lower(): str(value).strip() for key, value in record.items()}
        except (csv.Error, UnicodeDecodeError) as error:
            raise InvalidFileError("file_damaged", file=self._file, reason=f"{name}: {error}") from None


def _by(records: Iterable[Record], key: str) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.get(key, "")].append(record)
    return found

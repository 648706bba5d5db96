"""Which reports there are, and how each is asked."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphsvc.errors import UsageError
from graphsvc.model import ActorKind, Language, PlaceLevel, Sector
from graphsvc.service import Context, place_named
from graphsvc.service import reports as service
from graphsvc.service.reports import GROUPINGS, LIMITS, NetworkOfDay, Part, Report
from graphsvc.terminal.parser import Parser


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked, and the network that it is asked of."""

    network: NetworkOfDay
    arguments: argparse.Namespace

    @property
    def place(self) -> str | None:
        """The id of the place that was named."""
        named = self.arguments.place
        return place_named(self.network.context, named, self.network.language) if named else None

    @property
    def part(self) -> Part:
        """The part of the network that was asked for."""
        return asked_part(self.network.context, self.arguments, self.network.language)

    @property
    def limit(self) -> int:
        """How many entries are listed."""
        limit: int = self.arguments.limit or LIMITS[self.arguments.name]
        return limit

    def needed(self, name: str) -> Any:
        """What was given for an option.

        Raises:
            UsageError: nothing was.
        """
        if not (given := getattr(self.arguments, name)):
            raise UsageError("missing_parameter", field=f"--{name.replace('_', '-')}", value="")
        return given


def asked_part(context: Context, arguments: argparse.Namespace, language: Language) -> Part:
    """The part of the network that the options place, topic, sector and kind ask for.

    Raises:
        NotFoundError: no place is called so.
    """
    place = place_named(context, arguments.place, language) if arguments.place else None
    sector = Sector(arguments.sector) if arguments.sector else None
    kind = ActorKind(arguments.kind) if arguments.kind else None
    return Part(place=place, topic=arguments.topic, sector=sector, kind=kind)


def add_report_arguments(parser: Parser, words: Callable[[str], str]) -> None:
    """Say what the command may be asked; `words` gives the help under a key."""
    parser.add_argument("name", metavar="NAME", choices=tuple(_REPORTS), help=f"{words('report_name')}: %(choices)s")
    parser.add_argument("--on", type=parser.day, metavar="DATE", help=words("report_on"))
    parser.add_argument("--place", metavar="PLACE", help=words("place"))
    parser.add_argument("--other-place", metavar="PLACE", help=words("other_place"))
    parser.add_argument("--topic", metavar="TOPIC", help=words("topic"))
    parser.add_argument("--sector", choices=tuple(map(str, Sector)), help=words("sector"))
    parser.add_argument("--kind", choices=tuple(map(str, ActorKind)), help=words("kind"))
    parser.add_argument("--actor", action="append", default=[], metavar="ACTOR_ID", help=words("actor"))
    parser.add_argument("--by", choices=GROUPINGS, help=words("by"))
    parser.add_argument("--since", type=parser.day, metavar="DATE", help=words("since"))
    parser.add_argument("--basis", metavar="ID", help=words("basis"))
    parser.add_argument("--limit", type=parser.amount, metavar="NUMBER", help=words("limit"))
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=words("json"))
    forms.add_argument("--csv", action="store_true", help=words("csv"))


def report(context: Context, arguments: argparse.Namespace, language: Language) -> Report:
    """The report that was asked for.

    Raises:
        UsageError: something that it needs was not given.
        NotFoundError: nothing bears an id that was given.
    """
    return _REPORTS[arguments.name](_Asked(NetworkOfDay(context, arguments.on, language), arguments))


def _bridges(asked: _Asked) -> Report:
    by = asked.arguments.by or "municipality"
    return service.bridges_report(asked.network, part=asked.part, by=by, limit=asked.limit)


def _gaps(asked: _Asked) -> Report:
    by = asked.arguments.by
    if by == "sector":
        raise UsageError("not_in_list", field="--by", value=by, allowed=", ".join(PlaceLevel))
    level = PlaceLevel(by) if by else None
    wanted = service.GapsRequest(place=asked.place, topic=asked.arguments.topic, by=level)
    return service.gaps_report(asked.network, wanted, limit=asked.limit)


def _pairs(asked: _Asked) -> Report:
    asked.needed("place")
    other = place_named(asked.network.context, asked.needed("other_place"), asked.network.language)
    return service.pairs_report(asked.network, str(asked.place), other, limit=asked.limit)


def _municipality(asked: _Asked) -> Report:
    asked.needed("place")
    return service.municipality_report(asked.network, str(asked.place))


def _changes(asked: _Asked) -> Report:
    since = asked.needed("since")
    return service.changes_report(asked.network, since, part=asked.part, basis=asked.arguments.basis)


_REPORTS: Final[Mapping[str, Callable[[_Asked], Report]]] = {
    "isolated": lambda asked: service.isolated_report(asked.network, part=asked.part, limit=asked.limit),
    "bridges": _bridges,
    "health": lambda asked: service.health_report(
        asked.network, part=asked.part, compare_on=asked.arguments.since, compare_parts=asked.arguments.by
    ),
    "suggestions": lambda asked: service.suggestions_report(
        asked.network, asked.needed("actor")[-1], limit=asked.limit
    ),
    "pairs": _pairs,
    "evening": lambda asked: service.evening_report(asked.network, tuple(dict.fromkeys(asked.needed("actor")))),
    "project-end": lambda asked: service.project_end_report(
        asked.network, asked.needed("actor")[-1], limit=asked.limit
    ),
    "ending": lambda asked: service.ending_report(asked.network, part=asked.part),
    "gaps": _gaps,
    "municipality": _municipality,
    "changes": _changes,
}

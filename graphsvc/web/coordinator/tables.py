"""Reports as tables to take along."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import Response, request
from pydantic import Field

from graphsvc.model import Language
from graphsvc.service import Context
from graphsvc.service.reports import MunicipalityReport, report_csv
from graphsvc.web import reports
from graphsvc.web.age import tell_age
from graphsvc.web.coordinator.frame import Route
from graphsvc.web.params import Identifier, OnDay, read_parameters

_MOST_ROWS: Final[Mapping[str, int]] = {"gaps": 100_000, "bridges": 1_000}
"""Of how many a table holds more than a page does, unless told otherwise."""


class _MunicipalityParameters(OnDay):
    """Which municipality."""

    place: Identifier = Field()


def _municipality(context: Context, parameters: _MunicipalityParameters, language: Language) -> MunicipalityReport:
    report: Any = reports.municipality(context, parameters, language, parameters.place)
    return report  # type: ignore[no-any-return]


_REPORTS: Final[Mapping[str, tuple[type[OnDay], Callable[..., object]]]] = {
    "isolated": (reports.IsolatedParameters, reports.isolated),
    "suggestions": (reports.SuggestionsParameters, reports.suggestions),
    "evening": (reports.EveningParameters, reports.evening),
    "health": (reports.HealthParameters, reports.health),
    "bridges": (reports.BridgesParameters, reports.bridges),
    "project-end": (reports.ProjectEndParameters, reports.project_end),
    "ending": (reports.PartParameters, reports.ending),
    "gaps": (reports.GapsParameters, reports.gaps),
    "changes": (reports.ChangesParameters, reports.changes),
    "municipality": (_MunicipalityParameters, _municipality),
}


def report_table(context: Context, language: Language, name: str) -> Response:
    """A report as CSV; asked as the API is, a municipality's by `place`."""
    model, ask = _REPORTS[name]
    parameters = read_parameters(model)
    if name in _MOST_ROWS and "limit" not in request.args:
        parameters = parameters.model_copy(update={"limit": _MOST_ROWS[name]})
    report: Any = ask(context, parameters, language)
    tell_age(report)
    response = Response(report_csv(report, language), mimetype="text/csv")
    filename = f"{name}-{report.on.isoformat()}-{language}.csv"
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response


_NAMES: Final = ",".join(f'"{name}"' for name in _REPORTS)
ROUTES: Final = (Route(f"/coordinator/<any({_NAMES}):name>.csv", report_table),)

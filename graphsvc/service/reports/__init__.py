"""What the network's numbers say to do next: one function for each report."""

from graphsvc.service.reports.base import GROUPINGS, LIMITS, NetworkOfDay, Part, Report
from graphsvc.service.reports.bridges import BridgesReport, bridges_report
from graphsvc.service.reports.changes import ChangesReport, changes_report
from graphsvc.service.reports.ending import EndingReport, ending_report
from graphsvc.service.reports.gaps import GapsReport, gaps_report
from graphsvc.service.reports.health import HealthReport, health_report
from graphsvc.service.reports.here import TopicHere
from graphsvc.service.reports.municipality import (
    KnownMunicipality,
    MunicipalityReport,
    known_municipalities,
    municipality_report,
)
from graphsvc.service.reports.people import (
    IsolatedReport,
    PairsReport,
    SuggestionsReport,
    evening_report,
    isolated_report,
    suggestions_report,
)
from graphsvc.service.reports.project_end import ProjectEndReport, project_end_report
from graphsvc.service.reports.suggesting import Suggestion

__all__ = [
    "GROUPINGS", "LIMITS", "BridgesReport", "ChangesReport", "EndingReport", "GapsReport", "HealthReport", "IsolatedReport",
    "KnownMunicipality", "MunicipalityReport", "NetworkOfDay", "PairsReport", "Part", "ProjectEndReport", "Report", "Suggestion",
    "SuggestionsReport", "TopicHere", "bridges_report", "changes_report", "ending_report", "evening_report", "gaps_report",
    "health_report", "isolated_report", "known_municipalities", "municipality_report", "project_end_report", "suggestions_report",
]  # fmt: skip

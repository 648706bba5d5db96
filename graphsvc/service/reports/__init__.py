"""What the network's numbers say to do next: one function for each report."""

from graphsvc.service.reports.base import Part, Report
from graphsvc.service.reports.bridges import BridgesReport, bridges_report
from graphsvc.service.reports.health import HealthReport, health_report
from graphsvc.service.reports.people import (
    IsolatedReport,
    PairsReport,
    SuggestionsReport,
    evening_report,
    isolated_report,
    suggestions_report,
)
from graphsvc.service.reports.project_end import (
    EndingReport,
    ProjectEndReport,
    ending_report,
    project_end_report,
)
from graphsvc.service.reports.suggesting import Suggestion

__all__ = [
    "BridgesReport", "EndingReport", "HealthReport", "IsolatedReport", "PairsReport", "Part", "ProjectEndReport",
    "Report", "Suggestion", "SuggestionsReport", "bridges_report", "ending_report", "evening_report", "health_report",
    "isolated_report", "project_end_report", "suggestions_report",
]  # fmt: skip

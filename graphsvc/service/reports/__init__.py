"""What the network's numbers say to do next: one function for each report."""

from graphsvc.service.reports.base import GROUPINGS, LIMITS, NetworkOfDay, Part, Report
from graphsvc.service.reports.bridges import BridgesReport, bridges_report
from graphsvc.service.reports.changes import ChangesReport, changes_report
from graphsvc.service.reports.evening import Card, cards, evening_report
from graphsvc.service.reports.gaps import GapsReport, gaps_report
from graphsvc.service.reports.health import HealthReport, health_report
from graphsvc.service.reports.municipality import MunicipalityReport, municipality_report
from graphsvc.service.reports.pairs import (
    PairsReport,
    SuggestedPair,
    SuggestionsReport,
    pairs_report,
    suggestions_report,
)
from graphsvc.service.reports.people import IsolatedActor, IsolatedReport, WorkList, isolated_report, work_list
from graphsvc.service.reports.project_end import (
    EndingReport,
    ProjectEndReport,
    ending_report,
    project_end_report,
)
from graphsvc.service.reports.suggesting import Suggestion

__all__ = [
    "GROUPINGS", "LIMITS", "BridgesReport", "Card", "ChangesReport", "EndingReport", "GapsReport", "HealthReport",
    "IsolatedActor", "IsolatedReport", "MunicipalityReport", "NetworkOfDay", "PairsReport", "Part",
    "ProjectEndReport", "Report", "SuggestedPair", "Suggestion", "SuggestionsReport", "WorkList", "bridges_report", "cards",
    "changes_report", "ending_report", "evening_report", "gaps_report", "health_report", "isolated_report",
    "municipality_report", "pairs_report", "project_end_report", "suggestions_report", "work_list",
]  # fmt: skip

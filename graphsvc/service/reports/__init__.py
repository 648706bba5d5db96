"""What the network's numbers say to do next: one function for each report."""

from graphsvc.analysis.gaps import GapKind
from graphsvc.analysis.health import MEASURES
from graphsvc.service.reports.base import GROUPINGS, LIMITS, NetworkOfDay, Part, Report
from graphsvc.service.reports.bridges import BridgesReport, bridges_report
from graphsvc.service.reports.changes import Basis, ChangesReport, bases, changes_report
from graphsvc.service.reports.ending import EndingReport, ending_report
from graphsvc.service.reports.evening import Card, cards, evening_report
from graphsvc.service.reports.gaps import GapsReport, GapsRequest, PlaceGaps, gaps_report
from graphsvc.service.reports.groups import groups_of_actors
from graphsvc.service.reports.health import HealthReport, health_report
from graphsvc.service.reports.here import TopicHere
from graphsvc.service.reports.municipality import (
    KnownMunicipality,
    MunicipalityReport,
    known_municipalities,
    municipality_report,
)
from graphsvc.service.reports.pairs import (
    PairsReport,
    SuggestedPair,
    SuggestionsReport,
    pairs_report,
    suggestions_report,
)
from graphsvc.service.reports.parts import PartHealth
from graphsvc.service.reports.people import IsolatedActor, IsolatedReport, WorkList, isolated_report, work_list
from graphsvc.service.reports.project_end import ProjectEndReport, project_end_report
from graphsvc.service.reports.sheets import report_csv
from graphsvc.service.reports.suggesting import Suggestion

__all__ = [
    "GROUPINGS", "LIMITS", "MEASURES", "Basis", "BridgesReport", "Card", "ChangesReport", "EndingReport", "GapKind",
    "GapsReport", "GapsRequest", "HealthReport", "IsolatedActor", "IsolatedReport", "KnownMunicipality",
    "MunicipalityReport", "NetworkOfDay", "PairsReport", "Part", "PartHealth", "PlaceGaps", "ProjectEndReport",
    "Report", "SuggestedPair", "Suggestion", "SuggestionsReport", "TopicHere", "WorkList", "bases",
    "bridges_report", "cards", "changes_report", "ending_report", "evening_report", "gaps_report",
    "groups_of_actors", "health_report", "isolated_report", "known_municipalities", "municipality_report",
    "pairs_report", "project_end_report", "report_csv", "suggestions_report", "work_list",
]  # fmt: skip

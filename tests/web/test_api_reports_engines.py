"""Both engines give the same reports, equal to the last digit."""

from typing import Any

import pytest

from graphsvc.store import GraphStore
from graphsvc.web import create_app

REPORTS = (
    "health",
    "health?place=region:11&compare_on=2019-06-01",
    "isolated",
    "bridges?by=sector",
    "suggestions?actor=ps_syopayhdistys&limit=100",
    "pairs?place=297&other_place=140",
    "project-end?actor=veke",
    "project-end?actor=stea&on=2019-06-01",
    "ending",
    "gaps?place=region:11",
    "changes?since=2019-06-01",
    "municipality/297",
    "evening?actor=veke&actor=annalan_huvila&actor=soppi&actor=ps_syopayhdistys",
)


@pytest.mark.neo4j
@pytest.mark.parametrize("report", REPORTS)
def test_both_engines_report_alike(report: str, sqlite_sample: GraphStore, neo4j_contents: Any) -> None:
    answers = [
        create_app(store).test_client().get(f"/api/v1/reports/{report}")
        for store in (sqlite_sample, neo4j_contents.sample())
    ]
    assert answers[0].status_code == answers[1].status_code == 200
    assert answers[0].json == answers[1].json

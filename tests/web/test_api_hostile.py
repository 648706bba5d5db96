"""What the API answers to requests that nobody meant well: never a 5xx, and always as its document says."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from graphsvc.store import GraphStore
from graphsvc.web import create_app
from graphsvc.web.api_docs import EXAMPLES

KEY = "key-of-these-tests"
MANY = settings(
    max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def described(sqlite_sample: GraphStore) -> Any:
    """The API over the shipped sample, as its own document describes it."""
    app = create_app(sqlite_sample, counts_unanswered=False, token=KEY)
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", EXAMPLES)
def test_what_is_asked_well_or_badly_is_answered_as_the_document_says(
    described: Any, path: str, mode: GenerationMode
) -> None:
    @settings(MANY)
    @given(case=described[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, headers={"Authorization": f"Bearer {KEY}"})

    ask()

import re

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from graphsvc.web.api_docs import EXAMPLES


@pytest.fixture
def document(client: FlaskClient) -> dict:
    return client.get("/api/v1/openapi.json").json


def test_the_document_is_valid_openapi_3_1(document: dict) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_every_route_of_the_api_is_in_the_document(client: FlaskClient, document: dict) -> None:
    rules = {
        rule.rule.removeprefix("/api/v1") for rule in client.application.url_map.iter_rules() if "/api/v1" in rule.rule
    }
    served = {re.sub(r"<(?:\w+_)?(\w+)>", r"{\1}", rule) for rule in rules}
    assert served - {"/openapi.json", "/docs"} == set(document["paths"]) == set(EXAMPLES)


@pytest.mark.parametrize("path", EXAMPLES)
def test_answers_are_as_the_document_says(client: FlaskClient, document: dict, path: str) -> None:
    answer = client.get(f"/api/v1{EXAMPLES[path]}")
    assert answer.status_code == 200, answer.text
    schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(answer.json)


@pytest.mark.parametrize("path", EXAMPLES)
def test_every_parameter_that_an_example_uses_is_in_the_document(document: dict, path: str) -> None:
    described = {parameter["name"] for parameter in document["paths"][path]["get"]["parameters"]}
    used = set(re.findall(r"[?&](\w+)=", EXAMPLES[path]))
    assert used | {"lang"} <= described


def test_the_readable_page_names_every_path_and_parameter(client: FlaskClient, document: dict) -> None:
    page = client.get("/api/v1/docs").text
    for path, item in document["paths"].items():
        assert f"<code>{path}</code>" in page
        for parameter in item["get"]["parameters"]:
            assert f"<code>{parameter['name']}</code>" in page

"""The OpenAPI 3.1 document, made from the very models that check requests and write answers."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Any, Final

from graphsvc.web.coordinators import is_for_coordinators
from graphsvc.web.endpoints import API_ROOT, Endpoint, adapter
from graphsvc.web.params import Parameters

_IN_PATH: Final = re.compile(r"<(?:\w+_)?(\w+)>")
_PATH_PARAMETER: Final = re.compile(r"{(\w+)}")
_REFERENCE: Final = "#/components/schemas/{model}"
_PROBLEM: Final[Mapping[str, object]] = {
    "type": "object",
    "description": "Problem details (RFC 9457); `parameter` names what is at fault.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "parameter": {"type": "string"},
    },
}
_ERRORS: Final[Mapping[str, str]] = {
    "400": "A parameter breaks a rule.",
    "403": "For coordinators only; the key is missing or wrong.",
    "404": "Nothing bears the id.",
    "429": "Too many requests from this address; try again after the seconds that Retry-After says.",
    "503": "The store cannot be reached; try again after the seconds that Retry-After says.",
}


def document(endpoints: Sequence[Endpoint]) -> str:
    """The document for these endpoints, as JSON."""
    schemas, definitions = _result_schemas(endpoints)
    described = {
        "openapi": "3.1.0",
        "info": {
            "title": "graphsvc",
            "version": version("graphsvc"),
            "summary": "Who can help with X near Y, and who can introduce you.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": API_ROOT}],
        "paths": {
            _described_path(declared.path): {"get": _operation(declared, schema)}
            for declared, schema in zip(endpoints, schemas, strict=True)
        },
        "components": {"schemas": {**definitions, "Problem": _PROBLEM}},
    }
    return json.dumps(described, ensure_ascii=False)


def _result_schemas(endpoints: Sequence[Endpoint]) -> tuple[list[Mapping[str, Any]], Mapping[str, Any]]:
    inputs = [(number, "serialization", adapter(declared.result)) for number, declared in enumerate(endpoints)]
    by_key, definitions = adapter(int).json_schemas(inputs, ref_template=_REFERENCE)  # type: ignore[arg-type]
    return [by_key[number, "serialization"] for number in range(len(endpoints))], definitions.get("$defs", {})


def _described_path(path: str) -> str:
    """A path in OpenAPI's notation; `<actor_id>` is `{id}`."""
    return _IN_PATH.sub(r"{\1}", path)


def _operation(declared: Endpoint, schema: Mapping[str, Any]) -> Mapping[str, object]:
    problem = {"application/problem+json": {"schema": {"$ref": _REFERENCE.format(model="Problem")}}}
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in _PATH_PARAMETER.findall(_described_path(declared.path))
    ]
    return {
        "operationId": declared.handler.__name__,
        "summary": declared.summary,
        "parameters": [*in_path, *_query_parameters(declared.parameters)],
        "responses": {
            "200": {"description": declared.summary, "content": {"application/json": {"schema": schema}}},
            **{status: {"description": meaning, "content": problem} for status, meaning in _errors(declared)},
        },
    }


def _errors(declared: Endpoint) -> Iterable[tuple[str, str]]:
    """The statuses of the errors that an endpoint may answer, and what they mean."""
    is_open = not is_for_coordinators(f"{API_ROOT}{declared.path}")
    return ((status, meaning) for status, meaning in _ERRORS.items() if not (is_open and status == "403"))


def _query_parameters(model: type[Parameters]) -> Iterable[Mapping[str, object]]:
    described = model.model_json_schema()
    definitions = described.get("$defs", {})
    for name, schema in described["properties"].items():
        shown = _inlined(
            {key: value for key, value in schema.items() if key not in ("title", "description")}, definitions
        )
        yield {
            "name": name,
            "in": "query",
            "required": name in described.get("required", ()),
            "description": schema.get("description", ""),
            "schema": shown,
        }


def _inlined(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """The schema with its own definitions in place of references to them."""
    if isinstance(schema, list):
        return [_inlined(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inlined(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return {key: _inlined(value, definitions) for key, value in schema.items()}

"""Errors over HTTP: one table from error to status; problem+json for the API, a page for the rest."""

import json
import logging
from http import HTTPStatus
from typing import Final

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from graphsvc.errors import (
    ForbiddenError,
    GraphsvcError,
    InvalidInputError,
    NotFoundError,
    StoreChangedError,
    StoreSchemaError,
    StoreUnavailableError,
    TooManyRequestsError,
)
from graphsvc.model import Language
from graphsvc.texts import error_text, text
from graphsvc.web import pages
from graphsvc.web.language import reader_language

STATUS: Final[tuple[tuple[type[GraphsvcError], HTTPStatus], ...]] = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (ForbiddenError, HTTPStatus.FORBIDDEN),
    (InvalidInputError, HTTPStatus.BAD_REQUEST),
    (TooManyRequestsError, HTTPStatus.TOO_MANY_REQUESTS),
    (StoreChangedError, HTTPStatus.CONFLICT),
    (StoreUnavailableError, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreSchemaError, HTTPStatus.SERVICE_UNAVAILABLE),
)
TITLED: Final = frozenset({400, 403, 404, 405, 429, 500, 503})
"""The statuses that have a title of their own; the others are the client's faults."""
RETRY_AFTER_SECONDS: Final = 5
_FOR_NOW: Final = frozenset({HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS})
API_PREFIX: Final = "/api/"
_PROBLEM_TYPE: Final = "urn:graphsvc:problem:"

_log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Answer every error that can happen in a request."""
    app.register_error_handler(GraphsvcError, _told)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _told(error: GraphsvcError) -> Response:
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        _log.warning("%s", error)
    return _answer(error, status)


def _http(error: HTTPException) -> Response | HTTPException:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    if status < HTTPStatus.BAD_REQUEST:
        return error
    codes = {HTTPStatus.NOT_FOUND: "not_found", HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed"}
    response = _answer(GraphsvcError(codes.get(status, "bad_request"), path=request.path), status)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def _unexpected(error: Exception) -> Response:
    _log.exception("unexpected error on %s", request.path, exc_info=error)
    return _answer(GraphsvcError("unexpected"), HTTPStatus.INTERNAL_SERVER_ERROR)


def _answer(error: GraphsvcError, status: HTTPStatus) -> Response:
    language = reader_language()
    if request.path.startswith(API_PREFIX):
        response = _problem(error, status, language)
    else:
        response = Response(pages.error_page(language, status, error), status)
    if status in _FOR_NOW:
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _problem(error: GraphsvcError, status: HTTPStatus, language: Language) -> Response:
    """Problem details (RFC 9457); `parameter` names what is at fault."""
    problem = {
        "type": f"{_PROBLEM_TYPE}{error.code}",
        "title": text(language, f"web.problem.{status.value if status in TITLED else HTTPStatus.BAD_REQUEST.value}"),
        "status": status.value,
        "detail": error_text(language, error),
    }
    if isinstance(error, InvalidInputError | NotFoundError):
        problem["parameter"] = error.field
    return Response(json.dumps(problem, ensure_ascii=False), status, mimetype="application/problem+json")

"""HTTP and nothing else: the application, its API, its pages and its errors."""

from collections.abc import Sequence
from typing import Final

from flask import Flask, Response

from graphsvc.errors import GraphsvcError
from graphsvc.service import Context
from graphsvc.settings import ImportLimits
from graphsvc.store import GraphStore
from graphsvc.web import api, coordinators, errors, maps, observing, pages, policy, rate, showing
from graphsvc.web.coordinator import key

__all__ = ["create_app"]

_HEADERS: Final = {
    "Content-Security-Policy": policy.PAGES,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}


_LARGEST_FORM: Final = 1 << 20
"""Bytes; where files are taken, more are."""


def create_app(
    store: GraphStore,
    *,
    counts_unanswered: bool = True,
    token: str | None = None,
    limits: ImportLimits = ImportLimits(),
    workers: Sequence[int] = (),
) -> Flask:
    """The WSGI application over a store.

    `counts_unanswered` as in `Context`; `token` lets coordinators in from elsewhere, where it is None nothing does;
    `limits` say how large the files that they import may be. `workers` are the processes that will answer together.
    """
    app = Flask(__name__, static_folder="static", template_folder="templates")
    app.url_map.strict_slashes = False
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_FORM
    context = Context.over(store, counts_unanswered=counts_unanswered, limits=limits)
    if workers:
        context.drafts.share()
    app.register_blueprint(api.blueprint(context))
    app.register_blueprint(pages.blueprint(context))
    app.register_blueprint(maps.blueprint(context))
    app.add_url_rule("/healthz", "healthz", lambda: Response("ok\n", mimetype="text/plain"))
    app.add_url_rule("/readyz", "readyz", lambda: _ready(store))
    errors.register(app)
    observing.register(app, workers)
    app.before_request(rate.guard())
    token = token or coordinators.new_token()
    key.register(app, token)
    app.before_request(coordinators.guard(token))
    app.after_request(_with_headers)
    app.after_request(showing.note_writes(context))
    return app


def _ready(store: GraphStore) -> Response:
    try:
        store.ping()
    except GraphsvcError as error:
        return Response(f"{error.code}\n", 503, {"Retry-After": str(errors.RETRY_AFTER_SECONDS)}, "text/plain")
    return Response("ready\n", mimetype="text/plain")


def _with_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.vary.add("Accept-Language")
    return response

"""Where a coordinator types the key once, and the browser remembers it until it is closed."""

from flask import Blueprint, Flask, redirect, request
from werkzeug.wrappers import Response

from graphsvc.errors import ForbiddenError
from graphsvc.model import LANGUAGES
from graphsvc.web.coordinators import KEY_COOKIE, is_for_coordinators, knows


def register(app: Flask, token: str) -> None:
    """Take the key at `/{language}/key`."""
    keys = Blueprint("keys", __name__)

    def remember_key(language: str) -> Response:
        if not knows(token, request.form.get("key", "").strip()):
            raise ForbiddenError("wrong_key")
        wanted = request.form.get("next", "")
        response = redirect(wanted if is_for_coordinators(wanted) else f"/{language}/coordinator", 303)
        response.set_cookie(KEY_COOKIE, token, secure=request.is_secure, httponly=True, samesite="Strict")
        return response

    rule = f"/<any({','.join(LANGUAGES)}):language>/key"
    keys.add_url_rule(rule, "remember_key", remember_key, methods=["POST"])
    app.register_blueprint(keys)

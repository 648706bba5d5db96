"""What only coordinators see, until there are accounts: on the machine itself, or with the key that `serve` shows."""

import secrets
from collections.abc import Callable
from ipaddress import ip_address
from typing import Final

from flask import request

from graphsvc.errors import ForbiddenError
from graphsvc.web.endpoints import API_ROOT

_FOR_COORDINATORS: Final = f"{API_ROOT}/reports/"
_PROXY_HEADERS: Final = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


def new_token() -> str:
    """A key that nobody guesses."""
    return secrets.token_urlsafe(16)


def guard(token: str) -> Callable[[], None]:
    """What is done before each request: reports are given to those who sit at the machine or know the token.

    The token comes as `?token=` or as `Authorization: Bearer`. What a proxy hands on is not taken for local.
    """

    def check() -> None:
        if request.path.startswith(_FOR_COORDINATORS) and not (_is_local() or _knows(token)):
            raise ForbiddenError("coordinators_only")

    return check


def _is_local() -> bool:
    if any(header in request.headers for header in _PROXY_HEADERS):
        return False
    return request.remote_addr is not None and ip_address(request.remote_addr).is_loopback


def _knows(token: str) -> bool:
    given = request.args.get("token") or request.headers.get("Authorization", "").removeprefix("Bearer ")
    return secrets.compare_digest(given.encode(), token.encode())

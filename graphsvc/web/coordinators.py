"""What only coordinators see and do, until there are accounts: on the machine itself, or with the key of `serve`."""

import re
import secrets
from collections.abc import Callable
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from flask import g, request

from graphsvc.errors import ForbiddenError
from graphsvc.model import LANGUAGES
from graphsvc.web.endpoints import API_ROOT
from graphsvc.web.observing import METRICS_PATH
from graphsvc.web.policy import READING

KEY_COOKIE: Final = "graphsvc_key"
_FOR_COORDINATORS: Final = re.compile(
    rf"{re.escape(API_ROOT)}/reports/|{re.escape(METRICS_PATH)}$|/(?:{'|'.join(LANGUAGES)})/(?:coordinator|import|edit)(?:[/?]|$)"
)
_PROXY_HEADERS: Final = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


def new_token() -> str:
    """A key that nobody guesses."""
    return secrets.token_urlsafe(16)


def guard(token: str) -> Callable[[], None]:
    """What is done before each request: coordinators' addresses are for those at the machine or who know the key.

    The key comes as `?token=`, as `Authorization: Bearer`, or as the cookie that `remember_key` set. What a proxy
    hands on is not taken for local. `g.is_coordinator` says who asks. Nothing is written for another site's page, whoever's browser it is shown in.
    """

    def check() -> None:
        if request.method not in READING and _is_from_another_site():
            raise ForbiddenError("another_site")
        g.is_coordinator = is_coordinator(token)
        if is_for_coordinators(request.path) and not g.is_coordinator:
            raise ForbiddenError("coordinators_only")

    return check


def is_coordinator(token: str) -> bool:
    """Whether this request comes from somebody who sits at the machine or knows the key."""
    return _is_local() or knows(token, _given_key())


def is_for_coordinators(path: str) -> bool:
    """Whether the address on this service is one of the coordinators'."""
    return _FOR_COORDINATORS.match(path) is not None


def knows(token: str, given: str) -> bool:
    """Whether a key is the right one; takes as long for every wrong one."""
    return secrets.compare_digest(given.encode(), token.encode())


def _is_local() -> bool:
    """At this machine, and at an address that is this machine's: a foreign name may be made to lead here."""
    if is_handed_on():
        return False
    return is_loopback(request.remote_addr) and is_loopback(urlsplit(f"//{request.host}").hostname)


def is_handed_on() -> bool:
    """Whether this request came through a proxy that says so."""
    return any(header in request.headers for header in _PROXY_HEADERS)


def is_loopback(host: str | None) -> bool:
    """Whether a host, by name or address, is this machine."""
    try:
        return host == "localhost" or (host is not None and ip_address(host).is_loopback)
    except ValueError:
        return False


def _given_key() -> str:
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return request.args.get("token") or bearer or request.cookies.get(KEY_COOKIE, "")


def _is_from_another_site() -> bool:
    """By Sec-Fetch-Site, which every current browser sends, else by Origin; programs send neither."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host

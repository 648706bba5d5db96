"""No one address asks so much that others wait, though a room full of people may share one.

How much each asked lies in memory, for seconds, and nowhere else.
"""

from collections.abc import Callable
from ipaddress import ip_address, ip_network
from threading import Lock
from time import monotonic
from typing import Final

from flask import request

from graphsvc.errors import TooManyRequestsError
from graphsvc.web.coordinators import is_handed_on, is_loopback

A_SECOND: Final = 20
AT_ONCE: Final = 100
_FREE: Final = frozenset({"static", "maps.asset", "healthz", "readyz", "metrics"})
"""The endpoints that cost next to nothing."""
_MOST_REMEMBERED: Final = 10_000
_HOME_BITS: Final = 64
"""How many bits of an IPv6 address are the same for all machines of one home or office."""


class Allowance:
    """What each address may still ask: twenty requests a second, after a pause a hundred at once.

    The generic cell rate algorithm (ITU-T I.371).
    """

    def __init__(self) -> None:
        self._used_until: dict[str, float] = {}
        self._lock = Lock()

    def takes(self, address: str, now: float) -> bool:
        """Whether one more request of an address at a moment (s) is within its allowance; it counts if it is."""
        with self._lock:
            if len(self._used_until) >= _MOST_REMEMBERED:
                self._used_until = {one: until for one, until in self._used_until.items() if until > now}
            until = max(now, self._used_until.get(address, now)) + 1 / A_SECOND
            is_within = until - now <= AT_ONCE / A_SECOND
            if is_within:
                self._used_until[address] = until
            return is_within


def guard() -> Callable[[], None]:
    """What is done before each request: refuse those of an address that asks too much.

    This machine may ask as much as it likes, and so may whoever comes through a proxy, which limits them itself.
    """
    allowance = Allowance()

    def check() -> None:
        if request.endpoint in _FREE or is_handed_on() or is_loopback(request.remote_addr):
            return
        if not allowance.takes(_home(request.remote_addr or ""), monotonic()):
            raise TooManyRequestsError("too_many_requests")

    return check


def _home(address: str) -> str:
    """An address, or of IPv6 the part that all machines of a home share."""
    try:
        is_long = ip_address(address).version > 4
    except ValueError:
        return address
    return str(ip_network((address, _HOME_BITS), strict=False)) if is_long else address

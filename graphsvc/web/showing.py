"""Pages and answers that are the same for all who ask at an address: made once, until the graph or the day changes."""

from collections.abc import Callable
from typing import Final

from flask import g, request

from graphsvc.service import Context, today
from graphsvc.web.language import reader_language

_LONGEST_ADDRESS: Final = 2000
"""Letters; what is shown at longer ones is made each time, so that addresses never weigh more than pages."""


def shown(context: Context, version: int, make: Callable[[], str | bytes]) -> bytes:
    """What `make` makes for this request of the graph, which was of that version before anything was read.

    It may neither write nor tell whoever asks anything of their own.
    """
    address = request.full_path
    if len(address) > _LONGEST_ADDRESS:
        return _made(make)
    key = (request.host_url, address, reader_language(), g.is_coordinator, today())
    return context.shown.recall(version, key, lambda: _made(make))


def _made(make: Callable[[], str | bytes]) -> bytes:
    made = make()
    return made.encode() if isinstance(made, str) else made

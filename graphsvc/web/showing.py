"""Pages and answers that are the same for all who ask at an address: made once, until the graph or the day changes."""

from collections.abc import Callable
from typing import Final

from flask import copy_current_request_context, g, request

from graphsvc.service import Context, today
from graphsvc.web.age import tell_made
from graphsvc.web.language import reader_language

_LONGEST_ADDRESS: Final = 2000
"""Letters; what is shown at longer ones is made each time, so that addresses never weigh more than pages."""


def shown(context: Context, version: int, make: Callable[[], str | bytes]) -> bytes:
    """What `make` makes for this request of the graph, which was of that version before anything was read.

    It may neither write nor tell whoever asks anything of their own.
    """
    if len(request.full_path) > _LONGEST_ADDRESS:
        return _made(make)
    return context.shown.recall(version, _address(), lambda: _made(make))


def shown_last(context: Context, make: Callable[[], bytes]) -> bytes:
    """What `make` makes for this request, or where that takes long the last that it made, which says how old it is."""
    version = context.store.version()
    last = context.last_maps.answer(version, _address(), copy_current_request_context(make))
    if last.version < version:
        tell_made(last.begun)
    return last.value


def _address() -> tuple[object, ...]:
    """What tells one thing that is shown from another."""
    return request.host_url, request.full_path, reader_language(), g.is_coordinator, today()


def _made(make: Callable[[], str | bytes]) -> bytes:
    made = make()
    return made.encode() if isinstance(made, str) else made

"""Pages and answers that are the same for all who ask at an address: made once, until the graph or the day changes."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Final

from flask import Response, copy_current_request_context, g, request

from graphsvc.errors import GraphsvcError
from graphsvc.service import Context, today
from graphsvc.web.age import tell_made
from graphsvc.web.language import reader_language
from graphsvc.web.policy import READING

_LONGEST_ADDRESS: Final = 2000
"""Letters; what is shown at longer ones is made each time, so that addresses never weigh more than pages."""


def shown(context: Context, version: int, make: Callable[[], str | bytes]) -> bytes:
    """What `make` makes for this request of the graph, which was of that version before anything was read.

    It may neither write nor tell whoever asks anything of their own.
    """
    if len(request.full_path) > _LONGEST_ADDRESS:
        return _made(make)
    return context.shown.recall(version, _address(), lambda: _made(make))


def shown_last(context: Context, make: Callable[[], bytes]) -> tuple[bytes, datetime | None]:
    """What `make` makes for this request, or where that takes long the last that it made, and when that was made.

    None where nothing was written since. Coordinators are always shown what was written through this service.
    """
    version = context.store.version()
    last = context.last_maps.answer(version, _address(), copy_current_request_context(make), writes=g.is_coordinator)
    if last.version >= version:
        return last.value, None
    tell_made(last.begun)
    return last.value, last.begun


def note_writes(context: Context) -> Callable[[Response], Response]:
    """What is done after each request, so that whoever wrote is shown what was written."""

    def note(response: Response) -> Response:
        if request.method not in READING:
            with suppress(GraphsvcError):  # what was answered is answered, though the store may be gone since
                context.last_maps.noted(context.store.version())
        return response

    return note


def _address() -> tuple[object, ...]:
    """What tells one thing that is shown from another."""
    return request.host_url, request.full_path, reader_language(), g.is_coordinator, today()


def _made(make: Callable[[], str | bytes]) -> bytes:
    made = make()
    return made.encode() if isinstance(made, str) else made

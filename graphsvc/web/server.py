"""The production WSGI server around the application."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

from waitress.server import BaseWSGIServer, create_server

from graphsvc.errors import InvalidInputError
from graphsvc.store import GraphStore
from graphsvc.web import create_app

_THREADS: Final = 8


@dataclass(frozen=True, slots=True)
class Served:
    """A server that listens, and where."""

    address: str
    _server: BaseWSGIServer

    def run(self) -> None:
        """Serve until the process is interrupted or asked to end (SIGINT, SIGTERM)."""
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            self._server.run()
        except KeyboardInterrupt:
            return


@contextmanager
def listening(store: GraphStore, host: str, port: int) -> Iterator[Served]:
    """Bind the port, then let the caller run the server; port 0 takes any that is free. Closes the store.

    Raises:
        InvalidInputError: the port is taken or may not be bound, or the host is not this machine's.
    """
    try:
        server = create_server(create_app(store), host=host, port=port, threads=_THREADS, ident=None)
    except (OSError, OverflowError, ValueError) as error:
        raise InvalidInputError("port_in_use", field="port", value=port, port=str(port), host=host) from error
    shown = f"[{host}]" if ":" in host else host
    try:
        yield Served(f"http://{shown}:{server.effective_port}/", server)
    finally:
        server.close()
        store.close()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt

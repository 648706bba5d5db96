"""The production WSGI server around the application."""

import errno
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

from flask import Flask
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from graphsvc.errors import InvalidInputError, UsageError
from graphsvc.store import GraphStore

_THREADS: Final = 8
_LARGEST_PORT: Final = 65535


@dataclass(frozen=True, slots=True)
class Served:
    """A server that listens, and where."""

    address: str
    _server: BaseWSGIServer | MultiSocketServer

    def run(self) -> None:
        """Serve until the process is interrupted or asked to end (SIGINT, SIGTERM)."""
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            self._server.run()
        except KeyboardInterrupt:
            return


@contextmanager
def listening(app: Flask, store: GraphStore, host: str, port: int) -> Iterator[Served]:
    """Bind the port, then let the caller run the server; port 0 takes any that is free. Closes the app's store.

    Raises:
        InvalidInputError: there is no such port, it is taken or may not be bound, or the host is not this machine's.
    """
    bound = _bound(host, port)
    server = create_server(app, sockets=[bound], threads=_THREADS, ident=None)
    shown = f"[{host}]" if ":" in host else host
    try:
        yield Served(f"http://{shown}:{bound.getsockname()[1]}/", server)
    finally:
        server.close()
        store.close()


def _bound(host: str, port: int) -> socket.socket:
    if not 0 <= port <= _LARGEST_PORT:
        raise UsageError("out_of_range", field="--port", value=str(port), least=0, most=str(_LARGEST_PORT))
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        unknown_host = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
        code = "port_in_use" if error.errno == errno.EADDRINUSE else "port_not_allowed"
        code = "host_unknown" if unknown_host else code
        raise InvalidInputError(code, field="port", value=str(port), port=str(port), host=host) from error


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt

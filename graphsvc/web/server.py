"""The production WSGI server around the application."""

import errno
import gc
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer

from graphsvc.errors import InvalidInputError, UsageError
from graphsvc.store import GraphStore

_THREADS: Final = 8
_TURN_SECONDS: Final = 0.0005
"""For so long a thread may go on while others wait: a tenth of what is usual, as short answers wait for it many times."""
_MOST_CONNECTIONS: Final = 1000
_IDLE_SECONDS: Final = 60
_ENDING_SECONDS: Final = 20.0
_LOOK_AGAIN_SECONDS: Final = 0.05
_LARGEST_PORT: Final = 65535
_AFTER_OTHERS_SECONDS: Final = 0.002


@dataclass(frozen=True, slots=True)
class Share:
    """Which of several workers this is, from 0, and how many connections each of them has."""

    number: int
    connections: memoryview

    @classmethod
    def alone(cls) -> "Share":
        """That of a process that serves by itself."""
        return cls(0, memoryview(bytearray(8)).cast("q"))


class _Server(TcpWSGIServer):
    """Takes a connection at once where no other worker has fewer, and else lets others go before."""

    def __init__(self, app: Flask, bound: socket.socket, share: Share) -> None:
        self._share = share
        super().__init__(
            app,
            _sock=bound,
            sockinfo=(bound.family, bound.type, bound.proto, bound.getsockname()),
            bind_socket=False,
            threads=_THREADS,
            ident=None,
            connection_limit=_MOST_CONNECTIONS,
            channel_timeout=_IDLE_SECONDS,
            asyncore_use_poll=True,
        )

    def channels(self) -> dict[int, HTTPChannel]:
        """The connections that are open."""
        return self.active_channels  # type: ignore[return-value]  # a dict, whatever the stubs say

    def readable(self) -> bool:
        self._share.connections[self._share.number] = len(self.channels())
        return super().readable()

    def handle_accept(self) -> None:
        if len(self.channels()) > min(self._share.connections):
            time.sleep(_AFTER_OTHERS_SECONDS)
        super().handle_accept()


@dataclass(frozen=True, slots=True)
class Served:
    """A server that listens, and where."""

    address: str
    _server: _Server
    _drained: threading.Event

    def run(self) -> None:
        """Serve until the process is interrupted (SIGINT) or asked to end (SIGTERM), which lets what runs be answered."""
        signal.signal(signal.SIGTERM, self._end)
        sys.setswitchinterval(_TURN_SECONDS)
        gc.collect()
        gc.freeze()  # what is there for good is not looked through again and again, while everybody waits
        self._server.run()

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        if self._drained.is_set():
            raise KeyboardInterrupt
        threading.Thread(target=self._drain, daemon=True).start()

    def _drain(self) -> None:
        """Take no new connections, wait until what was asked is answered, and tell the process again to end."""
        self._server.accepting = False
        deadline = time.monotonic() + _ENDING_SECONDS
        while self._is_answering() and time.monotonic() < deadline:
            time.sleep(_LOOK_AGAIN_SECONDS)
        self._drained.set()
        os.kill(os.getpid(), signal.SIGTERM)

    def _is_answering(self) -> bool:
        return any(channel.requests or channel.total_outbufs_len for channel in tuple(self._server.channels().values()))


@dataclass(frozen=True, slots=True)
class Bound:
    """A port that is taken, and the address at which it is reached."""

    socket: socket.socket
    address: str


def bind(host: str, port: int) -> Bound:
    """Take a port, 0 for any that is free.

    Raises:
        InvalidInputError: there is no such port, it is taken or may not be bound, or the host is not this machine's.
    """
    bound = _bound(host, port)
    shown = f"[{host}]" if ":" in host else host
    return Bound(bound, f"http://{shown}:{bound.getsockname()[1]}/")


@contextmanager
def listening(app: Flask, store: GraphStore, bound: Bound, share: Share | None = None) -> Iterator[Served]:
    """Take connections, then let the caller run the server. Closes the port and the app's store."""
    server = _Server(app, bound.socket, share or Share.alone())
    try:
        yield Served(bound.address, server, threading.Event())
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

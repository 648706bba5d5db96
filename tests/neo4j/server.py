"""A real Neo4j server for tests, on free loopback ports, with its data in a folder of the test run."""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

USER = "neo4j"
PASSWORD = "palvelu-testissä-7"  # noqa: S105 - of a server that lives as long as the tests
FIRST_PASSWORD = "neo4j"  # noqa: S105 - what a new server asks to have changed
START_SECONDS = 120
STOP_SECONDS = 60

CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.bolt.connection_keep_alive=5s
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
"""


class Neo4jServer:
    """A server that can be started, stopped, killed and started again with the same data and address."""

    def __init__(self, jars: Path, home: Path, heap: str = "1g") -> None:
        """`jars` is what `fetch.py` fetched, `home` an empty folder, `heap` how much memory Java may take."""
        self.jars = jars
        self.home = home
        self.heap = heap
        self.port = _free_port()
        self.user = USER
        self.password = PASSWORD
        self._process: subprocess.Popen[bytes] | None = None
        (home / "conf").mkdir(parents=True)
        (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=self.port), encoding="utf-8")

    @property
    def url(self) -> str:
        """The address, with routing as a cluster has it."""
        return f"neo4j://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start and wait until it answers."""
        with (self.home / "output.log").open("ab") as output:
            self._process = subprocess.Popen(self._command(), stdout=output, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"Neo4j did not start:\n{(self.home / 'output.log').read_text()[-3000:]}")
            time.sleep(0.2)

    def stop(self) -> None:
        """End it as an operator does."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut does."""
        self._end(signal.SIGKILL)

    def freeze(self) -> None:
        """Let it hold its connections without ever answering; none of its threads goes on when this returns."""
        self._signal(signal.SIGSTOP)
        if self._process is not None:
            os.waitid(os.P_PID, self._process.pid, os.WSTOPPED)

    def thaw(self) -> None:
        """Let a frozen server go on."""
        self._signal(signal.SIGCONT)

    def driver(self, password: str = PASSWORD) -> Driver:
        """A driver of one's own, to look at what a store wrote."""
        return GraphDatabase.driver(self.url, auth=(self.user, password), notifications_min_severity="OFF")

    def _command(self) -> list[str]:
        opens = [
            f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch", "java.lang")
        ]
        return [
            java() or "java", "-Xms512m", f"-Xmx{self.heap}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *opens,
            "-cp", f"{self.jars}/*", "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}",
        ]  # fmt: skip

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                pass
            return self._answers_to(self.password) or self._takes_password()
        except (OSError, DriverError, Neo4jError):
            return False

    def _answers_to(self, password: str) -> bool:
        with self.driver(password) as driver:
            try:
                driver.execute_query("RETURN 1", database_="neo4j")
            except Neo4jError as error:
                if error.code.startswith("Neo.ClientError.Security."):
                    return False
                raise
        return True

    def _takes_password(self) -> bool:
        with self.driver(FIRST_PASSWORD) as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM $old TO $new",
                {"old": FIRST_PASSWORD, "new": self.password},
                database_="system",
            )
        return self._answers_to(self.password)

    def _end(self, how: signal.Signals) -> None:
        self._signal(how)
        if self._process is not None:
            self._process.wait(STOP_SECONDS)
            self._process = None

    def _signal(self, what: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(what)


class RunningServer:
    """A server that somebody else runs; it cannot be stopped from here."""

    def __init__(self, url: str, user: str, password: str) -> None:
        """Where it is, and who logs in."""
        self.url = url
        self.user = user
        self.password = password

    def driver(self) -> Driver:
        """A driver of one's own, to look at what a store wrote."""
        return GraphDatabase.driver(self.url, auth=(self.user, self.password), notifications_min_severity="OFF")


def java() -> str | None:
    """The program that runs the server: of JAVA_HOME, else of the path."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port

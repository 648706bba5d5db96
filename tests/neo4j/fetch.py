"""Fetch the jars of the Neo4j server that the tests start; do nothing when they are there.

    python tests/neo4j/fetch.py

They go to `$XDG_CACHE_HOME/graphsvc/neo4j-<version>/jars`, outside the repository. Maven resolves them
from the repositories that this machine's settings name.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

POM = Path(__file__).resolve().with_name("pom.xml")
GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"


def version() -> str:
    """The version that pom.xml names."""
    return str(ET.parse(POM).getroot().findtext("{*}version"))  # noqa: S314 - our own file


def cache() -> Path:
    """Where the jars of this version are kept."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "graphsvc" / f"neo4j-{version()}"


def jars() -> Path | None:
    """The folder of jars, or None when they were not fetched; it appears only when it is complete."""
    folder = cache() / "jars"
    return folder if folder.is_dir() else None


def fetch() -> Path:
    """The folder of jars, fetched when it is not there."""
    if found := jars():
        return found
    cache().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache(), prefix="fetching-") as folder:
        copied = Path(folder) / "jars"
        command = ["mvn", "-q", "-B", "-f", str(POM), GOAL, f"-DoutputDirectory={copied}"]
        subprocess.run(command, check=True)
        try:
            copied.rename(cache() / "jars")
        except OSError:
            if not jars():  # else another process was faster
                raise
    return cache() / "jars"


if __name__ == "__main__":
    if not jars() and not shutil.which("mvn"):
        sys.exit("Maven is missing: install it (Debian: apt-get install maven) and run this again.")
    print(fetch())

"""How much memory a command takes at most."""

import subprocess
import sys
from typing import Final

_MEASURED: Final = """
import re, sys
from graphsvc.cli import main
status = main(sys.argv[1:])
print(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1], file=sys.stderr)
sys.exit(status)
"""


def measured(*arguments: str) -> tuple[subprocess.CompletedProcess[str], int]:
    """A command of graphsvc in a process of its own, and its peak in kilobytes.

    `ru_maxrss` would not do: a new process inherits that of the one it was forked from.
    """
    done = subprocess.run([sys.executable, "-c", _MEASURED, *arguments], capture_output=True, text=True, check=False)
    return done, int(done.stderr.split()[-1])

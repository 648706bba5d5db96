import subprocess
import sys
from pathlib import Path

PROGRAM = """
import resource, sys
from graphsvc.cli import main
main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(folder: Path, organisations: int) -> int:
    """The most memory that a process of its own takes to invent so many organisations."""
    command = [sys.executable, "-c", PROGRAM, "generate", str(folder), "--organisations", str(organisations)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_ten_times_as_many_organisations_take_no_more_memory(tmp_path: Path) -> None:
    assert peak(tmp_path / "ten", 10_000) < 1.1 * peak(tmp_path / "one", 1_000)

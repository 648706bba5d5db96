"""Ratios between two things run in the same session, told at the end of the run."""

import statistics
import time
from collections.abc import Callable

import pytest

ROUNDS = 40
_ratios = pytest.StashKey[list[str]]()

Timed = Callable[[], object]


@pytest.fixture
def ratio(request: pytest.FixtureRequest) -> Callable[[str, Timed, Timed], float]:
    """Time two things in turns and tell the ratio of their medians."""

    def measure(name: str, one: Timed, other: Timed) -> float:
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            for run, taken in zip((one, other), times, strict=True):
                started = time.perf_counter()
                run()
                taken.append(time.perf_counter() - started)
        ones, others = (statistics.median(taken) for taken in times)
        told = request.config.stash.setdefault(_ratios, [])
        told.append(f"{name}: {ones / others:.1f} ({ones * 1e3:.2f} ms / {others * 1e3:.2f} ms)")
        return ones / others

    return measure


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    terminalreporter.section("ratios of medians")
    for line in config.stash.get(_ratios, []):
        terminalreporter.write_line(line)

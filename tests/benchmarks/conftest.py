"""Ratios between two things run in the same session, told at the end of the run."""

import statistics
import time
from collections.abc import Callable

import pytest

ROUNDS = 40
_ratios = pytest.StashKey[list[str]]()

Timed = Callable[[], object]


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Tells a line at the end of the run."""
    return request.config.stash.setdefault(_ratios, []).append


@pytest.fixture
def ratio(told: Callable[[str], None]) -> Callable[..., float]:
    """Time two things in turns and tell the ratio of their medians."""

    def measure(name: str, one: Timed, other: Timed, rounds: int = ROUNDS) -> float:
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(rounds):
            for run, taken in zip((one, other), times, strict=True):
                started = time.perf_counter()
                run()
                taken.append(time.perf_counter() - started)
        ones, others = (statistics.median(taken) for taken in times)
        told(f"{name}: {ones / others:.1f} ({ones * 1e3:.2f} ms / {others * 1e3:.2f} ms)")
        return ones / others

    return measure


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    terminalreporter.section("ratios of medians")
    for line in config.stash.get(_ratios, []):
        terminalreporter.write_line(line)

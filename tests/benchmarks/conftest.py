"""Ratios between two things run in the same session, told at the end of the run and kept as a table."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

ROUNDS = 40
TABLE = Path(__file__).with_name("README.md")
WORDS = Path(__file__).with_name("table.md")
ORGANISATIONS = int(os.environ.get("GRAPHSVC_BENCHMARK_ACTORS", "11000"))
"""How large the country is; 110000 is Finland."""
MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Figure:
    """What was measured, and the goal it is held against: at most it, or at least it where `is_least`."""

    name: str
    value: float
    details: str
    goal: float | None = None
    is_least: bool = False

    @property
    def row(self) -> str:
        """A line of the table."""
        if self.goal is None:
            return f"| {self.name} | {self.value:.3g} | | {self.details} |"
        is_kept = self.value >= self.goal if self.is_least else self.value <= self.goal
        sign = "≥" if self.is_least else "≤"
        return f"| {self.name} | **{self.value:.3g}** | {sign} {self.goal:g}{'' if is_kept else ', missed'} | {self.details} |"


_figures = pytest.StashKey[list[Figure]]()

Timed = Callable[[], object]
Tell = Callable[[Figure], None]


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Tell:
    """Tells a figure at the end of the run."""
    return request.config.stash.setdefault(_figures, []).append


@pytest.fixture
def ratio(told: Tell) -> Callable[..., float]:
    """Time two things in turns and tell the ratio of their medians."""

    def measure(
        name: str, one: Timed, other: Timed, rounds: int = ROUNDS, *, goal: float | None = None, is_least: bool = False
    ) -> float:
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(rounds):
            for run, taken in zip((one, other), times, strict=True):
                started = time.perf_counter()
                run()
                taken.append(time.perf_counter() - started)
        ones, others = (statistics.median(taken) for taken in times)
        told(Figure(name, ones / others, f"{ones * 1e3:.2f} ms / {others * 1e3:.2f} ms", goal, is_least))
        return ones / others

    return measure


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell the figures; where everything was measured at the size of Finland, write the table."""
    figures = config.stash.get(_figures, [])
    terminalreporter.section("measured")
    for figure in figures:
        terminalreporter.write_line(figure.row)
    if os.environ.get("GRAPHSVC_BENCHMARK_TABLE") == "1":
        TABLE.write_text(_table(figures), encoding="utf-8")


def _table(figures: list[Figure]) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    machine = f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}, {platform.system()}"
    return (
        WORDS.read_text(encoding="utf-8")
        .replace("{day}", datetime.now(UTC).date().isoformat())
        .replace("{machine}", machine)
        .replace("{organisations}", f"{ORGANISATIONS:,}")
        .replace("{rows}", "\n".join(figure.row for figure in figures))
    )

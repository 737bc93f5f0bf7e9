"""Starts tasks in processes of their own, in rounds, and compares them within each round."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Run:
    """One task, done once."""

    seconds: float
    peak_mb: float
    found: int


def run_task(name: str, path: Path) -> Run:
    """One task in a process of its own."""
    command = [sys.executable, "-m", "bench.tasks", name, str(path)]
    return Run(**json.loads(printed_by(command)))


def printed_by(command: Sequence[str]) -> str:
    """What a command prints; RuntimeError with the end of its complaint where it fails."""
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr[-500:]}")
    return done.stdout


def environment() -> dict[str, str]:
    """This process's environment, in which the package and the tests are found."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}


def rounds(names: Sequence[str], path: Path, count: int) -> list[dict[str, Run]]:
    """Each round does every task once, one after the other, so that all of them meet the same machine."""
    return [{name: run_task(name, path) for name in names} for _ in range(count)]


def median_seconds(done: Sequence[dict[str, Run]], name: str) -> float:
    """Seconds of a task, median of its rounds."""
    return statistics.median(turn[name].seconds for turn in done)


def median_ratio(done: Sequence[dict[str, Run]], slow: str, fast: str) -> float:
    """How many times faster one task is than the other: median of the ratios within each round."""
    return statistics.median(turn[slow].seconds / turn[fast].seconds for turn in done)


def peak(done: Sequence[dict[str, Run]], name: str) -> float:
    """Highest memory of a task over its rounds, MB."""
    return max(turn[name].peak_mb for turn in done)


def command_seconds(arguments: Sequence[str], count: int) -> tuple[float, float]:
    """(seconds, MB) of the command `followup` from start to end, imports included; median of `count`."""
    program = "import sys; from extract.cli import main; sys.exit(main())"
    took, memory = [], 0.0
    for _ in range(count):
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments], cwd=ROOT, env=environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took.append(time.perf_counter() - start)
        if process.returncode:
            raise RuntimeError(f"followup {' '.join(arguments)} ended in {process.returncode}")
        memory = max(memory, usage.ru_maxrss / 1024)
    return statistics.median(took), memory

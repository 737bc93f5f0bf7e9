"""Damaged reports by the thousand: no fault but our own errors, no hang, no growth of memory.

`python -m bench.fuzz [--cases N] [--first SEED] [--jobs N]` damages the samples, each case by its own seed,
and reads them in child processes. A child that takes longer than a case may is ended and its case told; one
that dies is a finding, too. Ends with 1 where there are findings, each of which is kept as a file.
"""

from __future__ import annotations

import argparse
import resource
import selectors
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.mutations import mutated

SAMPLES = Path(__file__).parents[1] / "samples"
SECONDS, MEGABYTES, GROWTH = 10.0, 1000, 150
"""Of a case; GROWTH is what a child may have grown by from its hundredth case to its last."""
WARM = 100
BATCH = 500
"""Cases of one child."""


def case(seed: int) -> tuple[str, bytes]:
    """The name and the bytes of a case."""
    chance = Random(seed)
    sample = chance.choice([p for p in sorted(SAMPLES.glob("*-20*.*")) if p.suffix in (".pdf", ".docx")])
    return f"{seed}{sample.suffix}", mutated(sample.read_bytes(), chance)


def fault_of(path: Path) -> str:
    """How reading a file went wrong in a way that is no message of ours; '' where it did not."""
    from extract import pipeline
    from extract.errors import FollowupError, ProgramFault
    from extract.options import ReadOptions

    try:
        pipeline.extract_report(path, ReadOptions(), "damaged")
    except ProgramFault:
        return traceback.format_exc()
    except FollowupError:
        return ""
    except Exception:
        return traceback.format_exc()
    return ""


@dataclass(slots=True)
class _Child:
    """A process that works through its seeds."""

    seeds: list[int]
    process: subprocess.Popen[bytes]
    since: float = field(default_factory=time.monotonic)
    done: int = 0

    @property
    def current(self) -> int:
        return self.seeds[min(self.done, len(self.seeds) - 1)]


def _started(seeds: list[int], folder: Path) -> _Child:
    command = [sys.executable, "-m", "bench.fuzz", "--child", str(folder), *map(str, (seeds[0], len(seeds)))]
    return _Child(seeds, subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0))


def _run_child(folder: Path, first: int, count: int) -> None:
    """Reads case after case; a line a case, with the fault if there was one."""
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 21, MEGABYTES << 21))
    before = 0
    for number, seed in enumerate(range(first, first + count)):
        name, blob = case(seed)
        path = folder / name
        path.write_bytes(blob)
        fault = fault_of(path)
        held, peak = _held(), _peak()
        before = held if number == WARM else before
        if before and held > before + GROWTH and not fault:
            fault, before = f"memory grew from {before} to {held} MB", held
        if peak > MEGABYTES and not fault:
            fault = f"took {peak} MB"
        if not fault:
            path.unlink()
        print(repr(fault), flush=True)


def _held() -> int:
    """Megabytes that this process holds now; 0 where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * resource.getpagesize() >> 20 if told.exists() else 0


def _peak() -> int:
    """Megabytes that this process held at most; `ru_maxrss` would count those of the one that started it."""
    told = Path("/proc/self/status")
    lines = told.read_text().splitlines() if told.exists() else []
    return next((int(line.split()[1]) >> 10 for line in lines if line.startswith("VmHWM")), 0)


def run(seeds: Sequence[int], jobs: int, folder: Path) -> Iterator[tuple[int, str]]:
    """Findings by seed, as they come."""
    waiting = [list(seeds[at : at + BATCH]) for at in range(0, len(seeds), BATCH)][::-1]
    children: list[_Child] = []
    while waiting or children:
        while waiting and len(children) < jobs:
            children.append(_started(waiting.pop(), folder))
        for child in list(children):
            yield from _told(child)
            left = _left_over(child)
            if left is not None:
                children.remove(child)
                waiting += [left] if left else []
                if child.done < len(child.seeds):
                    yield child.current, f"ended: {child.process.returncode}, or too slow"


def _told(child: _Child) -> Iterator[tuple[int, str]]:
    """What a child says within a moment."""
    assert child.process.stdout is not None
    with selectors.DefaultSelector() as ready:
        ready.register(child.process.stdout, selectors.EVENT_READ)
        if not ready.select(timeout=0.2):
            return
    line = child.process.stdout.readline().decode()
    if line:
        seed = child.current
        child.done, child.since = child.done + 1, time.monotonic()
        if line.strip() != "''":
            yield seed, line.strip()


def _left_over(child: _Child) -> list[int] | None:
    """The seeds after the one at which a child ended or was ended; None while it works."""
    if time.monotonic() - child.since > SECONDS + 5 * (not child.done):
        child.process.kill()
    elif child.process.poll() is None:
        return None
    elif child.done < len(child.seeds) and time.monotonic() - child.since < 1:
        return None  # what it said last may not be read yet
    child.process.wait()
    if child.process.stdout is not None:
        child.process.stdout.close()
    return child.seeds[child.done + 1 :]


def main(arguments: Sequence[str]) -> int:
    """Runs the cases and prints the findings; the exit code."""
    if arguments and arguments[0] == "--child":
        _run_child(Path(arguments[1]), int(arguments[2]), int(arguments[3]))
        return 0
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="followup-fuzz-"))
    findings = 0
    for seed, fault in run(range(given.first, given.first + given.cases), given.jobs, folder):
        findings += 1
        print(f"seed {seed}: {fault[-1200:]}", flush=True)
    print(f"{given.cases} cases, {findings} findings" + (f", kept in {folder}" if findings else ""))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

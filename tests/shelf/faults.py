"""Files of certain names that do what hostile files may do, in processes that the tests start.

What is tested cannot be told to do so: such a process finds a `sitecustomize` on its path.
"""

from __future__ import annotations

import ctypes
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extract import allowance, pipeline
from extract.errors import UnreadableReport
from extract.options import ReadOptions
from extract.pipeline import ReportResult

_read = pipeline.extract_report


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(bytearray(1 << 20))


def _eat_and_take_it_for_damage() -> None:
    try:
        _eat()
    except Exception as error:
        raise UnreadableReport("damaged") from error


def _once(path: Path) -> None:
    mark = path.with_suffix(".begun")
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), 9)


def _leave_traces(path: Path) -> None:
    started = path.with_suffix(".started")
    try:
        started.touch()
        time.sleep(3600)
    finally:
        started.rename(path.with_suffix(".cleaned"))


def _find_work() -> None:
    allowance.grow(5)
    end = time.process_time() + 7
    while time.process_time() < end:
        pass


def _print() -> None:
    print("x" * 100_000, flush=True)
    os.write(1, b"y" * 100_000)


FAULTS: dict[str, Callable[[Path], Any]] = {
    "sleeps": lambda _: time.sleep(3600),
    "loops": lambda _: re.match(r"(a*)*b", "a" * 60),  # in C, with the interpreter's lock held
    "eats": lambda _: _eat(),
    "damaged": lambda _: _eat_and_take_it_for_damage(),
    "segfaults": lambda _: ctypes.string_at(0),
    "aborts": lambda _: ctypes.CDLL(None).abort(),
    "exits": lambda _: os._exit(3),
    "killed": lambda _: os.kill(os.getpid(), 9),
    "killed-once": _once,
    "kills-parent": lambda _: os.kill(os.getppid(), 9),
    "dawdles": lambda _: time.sleep(0.5),
    "prints": lambda _: _print(),
    "finds-work": lambda _: _find_work(),
    "leaves-traces": _leave_traces,
}


def _faulty(path: Path, options: ReadOptions, report_id: str) -> ReportResult:
    fault = FAULTS.get(path.stem.rstrip("0123456789"))
    if fault:
        fault(path)
    return _read(path, options, report_id)


def install() -> None:
    """Have reading such a file in this process do its harm."""
    pipeline.extract_report = _faulty


INSTALLED = "from tests.shelf import faults; faults.install()"


def environment(folder: Path, begin: str = INSTALLED) -> dict[str, str]:
    """The environment of a process that begins so, and those that it starts."""
    (folder / "sitecustomize.py").write_text(begin)
    project = Path(__file__).parents[2]
    places = [folder, project / "src", project]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places))}

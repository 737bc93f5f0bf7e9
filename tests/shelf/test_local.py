"""Several processes at once: every unit has its outcome, and no process outlives its parent."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.options import ReadOptions
from extract.shelf.local import LocalExecutor
from extract.shelf.unit import Limits, Unit
from tests.shelf.faults import environment
from tests.shelf.processes import children, is_alive, wait_until

RUN = """
import sys
from pathlib import Path
from extract.options import ReadOptions
from extract.shelf.local import LocalExecutor
from extract.shelf.unit import Limits, Unit

paths = [Path(name) for name in sys.argv[1:]]
units = [Unit(i, path, path.name, path.stem, "", ReadOptions(), Limits(3600)) for i, path in enumerate(paths)]
with LocalExecutor(len(paths)) as executor:
    list(executor.run(units))
"""


def unit(number: int, path: Path) -> Unit:
    return Unit(number, path, path.name, path.stem, "", ReadOptions(), Limits())


@pytest.fixture
def hanging(tmp_path: Path, samples: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program that reads, in two processes, two reports that never end."""
    names = [tmp_path / "leaves-traces1.docx", tmp_path / "leaves-traces2.docx"]
    for name in names:
        shutil.copy(samples / "harrowmere-2022-2023.docx", name)
    command = [sys.executable, "-c", RUN, *map(str, names)]
    with subprocess.Popen(command, env=environment(tmp_path), stderr=subprocess.PIPE) as program:
        wait_until(lambda: len(list(tmp_path.glob("*.started"))) == 2)
        yield program
        program.kill()


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda way: way.name)
def test_no_process_outlives_its_parent(
    hanging: subprocess.Popen[bytes], tmp_path: Path, way: signal.Signals
) -> None:
    pids = children(hanging.pid)
    hanging.send_signal(way)
    hanging.wait(5)
    wait_until(lambda: not any(map(is_alive, pids)), seconds=5)
    assert len(pids) == 2
    assert len(list(tmp_path.glob("*.cleaned"))) == 2  # also what they had begun is cleaned up


def test_each_unit_has_its_outcome(samples: Path) -> None:
    paths = sorted(samples.glob("harrowmere-*"))
    with LocalExecutor(2) as executor:
        outcomes = list(executor.run(unit(number, path) for number, path in enumerate(paths)))
    assert sorted(outcome.number for outcome in outcomes) == list(range(len(paths)))
    assert all(outcome.tables for outcome in outcomes)


def test_units_are_taken_when_there_is_room(samples: Path) -> None:
    taken = []

    def units() -> Iterator[Unit]:
        for number in range(10):
            taken.append(number)
            yield unit(number, samples / "harrowmere-2022-2023.docx")

    with LocalExecutor(1) as executor:
        next(executor.run(units()))
    assert len(taken) <= 3


def test_what_cannot_be_found_out_ends_the_run(samples: Path) -> None:
    def units() -> Iterator[Unit]:
        yield unit(0, samples / "harrowmere-2022-2023.docx")
        raise ValueError("no more")

    with LocalExecutor(1) as executor, pytest.raises(ValueError, match="no more"):
        list(executor.run(units()))


def test_leaving_ends_the_processes() -> None:
    there = set(children(os.getpid()))
    with LocalExecutor(2):
        begun = set(children(os.getpid())) - there
    assert len(begun) == 2
    assert not any(map(is_alive, begun))

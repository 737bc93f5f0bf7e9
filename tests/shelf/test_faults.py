"""A run that is killed anywhere and taken up gives what an undisturbed one gives."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.dataset import validate_folder
from tests.shelf.reports import Reader, done, files, job

SEED = 20

KILLS = {
    "before anything is kept": ("before a report is kept", 1),
    "in the middle": ("before a report is kept", 3),
    "before the last": ("before a report is kept", 5),
    "while the first rows are brought": ("while rows are brought", 1),
    "while the first table is written": ("while tables are written", 1),
    "while the last table is written": ("while tables are written", 13),
    "before the plan stands": ("while files are moved", 1),
    "before the first file is moved": ("while files are moved", 2),
    "with half the files moved out": ("while files are moved", 15),
    "with some files moved in": ("while files are moved", 35),
    "before the last file is moved in": ("while files are moved", 55),
}


def killed(place: str, count: int, *given: Path | str) -> int:
    """The exit code of a run that is killed there."""
    command = [sys.executable, "-m", "tests.shelf.killed", place, str(count), *map(str, given)]
    return subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode


@pytest.fixture
def undisturbed(shelf: Path, tmp_path: Path) -> dict[str, bytes]:
    done(job(tmp_path / "undisturbed", shelf))
    return files(tmp_path / "undisturbed")


@pytest.mark.parametrize(("place", "count"), KILLS.values(), ids=KILLS)
def test_a_killed_run_is_taken_up(
    place: str, count: int, shelf: Path, output: Path, undisturbed: dict[str, bytes]
) -> None:
    done(job(output, shelf / "a.pdf"))
    assert killed(place, count, shelf, output) == -9
    done(job(output, shelf, resume=True))
    assert files(output) == undisturbed


def test_nothing_that_was_kept_is_read_twice(shelf: Path, output: Path) -> None:
    killed("while tables are written", 3, shelf, output)
    reader = Reader()
    done(job(output, shelf, resume=True), reader)
    assert reader.read == ["bad.pdf"]


def test_a_run_that_is_killed_again_and_again_ends(
    shelf: Path, output: Path, undisturbed: dict[str, bytes]
) -> None:
    for _ in range(4):
        assert killed("before a report is kept", 2, shelf, output, "resume") == -9
    done(job(output, shelf, resume=True))
    assert files(output) == undisturbed


def test_a_run_that_is_killed_before_its_files_are_ready_leaves_the_old_ones(
    shelf: Path, output: Path
) -> None:
    done(job(output, shelf / "a.pdf"))
    before = files(output)
    killed("while tables are written", 3, shelf, output)
    assert {name: content for name, content in files(output).items() if not name.startswith(".")} == before
    assert validate_folder(output) == []


@pytest.mark.slow
def test_killing_the_command_at_random_moments(samples: Path, tmp_path: Path) -> None:
    reports = sorted(samples.glob("harrowmere*")) + sorted(samples.glob("bjorkeborg*"))
    program = "import sys; from extract.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "extract", *map(str, reports), "-q", "--jobs", "0", "-o"]
    environment = {**os.environ, "PYTHONPATH": str(samples.parent / "src")}
    started = time.monotonic()
    subprocess.run([*command, str(tmp_path / "whole")], env=environment, check=True)
    length, chooser = time.monotonic() - started, random.Random(SEED)
    for number in range(20):
        output = tmp_path / f"killed-{number}"
        process = subprocess.Popen([*command, str(output)], env=environment)
        time.sleep(length * chooser.uniform(0.2, 1.0))
        process.kill()
        process.wait()
        subprocess.run([*command, str(output), "--resume"], env=environment, check=True)
        assert files(output) == files(tmp_path / "whole")
        shutil.rmtree(output)

"""A Dask cluster of real processes: it reads what this machine reads, whatever becomes of its workers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from extract.errors import WrongUse
from extract.options import ReadOptions
from extract.shelf.cluster import ClusterExecutor
from extract.shelf.local import LocalExecutor
from extract.shelf.unit import Limits, Outcome, Unit
from tests.shelf.faults import INSTALLED, environment
from tests.shelf.processes import children, is_alive, wait_until

Units = Callable[..., list[Unit]]

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


@dataclass(frozen=True)
class Cluster:
    """A scheduler and its workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def cluster(folder: Path, workers: int, begin: str = INSTALLED) -> Iterator[Cluster]:
    """A cluster that gives a report up when two workers were lost over it."""
    told = folder / "scheduler.json"
    settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1", "DASK_TEMPORARY_DIRECTORY": str(folder)}
    env = {**environment(folder, begin), **settings}

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard", "--scheduler-file", str(told)]
        return subprocess.Popen(command, env=env, cwd=folder, stderr=subprocess.DEVNULL)

    with ExitStack() as stack:
        begun = [start("scheduler", "--port", "0", "--host", "127.0.0.1")]
        stack.callback(_end, begun)
        wait_until(lambda: told.exists() and told.stat().st_size > 0)
        begun += [start("worker", "--nthreads", "1", "--no-nanny") for _ in range(workers)]
        yield Cluster(json.loads(told.read_text())["address"], begun[0], tuple(begun[1:]))


def _end(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster"), 3) as begun:
        yield begun


@pytest.fixture
def units(tmp_path: Path, samples: Path) -> Units:
    """Makes units of a sample called by other names."""

    def make(*names: str) -> list[Unit]:
        paths = [tmp_path / f"{name}.docx" for name in names]
        for path in paths:
            shutil.copy(samples / "harrowmere-2022-2023.docx", path)
        told = ("", ReadOptions(), Limits(60, 600))
        return [Unit(number, path, path.name, path.stem, *told) for number, path in enumerate(paths)]

    return make


def by_number(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes in the order of their units, without how long they took."""
    return [replace(outcome, seconds=0) for outcome in sorted(outcomes, key=lambda outcome: outcome.number)]


def codes(outcomes: Iterable[Outcome]) -> list[str]:
    return [outcome.failure.code if outcome.failure else "read" for outcome in by_number(outcomes)]


def test_it_reads_what_this_machine_reads(three: Cluster, samples: Path) -> None:
    paths = [*sorted(samples.glob("*.docx")), *sorted(samples.glob("*.pdf")), samples / "README.md"]
    units = [Unit(i, path, path.name, path.stem, "", ReadOptions(), Limits()) for i, path in enumerate(paths)]
    with ClusterExecutor(three.address) as there, LocalExecutor(1) as here:
        assert by_number(there.run(units)) == by_number(here.run(units))


def test_a_fault_costs_one_report(three: Cluster, units: Units) -> None:
    given = units("a", "eats", "b", "segfaults", "c")
    hanging = replace(units("sleeps")[0], number=5, limits=Limits(1, 300))
    with ClusterExecutor(three.address) as there:
        found = codes(there.run([*given, hanging]))
    assert found == ["read", "over_limit", "read", "crashed", "read", "over_limit"]


def test_the_profiles_of_the_user_go_along(
    three: Cluster, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    profiles = project / "samples" / "profiles"
    shutil.copy(profiles / "kulturplan.toml", tmp_path)
    monkeypatch.setenv("FOLLOWUP_PROFILES", str(tmp_path))
    path = profiles / "kulturplan-2024.docx"
    unit = Unit(0, path, path.name, "a", "", ReadOptions(), Limits())
    named = replace(unit, number=1, options=ReadOptions(profile="kulturplan"))
    with ClusterExecutor(three.address) as there, LocalExecutor(1) as here:
        read = by_number(there.run([unit, named]))
        assert read == by_number(here.run([unit, named]))
    assert all("profile: kulturplan" in outcome.summary for outcome in read)


def test_a_worker_that_is_killed_costs_a_retry(tmp_path: Path, units: Units) -> None:
    given = units(*(f"dawdles{number}" for number in range(8)))
    with cluster(tmp_path, 2) as begun, ClusterExecutor(begun.address) as there, LocalExecutor(1) as here:
        running = there.run(given)
        first = next(running)
        begun.workers[0].kill()
        assert by_number([first, *running]) == by_number(here.run(given))


def test_a_report_over_which_workers_are_lost_is_given_up(tmp_path: Path, units: Units) -> None:
    with cluster(tmp_path, 3) as begun, ClusterExecutor(begun.address) as there:
        outcomes = list(there.run(units("a", "kills-parent", "b")))
    assert codes(outcomes) == ["read", "crashed", "read"]
    assert "workers of the cluster" in str(by_number(outcomes)[1].failure)


def test_what_its_workers_have_started_ends_with_them(tmp_path: Path, units: Units) -> None:
    with cluster(tmp_path, 1) as begun, ClusterExecutor(begun.address) as there:
        list(there.run(units("a")))
        pids = children(begun.workers[0].pid)
        begun.workers[0].kill()
        wait_until(lambda: not any(map(is_alive, pids)), seconds=5)
    assert pids


def test_a_scheduler_that_is_lost_ends_the_run(tmp_path: Path, units: Units) -> None:
    with cluster(tmp_path, 1) as begun, ClusterExecutor(begun.address) as there:
        running = there.run(units("a", *(f"dawdles{number}" for number in range(8))))
        next(running)
        begun.scheduler.kill()
        with pytest.raises(WrongUse, match="--resume"):
            list(running)


OTHERS = {
    "another version": ("import extract; extract.__version__ = '0.0.9'", "0.0.9"),
    "without the program": (
        "import sys; sys.modules['extract.shelf.edition'] = None",
        "does not have this program",
    ),
}


@pytest.mark.parametrize(("begin", "said"), OTHERS.values(), ids=OTHERS)
def test_workers_of_another_edition_are_refused(tmp_path: Path, begin: str, said: str) -> None:
    with cluster(tmp_path, 1, begin) as begun, pytest.raises(WrongUse, match=said):
        ClusterExecutor(begun.address).__enter__()


def test_a_cluster_without_workers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.shelf.cluster._WORKERS_WITHIN", 0.5)
    with cluster(tmp_path, 0) as begun, pytest.raises(WrongUse, match="has no workers"):
        ClusterExecutor(begun.address).__enter__()


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "nowhere", ""], ids=["no one", "no address", "nothing"]
)
def test_where_there_is_no_scheduler_that_is_told_within_seconds(address: str) -> None:
    started = time.monotonic()
    with pytest.raises(WrongUse, match="no Dask scheduler"):
        ClusterExecutor(address).__enter__()
    assert time.monotonic() - started < 10

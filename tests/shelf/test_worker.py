"""A process that reads reports: what hostile files do to it costs these reports alone."""

from __future__ import annotations

import os
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extract.errors import ProgramFault
from extract.options import ReadOptions
from extract.shelf.reading import InProcess
from extract.shelf.unit import Limits, Outcome, Unit
from extract.shelf.worker import Worker
from tests.shelf.faults import environment
from tests.shelf.processes import children

ROOMY = Limits(megabytes=300)
Units = Callable[..., list[Unit]]


@pytest.fixture
def units(tmp_path: Path, samples: Path) -> Units:
    """Makes units of a sample called by other names."""

    def make(*names: str, limits: Limits = ROOMY) -> list[Unit]:
        made = []
        for number, name in enumerate(names):
            path = Path(shutil.copy(samples / "harrowmere-2022-2023.docx", tmp_path / f"{name}.docx"))
            made.append(Unit(number, path, path.name, name, "", ReadOptions(), limits))
        return made

    return make


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """A worker in whose processes files of certain names do harm."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", environment(tmp_path_factory.mktemp("site"))["PYTHONPATH"])
        made = Worker()
        yield made
        made.close()


def time_of_children() -> float:
    """Processor time, which does not depend on what else the machine has to do."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def outcome_code(outcome: Outcome) -> str:
    return outcome.failure.code if outcome.failure else "read"


def test_what_a_process_reads_is_what_this_one_reads(worker: Worker, units: Units) -> None:
    (unit,) = units("report")
    (here,) = InProcess().run([unit])
    there = worker.carry_out(unit)
    assert here.tables
    assert (there.tables, there.summary, there.failure) == (here.tables, here.summary, here.failure)


slow = pytest.mark.slow
FAULTS = [
    pytest.param("segfaults", "crashed", "SIGSEGV", id="crashes in C"),
    pytest.param("aborts", "crashed", "SIGABRT", id="aborts in C", marks=slow),
    pytest.param("exits", "crashed", "without a word", id="ends its process", marks=slow),
    pytest.param("killed", "crashed", "SIGKILL", id="is killed again and again", marks=slow),
    pytest.param("eats", "over_limit", "--memory", id="eats memory"),
    pytest.param("damaged", "over_limit", "--memory", id="eats memory, taken for damage", marks=slow),
    pytest.param("prints", "read", "", id="prints"),
    pytest.param("killed-once", "read", "", id="is killed from outside"),
]


@pytest.mark.parametrize(("name", "code", "said"), FAULTS)
def test_a_fault_costs_one_report(worker: Worker, units: Units, name: str, code: str, said: str) -> None:
    outcomes = [worker.carry_out(unit) for unit in units(name, "after")]
    assert [outcome_code(outcome) for outcome in outcomes] == [code, "read"]
    assert said in str(outcomes[0].failure)


SLOW_ONES = ["loops", pytest.param("sleeps", marks=slow), pytest.param("finds-work", marks=slow)]


@pytest.mark.parametrize("name", SLOW_ONES)
def test_a_report_that_takes_too_long_is_given_up(worker: Worker, units: Units, name: str) -> None:
    (unit,) = units(name, limits=Limits(seconds=0.5))
    outcomes = [worker.carry_out(unit) for unit in (unit, *units("after"))]
    assert [outcome_code(outcome) for outcome in outcomes] == ["over_limit", "read"]
    assert "0.5 seconds" in str(outcomes[0].failure)


@pytest.mark.slow
def test_without_a_limit_told_a_loop_is_given_up_within_ten_seconds(worker: Worker, units: Units) -> None:
    (loops,) = units("loops", limits=Limits())
    before = time_of_children()
    assert "--timeout" in str(worker.carry_out(loops).failure)
    assert time_of_children() - before < 9


@pytest.mark.slow
def test_without_a_limit_told_work_that_is_found_adds_to_the_time(worker: Worker, units: Units) -> None:
    (unit,) = units("finds-work", limits=Limits())
    assert outcome_code(worker.carry_out(unit)) == "read"


def test_a_worker_that_was_killed_between_two_reports_is_replaced(worker: Worker, units: Units) -> None:
    first, second = units("first", "second")
    worker.carry_out(first)
    for pid in children(os.getpid()):
        os.kill(pid, signal.SIGKILL)
    assert outcome_code(worker.carry_out(second)) == "read"


def test_a_process_that_has_grown_is_given_up(units: Units) -> None:
    there = children(os.getpid())
    worker = Worker()
    grown = [outcome_code(worker.carry_out(unit)) for unit in units("a", "b", limits=Limits(megabytes=80))]
    assert (grown, children(os.getpid())) == (["read", "read"], there)


def test_a_process_that_ends_at_its_start_says_why(
    monkeypatch: pytest.MonkeyPatch, units: Units, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit('a library is missing')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(ProgramFault, match="a library is missing"):
        Worker().carry_out(units("report")[0])


def test_a_process_that_cannot_start_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "no-python")
    with pytest.raises(ProgramFault, match="no-python"):
        Worker()

"""A run over many reports, from what was given to the dataset.

Gets a Job and an Executor, gives events as they come, which the command line tells. What is done is kept as
it goes, so that a run that ends anyhow can be taken up again.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract import dataset
from extract.dataset import Row, WriteOptions
from extract.errors import ProgramFault, WrongUse
from extract.shelf.bring import bring
from extract.shelf.gather import Gathered, alike, take_over, write_gathered
from extract.shelf.given import Shelf, find_reports
from extract.shelf.plan import Entry, Job, Plan, planned, row_key
from extract.shelf.store import Store, opened_store
from extract.shelf.unit import Executor, Failure, Outcome


@dataclass(frozen=True, slots=True)
class Begun:
    """It is known what is to be done."""

    reports: int
    known: int
    """Reports that were read before and would come out the same."""
    dropped: int
    """Reports that a run had read that did not end, and that are read again."""
    doubles: tuple[tuple[str, str], ...]
    """Files of the same content as another one, which is read."""
    passed_over: int
    """Files of folders and archives that are not named as reports."""


@dataclass(frozen=True, slots=True)
class Progress:
    """So many reports are done."""

    done: int
    total: int
    failed: int
    seconds: float
    """Since the first was begun."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a report, in the order given."""

    source_file: str
    summary: str = ""
    doubts: tuple[Row, ...] = ()
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """All reports are done, and the dataset is written where there was anything to write."""

    read: int
    """Reports that gave rows now."""
    known: int
    """Reports whose rows were there."""
    failures: tuple[Failure, ...]
    writing: WriteOptions
    """How the dataset is written."""
    alike: tuple[tuple[str, ...], ...] = ()
    """Reports of the same programme and period."""

    @property
    def is_written(self) -> bool:
        """Whether there is a dataset."""
        return bool(self.read + self.known)


Event = Begun | Progress | Told | Ended


def run(job: Job, executor: Executor) -> Iterator[Event]:
    """Read what was given into one dataset, telling what comes. Raises WrongUse."""
    shelf = find_reports(job.given, job.output)
    with opened_store(job.output) as store:
        dataset.finish_replacing(job.output)
        course = _begun(replace(job, writing=dataset.settled(job.writing, job.output)), shelf, store)
        yield course.begun(len(shelf.passed_over))
        yield from _read(course, executor)
        yield _ended(course)


@dataclass(frozen=True, slots=True)
class _Course:
    """A run that goes on."""

    job: Job
    plan: Plan
    there: Sequence[Row]
    """The reports of the dataset that is added to or taken up."""
    store: Store
    known: frozenset[int]
    """Numbers of the reports that need not be read."""
    dropped: int
    failures: dict[int, Failure] = field(default_factory=dict)
    """By number why a report gave no rows."""

    def begun(self, passed_over: int) -> Begun:
        """What is to be done."""
        doubles = tuple(self.plan.doubles())
        return Begun(len(self.plan.entries), len(self.known), self.dropped, doubles, passed_over)

    def doubles(self, entry: Entry) -> Iterator[tuple[str, Failure]]:
        """The failures of a report's doubles, which name them."""
        failure, name = self.failures[entry.number], Path(entry.brought.path).name
        for double in self.plan.again.get(entry.brought.sha256, ()):
            yield double.source_file, failure.about(name, double.path.name)

    def failed(self) -> list[tuple[str, Failure]]:
        """Each file that gave no rows, in the order given, and why."""
        entries = [entry for entry in self.plan.entries if entry.number in self.failures]
        return [
            one
            for entry in entries
            for one in ((entry.brought.source_file, self.failures[entry.number]), *self.doubles(entry))
        ]


def _begun(job: Job, shelf: Shelf, store: Store) -> _Course:
    there = _reports_there(job)
    brought = bring(shelf.reports, store.place("given"))
    plan = planned(job, brought, there if job.writing.add else ())
    before = store.keys()
    if not job.resume:
        store.forget_all()
    take_over(job.output, _taken_over(job, plan, there), store)
    done = store.keys()
    known = frozenset(entry.number for entry in plan.entries if job.resume and entry.key in done)
    failures = {entry.number: entry.failure for entry in plan.entries if entry.failure}
    return _Course(job, plan, there, store, known, 0 if job.resume else len(before), failures)


def _reports_there(job: Job) -> Sequence[Row]:
    """The reports of the dataset, where they matter."""
    try:
        return dataset.read_reports(job.output) if job.resume or job.writing.add else ()
    except WrongUse:
        if job.writing.add:
            raise
        return ()  # what cannot be taken up is read again


def _taken_over(job: Job, plan: Plan, there: Iterable[Row]) -> dict[str, str]:
    """By id the keys of the reports of the dataset whose rows are still wanted."""
    wanted = frozenset(plan.keys.values())
    keys = {str(row["report_id"]): row_key(row) for row in there}
    return {name: key for name, key in keys.items() if job.writing.add or key in wanted}


def _read(course: _Course, executor: Executor) -> Iterator[Event]:
    """Read what is not known, keep it, and tell of each report in the order given."""
    started = time.monotonic()
    waiting = deque(entry for entry in course.plan.entries if entry.number not in course.known)
    units = [entry.unit for entry in waiting if entry.unit]
    told = {
        entry.number: Told(entry.brought.source_file, failure=entry.failure)
        for entry in waiting
        if entry.failure
    }
    yield from _ready(course, waiting, told)
    for done, outcome in enumerate(executor.run(units), start=1):
        told[outcome.number] = _kept(course, outcome)
        yield Progress(done, len(units), len(course.failures), time.monotonic() - started)
        yield from _ready(course, waiting, told)
    if waiting:
        raise ProgramFault(f"Nothing came back of {len(waiting)} reports.", next_step="Please report it.")


def _ready(course: _Course, waiting: deque[Entry], told: dict[int, Told]) -> Iterator[Told]:
    """What can be told without running ahead of a report that is still being read."""
    while waiting and waiting[0].number in told:
        entry = waiting.popleft()
        yield told.pop(entry.number)
        if entry.number in course.failures:
            yield from (Told(name, failure=failure) for name, failure in course.doubles(entry))


def _kept(course: _Course, outcome: Outcome) -> Told:
    entry = course.plan.entries[outcome.number]
    if outcome.failure and outcome.failure.is_wrong_use:
        if not course.job.resume:
            course.store.forget_all()  # what was told will be told otherwise, so none of it would be taken up
        wrong = outcome.failure
        raise WrongUse(wrong.what, why=wrong.why, next_step=wrong.next_step)
    if outcome.failure:
        course.failures[outcome.number] = outcome.failure
        return Told(entry.brought.source_file, failure=outcome.failure)
    course.store.keep(entry.key, outcome.tables)
    doubts = dataset.lines_to_rows(dataset.load_schema("doubts"), outcome.tables.get("doubts", ""))
    return Told(entry.brought.source_file, outcome.summary, tuple(doubts))


def _ended(course: _Course) -> Ended:
    job, failed = course.job, course.failed()
    read = [entry for entry in course.plan.entries if entry.unit and entry.number not in course.failures]
    new = {entry.unit.report_id: entry.key for entry in read if entry.unit}
    ended = Ended(len(new) - len(course.known), len(course.known), tuple(f for _, f in failed), job.writing)
    if not new:
        return ended
    before = {str(row["report_id"]): row_key(row) for row in course.there if job.writing.add}
    rows = tuple(failure.row(source_file) for source_file, failure in failed)
    gathered = Gathered(course.store, tuple({**before, **new}.values()), rows)
    write_gathered(gathered, job.output, job.writing)
    twins = alike(gathered.pieces("reports").rows())
    return replace(ended, alike=tuple(map(tuple, twins)))

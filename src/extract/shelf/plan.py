"""What a run has to do: which reports are read, which were read before, which cannot be had.

Gets the files that were brought and what the folder of the dataset has of them, gives a Plan. It reads no
report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract import targets
from extract.dataset import Row, WriteOptions
from extract.options import ReadOptions
from extract.read_with import read_with
from extract.report_ids import report_ids
from extract.shelf.bring import Brought, told_apart
from extract.shelf.unit import Failure, Limits, Unit


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asked for."""

    given: tuple[str, ...]
    """Files, folders, patterns, archives, addresses."""
    output: Path
    reading: ReadOptions
    writing: WriteOptions
    limits: Limits
    report_id: str = ""
    """Of the only report; '' for ids made of the files' names."""
    resume: bool = False
    """Whether what is done stays as it is where it would come out the same."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A report at its place among all."""

    number: int
    brought: Brought
    unit: Unit | None = None
    """None where it cannot be had."""
    key: str = ""
    """The same where reading would give the same rows; '' without a unit."""

    @property
    def failure(self) -> Failure | None:
        """Why it cannot be had."""
        return self.brought.failure


@dataclass(frozen=True, slots=True)
class Plan:
    """All reports of a run."""

    entries: tuple[Entry, ...]
    again: Mapping[str, Sequence[Brought]]
    """By content the files that hold it, too, and are not read again."""

    @property
    def keys(self) -> dict[str, str]:
        """By report the key of its rows."""
        return {entry.unit.report_id: entry.key for entry in self.entries if entry.unit}

    def doubles(self) -> list[tuple[str, str]]:
        """The files that are not read again, each with the one that is."""
        return [
            (double.source_file, entry.brought.source_file)
            for entry in self.entries
            for double in self.again.get(entry.brought.sha256, ())
        ]


def planned(job: Job, brought: Iterable[Brought], there: Sequence[Row]) -> Plan:
    """The reports that were brought as units; `there` are those of the dataset that is added to.

    Raises WrongUse where one would replace another report.
    """
    kept, again = told_apart(brought)
    had = [one for one in kept if one.failure is None]
    ids = [job.report_id] if job.report_id else report_ids([one.path for one in had], there)
    if not job.report_id:
        new = {name: (one.path, one.sha256) for name, one in zip(ids, had, strict=True)}
        targets.check_distinct([one.path for one in had], ids)
        targets.check_added(new, there, job.output)
    named = dict(zip((id(one) for one in had), ids, strict=True))
    entries = (_entry(number, one, named.get(id(one), ""), job) for number, one in enumerate(kept))
    return Plan(tuple(entries), again)


def row_key(report: Row) -> str:
    """The key of a report that a dataset has."""
    return _key(*(str(report[name]) for name in ("report_id", "source_sha256", "read_with", "source_file")))


def _entry(number: int, brought: Brought, report_id: str, job: Job) -> Entry:
    if brought.failure:
        return Entry(number, brought)
    unit = Unit(number, brought.path, brought.source_file, report_id, brought.sha256, job.reading, job.limits)
    mark = read_with(job.reading, brought.sha256, report_id)
    return Entry(number, brought, unit, _key(report_id, brought.sha256, mark, brought.source_file))


def _key(report_id: str, sha256: str, mark: str, source_file: str) -> str:
    return "\n".join((report_id, sha256, mark, source_file))

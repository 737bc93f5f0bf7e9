"""The values that pass between a run and those who read for it.

A Unit is all that one report needs to be read, wherever that happens; an Outcome is all that comes of it.
Both are plain values that can be sent to another process or machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from extract.dataset import Row
from extract.errors import FollowupError, WrongUse
from extract.options import ReadOptions

LEAST_MEGABYTES = 200
"""With less the program itself has no room."""
BASE_SECONDS = 6.0
"""Processor time that any report may take; a short one takes less than one of them."""
PATIENCE = 10
"""How many times the processor time may pass by the clock."""
MOST_THREADS = 4
"""How many seconds of processor time a library may take in one of wall time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may cost before it is given up."""

    seconds: float | None = None
    """Wall time; None for processor time that grows with what there is to read, see `allowance`."""
    megabytes: int = 900
    """Memory of the process that reads it; with the program's own code it then stays below a gigabyte."""

    @property
    def grow(self) -> bool:
        """Whether work that is found in a report adds to its time."""
        return self.seconds is None

    @property
    def processor_seconds(self) -> float:
        """Processor time that a report may take to begin with."""
        return BASE_SECONDS if self.seconds is None else MOST_THREADS * self.seconds

    @property
    def clock_seconds(self) -> float:
        """Wall time that it may take to begin with: a busy machine gives little processor time."""
        return PATIENCE * BASE_SECONDS if self.seconds is None else self.seconds


@dataclass(frozen=True, slots=True)
class Unit:
    """One report that is to be read."""

    number: int
    """Its place among the reports of the run, from 0; its outcome carries the same."""
    path: Path
    """Its file, on the machine of the run. Its name is the report's own, as messages name it."""
    source_file: str
    """What the tables call the file: its name, or its path in the folder or archive that was given."""
    report_id: str
    sha256: str
    """Of its content."""
    options: ReadOptions
    """What the user told; the files that it names lie on the machine of the run, too."""
    limits: Limits


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a report could not be read: an error as plain values, which can be sent."""

    code: str
    exit_code: int
    what: str
    why: str = ""
    next_step: str = ""
    trace: str = ""
    """Where a fault of the program happened, for whoever mends it."""

    @property
    def is_wrong_use(self) -> bool:
        """Whether the command cannot be carried out as given, so that no report would fare better."""
        return self.code == WrongUse.code

    def about(self, name: str, other: str) -> Failure:
        """The same failure of another file of the same content."""
        what, why = (text.replace(name, other) for text in (self.what, self.why))
        return replace(self, what=what, why=why)

    def error(self) -> FollowupError:
        """It as an error, for its words."""
        return FollowupError(self.what, why=self.why, next_step=self.next_step)

    def row(self, source_file: str) -> Row:
        """It as the table `failures` holds it."""
        message = "\n".join(text for text in (self.what, self.why) if text)
        return {
            "source_file": source_file,
            "code": self.code,
            "message": message,
            "next_step": self.next_step,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a unit: rows, or a failure."""

    number: int
    """The unit's."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """By table its rows as lines of plain CSV without a header, each value typed by the schema."""
    summary: str = ""
    """What a person is told about the report."""
    failure: Failure | None = None
    seconds: float = 0.0
    """Wall time of reading it."""


class Executor(Protocol):
    """Reads units somewhere: in this process, in processes with limits, on a cluster.

    A context: entering starts what it needs and returns at once, leaving ends all of it.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def run(self, units: Iterable[Unit]) -> Iterator[Outcome]:
        """One outcome for each unit, as they come; a unit is taken when there is room for it."""


def failure_of(error: FollowupError, trace: str = "") -> Failure:
    """An error as plain values."""
    return Failure(error.code, error.exit_code, error.what, error.why, error.next_step, trace)

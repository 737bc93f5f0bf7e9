"""What it means for a report that the process that read it ended: it took too long, too much, or crashed.

Gets the ending and the unit, gives the error. It words the same whatever the figures of the moment were, so
that a report fails in the same words wherever it is read.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass
from enum import Enum

from extract.errors import Crashed, OverLimit, UnreadableReport
from extract.shelf.caps import TIME_SPENT
from extract.shelf.unit import Limits, Unit

NEARLY = 0.8
"""The share of its memory from which on the end of a process is a want of it: C libraries end it then."""
_SAVE_ANEW = "See whether it opens in its own program, and save it anew from there; or give it more"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended while it read a report."""

    is_late: bool = False
    """Whether its time by the clock was up."""
    is_memory_spent: bool = False
    """Whether it said itself that it got no more memory."""
    signal: int = 0
    """The signal that ended it, 0 for none."""
    most_memory: int = 0
    """The most memory that it had, in megabytes; 0 where that is not known."""


class _Cause(Enum):
    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"


def _cause(ending: Ending, limits: Limits) -> _Cause:
    if ending.is_late or ending.signal == TIME_SPENT:
        return _Cause.TIME
    if ending.is_memory_spent or ending.most_memory > NEARLY * limits.megabytes:
        return _Cause.MEMORY
    return _Cause.CRASH


def is_verdict(ending: Ending, limits: Limits, *, was_fresh: bool) -> bool:
    """Whether trying again is of no use."""
    cause = _cause(ending, limits)
    return cause is _Cause.TIME or (cause is _Cause.MEMORY and was_fresh)


def ending_to_error(ending: Ending, unit: Unit) -> UnreadableReport:
    """The error of a report whose process ended so."""
    cause = _cause(ending, unit.limits)
    if cause is _Cause.TIME:
        return _too_slow(unit)
    return too_large(unit) if cause is _Cause.MEMORY else _crashed(unit, ending)


def _too_slow(unit: Unit) -> OverLimit:
    seconds = unit.limits.seconds
    told = f"{seconds:g} seconds are" if seconds else "The time that a report of its length may take is"
    return OverLimit(
        f"{unit.path.name}: reading it takes too long and was given up",
        why=f"{told} over, and it was not done.",
        next_step=f"{_SAVE_ANEW} time with --timeout SECONDS.",
    )


def too_large(unit: Unit) -> OverLimit:
    """The error of a report that needs more memory than it may have, or than there is."""
    return OverLimit(
        f"{unit.path.name}: reading it takes too much memory and was given up",
        why=f"A report may take {unit.limits.megabytes} MB.",
        next_step=f"{_SAVE_ANEW} memory with --memory MB.",
    )


def _crashed(unit: Unit, ending: Ending) -> Crashed:
    by = f"by {_signal_name(ending.signal)}" if ending.signal else "without a word"
    return Crashed(
        f"{unit.path.name}: the process that read it was ended in the midst of it",
        why=f"That happened twice, {by}.",
        next_step="Open it in its own program and save or print it anew from there; "
        "a PDF may be readable with --engine pdfplumber.",
    )


def _signal_name(number: int) -> str:
    known = {one.value: one.name for one in signal.Signals}
    return known.get(number, f"signal {number}")

"""What a run over many reports says, as text.

Gets events, gives lines for a person. It prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.shelf.run import Begun, Ended, Progress

_SHOWN = 5
"""Lines of one kind; a shelf of copies would fill a screen."""


def begun_lines(event: Begun) -> Iterator[str]:
    """What a person should know of what was given, before anything is read."""
    if event.dropped:
        dropped = _counted(event.dropped, "report")
        yield f"A run that was cut off had read {dropped}, which --resume would keep; all are read anew."
    if event.known:
        known = f"{event.known} of {_counted(event.reports, 'report')}"
        yield f"{known} would come out as before and are kept; to read: {event.reports - event.known}."
    yield from _listed([f"{name}: the same content as {first}, read once" for name, first in event.doubles])
    if event.passed_over:
        yield f"Passed over: {_counted(event.passed_over, 'file')} not named as a report."


def alike_lines(event: Ended) -> Iterator[str]:
    """Reports that may be one and the same in two versions."""
    yield from _listed([f"The same programme and period: {', '.join(ids)}" for ids in event.alike])


def ended_line(event: Ended) -> str:
    """How many reports were read, and how many not."""
    known = f", {event.known} as before" if event.known else ""
    failed = f", {len(event.failures)} could not be read" if event.failures else ""
    return f"{_counted(event.read, 'report')} read{known}{failed}"


def progress_line(event: Progress) -> str:
    """How far a run is, in less than a line of a terminal.

    >>> progress_line(Progress(done=40, total=100, failed=2, seconds=20.0))
    '40 of 100 reports, 2.0 a second, 30 s left, 2 failed'
    """
    rate = event.done / event.seconds if event.seconds else 0.0
    left = f", {_duration((event.total - event.done) / rate)} left" if rate else ""
    failed = f", {event.failed} failed" if event.failed else ""
    return f"{event.done} of {_counted(event.total, 'report')}, {rate:.1f} a second{left}{failed}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _listed(lines: list[str]) -> Iterator[str]:
    """The lines, or the first of them and how many more there are."""
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield f"... and {len(lines) - _SHOWN} more of these."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"

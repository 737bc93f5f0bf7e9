"""A report in a process of its own, within limits: whatever it does there, it costs this report alone.

Gets a unit, gives its outcome. A report that takes too long or too much memory, or whose process ends,
gives a failure; the process is kept for the next report, or a new one takes its place.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from extract.shelf.endings import Ending, ending_to_error, is_verdict
from extract.shelf.process import Process
from extract.shelf.unit import Limits, Outcome, Unit, failure_of
from extract.shelf.wire import bytes_to_outcome

_TRIES = 2


class Worker:
    """Reads reports, one at a time; its process starts at once, so that it is there when it is needed."""

    def __init__(self) -> None:
        self._process = Process()
        self._lock = Lock()
        self._is_busy = False
        self._is_closed = False

    def carry_out(self, unit: Unit) -> Outcome:
        """Read a report within its limits.

        A process may be ended from outside, or by what an earlier report left in it. So a report is tried
        once more, in a process that is fresh, before it is given up; not where its time was up.
        Raises ProgramFault where no process can be started.
        """
        with self._busy():
            answer = self._ask(pickle.dumps(unit), unit.limits)
        if isinstance(answer, bytes):
            return bytes_to_outcome(answer)
        return Outcome(unit.number, failure=failure_of(ending_to_error(answer, unit)))

    def close(self) -> None:
        """End it, orderly where it is reading and comes to an end soon. May be called by any thread."""
        with self._lock:
            self._is_closed = True
            end = self._process.stop if self._is_busy else self._process.end
        end()

    def _ask(self, request: bytes, limits: Limits) -> bytes | Ending:
        for _ in range(_TRIES):
            process = self._ready_process()
            was_fresh = process.is_fresh
            answer = process.ask(request, limits.clock_seconds)
            if isinstance(answer, bytes) or is_verdict(answer, limits, was_fresh=was_fresh):
                break
        return answer

    def _ready_process(self) -> Process:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the worker was closed while it read")
            if self._process.has_ended:
                self._process = Process()
            return self._process

    @contextmanager
    def _busy(self) -> Iterator[None]:
        with self._lock:
            self._is_busy = True
        try:
            yield
        finally:
            with self._lock:
                self._is_busy = False
                if self._is_closed:
                    self._process.end()

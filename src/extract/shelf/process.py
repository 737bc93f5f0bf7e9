"""A process that reads reports, seen from its parent: started, asked, timed, ended.

Knows pipes, signals and clocks; what a report is, and what its end means for it, it does not know.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import IO

import extract
from extract.errors import ProgramFault
from extract.shelf.caps import MEMORY_SPENT, resident_megabytes
from extract.shelf.endings import Ending
from extract.shelf.frames import Frame, Kind, read_frame, write_frame

_START_WITHIN = 60.0
"""Seconds in which a process has started, on a machine that is busy with others."""
_GRACE = 1.0
"""Seconds in which a process that is told to end removes what it left lying about."""
_SINGLE_THREADED = {"OPENBLAS_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}
"""Several processes read at once; threads of each beside them would only wait for each other."""


class Process:
    """One process, from its start to its end; it starts at once and is waited for when it is first asked."""

    def __init__(self) -> None:
        with contextlib.ExitStack() as files:
            self._log = files.enter_context(tempfile.TemporaryFile())
            self._popen = _started(self._log)
            files.pop_all()  # it stays open as long as the process is there, see `_close`
        assert self._popen.stdin and self._popen.stdout
        self._requests, self._replies = self._popen.stdin, self._popen.stdout
        self._is_gone = threading.Event()
        self._memory_at_start = -1
        self.is_fresh = True
        """Whether it has read nothing yet, so that what befalls it is not another report's doing."""

    def ask(self, content: bytes, seconds: float) -> bytes | Ending:
        """The answer to what is asked, or how the process ended instead; it may tell that it needs more time.

        Raises ProgramFault where the process did not come so far as to be asked.
        """
        if self._memory_at_start < 0:
            self._wait_until_ready()
        with _Clock(seconds, self.stop) as clock:
            answer = self._answer(content, clock)
        if answer is None or answer.kind is Kind.MEMORY_SPENT:
            ending = self._ending(is_late=clock.has_struck)
            return replace(ending, is_memory_spent=True) if answer else ending
        self.is_fresh = False
        if answer.kind is Kind.LAST_OUTCOME:
            self.end()
        return answer.content

    @property
    def has_ended(self) -> bool:
        """Whether it can be asked no more."""
        return self._popen.poll() is not None

    def stop(self) -> None:
        """Have it end, orderly if it does so soon; for any thread, as whoever asks it learns of that."""
        with contextlib.suppress(ProcessLookupError):
            self._popen.terminate()
        self._is_gone.wait(_GRACE)
        self._kill()

    def end(self) -> None:
        """End it at once, as it has nothing to do."""
        self._kill()
        self._popen.wait()
        self._close()

    def _wait_until_ready(self) -> None:
        with _Clock(_START_WITHIN, self._kill):
            frame = read_frame(self._replies)
        if frame:
            self._memory_at_start = int(frame.content)
            return
        why = self._last_words()
        self.end()
        raise _not_started(why or "It ended at once and said nothing.")

    def _answer(self, content: bytes, clock: _Clock) -> Frame | None:
        try:
            write_frame(self._requests, Frame(Kind.UNIT, content))
        except BrokenPipeError:
            return None
        while (frame := read_frame(self._replies)) and frame.kind is Kind.MORE_TIME:
            clock.add(float(frame.content))
        return frame

    def _ending(self, *, is_late: bool) -> Ending:
        self._is_gone.set()
        self._kill()  # what it started may live on
        code, most_memory = _reaped(self._popen)
        self._close()
        told = (
            most_memory if self._memory_at_start < most_memory else 0
        )  # at first it has its parent's figure
        return Ending(is_late, code == MEMORY_SPENT, max(-code, 0), told)

    def _kill(self) -> None:
        """End it and what it started."""
        if self._popen.returncode is not None:
            return  # its number may be another process's by now
        with contextlib.suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(self._popen.pid, signal.SIGKILL)
            else:
                self._popen.kill()

    def _last_words(self) -> str:
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    def _close(self) -> None:
        for pipe in (self._requests, self._replies, self._log):
            pipe.close()


class _Clock:
    """Strikes when the time is up, from a thread of its own, unless it is left before."""

    def __init__(self, seconds: float, strike: Callable[[], None]) -> None:
        self._end = monotonic() + seconds
        self._strike = strike
        self._left = threading.Event()
        self.has_struck = False

    def __enter__(self) -> _Clock:
        threading.Thread(target=self._run, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()

    def add(self, seconds: float) -> None:
        """Give it more time."""
        self._end += seconds

    def _run(self) -> None:
        while (rest := self._end - monotonic()) > 0:
            if self._left.wait(rest):
                return
        self.has_struck = True
        self._strike()


def _started(log: IO[bytes]) -> subprocess.Popen[bytes]:
    """The process, in a group of its own: a key on the terminal ends its parent, and that ends it."""
    place = str(Path(extract.__file__).parents[1])
    paths = [path for path in sys.path if path]
    paths = paths if place in paths else [place, *paths]
    # -P and a path that is told: a folder in which somebody stands may hold a module of any name
    code = f"import sys; sys.path[:] = {paths!r}; from extract.shelf.child import main; main({os.getpid()})"
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            bufsize=0,
            env={**_SINGLE_THREADED, **os.environ},
            process_group=0 if os.name == "posix" else None,
        )
    except OSError as error:
        raise _not_started(str(error)) from error


def _not_started(why: str) -> ProgramFault:
    return ProgramFault(
        "The process that reads the reports could not be started.",
        why=why,
        next_step="Read the reports without it, and without limits: --jobs 0.",
    )


def _reaped(popen: subprocess.Popen[bytes]) -> tuple[int, int]:
    """The exit code of a process that has ended, and the most memory that it had."""
    if not hasattr(os, "wait4"):
        return popen.wait(), 0
    try:
        _, status, used = os.wait4(popen.pid, 0)
    except ChildProcessError:  # somebody who waits for all children was faster
        return popen.wait(), 0
    popen.returncode = os.waitstatus_to_exitcode(status)
    return popen.returncode, resident_megabytes(used.ru_maxrss)

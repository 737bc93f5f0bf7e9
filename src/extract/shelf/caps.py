"""What the process that it runs in may use: memory, processor time, and no life beyond its parent's.

Each is held by the operating system where it can: a C library that loops or allocates asks nobody else.
Where it cannot, memory is watched from a thread and processor time is not limited; the parent's clock is.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

_IS_LINUX = sys.platform == "linux"
_MEGABYTE = 1 << 20
_PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""
TIME_SPENT = getattr(signal, "SIGPROF", -1)
"""The signal that ends a process whose processor time is spent."""
_WATCHED_EVERY = 0.05
"""Seconds."""
MEMORY_SPENT = 86
"""The exit code of a process that the watching thread ended."""


def end_with(parent: int) -> None:
    """Have this process be told to end (SIGTERM) when its parent does, even if no thread of it can look."""
    if _IS_LINUX:
        import ctypes

        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    if hasattr(os, "getppid") and os.getppid() != parent:  # it ended before this could be asked for
        os._exit(1)


def leave_no_core() -> None:
    """Have no image of the memory written when the process is ended."""
    if resource:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def memory_held(megabytes: int) -> Iterator[None]:
    """Meanwhile the process gets no more memory than this: MemoryError, or its end in a C library."""
    if not resource:
        yield
    elif _IS_LINUX:
        with _soft_limit(resource.RLIMIT_DATA, megabytes * _MEGABYTE):
            yield
    else:
        with _watched(megabytes):
            yield


@contextmanager
def _soft_limit(kind: int, most: int) -> Iterator[None]:
    before, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(kind, (before, hard))


@contextmanager
def _watched(megabytes: int) -> Iterator[None]:
    """For systems whose kernel holds no such limit: a thread ends the process that takes more."""
    over = threading.Event()
    thread = threading.Thread(target=_end_when_above, args=(megabytes, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _end_when_above(megabytes: int, over: threading.Event) -> None:
    while not over.wait(_WATCHED_EVERY):
        if most_memory() > megabytes:
            os._exit(MEMORY_SPENT)


def most_memory() -> int:
    """The most memory that this process had, in megabytes; 0 where the system does not tell."""
    return resident_megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) if resource else 0


def memory_taken() -> int:
    """The memory that counts against the limit, as this process has it now, in megabytes."""
    if not _IS_LINUX:
        return most_memory()
    pages = int(Path("/proc/self/statm").read_text().split()[5])
    return pages * resource.getpagesize() // _MEGABYTE


def resident_megabytes(told: int) -> int:
    """The megabytes of a ru_maxrss: kilobytes on Linux, bytes on macOS."""
    return told // (_MEGABYTE if sys.platform == "darwin" else 1024)


@contextmanager
def processor_time_held(seconds: float) -> Iterator[Callable[[float], None]]:
    """Meanwhile the process ends when it has worked for so many seconds and those that are given to it.

    By a timer of the kernel, of which the programs that it starts have no part.
    """
    if not hasattr(signal, "setitimer"):
        yield lambda _: None
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield _set_timer_back
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _set_timer_back(seconds: float) -> None:
    rest, _ = signal.getitimer(signal.ITIMER_PROF)
    signal.setitimer(signal.ITIMER_PROF, rest + seconds)

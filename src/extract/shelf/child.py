"""The process of a worker: reads one report at a time within its limits, and tells what came of it.

Gets units over its standard input, gives outcomes over its standard output; both are hidden from the
libraries, which may print what they like. It writes no file.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NoReturn

from extract import allowance
from extract.shelf import caps
from extract.shelf.frames import Frame, Kind, Pipe, read_frame, write_frame
from extract.shelf.unit import PATIENCE, Limits, Outcome, Unit
from extract.shelf.wire import outcome_to_bytes

_WANTED = ("extract.read.pdf", "extract.read.word")
"""Loaded while there is nothing to read, so that the first file of either kind need not wait for it."""
_GRACE = 1.0
"""Seconds to end orderly in."""
_KEPT_SHARE = 4
"""A worker that keeps more than this part of what a report may take makes room for a new one."""


def main(parent: int) -> None:
    """Read the reports that come until no more do."""
    caps.end_with(parent)
    caps.leave_no_core()
    signal.signal(signal.SIGTERM, _end_orderly)
    requests, replies = _claimed_pipes()
    from extract.shelf.reading import outcome_of  # the bulk of the program, which may print when it is loaded

    units = _units(requests)
    write_frame(replies, Frame(Kind.READY, b"%d" % caps.most_memory()))
    for unit in _as_they_come(units):
        reply = _reply(outcome_of, unit, replies)
        write_frame(replies, reply)
        if reply.kind is not Kind.OUTCOME:
            return


def _end_orderly(*_: object) -> NoReturn:
    """End so that what was begun is cleaned up: temporary files, programs that were started."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # cleaning up is not to be broken off in its turn
    sys.exit(1)


def _claimed_pipes() -> tuple[Pipe, Pipe]:
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return requests, replies


def _units(requests: Pipe) -> queue.SimpleQueue[Unit]:
    """The units that come. When the parent is gone the process ends, whatever it is doing."""
    units: queue.SimpleQueue[Unit] = queue.SimpleQueue()

    def receive() -> None:
        # Trusted, since it comes from the process that started this one.
        while frame := read_frame(requests):
            units.put(pickle.loads(frame.content))
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_GRACE)
        os._exit(1)

    threading.Thread(target=receive, daemon=True).start()
    return units


def _as_they_come(units: queue.SimpleQueue[Unit]) -> Iterator[Unit]:
    wanted = iter(_WANTED)
    while True:
        with contextlib.suppress(queue.Empty):
            yield units.get_nowait()
            continue
        module = next(wanted, None)
        if module:
            import_module(module)
        else:
            yield units.get()


def _reply(outcome_of: Callable[[Unit], Outcome], unit: Unit, replies: Pipe) -> Frame:
    """What came of a unit; memory and time are given back before it is told."""
    try:
        with _within(unit.limits, replies):
            content = outcome_to_bytes(outcome_of(unit))
    except MemoryError:
        return Frame(Kind.MEMORY_SPENT)
    has_grown = caps.memory_taken() * _KEPT_SHARE > unit.limits.megabytes
    return Frame(Kind.LAST_OUTCOME if has_grown else Kind.OUTCOME, content)


@contextlib.contextmanager
def _within(limits: Limits, replies: Pipe) -> Iterator[None]:
    """Holds the limits; where they grow, work that is found adds to them and to the parent's clock."""
    with caps.memory_held(limits.megabytes), caps.processor_time_held(limits.processor_seconds) as give:

        def hear(seconds: float) -> None:
            if limits.grow:
                give(seconds)
                write_frame(replies, Frame(Kind.MORE_TIME, b"%f" % (PATIENCE * seconds)))

        with allowance.told_to(hear):
            yield

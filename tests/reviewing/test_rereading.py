"""Reports read again in the background."""

from __future__ import annotations

import threading

from extract.errors import WrongUse
from extract.reviewing import Rereading


def test_a_report_asked_for_while_it_is_read_is_read_once_more() -> None:
    begun, go_on, read = threading.Event(), threading.Event(), list[str]()

    def slow(report_id: str) -> None:
        begun.set()
        go_on.wait(10)
        read.append(report_id)

    rereading = Rereading(slow)
    rereading.ask("a")
    begun.wait(10)
    for report_id in ("a", "b", "a"):
        rereading.ask(report_id)
    go_on.set()
    rereading.wait()
    assert (read, rereading.is_busy) == (["a", "a", "b"], False)


def test_a_failure_is_told_until_a_reading_works() -> None:
    failures = [WrongUse("not now"), ValueError("nor now")]

    def read(_: str) -> None:
        if failures:
            raise failures.pop(0)

    rereading, told = Rereading(read), []
    for _ in range(3):
        rereading.ask("a")
        rereading.wait()
        told.append(rereading.problem)
    assert told == ["not now", "ValueError: nor now", ""]

"""What a run says: sentences for what was given, how far it is, how it ended."""

from __future__ import annotations

import pytest

from extract.dataset import WriteOptions
from extract.shelf.run import Begun, Ended, Progress
from extract.shelf.unit import Failure
from extract.shelf.wording import alike_lines, begun_lines, ended_line, progress_line

BEGUN = {
    "nothing to tell": (Begun(3, 0, 0, (), 0), []),
    "some known": (
        Begun(1000, 980, 0, (), 0),
        ["980 of 1000 reports would come out as before and are kept; to read: 20."],
    ),
    "a run cut off": (
        Begun(3, 0, 1, (), 0),
        ["A run that was cut off had read 1 report, which --resume would keep; all are read anew."],
    ),
    "a double": (Begun(3, 0, 0, (("b.pdf", "a.pdf"),), 0), ["b.pdf: the same content as a.pdf, read once"]),
    "others": (Begun(3, 0, 0, (), 2), ["Passed over: 2 files not named as a report."]),
}


@pytest.mark.parametrize(("event", "lines"), BEGUN.values(), ids=BEGUN)
def test_what_is_told_before(event: Begun, lines: list[str]) -> None:
    assert list(begun_lines(event)) == lines


def test_many_doubles_are_a_few_lines() -> None:
    doubles = tuple((f"{number}.pdf", "a.pdf") for number in range(100))
    lines = list(begun_lines(Begun(1, 0, 0, doubles, 0)))
    assert (len(lines), lines[-1]) == (6, "... and 95 more of these.")


PROGRESS = {
    "the first": (Progress(0, 10, 0, 0.0), "0 of 10 reports, 0.0 a second"),
    "seconds left": (Progress(5, 10, 0, 10.0), "5 of 10 reports, 0.5 a second, 10 s left"),
    "minutes left": (
        Progress(10, 100, 1, 10.0),
        "10 of 100 reports, 1.0 a second, 1 min 30 s left, 1 failed",
    ),
    "hours left": (Progress(1, 8001, 0, 1.0), "1 of 8001 reports, 1.0 a second, 2 h 13 min left"),
    "one only": (Progress(1, 1, 0, 2.0), "1 of 1 report, 0.5 a second, 0 s left"),
}


@pytest.mark.parametrize(("event", "line"), PROGRESS.values(), ids=PROGRESS)
def test_how_far_it_is(event: Progress, line: str) -> None:
    assert progress_line(event) == line


def test_how_it_ended() -> None:
    failure = Failure("unreadable", 3, "a.pdf: no")
    ended = Ended(980, 3, (failure,) * 20, WriteOptions(), (("a", "b"),))
    assert ended_line(ended) == "980 reports read, 3 as before, 20 could not be read"
    assert list(alike_lines(ended)) == ["The same programme and period: a, b"]

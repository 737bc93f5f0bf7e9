"""A unit read in this process: also what goes wrong comes of it as a value, but for a want of memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import pipeline
from extract.errors import NothingRecognised, UnreadableReport
from extract.options import ReadOptions
from extract.shelf.reading import InProcess, outcome_of
from extract.shelf.unit import Limits, Unit

UNIT = Unit(0, Path("a.pdf"), "a.pdf", "a", "", ReadOptions(), Limits())


def raised_from(error: Exception, cause: BaseException | None) -> Exception:
    error.__cause__ = cause
    return error


ITSELF = NothingRecognised("nothing")
ERRORS = {
    "an error that is told": (UnreadableReport("damaged"), "unreadable"),
    "an error that is raised from itself": (raised_from(ITSELF, ITSELF), "nothing_recognised"),
    "a fault": (KeyError("x"), "program_fault"),
    "no memory": (MemoryError(), "over_limit"),
    "no memory, taken for damage": (raised_from(UnreadableReport("damaged"), MemoryError()), "over_limit"),
}


@pytest.mark.parametrize(("error", "code"), ERRORS.values(), ids=ERRORS)
def test_what_goes_wrong_is_a_failure(monkeypatch: pytest.MonkeyPatch, error: Exception, code: str) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "extract_report", fails)
    (outcome,) = InProcess().run([UNIT])
    assert outcome.failure
    assert outcome.failure.code == code


def test_a_want_of_memory_is_for_whoever_set_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise UnreadableReport("damaged") from MemoryError()

    monkeypatch.setattr(pipeline, "extract_report", fails)
    with pytest.raises(MemoryError):
        outcome_of(UNIT)

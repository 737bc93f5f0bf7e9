"""One unit, read in this process; what every executor does in the end.

Gets a Unit, gives an Outcome: also where the file cannot be read, or a fault of the program is met.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from extract import dataset, pipeline, summary
from extract.dataset import Rows
from extract.errors import FollowupError
from extract.shelf.endings import too_large
from extract.shelf.unit import Outcome, Unit, failure_of


def outcome_of(unit: Unit) -> Outcome:
    """A report's rows and summary, or why there are none; a file can cause nothing but MemoryError."""
    started = time.monotonic()
    return replace(_read(unit), seconds=time.monotonic() - started)


def _read(unit: Unit) -> Outcome:
    try:
        result = pipeline.extract_report(Path(unit.path), unit.options, unit.report_id)
        tables = _named(result.tables, unit.source_file)
        texts = {name: dataset.csv_lines(name, rows) for name, rows in tables.items()}
        return Outcome(unit.number, texts, summary.report_summary(result.content, tables))
    except FollowupError as error:
        if _is_for_memory(error):
            raise MemoryError from error
        return Outcome(unit.number, failure=failure_of(error))
    except MemoryError:
        raise
    except Exception as cause:
        fault = summary.unexpected(unit.path, cause)
        return Outcome(unit.number, failure=failure_of(fault, traceback.format_exc()))


def _is_for_memory(error: BaseException) -> bool:
    """Whether a want of memory is what a reader took for a damaged file."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause and cause not in chain:  # an error may be raised from itself
        chain.append(cause)
        cause = cause.__cause__ or cause.__context__
    return any(isinstance(link, MemoryError) for link in chain)


def _named(tables: Rows, source_file: str) -> Rows:
    """The tables with the report's file called as the run calls it."""
    return {**tables, "reports": [{**row, "source_file": source_file} for row in tables["reports"]]}


class InProcess:
    """Reads units one after the other in this process, without limits of time and memory."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing was started."""

    def run(self, units: Iterable[Unit]) -> Iterator[Outcome]:
        """The outcome of each unit, in their order."""
        return map(_outcome_without_limits, units)


def _outcome_without_limits(unit: Unit) -> Outcome:
    try:
        return outcome_of(unit)
    except MemoryError:
        return Outcome(unit.number, failure=failure_of(too_large(unit)))

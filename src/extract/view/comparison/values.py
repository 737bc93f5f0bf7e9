"""What the page of two periods is drawn from: a frozen value of plain rows.

Rows are dicts by the columns of the tables' schemas, typed or as CSV holds them. A table that is
missing counts as empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.dataset import Row, Rows
from extract.reasons import Reason


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two periods of a programme, and how their records belong together."""

    previous: Rows
    """The tables of the earlier report alone: reports, goals, indicators, measures, ..."""
    current: Rows
    """Those of the later report alone."""
    links: Sequence[Row]
    """Rows of `links`: each measure of both reports is in at least one."""
    changes: Sequence[Row] = ()
    """Rows of `changes`."""
    doubts: Sequence[Row] = ()
    """What was in doubt about the links: rows as of `doubts`, with the id of a measure of either report."""
    partners: Mapping[str, str] = field(default_factory=dict)
    """Earlier -> later id of goals and indicators that are the same, beside those joined by `changes`."""
    reasons: Mapping[tuple[str, str], tuple[Reason, ...]] = field(default_factory=dict)
    """(earlier, later) measure -> why they were linked, or why one of them was not."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Record id -> address of the picture of its part of the report's page, from where the page lies."""


def text(row: Row | None, column: str) -> str:
    """A value as text: dates in ISO form, '' for one that is not there."""
    value = None if row is None else row.get(column)
    return "" if value is None else str(value)

"""How far the end of a schedule moved.

Gets a pair's changes, gives months and days; which way is worse stands in `changes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from extract.dataset import Row
from extract.view.comparison.values import text


@dataclass(frozen=True, slots=True)
class Slip:
    """The end of a schedule in both reports."""

    previous: str
    """ISO date; '' where it had no end."""
    current: str

    @property
    def months(self) -> int | None:
        """Months of the calendar that it moved, later is positive; None where an end is open."""
        if not (self.previous and self.current):
            return None
        before, after = date.fromisoformat(self.previous), date.fromisoformat(self.current)
        return 12 * (after.year - before.year) + after.month - before.month

    @property
    def days(self) -> int:
        """Days that it moved; 0 where an end is open."""
        if not (self.previous and self.current):
            return 0
        return (date.fromisoformat(self.current) - date.fromisoformat(self.previous)).days


def slip_of(changes: Iterable[Row]) -> Slip | None:
    """The move among a pair's changes; None where the end did not move, or in no direction."""
    for row in changes:
        if text(row, "field") == "schedule_end" and text(row, "direction"):
            return Slip(text(row, "previous"), text(row, "current"))
    return None
